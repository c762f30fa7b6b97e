"""Which of the shown credentials is meant, and what is said of it."""

from __future__ import annotations

import pytest

from actions.details import ShowDetails, choose
from actions.services import Services
from catalogue.records import Credential
from tests.actions.made import CARE
from tests.actions.turn import pressed, take, typed

SHOWN = [
    CARE,
    Credential(id="nights", title="Calm Nights on the Ward", provider="Forth University", location="Perth"),
    Credential(id="bread", title="Baking Bread", provider="Sabhal Mòr Bakery", mode="campus", pattern="evenings"),
]


@pytest.mark.parametrize(
    ("text", "meant"),
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
    ],
)
def test_a_position_is_a_number_or_an_ordinal(text: str, meant: str) -> None:
    assert _id(text) == meant


@pytest.mark.parametrize("text", ["the last one", "last", "tell me about that last course"])
def test_the_last_is_the_last_that_was_shown(text: str) -> None:
    assert _id(text) == "bread"


def test_how_long_the_first_will_last_is_asked_of_the_first() -> None:
    assert _id("how long does the first one last?") == "care"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Dementia Care", "care"),
        ("the dementia one", "care"),
        ("dementa care", "care"),
        ("more about the baking one please", "bread"),
        ("calm nights", "nights"),
    ],
)
def test_words_of_a_title_name_it(text: str, meant: str) -> None:
    assert _id(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [("the one by Clyde College", "care"), ("Forth University", "nights"), ("the sabhal mòr one", "bread")],
)
def test_a_provider_names_its_only_credential(text: str, meant: str) -> None:
    assert _id(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("the online one", "care"),
        ("online one", "care"),
        ("open the one in Perth", "nights"),
        ("the evenings one", "bread"),
    ],
)
def test_delivery_and_place_name_a_credential(text: str, meant: str) -> None:
    assert _id(text) == meant


@pytest.mark.parametrize("text", ["number 4", "number 0", "15", "the tenth", "that one", "which one", "", "???", "²"])
def test_what_names_none_of_them_chooses_none(text: str) -> None:
    assert _id(text) is None


def test_a_name_that_two_share_chooses_none() -> None:
    twins = [CARE, CARE.model_copy(update={"id": "other", "provider": "Forth College"})]
    assert choose("dementia care", twins) is None


def test_the_more_a_name_says_the_better() -> None:
    twins = [CARE, CARE.model_copy(update={"id": "other", "provider": "Forth College"})]
    assert choose("dementia care by forth college", twins) == twins[1]


@pytest.mark.parametrize("text", ["the last one", "first", "dementia"])
def test_of_nothing_shown_nothing_is_chosen(text: str) -> None:
    assert choose(text, []) is None


@pytest.mark.parametrize("text", ["how much is it?", "does it carry credit", "", "number 7"])
def test_when_one_was_shown_it_is_the_one(text: str) -> None:
    assert choose(text, [CARE]) == CARE


def test_a_button_shows_its_credential_in_full(services: Services) -> None:
    turn = take(ShowDetails(services), pressed("details", named={"credential": "care"}))
    assert turn.message.data.card.id == "care"
    assert "Calm an anxious person." in turn.text


def test_a_button_is_believed_whatever_is_shown(services: Services) -> None:
    turn = take(ShowDetails(services), pressed("details", named={"credential": "care"}, shown=["weld-gas"]))
    assert turn.message.data.card.id == "care"


def test_a_number_is_counted_on_the_page_that_is_shown(services: Services) -> None:
    turn = take(ShowDetails(services), typed("number 2", "details", shown=["weld-gas", "care"]))
    assert turn.message.data.card.id == "care"


def test_details_offer_the_way_out_when_it_does_not_fit(services: Services) -> None:
    assert take(ShowDetails(services), typed("that", "details", shown=["care"])).payloads == ["/request"]


def test_a_credential_that_is_gone_is_said_to_be_gone(services: Services) -> None:
    turn = take(ShowDetails(services), pressed("details", named={"credential": "gone"}))
    assert "no longer in the catalogue" in turn.text
    assert turn.payloads == ["/more"]


@pytest.mark.parametrize("shown", [[], ["weld-gas", "care"]])
def test_when_it_is_not_plain_which_is_meant_that_is_asked(shown: list[str], services: Services) -> None:
    turn = take(ShowDetails(services), typed("tell me more", "details", shown=shown))
    assert "Which one do you mean?" in turn.text
    assert turn.slots == {}


def _id(text: str) -> str | None:
    chosen = choose(text, SHOWN)
    return chosen and chosen.id
