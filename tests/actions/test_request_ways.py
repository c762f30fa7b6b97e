"""The beginning of a request, the way to get it, and what can be ticked: conditions and skills."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from actions.request_form import credit_conditions, skills_of
from actions.services import Services
from catalogue.skills import EscoSkill
from hub.models import Route
from index.build import build
from index.live import LiveIndex
from runtime.phrases import Phrases
from tests.actions.turn import Take, Turn, pressed, take, taking, turn_of, typed
from tests.toy import ToyEncoder, toy_calibration

WELD, CARE = "join pipes by heat", "look after people"
NOT_SURE = '/answer{"value": "not sure"}'


@pytest.fixture
def form(services: Services) -> Take:
    return taking(services, "validate_request_form")


def answer(form: Take, slot: str, text: str, **slots: Any) -> Turn:
    return form(typed(text, "nlu_fallback", 0.3, requested_slot=slot, **slots))


def test_a_yes_to_the_ways_leaves_the_choice_to_the_universities(form: Take) -> None:
    turn = form(typed("yes let's do that", "affirm", requested_slot="request_route"))
    assert (turn.slots["request_route"], turn.messages) == ("not sure", [])


def begin(services: Services, **slots: Any) -> dict[str, Any]:
    return take(services, "action_begin_request", typed("ask the universities", "request", **slots)).slots


def test_a_request_begins_with_what_the_search_knows(services: Services) -> None:
    known = begin(services, needs=["pipe welding", "dementia care"], learners=12)
    assert known["request_need"] == "pipe welding and dementia care"
    assert known["request_learners"] == "12"
    assert known["request_skills"] == f"{WELD}; {CARE}"
    assert known["skill_choices"] == [WELD, CARE]


def test_a_request_without_a_search_begins_with_nothing(services: Services) -> None:
    assert set(begin(services)) == {"request_key", "request_consent"}


def test_an_answer_given_before_is_not_overwritten_by_the_search(services: Services) -> None:
    given = {"request_need": "weld", "request_learners": "10", "request_skills": "none"}
    known = begin(services, needs=["pipe welding"], learners=12, **given)
    assert set(known) == {"request_key", "request_consent"}


def test_every_beginning_has_a_key_of_its_own_and_no_consent(services: Services) -> None:
    first, second = begin(services), begin(services, request_consent="yes")
    assert first["request_key"] != second["request_key"]
    assert second["request_consent"] is None


def test_what_comes_is_said_at_the_beginning(services: Services) -> None:
    turn = take(services, "action_begin_request", typed("ask the universities", "request"))
    assert "you see everything before it is sent" in turn.text


def test_a_button_may_name_the_way(services: Services) -> None:
    turn = take(services, "action_begin_request", pressed("request", named={"route": "rpl"}))
    assert turn.slots["request_route"] == "rpl"


def test_what_a_beginning_knows_passes_the_form_as_it_is(services: Services, form: Take) -> None:
    needs = ["pipe welding", "dementia care for frail folk at night", "stocktaking in shops before dawn"]
    known = begin(services, needs=needs)
    tracker = typed("ask the universities", "request", **(known | {"needs": needs}))
    tracker.add_slots([{"event": "slot", "name": name, "value": value} for name, value in known.items()])
    turn = form(tracker)
    assert turn.messages == []
    assert turn.slots["request_skills"] == known["request_skills"] == WELD


def test_the_ways_that_make_sense_are_proposed_each_with_its_condition(services: Services, phrases: Phrases) -> None:
    turn = take(services, "action_ask_request_route", typed("", shown=["care"]))
    assert turn.payloads == [*(f'/answer{{"value": "{route}"}}' for route in Route), NOT_SURE]
    assert turn.message.body.splitlines()[0] == f"1. Buy places: {phrases('utter_route_buy_places_condition')}"
    assert turn.message.data.meanings == tuple(phrases(f"utter_route_{route}_condition") for route in Route)
    assert len(turn.message.body.splitlines()) == len(Route)


def test_where_nothing_was_found_no_way_begins_from_an_offer(services: Services) -> None:
    turn = take(services, "action_ask_request_route", typed(""))
    assert turn.payloads == [f'/answer{{"value": "{one}"}}' for one in ("co_design", "credit_rate", "rpl")] + [NOT_SURE]


def test_every_way_has_a_name_and_a_condition(phrases: Phrases) -> None:
    assert len({phrases(f"utter_route_{route}{part}") for route in Route for part in ("", "_condition")}) == 12


@pytest.mark.parametrize("route", Route)
def test_a_pressed_way_is_taken(route: Route, form: Take) -> None:
    tracker = pressed("answer", named={"value": str(route)}, requested_slot="request_route")
    assert (form(tracker)).slots["request_route"] == route


@pytest.mark.parametrize(
    ("text", "shown", "route"),
    [("2", ["care"], "closed_cohort"), ("2", None, "credit_rate"), ("build us a new one", None, "co_design")],
)
def test_a_typed_way_is_read(text: str, shown: Any, route: str, form: Take) -> None:
    assert (answer(form, "request_route", text, shown=shown)).slots["request_route"] == route


@pytest.mark.parametrize("text", ["not sure", "you decide", "n/a", "no idea"])
def test_no_way_need_be_chosen(text: str, form: Take) -> None:
    assert (answer(form, "request_route", text)).slots["request_route"] == "not sure"


@pytest.mark.parametrize("text", ["6", "hmm", "whichever is quick"])
def test_a_way_that_cannot_be_read_is_asked_for_again(text: str, form: Take) -> None:
    turn = answer(form, "request_route", text)
    assert turn.slots["request_route"] is None
    assert "did not catch which of the ways" in turn.text


def test_the_conditions_of_credit_rating_can_be_ticked(services: Services, phrases: Phrases) -> None:
    turn = take(services, "action_ask_request_conditions", typed(""))
    assert turn.message.data.choices == credit_conditions(phrases)
    assert turn.message.body.splitlines()[:2] == ["1. written learning outcomes", "2. at least 10 hours of learning"]
    assert turn.payloads == ['/answer{"value": "all"}', '/answer{"value": "none"}', NOT_SURE]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("all but the third", "written learning outcomes; at least 10 hours of learning; quality assurance"),
        ("none", "none"),
        ("not sure", "not sure"),
        ("our tutors sign everything off", "our tutors sign everything off"),
    ],
)
def test_conditions_are_ticked_or_kept_in_words(text: str, said: str, form: Take) -> None:
    turn = answer(form, "request_conditions", text, request_route="credit_rate")
    assert (turn.slots["request_conditions"], turn.messages) == (said, [])


def test_words_on_the_conditions_have_a_limit(form: Take) -> None:
    turn = answer(form, "request_conditions", "z" * 501, request_route="credit_rate")
    assert turn.slots["request_conditions"] is None
    assert "(500 characters at most)" in turn.text


def test_the_skills_can_be_ticked_anew(services: Services) -> None:
    turn = take(services, "action_ask_request_skills", typed("", skill_choices=[WELD, CARE]))
    assert turn.message.data.choices == (WELD, CARE)
    assert turn.message.body.splitlines() == [f"1. {WELD}", f"2. {CARE}"]


@pytest.mark.parametrize(
    ("text", "said"),
    [("the second", CARE), ("all", f"{WELD}; {CARE}"), ("No, none of them", "none"), ("dunno", "not sure")],
)
def test_skills_are_ticked(text: str, said: str, form: Take) -> None:
    turn = answer(form, "request_skills", text, skill_choices=[WELD, CARE], request_need="both")
    assert turn.slots["request_skills"] == said


def test_skills_that_are_not_plain_are_asked_for_again(form: Take) -> None:
    turn = answer(form, "request_skills", "hmm", skill_choices=[WELD, CARE])
    assert turn.slots["request_skills"] is None
    assert '"all", "none" or "not sure"' in turn.text


def test_a_no_to_the_skills_leaves_the_need_alone(form: Take) -> None:
    turn = answer(form, "request_skills", "No, only the first", skill_choices=[WELD, CARE], request_need="both")
    assert "request_need" not in turn.slots


def test_a_need_that_was_typed_brings_its_skills(form: Take) -> None:
    turn = answer(form, "request_need", "pipe welding")
    assert (turn.slots["skill_choices"], turn.slots["request_skills"]) == ([WELD], WELD)


def test_a_need_put_right_brings_its_own_skills(form: Take) -> None:
    before = {"request_need": "pipe welding", "skill_choices": [WELD], "request_skills": WELD}
    turn = answer(form, "request_roles", "sorry, the need is juggling", **before)
    assert (turn.slots["skill_choices"], turn.slots["request_skills"]) == ([], None)


def test_the_same_need_again_keeps_what_was_ticked(form: Take) -> None:
    turn = answer(form, "request_need", "pipe welding", skill_choices=[WELD], request_skills="none")
    assert "request_skills" not in turn.slots


def test_a_need_that_is_too_long_brings_no_skills(form: Take) -> None:
    assert "skill_choices" not in (answer(form, "request_need", "pipe welding " * 200)).slots


def inferred(services: Services, *needs: str) -> list[str]:
    return list(skills_of(turn_of(services, typed("")), needs)["skill_choices"])


def test_one_skill_of_two_needs_is_proposed_once(services: Services) -> None:
    assert inferred(services, "pipe welding", "weld pipes") == [WELD]


def test_few_skills_are_proposed(services: Services, tmp_path: Path) -> None:
    encoder, words = ToyEncoder(), ("juggling", "baking", "sewing", "rowing", "singing")
    uri = "http://data.europa.eu/esco/skill/"
    known = [EscoSkill.model_validate({"uri": uri + word, "label": word}) for word in words]
    build(tmp_path, [], [], encoder, skills=known)
    live = replace(services, index=LiveIndex(tmp_path, encoder, toy_calibration()))
    assert inferred(live, *words) == list(words[:4])


def test_the_surest_skill_comes_first(services: Services) -> None:
    assert inferred(services, "weld some pipes", "dementia care") == [CARE, WELD]


def test_what_is_said_instead_of_a_way_is_kept_word_for_word(services: Services) -> None:
    words = "{need:fault finding} mostly"
    known: dict[str, Any] = {
        "request_need": "boats",
        "request_said": "our lads are good",
        "requested_slot": "request_route",
    }
    turn = take(services, "validate_request_form", typed(words, "answer", **known))
    assert turn.slots["request_route"] == "not sure"
    assert turn.slots["request_remarks"] == "fault finding mostly."
    assert "as you said it: “fault finding mostly.”" in turn.text
    assert "request_need" not in turn.slots


def test_a_sentence_of_what_people_should_do_stands_in_the_place_of_what_was_searched_for(services: Services) -> None:
    words = "They must {need:fault find a battery system}"
    known: dict[str, Any] = {"request_need": "boats", "requested_slot": "request_route"}
    turn = take(services, "validate_request_form", typed(words, "answer", **known))
    assert turn.slots["request_need"] == "They must fault find a battery system"
