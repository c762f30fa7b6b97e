"""What is sent is what the review said; without consent nothing is."""

from __future__ import annotations

import pytest

from actions.request_form import LEFT
from actions.services import Services
from hub.consents import words_of_version
from hub.event_kinds import EventKind
from hub.models import EMPLOYER, Route, Shown
from hub.references import parse
from hub.statuses import Status
from hub.vectors import NeedVector, RequestVector
from reading.answers import QUESTIONS
from tests.actions.requested import ANSWERS, SEARCH, answered, only, send, stored
from tests.actions.turn import pressed, take


def test_what_was_answered_is_stored(services: Services) -> None:
    send(services)
    request = only(services)
    assert (request.need, request.roles, request.learners) == ("splice fibre in a van", "technicians", "about 12")
    assert (request.deadline, request.organisation) == ("no deadline", "Fibre Ltd, Wick")
    assert (request.contact_name, request.contact) == ("Morag", "morag@fibre.example")


def test_what_was_searched_is_stored(services: Services) -> None:
    send(services, **SEARCH)
    request = only(services)
    assert (request.level, request.mode, request.credit_wanted) == ("7 to any", "online and blended", "yes")
    assert (
        request.notes == "SCQF level 7 or above; at most £500 a learner; online and blended delivery; with SCQF credit"
    )


def test_the_vector_of_the_need_is_stored_and_only_with_a_new_request(services: Services) -> None:
    send(services)
    request, encoder = only(services), services.index.serving.encoder
    with services.sessions() as session:
        kept = session.get_one(RequestVector, request.id)
    assert kept.numbers == NeedVector.of(encoder.name, encoder.encode([request.need])[0]).numbers
    send(services)
    assert only(services).id == request.id


def test_the_way_is_stored(services: Services) -> None:
    send(services, request_route="credit_rate")
    assert only(services).route is Route.CREDIT_RATE


def test_a_way_that_is_not_sure_is_stored_as_unknown(services: Services) -> None:
    send(services, request_route="not sure")
    assert only(services).route is None


@pytest.mark.parametrize("words", ["not sure", "don't know yet", "TBC"])
@pytest.mark.parametrize("field", ["roles", "learners", "deadline"])
def test_what_the_employer_is_not_sure_of_is_stored_as_not_known(field: str, words: str, services: Services) -> None:
    send(services, **{f"request_{field}": words})
    assert getattr(only(services), field) is None


def test_conditions_that_the_employer_is_not_sure_of_are_no_note(services: Services) -> None:
    send(services, request_route="credit_rate", request_conditions="not sure")
    assert only(services).notes is None


def test_the_conditions_of_ones_own_training_are_stored_in_the_notes(services: Services) -> None:
    send(services, request_conditions="quality assurance", filters={"level_min": 7})
    assert only(services).notes == "What your own training has: quality assurance\nSCQF level 7 or above"


@pytest.mark.parametrize(("region", "stored", "notes"), [(None, "Perth", None), ("Dundee", "Dundee", "in Perth")])
def test_a_place_stands_once_in_a_request(
    region: str | None, stored: str, notes: str | None, services: Services
) -> None:
    send(services, filters={"places": ["Perth"]}, request_region=region)
    assert (only(services).region, only(services).notes) == (stored, notes)


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


def test_the_places_asked_for_are_stored(services: Services) -> None:
    send(services, filters={"places": ["Perth", "Dundee"]})
    assert only(services).region == "Perth and Dundee"


def test_the_course_it_is_about_is_stored_with_its_provider(services: Services) -> None:
    send(services, request_credential="care", filters={"providers": ["Forth College", "Clyde College"]})
    request = only(services)
    assert request.notes is not None
    assert request.notes.startswith("About the course: Dementia Care, Clyde College\n")
    assert request.preferred_providers == ("Clyde College", "Forth College")


def test_a_course_that_has_left_the_catalogue_is_left_out(services: Services) -> None:
    send(services, request_credential="gone")
    assert only(services).notes is None


def test_what_the_employer_typed_is_stored_word_for_word(services: Services) -> None:
    send(services, request_said="our lads can't weld / and care, too")
    assert (only(services).said, only(services).notes) == ("our lads can't weld / and care, too", None)


def test_where_the_organisation_is_counts_more_than_where_training_was_looked_for(services: Services) -> None:
    send(services, request_region="Wick", filters={"places": ["Perth"]})
    assert only(services).region == "Wick"


def test_more_places_than_a_region_holds_can_be_sent(services: Services) -> None:
    send(services, filters={"places": [f"Coaltown of Balgonie {at}" for at in range(20)]})
    assert only(services).region is not None


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
    assert request.conversation_id == "conversation"
    with services.sessions() as session:
        words = words_of_version(session, request.consent_version)
    assert words is not None
    assert words.startswith("May the hub keep this")
    assert "https://hub.example/privacy" in words


def test_a_new_request_waits_for_staff_and_says_the_employer_opened_it(services: Services) -> None:
    send(services)
    request = only(services)
    assert request.status is Status.NEW
    assert [(event.actor, event.kind) for event in request.events] == [(EMPLOYER, EventKind.OPENED)]


def test_the_receipt_has_the_reference_that_is_stored(services: Services) -> None:
    turn = send(services)
    assert turn.message.data.reference == only(services).reference == parse(turn.text)
    assert turn.payloads == ["/status", f'/status{{"hear": "{turn.message.data.reference}"}}']


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
    assert turn.payloads == ["/request", "/help"]


@pytest.mark.parametrize("consent", ["no", None, "perhaps"])
def test_without_consent_the_answers_are_kept(consent: str | None, services: Services) -> None:
    assert send(services, consent=consent).slots == {"request_consent": None}


def test_what_was_not_sent_can_be_sent_after_all(services: Services) -> None:
    kept = {**ANSWERS, **send(services, consent="no").slots}
    begun = {**kept, **take(services, "action_begin_request", pressed("request", **kept)).slots}
    asked = take(services, "validate_request_form", pressed("request", **begun, request_route="adapt"))
    assert asked.slots["requested_slot"] == "request_consent"
    take(services, "action_submit_request", pressed("affirm", **{**begun, "request_consent": "yes"}))
    assert only(services).need == ANSWERS["request_need"]


def test_what_was_sent_is_forgotten_but_for_its_reference(services: Services) -> None:
    slots = send(services).slots
    others = (
        *("skill_choices", "request_credential", "request_region", "request_said", "request_remarks", "request_asked"),
        *("request_put_right", "request_consent", "request_key"),
    )
    assert slots == {**dict.fromkeys((*QUESTIONS, *others)), "receipt": only(services).reference}


def test_a_form_that_was_left_keeps_its_answers_and_sends_nothing(services: Services) -> None:
    turn = take(services, "action_submit_request", pressed("cancel", **ANSWERS, request_consent=LEFT))
    assert "I have put the request aside" in turn.text
    assert turn.slots == {"request_consent": None}
    assert stored(services) == []
