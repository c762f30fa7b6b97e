"""The review says what would be sent, and what is sent is what the review said; without consent nothing is."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Tracker
from sqlalchemy import select

from actions.request import CONSENT_VERSION
from actions.request_form import LEFT
from actions.services import Services
from hub.models import EMPLOYER, CollaborationRequest, EventKind, Route, Shown
from hub.references import parse
from hub.statuses import Status
from reading.answers import QUESTIONS
from tests.actions.turn import Turn, pressed, take

ANSWERS: dict[str, Any] = {
    "request_need": "splice fibre in a van",
    "request_roles": "technicians",
    "request_learners": "about 12",
    "request_deadline": "no deadline",
    "request_organisation": "Fibre Ltd, Wick",
    "request_name": "Morag",
    "request_email": "morag@fibre.example",
}
SEARCH = {
    "needs": ["splice fibre"],
    "filters": {"level_min": 7, "modes": ["online", "blended"], "credit_bearing": True, "price_max": "500"},
    "learners": 12,
    "shown": ["care", "gone", "weld-gas"],
}


def answered(consent: str | None = "yes", key: str = "key-1", **slots: Any) -> Tracker:
    return pressed("affirm", **ANSWERS | {"request_consent": consent, "request_key": key} | slots)


def send(services: Services, **slots: Any) -> Turn:
    return take(services, "action_submit_request", answered(**slots))


def stored(services: Services) -> list[CollaborationRequest]:
    with services.sessions() as session:
        requests = list(session.scalars(select(CollaborationRequest)))
        assert all(request.events for request in requests)
        return requests


def only(services: Services) -> CollaborationRequest:
    (request,) = stored(services)
    return request


def reviewed(services: Services, **slots: Any) -> dict[str, str]:
    turn = take(services, "action_ask_request_consent", answered(consent=None, **slots))
    return {field.name: field.value for field in turn.message.data.fields}


def test_the_review_holds_every_answer(services: Services) -> None:
    assert reviewed(services) == {
        "What people should be able to do": "splice fibre in a van",
        "Jobs": "technicians",
        "How many people": "about 12",
        "By when": "no deadline",
        "Organisation": "Fibre Ltd, Wick",
        "Reply to": "Morag",
        "E-mail": "morag@fibre.example",
    }


def test_the_review_holds_the_conditions_of_the_search(services: Services) -> None:
    said = reviewed(services, **SEARCH)["Conditions"]
    assert said == "SCQF level 7 or above; at most £500 a learner; online and blended delivery; with SCQF credit"


def test_the_review_holds_the_way_the_conditions_and_the_skills_in_words(services: Services) -> None:
    ticks = {"request_conditions": "quality assurance", "request_skills": "join pipes by heat"}
    fields = reviewed(services, request_route="credit_rate", **ticks)
    assert fields["The way to get it"] == "Get our own training credit-rated"
    assert fields["What your own training has"] == "quality assurance"
    assert fields["Skills as we understand them"] == "join pipes by heat"


def test_the_review_says_that_the_way_is_not_sure(services: Services) -> None:
    assert reviewed(services, request_route="not sure")["The way to get it"] == "not sure"


def test_the_conditions_of_the_search_stand_before_the_name(services: Services) -> None:
    assert list(reviewed(services, **SEARCH))[-3:] == ["Conditions", "Reply to", "E-mail"]


def test_how_many_are_to_learn_is_no_condition_of_the_review(services: Services) -> None:
    assert "Conditions" not in reviewed(services, learners=12)


def test_the_words_alone_show_the_review_and_where_privacy_is_described(services: Services) -> None:
    said = take(services, "action_ask_request_consent", answered(consent=None)).text
    assert "https://hub.example/privacy" in said
    assert "E-mail: morag@fibre.example" in said


def test_the_review_offers_yes_and_no_and_names_its_version(services: Services) -> None:
    turn = take(services, "action_ask_request_consent", answered(consent=None))
    assert turn.payloads == ["/affirm", "/change", "/deny"]
    assert turn.message.data.consent_version == CONSENT_VERSION


def test_a_review_stores_nothing(services: Services) -> None:
    take(services, "action_ask_request_consent", answered(consent=None))
    assert stored(services) == []


def test_what_was_answered_is_stored(services: Services) -> None:
    send(services)
    request = only(services)
    assert (request.need, request.roles, request.learners) == ("splice fibre in a van", "technicians", "about 12")
    assert (request.deadline, request.organisation) == ("no deadline", "Fibre Ltd, Wick")
    assert (request.contact_name, request.contact_email) == ("Morag", "morag@fibre.example")


def test_what_was_searched_is_stored(services: Services) -> None:
    send(services, **SEARCH)
    request = only(services)
    assert (request.level, request.mode, request.credit_wanted) == ("7 to any", "online and blended", "yes")
    assert (
        request.notes == "SCQF level 7 or above; at most £500 a learner; online and blended delivery; with SCQF credit"
    )


def test_the_way_is_stored(services: Services) -> None:
    send(services, request_route="credit_rate")
    assert only(services).route is Route.CREDIT_RATE


def test_a_way_that_is_not_sure_is_stored_as_unknown(services: Services) -> None:
    send(services, request_route="not sure")
    assert only(services).route is None


def test_the_conditions_of_ones_own_training_are_stored_in_the_notes(services: Services) -> None:
    send(services, request_conditions="quality assurance", filters={"level_min": 7})
    assert only(services).notes == "What your own training has: quality assurance\nSCQF level 7 or above"


@pytest.mark.parametrize("said", ["none", "not sure", None])
def test_skills_that_were_not_ticked_are_not_stored(said: str | None, services: Services) -> None:
    send(services, request_skills=said, skill_choices=["join pipes by heat"])
    assert only(services).skills == ()


def test_ticked_skills_are_stored_one_by_one(services: Services) -> None:
    choices = ["join pipes by heat", "look after people"]
    send(services, request_skills="; ".join(choices), skill_choices=choices)
    assert only(services).skills == tuple(choices)


def test_the_providers_asked_for_are_stored(services: Services) -> None:
    send(services, filters={"providers": ["Forth College"]})
    assert only(services).preferred_providers == ("Forth College",)


def test_the_credentials_shown_are_stored_and_those_that_are_gone_left_out(services: Services) -> None:
    send(services, **SEARCH)
    assert only(services).shown == (
        Shown(id="care", title="Dementia Care"),
        Shown(id="weld-gas", title="Gas Pipe Welding"),
    )


def test_a_request_without_a_search_leaves_its_fields_unknown(services: Services) -> None:
    send(services)
    request = only(services)
    assert (request.level, request.mode, request.credit_wanted, request.notes) == (None, None, None, None)
    assert request.shown == ()


@pytest.mark.parametrize(
    ("filters", "level"),
    [
        ({"level_min": 7, "level_max": 7}, "7"),
        ({"level_min": 7, "level_max": 9}, "7 to 9"),
        ({"level_max": 9}, "any to 9"),
        ({"level_min": 7}, "7 to any"),
    ],
)
def test_a_level_is_stored_in_words(filters: dict[str, int], level: str, services: Services) -> None:
    send(services, filters=filters)
    assert only(services).level == level


def test_credit_that_is_not_wanted_is_stored_as_no(services: Services) -> None:
    send(services, filters={"credit_bearing": False})
    assert only(services).credit_wanted == "no"


def test_consent_is_stored_with_its_version_and_the_conversation(services: Services) -> None:
    take(services, "action_submit_request", answered())
    request = only(services)
    assert (request.consent_version, request.conversation_id) == (CONSENT_VERSION, "conversation")


def test_a_new_request_waits_for_staff_and_says_the_employer_opened_it(services: Services) -> None:
    send(services)
    request = only(services)
    assert request.status is Status.NEW
    assert [(event.actor, event.kind) for event in request.events] == [(EMPLOYER, EventKind.OPENED)]


def test_the_receipt_has_the_reference_that_is_stored(services: Services) -> None:
    turn = send(services)
    assert turn.message.data.reference == only(services).reference == parse(turn.text)
    assert turn.payloads == ["/status"]


def test_the_same_key_stores_once_and_gives_the_same_receipt(services: Services) -> None:
    assert send(services).message.data == send(services).message.data
    assert len(stored(services)) == 1


def test_another_key_is_another_request(services: Services) -> None:
    send(services, key="key-1")
    send(services, key="key-2")
    assert len(stored(services)) == 2


def test_a_second_request_of_the_conversation_is_a_request_of_its_own(services: Services) -> None:
    forgotten = send(services).slots
    begun = take(services, "action_begin_request", pressed("request", **forgotten)).slots
    again = take(services, "action_submit_request", pressed("affirm", **{**ANSWERS, **begun, "request_consent": "yes"}))
    assert len({one.reference for one in stored(services)} | {again.message.data.reference}) == 2


@pytest.mark.parametrize("consent", ["no", None, "perhaps"])
def test_without_consent_nothing_is_stored(consent: str | None, services: Services) -> None:
    turn = send(services, consent=consent)
    assert stored(services) == []
    assert "No request was made" in turn.text
    assert turn.payloads == ["/help"]


@pytest.mark.parametrize("consent", ["yes", "no"])
def test_the_answers_are_forgotten_either_way(consent: str, services: Services) -> None:
    slots = send(services, consent=consent).slots
    assert slots == dict.fromkeys((*QUESTIONS, "skill_choices", "request_consent", "request_key"))


def test_a_form_that_was_left_keeps_its_answers_and_sends_nothing(services: Services) -> None:
    turn = take(services, "action_submit_request", pressed("cancel", **ANSWERS, request_consent=LEFT))
    assert "I have put the request aside" in turn.text
    assert turn.slots == {"request_consent": None}
    with services.sessions() as session:
        assert session.scalar(select(CollaborationRequest)) is None
