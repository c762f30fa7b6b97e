"""While a request is made: sent as it is where somebody says so, read back, and said not to be sent yet."""

from __future__ import annotations

from typing import Any

import pytest

from actions.services import Services
from runtime.phrases import Phrases
from tests.actions.requested import ANSWERS
from tests.actions.turn import Turn, take, typed

WHO = ("request_organisation", "request_name", "request_contact")


def say(services: Services, slot: str, text: str, intent: str = "answer", **slots: Any) -> Turn:
    return take(services, "validate_request_form", typed(text, intent, requested_slot=slot, **slots))


def test_what_a_request_can_do_without_is_left_open_where_it_is_to_be_sent(services: Services) -> None:
    known = {name: value for name, value in ANSWERS.items() if name not in ("request_roles", "request_deadline")}
    turn = say(services, "request_roles", "aye that's it, send it", "affirm", **known)
    assert (turn.slots["request_roles"], turn.slots["request_deadline"]) == ("not sure", "not sure")
    assert turn.slots.keys().isdisjoint(WHO)
    assert turn.text == ""


def test_what_it_cannot_do_without_is_named(services: Services) -> None:
    known = {name: value for name, value in ANSWERS.items() if name not in WHO}
    turn = say(services, "request_organisation", "just send it please", "share", **known)
    assert turn.text == "It can go as it is, as soon as I know: Organisation, Reply to and E-mail or telephone."
    assert "request_organisation" not in turn.slots


def test_whether_it_is_sent_is_answered(services: Services, phrases: Phrases) -> None:
    turn = say(services, "request_roles", "is that it sent noo?", "status", **ANSWERS)
    assert turn.text.startswith(phrases("utter_not_sent_yet"))


def test_a_place_by_itself_is_where_and_no_job(services: Services) -> None:
    turn = say(services, "request_roles", "{heads:4 of ours}. {place:Peterhead}", request_need="hydraulics")
    assert turn.slots["request_region"] == "Peterhead"
    assert "request_roles" not in turn.slots
    assert "Where (Peterhead)" in turn.text


def test_a_place_among_other_words_is_a_remark(services: Services) -> None:
    turn = say(services, "request_learners", "the college in {place:Perth} said no to us last year")
    assert "request_region" not in turn.slots
    assert "Perth" in str(turn.slots.get("request_remarks"))


def test_a_request_is_read_back_while_it_is_made(services: Services) -> None:
    asked = typed("what have you put so far?", "recap", **ANSWERS, request_region="Peterhead")
    asked.active_loop = {"name": "request_form"}
    turn = take(services, "action_recap_search", asked)
    assert "nothing is sent yet" in turn.message.lead
    assert "Where: Peterhead" in turn.text
    assert "Jobs: technicians" in turn.text


@pytest.mark.parametrize(
    "text",
    [
        "Great, send it. And how long till I'd hear something?",
        "aye send it. whit wid it cost us tae hae ane made?",
        "Yes. Who gets to see our name?",
        "Very well, send it on those terms. How long do you keep what I wrote?",
        "ok submit it please. do we have to buy it then?",
        "go ahead. can I still back out of this?",
    ],
)
def test_a_question_beside_the_yes_is_answered_and_the_yes_asked_for_once_more(
    text: str, services: Services, phrases: Phrases
) -> None:
    turn = say(services, "request_consent", text, "affirm", **ANSWERS)
    assert turn.text.endswith(phrases("utter_asked_before_sending"))
    assert turn.slots.get("request_consent") is None
    assert turn.slots["request_asked"] == text.split(". ")[1]


@pytest.mark.parametrize("text", ["yes", "Great, send it.", "aye, send it awa noo"])
def test_a_yes_alone_is_a_yes(text: str, services: Services, phrases: Phrases) -> None:
    turn = say(services, "request_consent", text, "affirm", **ANSWERS)
    assert turn.slots["request_consent"] == "yes"
    assert phrases("utter_asked_before_sending") not in turn.text


def test_a_question_beside_send_it_is_answered_and_what_is_missing_is_named(services: Services) -> None:
    known = {name: value for name, value in ANSWERS.items() if name not in WHO}
    text = "Very well, send it on those terms. And does experience count?"
    turn = say(services, "request_organisation", text, "guidance", **known)
    assert "as soon as I know: Organisation, Reply to and E-mail or telephone." in turn.text
    assert "Yes, if the university agrees." in turn.text


def test_a_change_beside_the_yes_is_no_yes(services: Services, phrases: Phrases) -> None:
    turn = say(
        services, "request_consent", "Send it, but make it {heads:30} people. Is that fine?", "change", **ANSWERS
    )
    assert phrases("utter_asked_before_sending") not in turn.text
    assert turn.slots.get("request_consent") is None
