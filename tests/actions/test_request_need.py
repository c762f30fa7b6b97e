"""What a request is about: the need as the whole conversation told it, and no course that was turned down."""

from __future__ import annotations

from typing import Any

import pytest

from actions.request_need import Need
from actions.services import Services
from tests.actions.turn import Turn, take, typed

ASK = ("ask the universities then", "request")


def asked(services: Services, *earlier: Any, last: tuple[str, str] = ASK, **slots: Any) -> dict[str, Any]:
    """What the form begins with where these messages were said before the one that asks for it."""
    return take(services, "action_begin_request", typed(*last, earlier=earlier, **slots)).slots


def test_what_nothing_answered_is_taken_over_from_before_and_what_was_answered_is_not(services: Services) -> None:
    bees = ("our {who:crofters} need {need:beekeeping}", "recommend")
    candles = ("and what of {need:candle dipping}?", "recommend")
    known = asked(services, bees, ("{need:pipe welding}", "recommend"), candles, needs=["candle dipping"])
    assert known["request_need"] == "beekeeping and candle dipping"
    assert known["request_said"] == "our crofters need beekeeping / and what of candle dipping?"


def test_what_is_looked_for_now_is_needed_although_it_was_answered(services: Services) -> None:
    known = asked(services, ("{need:pipe welding}", "recommend"), needs=["pipe welding"])
    assert known["request_need"] == "pipe welding"


def test_a_need_that_was_insisted_on_is_taken_over_whatever_the_catalogue_has(services: Services) -> None:
    earlier = (("it's {need:pipe welding}, not {not:plumbing}", "recommend"), ("{need:beekeeping}", "recommend"))
    assert asked(services, *earlier, needs=["beekeeping"])["request_need"] == "pipe welding and beekeeping"


def test_of_an_opener_about_something_else_who_they_are_is_quoted(services: Services) -> None:
    opener = ("{story:we have a fish house}, and need {need:pipe welding}", "recommend")
    known = asked(services, opener, ("{need:beekeeping}", "recommend"), needs=["beekeeping"])
    assert known["request_said"] == "we have a fish house / beekeeping"


def test_a_need_with_commas_is_told_apart_by_semicolons(services: Services) -> None:
    whole = "foo ye {need:keep bees}, {need:hives an fit} ye dee {need:fan they swarm}"
    known = asked(services, (whole, "recommend"), ("{need:candle dipping}", "recommend"))
    assert known["request_need"] == "keep bees, hives an what you do when they swarm; candle dipping"


def test_a_message_as_a_whole_is_no_need_where_a_need_was_marked_in_it(services: Services) -> None:
    text = "we keep hives on the hill and want somebody to teach us beekeeping"
    message = (text.replace("beekeeping", "{need:beekeeping}"), "recommend")
    assert asked(services, message, needs=[text], said=[text])["request_need"] == "beekeeping"


def test_a_need_of_a_button_is_taken_over_and_one_that_was_turned_away_is_not(services: Services) -> None:
    bees = ("{need:beekeeping}", "recommend")
    assert asked(services, bees, needs=["candle dipping"])["request_need"] == "candle dipping and beekeeping"
    away = ("na {ordinal:that's} {need:candle dipping}", "refine")
    assert asked(services, bees, away, needs=["candle dipping"])["request_need"] == "beekeeping"


def test_what_an_earlier_request_was_about_is_not_asked_for_twice(services: Services) -> None:
    sent = {"event": "slot", "name": "receipt", "value": "MC-7K4QX2"}
    known = asked(services, ("{need:beekeeping}", "recommend"), sent, ("{need:candle dipping}", "recommend"))
    assert (known["request_need"], known["request_said"]) == ("candle dipping", "candle dipping")


def test_an_answer_to_the_form_is_no_need_told_before_it(services: Services) -> None:
    opened, left = ({"event": "active_loop", "name": name} for name in ("request_form", None))
    inside = ("{need:juggling}", "recommend")
    known = asked(services, ("{need:beekeeping}", "recommend"), opened, inside, left)
    assert known["request_need"] == "beekeeping"


@pytest.mark.parametrize("need", ["drystane dykin", "h&s mgmt"])
def test_what_is_refused_in_the_words_of_the_need_is_left_out(need: str, services: Services) -> None:
    told, bees = (f"{{need:{need}}}", "recommend"), ("{need:beekeeping}", "recommend")
    for last in ((f"forget {{drop:{need}}}", "refine"), (f"{{need:{need}}}. no. {{need:beekeeping}}", "recommend")):
        assert asked(services, told, bees, last)["request_need"] == "beekeeping"


def test_where_there_is_no_room_the_first_and_the_last_sentences_are_kept() -> None:
    assert Need((), ("a" * 1500, "b" * 1500, "c" * 1500)).said == f"{'a' * 1500} / {'c' * 1500}"
    assert Need().said is None


@pytest.mark.parametrize(
    "text",
    [
        "{ordinal:that's} cars. can you ask somebody?",
        "none of {ordinal:these} is really it",
        "not {ordinal:the second}, make us one",
    ],
)
def test_a_course_that_is_turned_down_is_not_what_a_request_is_about(text: str, services: Services) -> None:
    turned_down = text.partition(".")[0]
    heard = typed(text, "request", parts=[(turned_down, "refine", ())], shown=["care"])
    assert take(services, "action_begin_request", heard).slots.get("request_credential") is None


def say(services: Services, slot: str, marked: str, intent: str = "answer", **slots: Any) -> Turn:
    return take(services, "validate_request_form", typed(marked, intent, requested_slot=f"request_{slot}", **slots))


def test_a_way_that_begins_from_nothing_leaves_the_course_behind(services: Services) -> None:
    turn = say(services, "route", "design a new one", request_credential="care")
    assert (turn.slots["request_route"], turn.slots["request_credential"]) == ("co_design", None)


def test_a_course_that_is_to_be_adapted_is_what_the_request_is_about(services: Services) -> None:
    turn = say(services, "route", "adapt {ordinal:the second one}", shown=["weld-gas", "care"])
    assert (turn.slots["request_route"], turn.slots["request_credential"]) == ("adapt", "care")


@pytest.mark.parametrize("slot", ["roles", "learners", "deadline", "organisation", "name", "contact"])
def test_a_way_is_one_wherever_it_is_said(slot: str, services: Services) -> None:
    turn = say(services, slot, "design a new one I suppose", request_route="not sure", request_need="keep bees")
    assert turn.slots["request_route"] == "co_design"
    assert turn.slots.get(f"request_{slot}") is None
    assert turn.slots["requested_slot"] != "request_route"


@pytest.mark.parametrize(
    "jobs", ["{who:Product developers}, and our {who:fitters}", "{who:analysts}, {need:chemistry} and {need:micro}"]
)
def test_jobs_are_no_way_and_no_need_and_stand_in_the_place_of_those_of_the_search(
    jobs: str, services: Services
) -> None:
    known = {"request_roles": "staff", "request_need": "keep bees"}
    turn = say(services, "route", jobs, **known)
    assert turn.slots["request_roles"] == jobs.replace("{who:", "").replace("{need:", "").replace("}", "")
    assert "request_need" not in turn.slots
    assert turn.slots["request_route"] == "not sure"


def test_jobs_at_the_question_for_the_number_are_jobs_and_it_is_asked_again(services: Services) -> None:
    known = {"request_roles": "staff", "request_route": "adapt", "request_need": "keep bees"}
    turn = say(services, "learners", "{who:Welders}, {who:fitters} and {heads:one} {who:foreman}", **known)
    assert turn.slots["request_roles"] == "Welders, fitters and one foreman"
    assert (turn.slots.get("request_learners"), turn.slots["requested_slot"]) == (None, "request_learners")


def test_a_part_of_the_learners_is_not_their_number(services: Services) -> None:
    assert "request_learners" not in say(services, "roles", "{heads:two} {who:joiners} and {who:the boss}").slots


def test_a_firm_with_its_place_is_no_person(services: Services) -> None:
    known: dict[str, Any] = {"request_organisation": "before September", "earlier": ["we grow kelp"]}
    turn = say(services, "name", "{person:Uist Kelp}, {person:Lochmaddy}", **known)
    assert turn.slots["request_organisation"] == "Uist Kelp, Lochmaddy"
    assert turn.slots.get("request_name") is None


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("{person:Mairi Kelp}, {place:Lochmaddy}", "Mairi Kelp, Lochmaddy"),
        ("please reply to our technical manager, {person:Shona Hay}", "our technical manager, Shona Hay"),
        ("me, {person:Elspeth Rule}, learning", "Elspeth Rule, learning"),
    ],
)
def test_a_person_is_one_with_a_place_and_with_words_that_lead_up_to_the_name(
    said: str, name: str, services: Services
) -> None:
    known: dict[str, Any] = {"request_organisation": "Kelp Brothers, Lochmaddy", "earlier": ["we grow kelp"]}
    assert say(services, "name", said, **known).slots["request_name"] == name


def test_a_second_way_to_be_reached_is_kept(services: Services) -> None:
    turn = say(services, "contact", "morag@fish.example or 01632 960417")
    assert turn.slots["request_contact"] == "morag@fish.example"
    assert "+44 1632 960417" in turn.slots["request_remarks"]


def test_no_preference_is_no_way_and_not_yet_is_no_name(services: Services) -> None:
    assert say(services, "route", "not fussed").slots["request_route"] == "not sure"
    assert say(services, "organisation", "not yet").slots["request_organisation"] is None
