"""What is asked about a credential is answered by the lines of its record; where none answers, that is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from actions.services import Services
from tests.actions.made import welding
from tests.actions.turn import Take, taking, typed

ASKED = "do they calm an anxious person?"
GAS = welding("gas", learning_outcomes=["Calm an anxious person."])
SHIP = welding("ship", entry_requirements="steady hands and good eyes", employer_words=["they burn holes all night"])


@pytest.fixture
def served(serve: Callable[..., Services]) -> Services:
    return serve(GAS, SHIP)


@pytest.fixture
def show(served: Services) -> Take:
    return taking(served, "action_show_details")


def test_the_sentence_of_the_record_that_answers_is_given(show: Take) -> None:
    turn = show(typed(ASKED, "details", facts=["other"], shown=["weld-gas"]))
    assert turn.text == "Gas Pipe Welding, Forth College\n\nIts record says: Calm an anxious person."
    assert [one.value for one in turn.message.data.answers] == ["Calm an anxious person."]


def test_a_fact_can_be_the_answer_whatever_else_the_question_seemed_to_ask(show: Take) -> None:
    asked = "steady hands and good eyes are the requirements?"
    turn = show(typed(asked, "details", facts=["starts"], shown=["weld-ship"]))
    assert [one.key for one in turn.message.data.answers] == ["entry_requirements"]


def test_of_several_records_each_says_what_it_has(show: Take) -> None:
    turn = show(typed(f"{{ordinal:both}}: {ASKED}", "details", facts=["other"], shown=["weld-ship", "weld-gas"]))
    assert turn.text == (
        "This is what each record says.\n\n"
        "1. Ship Pipe Welding, Forth College\nIts record does not say that.\n\n"
        "2. Gas Pipe Welding, Forth College\nIts record says: Calm an anxious person."
    )
    assert turn.slots["shown"] == ["weld-ship", "weld-gas"]


def test_of_several_records_that_are_silent_that_is_said(show: Take) -> None:
    turn = show(typed("{ordinal:both}: lunch?", "details", facts=["other"], shown=["weld-ship", "weld-gas"]))
    assert turn.text.startswith("Their records do not say that.")


def test_the_one_that_answered_is_spoken_of_last(show: Take) -> None:
    assert show(typed(ASKED, "details", facts=["other"], shown=["weld-gas"])).slots == {
        "current": "weld-gas",
        "spoken_of": ["weld-gas"],
    }


def test_where_no_line_answers_the_record_is_said_to_be_silent(show: Take) -> None:
    turn = show(typed("do they get lunch", "details", facts=["other"], shown=["weld-gas"]))
    assert "Its record does not say that." in turn.text
    assert turn.message.data.asked
    assert turn.message.data.answers == ()


def test_of_two_questions_the_one_without_an_answer_is_named(show: Take) -> None:
    parts = [(ASKED, "details", ["other"]), ("do they get a day off?", "details", ["other"])]
    turn = show(typed(f"{ASKED} do they get a day off?", "details", facts=["other"], parts=parts, shown=["weld-gas"]))
    assert turn.text == (
        "Gas Pipe Welding, Forth College\n\n"
        "Its record does not say “do they get a day off?”. The provider will know, and the hub can ask for you.\n\n"
        "Its record says: Calm an anxious person."
    )


def test_facts_that_a_question_lists_are_all_given(show: Take) -> None:
    turn = show(typed("level, cost", "details", facts=["scqf_level", "price"], shown=["weld-gas"]))
    assert {"scqf_level", "price"} <= {one.key for one in turn.message.data.answers}


def test_a_long_question_that_seems_to_ask_for_everything_is_answered_by_what_it_asks(show: Take) -> None:
    turn = show(typed(f"just to be sure, {ASKED}", "details", facts=["whole"], shown=["weld-gas"]))
    assert [one.value for one in turn.message.data.answers] == ["Calm an anxious person."]


def test_what_a_course_covers_is_told_in_full(show: Take) -> None:
    turn = show(typed("what does it cover", "details", facts=["content"], shown=["weld-gas"]))
    assert [one.key for one in turn.message.data.answers] == ["content"]


def test_of_several_records_the_facts_that_answer_stand_side_by_side(show: Take) -> None:
    asked = "{ordinal:both}: steady hands and good eyes are the requirements?"
    turn = show(typed(asked, "details", facts=["starts"], shown=["weld-ship", "weld-gas"]))
    assert turn.message.kind == "comparison"
    assert "steady hands and good eyes" in turn.message.data.rows[0].values


def test_of_several_records_what_comes_nearest_is_said_to_be_all_there_is(show: Take) -> None:
    turn = show(
        typed("{ordinal:both}: lunch?", "details", facts=["starts", "price", "rpl"], shown=["weld-ship", "weld-gas"])
    )
    assert turn.message.kind == "comparison"
    assert turn.message.lead.startswith("Their records do not say that in so many words; this comes nearest.")


def test_what_comes_nearest_to_a_question_is_said_to_be_all_there_is(serve: Callable[..., Services]) -> None:
    priced = taking(serve(welding("gas", price={"amount": 90})), "action_show_details")
    turn = priced(typed("lunch?", "details", facts=["delivery", "price", "rpl"], shown=["weld-gas"]))
    assert turn.message.lead == "Gas Pipe Welding, Forth College\n\nMore than this its record does not say."


def test_the_words_of_the_title_in_a_question_answer_nothing(serve: Callable[..., Services]) -> None:
    calming = welding("gas", title="Calm an Anxious Person", learning_outcomes=["Calm an anxious person."])
    ask = taking(serve(calming), "action_show_details")
    turn = ask(typed("level of {title:Calm an anxious person}?", "details", facts=["scqf_level"], shown=["weld-gas"]))
    assert [one.key for one in turn.message.data.answers] == ["scqf_level"]


def test_a_sentence_that_asks_for_something_else_than_the_message_is_not_taken_for_all_of_it(show: Take) -> None:
    parts = [("that one then.", "details", ["starts"]), ("how do they get in", "guidance", [])]
    asked = typed("that one then. how do they get in", "details", facts=["url"], parts=parts, shown=["weld-gas"])
    assert [one.key for one in show(asked).message.data.answers] == ["url"]


def test_a_statement_beside_a_question_is_no_question_that_is_not_answered(show: Take) -> None:
    parts = [("what does it cost?", "details", ["price"]), ("don't say it varies", "details", ["other"])]
    asked = "what does it cost? don't say it varies"
    turn = show(typed(asked, "details", facts=["price", "other"], parts=parts, shown=["weld-gas"]))
    assert "varies" not in turn.text


def test_a_long_question_without_an_answer_is_not_said_again(show: Take) -> None:
    long = "does the whole of it take in what you and I and they said of it the last time?"
    parts = [("what does it cost?", "details", ["price"]), (long, "details", ["other"])]
    asked = f"what does it cost? {long}"
    turn = show(typed(asked, "details", facts=["price", "other"], parts=parts, shown=["weld-gas"]))
    assert "Its record does not answer the rest of what you asked." in turn.text
    assert "you and I" not in turn.text


def test_how_to_book_is_answered_by_the_page_and_by_no_sentence(show: Take) -> None:
    turn = show(typed("how do I book, to calm an anxious person?", "details", facts=["url"], shown=["weld-gas"]))
    assert [one.key for one in turn.message.data.answers] == ["url"]
    several = show(typed("how do we book them?", "details", facts=["url"], shown=["weld-gas", "weld-ship"]))
    assert several.message.lead.startswith("Places are booked with the provider")
