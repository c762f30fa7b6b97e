"""What nobody could classify is tried against the catalogue and the glossary before giving up."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.fallback import OUT_OF_SCOPE
from actions.services import Services
from tests.actions.turn import Take, taking, typed


@pytest.fixture
def fall_back(services: Services) -> Take:
    return taking(services, "action_fall_back")


def test_a_need_that_is_surely_answered_is_shown(fall_back: Take) -> None:
    turn = fall_back(typed("{need:dementia care}", "nlu_fallback"))
    assert [one.id for one in turn.message.data.items] == ["care"]
    assert turn.slots["needs"] == ["dementia care"]


def test_a_guessed_need_replaces_the_need_before(fall_back: Take) -> None:
    turn = fall_back(typed("{need:dementia care}", "nlu_fallback", needs=["pipe welding"], filters={"level_min": 11}))
    assert turn.slots["needs"] == ["dementia care"]
    assert turn.slots["filters"] == {}


def test_only_conditions_narrow_the_search_before(fall_back: Take) -> None:
    turn = fall_back(typed("{mode:online}", "nlu_fallback", needs=["pipe welding"], context="pipe welding"))
    assert [one.id for one in turn.message.data.items] == ["weld-yard"]


def test_only_conditions_before_any_need_ask_for_the_need(fall_back: Take) -> None:
    turn = fall_back(typed("{mode:online}", "nlu_fallback"))
    assert "What should your people be able to do" in turn.text
    assert turn.slots["filters"] == {"modes": ["online"]}


def test_a_word_of_the_glossary_is_explained(fall_back: Take) -> None:
    turn = fall_back(typed("RPL", "nlu_fallback"))
    assert turn.message.data.term_id == "rpl"
    assert turn.slots == {}


def test_of_two_words_of_the_glossary_the_first_is_explained(fall_back: Take) -> None:
    assert fall_back(typed("SCQF RPL", "nlu_fallback")).message.data.term_id == "scqf"


@pytest.mark.parametrize("text", ["sourdough starters", "", "?!"])
def test_what_is_nothing_known_offers_the_ways_on(text: str, fall_back: Take) -> None:
    turn = fall_back(typed(text, "nlu_fallback"))
    assert turn.message.kind == "fallback"
    assert turn.payloads == ["/help", "/request", "/human"]


def test_what_is_not_understood_changes_nothing_but_remembers_the_turn(fall_back: Take) -> None:
    turn = fall_back(typed("sourdough starters", "nlu_fallback", needs=["pipe welding"]))
    assert turn.slots == {"not_understood": 1}


def test_two_failures_in_a_row_lead_to_a_menu_and_a_person(fall_back: Take) -> None:
    again = fall_back(at_turn(5, "sourdough starters", not_understood=4))
    assert [one.kind for one in again.messages] == ["fallback", "handover"]
    assert again.payloads == ["/help", "/recommend", "/request", "/status", "/help"]
    assert again.slots == {"not_understood": 5}


def test_a_failure_after_a_turn_that_was_understood_is_a_first_one(fall_back: Take) -> None:
    turn = fall_back(at_turn(6, "sourdough starters", not_understood=4))
    assert turn.message.kind == "fallback"
    assert turn.payloads == ["/help", "/request", "/human"]


def test_a_question_that_guidance_asks_in_the_same_words_is_answered(fall_back: Take) -> None:
    turn = fall_back(typed("how do we pick the right course", "nlu_fallback"))
    assert turn.message.data.topic == "Picking the right course"


def test_a_question_that_is_only_like_one_is_not(fall_back: Take) -> None:
    turn = fall_back(typed("does experience pay", "nlu_fallback"))
    assert turn.message.kind == "fallback"


def test_what_the_hub_does_not_do_is_said_to_be_so(fall_back: Take) -> None:
    turn = fall_back(typed("sourdough starters", OUT_OF_SCOPE))
    assert "can't help with that one" in turn.text
    assert turn.payloads == ["/help", "/human"]


def test_what_the_hub_does_not_do_twice_running_leads_to_a_person(fall_back: Take) -> None:
    turn = fall_back(at_turn(3, "sourdough starters", intent=OUT_OF_SCOPE, not_understood=2))
    assert [one.kind for one in turn.messages] == ["fallback", "handover"]


def test_what_looks_out_of_scope_is_shown_when_the_catalogue_plainly_has_it(fall_back: Take) -> None:
    turn = fall_back(typed("{need:dementia care}", OUT_OF_SCOPE))
    assert [one.id for one in turn.message.data.items] == ["care"]


def test_a_need_that_nothing_surely_answers_is_not_searched_for(fall_back: Take) -> None:
    turn = fall_back(typed("{need:sourdough starters}", "nlu_fallback", needs=["pipe welding"]))
    assert (turn.message.kind, turn.slots) == ("fallback", {"not_understood": 1})


def test_a_refused_topic_narrows_the_search_before(fall_back: Take) -> None:
    heard = typed("not {not:ship pipe welding}", "nlu_fallback", needs=["pipe welding"], context="pipe welding")
    turn = fall_back(heard)
    assert (turn.message.data.total, turn.slots["refused"]) == (4, ["ship pipe welding"])


def test_a_guessed_need_beside_others_keeps_what_is_refused(fall_back: Take) -> None:
    heard = typed("also {need:dementia care}, no {not:ship pipe welding}", "nlu_fallback", needs=["pipe welding"])
    turn = fall_back(heard)
    assert (turn.slots["needs"], turn.slots["refused"]) == (["pipe welding", "dementia care"], ["ship pipe welding"])


@pytest.mark.parametrize("text", ["no special need just looking", "the usual"])
def test_an_answer_to_the_question_for_the_need_that_names_none_is_shown_what_there_is(
    text: str, fall_back: Take
) -> None:
    turn = fall_back(typed(text, "answer", asked=1))
    assert turn.slots["browsing"]
    assert turn.message.data.total == 6


def test_an_answer_that_gives_a_condition_alone_is_asked_for_the_need_again(fall_back: Take) -> None:
    turn = fall_back(typed("only {mode:online} I suppose", "answer", asked=1))
    assert (turn.message.kind, turn.slots) == ("question", {"asked": 2})


def test_an_answer_to_the_question_for_the_need_is_searched_for(fall_back: Take) -> None:
    assert [one.id for one in fall_back(typed("{need:dementia care}", "answer", asked=1)).message.data.items] == [
        "care"
    ]


@pytest.mark.parametrize("slots", [{}, {"asked": 1, "needs": ["pipe welding"]}])
def test_an_answer_where_the_need_was_not_asked_for_is_not_understood(slots: dict[str, Any], fall_back: Take) -> None:
    assert fall_back(typed("the usual", "answer", **slots)).message.kind == "fallback"


def test_a_long_message_with_a_word_of_the_glossary_in_it_asks_for_no_term(fall_back: Take) -> None:
    assert fall_back(typed("our man came by today and spoke of SCQF", "nlu_fallback")).message.kind == "fallback"


def test_a_term_that_was_marked_is_explained_in_a_long_message_too(fall_back: Take) -> None:
    turn = fall_back(typed("our man came by today and spoke of {term:SCQF}", "nlu_fallback"))
    assert (turn.message.kind, turn.message.data.term_id) == ("definition", "scqf")


def test_what_seems_to_ask_how_to_book_a_course_is_answered_so_whatever_act_it_was_taken_for(fall_back: Take) -> None:
    asked = typed("how do I put my name down", "nlu_fallback", facts=["url"], shown=["weld-gas"])
    assert "Places are booked with the provider" in fall_back(asked).text
    nothing_shown = typed("how do I put my name down", "nlu_fallback", facts=["url"])
    too_short = typed("name down", "nlu_fallback", facts=["url"], shown=["weld-gas"])
    assert [fall_back(one).message.kind for one in (nothing_shown, too_short)] == ["fallback", "fallback"]


def at_turn(turn: int, text: str, intent: str = "nlu_fallback", **slots: Any) -> Tracker:
    """The tracker when this is the turn-th message of the session."""
    tracker = typed(text, intent, **slots)
    tracker.events = [{"event": "user"}, {"event": "bot"}, {"event": "action"}] * (turn - 1) + tracker.events
    return tracker


def test_which_of_these_is_about_something_is_answered_of_the_page(services: Services) -> None:
    fall_back = taking(services, "action_fall_back")
    turn = fall_back(typed("which of {ordinal:these} is dementia care", "nlu_fallback", shown=["weld-gas", "care"]))
    assert turn.message.data.card.id == "care"


def test_a_question_that_nothing_else_answers_is_put_to_the_course_on_the_page(fall_back: Take) -> None:
    asked = typed("would a piper be playing for them?", "nlu_fallback", shown=["weld-gas"], current="weld-gas")
    turn = fall_back(asked)
    assert "Gas Pipe Welding" in turn.text
    assert "Not mentioned in its record: “piper”." in turn.text
