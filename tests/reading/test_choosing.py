"""Which of the shown credentials a message means."""

from __future__ import annotations

import pytest

from catalogue.records import Credential
from reading.choosing import called, choose
from tests.actions.made import CARE

SHOWN = [
    CARE,
    Credential(id="nights", title="Calm Nights on the Ward", provider="Forth University", location="Perth"),
    Credential(id="bread", title="Baking Bread", provider="Sabhal Mòr Bakery", mode="campus", pattern="evenings"),
]
TWINS = [CARE, CARE.model_copy(update={"id": "other", "provider": "Forth College"})]


def meant(text: str, current: str | None = None) -> list[str]:
    return [credential.id for credential in choose(text, SHOWN, current)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("the second one", "nights"),
        ("2nd one pls", "nights"),
        ("the third", "bread"),
        ("first one please", "care"),
        ("number 2", "nights"),
        ("no. 3 please", "bread"),
        ("and number 3, how many hours a week would they be away?", "bread"),
        ("3rd", "bread"),
        ("tell me about number one", "care"),
        ("what is number one on the list", "care"),
        ("one", "care"),
        ("option two", "nights"),
        ("is the middle one ok for a beginner", "nights"),
        ("the top one", "care"),
        ("the first of these", "care"),
        ("and the 2nd of them?", "nights"),
        ("whit aboot the bottom yin", "bread"),
    ],
)
def test_a_position_is_a_number_or_an_ordinal(text: str, named: str) -> None:
    assert meant(text) == [named]


@pytest.mark.parametrize("text", ["the last one", "last", "tell me about that last course"])
def test_the_last_is_the_last_that_was_shown(text: str) -> None:
    assert meant(text) == ["bread"]


def test_a_list_as_long_as_the_shortlist_is_counted_to_its_end() -> None:
    shown = [CARE.model_copy(update={"id": f"c{place}"}) for place in range(1, 13)]
    assert [choose(text, shown)[0].id for text in ("the sixth", "the 9th", "number eleven", "twelfth")] == [
        "c6",
        "c9",
        "c11",
        "c12",
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("compare 1 and 3", ["care", "bread"]),
        ("1 & 2", ["care", "nights"]),
        ("the second and the third", ["nights", "bread"]),
        ("one and two", ["care", "nights"]),
        ("the first or the last", ["care", "bread"]),
        ("the first two", ["care", "nights"]),
        ("top 2", ["care", "nights"]),
        ("the last two", ["nights", "bread"]),
        ("compare 1 and 7", ["care"]),
    ],
)
def test_several_positions_are_several_credentials(text: str, named: list[str]) -> None:
    assert meant(text) == named


def test_a_credential_that_is_meant_twice_is_chosen_once() -> None:
    assert meant("the last one, I mean the third") == ["bread"]


@pytest.mark.parametrize("text", ["all of them", "each of these", "all three", "them all", "every one", "all"])
def test_all_are_all_that_are_shown(text: str) -> None:
    assert meant(text) == ["care", "nights", "bread"]


def test_all_about_one_is_that_one() -> None:
    assert meant("tell me all about the second") == ["nights"]


def test_both_are_the_two_that_are_shown() -> None:
    assert choose("both please", TWINS) == TWINS


def test_both_of_three_are_none() -> None:
    assert meant("both please") == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Dementia Care", "care"),
        ("the dementia one", "care"),
        ("dementa care", "care"),
        ("more about the baking one please", "bread"),
        ("calm nights", "nights"),
        ("the one by Clyde College", "care"),
        ("Forth University", "nights"),
        ("the sabhal mòr one", "bread"),
        ("the online one", "care"),
        ("open the one in Perth", "nights"),
        ("the evenings one", "bread"),
    ],
)
def test_title_provider_place_and_delivery_name_a_credential(text: str, named: str) -> None:
    assert meant(text) == [named]


def test_two_names_are_two_credentials() -> None:
    assert meant("compare the dementia one and the baking one") == ["care", "bread"]


def test_a_name_that_all_share_chooses_none() -> None:
    assert choose("dementia care", TWINS) == []


def test_the_more_a_name_says_the_better() -> None:
    assert choose("dementia care by forth college", TWINS) == [TWINS[1]]


@pytest.mark.parametrize("text", ["is it online?", "are any of them online?", "do these run in Perth?"])
def test_a_question_about_delivery_does_not_name_the_one_delivered_so(text: str) -> None:
    assert meant(text) == []


def test_a_question_about_delivery_is_about_the_one_spoken_of_last() -> None:
    assert meant("is it online?", current="bread") == ["bread"]


@pytest.mark.parametrize(
    "text",
    ["number 4", "number 0", "15", "the tenth", "that one", "which one", "", "???", "²", "compare 7 and 8", "level 2"],
)
def test_what_names_none_of_them_chooses_none(text: str) -> None:
    assert meant(text) == []


@pytest.mark.parametrize(
    "text", ["is 2 hours a week enough", "for 3 people", "2 credits", "one of them", "is there first aid in it?"]
)
def test_a_number_of_something_else_is_no_position(text: str) -> None:
    assert meant(text) == []


@pytest.mark.parametrize(
    "text", ["how much?", "that one", "", "is it for 30 people?", "can they start on January 21st?"]
)
def test_when_nothing_is_named_it_is_the_one_spoken_of_last(text: str) -> None:
    assert meant(text, current="nights") == ["nights"]


@pytest.mark.parametrize("text", ["number 7", "the 7th", "the tenth one", "option 4"])
def test_a_position_that_the_list_does_not_have_is_not_the_one_spoken_of_last(text: str) -> None:
    assert meant(text, current="nights") == []


def test_a_position_goes_before_the_one_spoken_of_last() -> None:
    assert meant("and the third?", current="nights") == ["bread"]


def test_one_spoken_of_last_that_is_not_shown_is_not_meant() -> None:
    assert meant("how much?", current="gone") == []


def test_the_other_one_is_the_one_not_spoken_of() -> None:
    assert choose("and the other one?", TWINS, "care") == [TWINS[1]]


def test_the_others_are_all_not_spoken_of() -> None:
    assert meant("and the other two?", current="nights") == ["care", "bread"]


def test_the_other_one_of_three_is_not_plain() -> None:
    assert meant("and the other one?", current="nights") == []


@pytest.mark.parametrize("text", ["the last one", "first", "dementia", "all of them", "both", "the first two", "other"])
def test_of_nothing_shown_nothing_is_chosen(text: str) -> None:
    assert choose(text, []) == []


@pytest.mark.parametrize("text", ["how much is it?", "does it carry credit", ""])
def test_when_one_was_shown_it_is_the_one(text: str) -> None:
    assert choose(text, [CARE]) == [CARE]


@pytest.mark.parametrize("text", ["number 7", "what is the second one like"])
def test_when_one_was_shown_another_position_is_not_that_one(text: str) -> None:
    assert choose(text, [CARE]) == []


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("the bread one", "bread"),
        ("the ward course", "nights"),
        ("the other one", None),
        ("the first one", None),
        ("it", None),
        ("the forestry one", None),
    ],
)
def test_a_part_of_its_name_calls_the_only_one_that_has_it(words: str, named: str | None) -> None:
    found = called(words, SHOWN)
    assert (found and found.id) == named


def test_a_name_that_two_have_calls_neither() -> None:
    assert called("the dementia one", TWINS) is None


@pytest.mark.parametrize(
    "text",
    [
        *("Which of these could be done on a tablet?", "which one runs on a Monday", "do any of them have exams"),
        *("are those at weekends", "is any of these for farmers?", "which would you do", "are any of them online"),
        *("these, are they recognised", "which has no exam", "none of those on a saturday then?"),
    ],
)
def test_a_question_about_several_is_not_about_the_one_that_was_spoken_of_last(text: str) -> None:
    assert meant(text, "nights") == ["care", "nights", "bread"]


@pytest.mark.parametrize(
    "text", ["is it hard these days", "would those lads get on", "how much is it", "any VAT on it?"]
)
def test_other_questions_are_about_the_one_that_was_spoken_of_last(text: str) -> None:
    assert meant(text, "nights") == ["nights"]
