"""What is said of the credentials that a message or a button means."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from actions.services import Services
from tests.actions.made import welding
from tests.actions.turn import Take, Turn, pressed, taking, typed

SHOWN = ["weld-gas", "weld-yard", "care"]


@pytest.fixture
def show(services: Services) -> Take:
    return taking(services, "action_show_details")


def names(turn: Turn) -> list[str]:
    return [one.id for one in turn.message.data.items]


def test_a_button_shows_its_credential_in_full(show: Take) -> None:
    turn = show(pressed("details", named={"credential": "care"}))
    assert turn.message.data.card.id == "care"
    assert not turn.message.data.asked
    assert "Afterwards people can: Calm an anxious person." in turn.text


def test_what_a_record_in_full_does_not_publish_is_said_on_one_line(show: Take) -> None:
    lines = show(pressed("details", named={"credential": "care"})).text.splitlines()
    (silent,) = [line for line in lines if line.startswith("Not published: ")]
    assert {"Price", "Starts", "Recognition of prior learning"} <= set(
        silent.removeprefix("Not published: ").split("; ")
    )
    assert not any(line.startswith("Price:") for line in lines)


def test_a_button_is_believed_whatever_is_shown(show: Take) -> None:
    turn = show(pressed("details", named={"credential": "care"}, shown=["weld-gas"]))
    assert turn.message.data.card.id == "care"


def test_a_number_is_counted_on_the_page_that_is_shown(show: Take) -> None:
    turn = show(typed("number 2", "details", shown=["weld-gas", "care"]))
    assert turn.message.data.card.id == "care"


def test_a_title_is_known_whatever_is_shown(show: Take) -> None:
    turn = show(
        typed(
            "how many credits is {title:Dementia Care}?",
            "details",
            facts=["scqf_credits"],
            shown=["weld-gas", "weld-ship"],
        )
    )
    assert turn.message.data.card.id == "care"


def test_a_part_of_a_title_is_enough(show: Take) -> None:
    assert show(typed("tell me about {title:yard pipe}", "details")).message.data.card.id == "weld-yard"


def test_two_titles_are_compared(show: Take) -> None:
    turn = show(
        typed("{title:Dementia Care} or {title:Gas Pipe Welding}: which is online?", "details", facts=["delivery"])
    )
    assert names(turn) == ["care", "weld-gas"]


def test_words_that_are_no_title_of_the_catalogue_are_looked_for_among_the_shown(show: Take) -> None:
    turn = show(typed("how much is {title:the yard one}?", "details", shown=SHOWN))
    assert turn.message.data.card.id == "weld-yard"


def test_what_is_shown_is_remembered_as_spoken_of_last(show: Take) -> None:
    assert show(typed("the third", "details", shown=SHOWN)).slots == {"current": "care", "spoken_of": ["care"]}


def test_a_question_is_about_the_one_spoken_of_last(show: Take) -> None:
    turn = show(typed("how many credits is it?", "details", facts=["scqf_credits"], shown=SHOWN, current="care"))
    assert turn.message.data.card.id == "care"


def test_one_spoken_of_that_has_left_the_page_can_be_asked_about(show: Take) -> None:
    turn = show(typed("is it online?", "details", facts=["delivery"], shown=["weld-gas", "weld-ship"], current="care"))
    assert turn.message.data.card.id == "care"


def test_a_question_is_answered_with_what_it_asks_for_alone(show: Take) -> None:
    turn = show(typed("how many credits is the third?", "details", facts=["scqf_credits"], shown=SHOWN))
    assert turn.text.splitlines() == [
        "Dementia Care, Clyde College",
        "",
        "Credits: 10-15 credits (about 100-150 hours of learning)",
    ]


def test_the_answers_come_as_facts_too(show: Take) -> None:
    turn = show(
        typed("what level is the second and what does it cost?", "details", facts=["price", "scqf_level"], shown=SHOWN)
    )
    assert [(one.name, one.value) for one in turn.message.data.answers] == [
        ("Level", "SCQF level 9"),
        ("Price", "not published"),
    ]


def test_an_answer_offers_the_whole_record_and_to_keep_it(show: Take) -> None:
    turn = show(typed("how much is the third", "details", facts=["price"], shown=SHOWN))
    assert turn.payloads == ['/details{"credential": "care"}', '/shortlist{"credential": "care"}', "/request"]


def test_a_record_in_full_offers_to_keep_it_and_the_way_out(show: Take) -> None:
    turn = show(typed("that", "details", shown=["care"]))
    assert turn.payloads == ['/shortlist{"credential": "care"}', "/request"]


def test_what_several_cost_is_said_of_each(show: Take) -> None:
    turn = show(typed("what do they cost?", "details", facts=["price"], shown=SHOWN))
    assert names(turn) == SHOWN
    assert [(row.name, row.values) for row in turn.message.data.rows] == [("Price", ("not published",) * 3)]


def test_a_question_about_two_is_answered_for_those_two(show: Take) -> None:
    turn = show(typed("what level are the first and the second?", "details", facts=["scqf_level"], shown=SHOWN))
    assert turn.message.data.rows[0].values == ("SCQF level 6", "SCQF level 9")


def test_several_without_a_question_are_compared(show: Take) -> None:
    turn = show(typed("tell me about the first two", "details", shown=SHOWN))
    assert (turn.message.kind, names(turn)) == ("comparison", ["weld-gas", "weld-yard"])


def test_of_several_none_is_the_one_spoken_of_last(show: Take) -> None:
    turn = show(typed("what do they cost?", "details", facts=["price"], shown=SHOWN))
    assert not {"current", "spoken_of"} & turn.slots.keys()


def test_a_credential_that_is_gone_is_said_to_be_gone(show: Take) -> None:
    turn = show(pressed("details", named={"credential": "gone"}))
    assert "no longer in the catalogue" in turn.text
    assert turn.payloads == ["/more"]


def test_when_it_is_not_plain_which_is_meant_that_is_asked_with_their_names(show: Take) -> None:
    turn = show(typed("tell me more", "details", shown=["weld-gas", "care"]))
    assert turn.text.startswith("Which one do you mean?")
    assert [(button.title, button.payload) for button in turn.message.buttons] == [
        ("1. Gas Pipe Welding", '/details{"credential": "weld-gas", "value": "asked 1"}'),
        ("2. Dementia Care", '/details{"credential": "care", "value": "asked 1"}'),
    ]
    assert turn.slots == {}


@pytest.mark.parametrize("text", ["tell me more", "what does it cost?"])
@pytest.mark.parametrize("shown", [[], ["gone"]])
def test_where_nothing_is_shown_the_need_is_asked_for(shown: list[str], text: str, show: Take) -> None:
    turn = show(typed(text, "details", shown=shown))
    assert turn.text == "I have not shown you anything yet. What should your people be able to do?"


def test_a_number_that_the_page_does_not_have_asks_which(show: Take) -> None:
    turn = show(typed("tell me about number 7", "details", shown=SHOWN, current="care"))
    assert turn.text.startswith("Which one do you mean?")


@pytest.mark.parametrize("text", ["is {ordinal:it} assessed", "does {ordinal:this one} start soon?"])
def test_of_several_a_word_for_one_means_the_one_that_was_advised(text: str, show: Take) -> None:
    assert show(typed(text, "details", shown=SHOWN)).message.data.card.id == SHOWN[0]


def test_a_word_for_one_means_the_one_spoken_of_last_before_that(show: Take) -> None:
    assert (
        show(typed("is {ordinal:it} assessed", "details", shown=SHOWN, current="care")).message.data.card.id == "care"
    )


TOLD_APART = (
    welding("gas", scqf_level=6, duration_weeks=4, price={"amount": 90}),
    welding("ship", scqf_level=8, duration_weeks=12, price={"amount": 0}),
    welding("yard", scqf_level=9, duration_weeks=30, price={"amount": 400}),
)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("the level 8 one", "ship"),
        ("the short one", "gas"),
        ("the longest", "yard"),
        ("the dear one", "yard"),
        ("that cheaper one", "ship"),
    ],
)
def test_a_course_is_told_from_the_others_by_what_sets_it_apart(
    words: str, place: str, serve: Callable[..., Services]
) -> None:
    shown = [card.id for card in TOLD_APART]
    show = taking(serve(*TOLD_APART), "action_show_details")
    turn = show(typed(f"has {{ordinal:{words}}} an exam", "details", facts=["assessment"], shown=shown))
    assert turn.message.data.card.id == f"weld-{place}"


def test_where_two_are_alike_nothing_sets_one_apart(serve: Callable[..., Services]) -> None:
    show = taking(serve(welding("gas", scqf_level=6), welding("ship", scqf_level=6)), "action_show_details")
    turn = show(typed("has {ordinal:the level 6 one} an exam", "details", shown=["weld-gas", "weld-ship"]))
    assert turn.text.startswith("Which one do you mean?")


def test_a_question_that_names_none_is_about_all_that_are_shown(show: Take) -> None:
    turn = show(typed("would that need a licence", "details", facts=["entry_requirements"], shown=["weld-gas", "care"]))
    assert names(turn) == ["weld-gas", "care"]


def test_a_subject_that_none_of_those_shown_has_is_looked_for(show: Take) -> None:
    turn = show(
        typed("and the {need:dementia care}?", "details", facts=["content"], shown=["weld-gas"], current="weld-gas")
    )
    assert names(turn) == ["care"]
    assert turn.slots["needs"] == ["dementia care"]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("does {ordinal:it} cover {need:dementia care}?", ["content"]),
        ("what does {need:dementia care} cost", ["price"]),
        ("and {need:pipe welding}?", ["content"]),
        ("and the {need:forestry}?", ["content"]),
    ],
)
def test_a_question_about_those_shown_is_answered_from_them(text: str, facts: list[str], show: Take) -> None:
    turn = show(typed(text, "details", facts=facts, shown=["weld-gas"], current="weld-gas"))
    assert (turn.message.kind, turn.message.data.card.id) == ("credential", "weld-gas")


def test_a_place_that_the_page_does_not_have_is_said_to_be_none(show: Take) -> None:
    turn = show(typed("is {ordinal:the second one} at level 6?", "details", facts=["scqf_level"], shown=["weld-gas"]))
    assert turn.messages[0].lead.startswith("I have shown one course alone here, Gas Pipe Welding")
    assert turn.messages[1].data.card.id == "weld-gas"
