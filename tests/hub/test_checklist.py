from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from hub.checklist import Step, checklist, tick, ticked
from hub.event_kinds import EventKind
from hub.history import StaleRequest
from hub.models import CollaborationRequest
from tests.hub.made import AILSA, RORY, Opener

EVERYTHING = {"roles": "Care assistants", "learners": "12-15", "deadline": "before Easter"}


def missing(request: CollaborationRequest) -> list[str]:
    return [check.part for check in checklist(request) if not check.ready]


def test_a_request_with_the_least_still_misses_roles_numbers_and_a_start(opened: Opener) -> None:
    assert missing(opened()) == ["roles", "numbers", "start"]


def test_a_request_with_everything_is_ready(opened: Opener) -> None:
    assert missing(opened(**EVERYTHING)) == []


@pytest.mark.parametrize(("field", "part"), [("roles", "roles"), ("learners", "numbers"), ("deadline", "start")])
def test_what_the_employer_is_not_sure_of_is_missing(opened: Opener, field: str, part: str) -> None:
    assert missing(opened(**EVERYTHING | {field: None})) == [part]


@pytest.mark.parametrize(("field", "part"), [("contact_name", "contact"), ("contact", "contact"), ("need", "need")])
def test_nobody_to_answer_and_nothing_to_do_is_missing(opened: Opener, field: str, part: str) -> None:
    request = opened(**EVERYTHING)
    setattr(request, field, "")
    assert missing(request) == [part]


def test_what_is_ticked_off_says_who_did_it_and_each_change_is_an_event(session: Session, opened: Opener) -> None:
    request = opened()
    assert tick(session, request, {Step.ALIKE, Step.FUNDING}, by=AILSA, seen=1) == 2
    assert tick(session, request, {Step.ALIKE, Step.SPOKEN}, by=RORY) == 2
    assert {step: event.actor for step, event in ticked(request).items()} == {Step.ALIKE: AILSA, Step.SPOKEN: RORY}
    assert [(event.kind, event.reason) for event in request.events[1:]] == [
        (EventKind.TICKED, Step.ALIKE),
        (EventKind.TICKED, Step.FUNDING),
        (EventKind.UNTICKED, Step.FUNDING),
        (EventKind.TICKED, Step.SPOKEN),
    ]


def test_a_checklist_that_stays_as_it_is_makes_no_version(session: Session, opened: Opener) -> None:
    request = opened()
    tick(session, request, {Step.ALIKE}, by=AILSA)
    assert tick(session, request, {Step.ALIKE}, by=RORY, seen=2) == 0
    assert request.version == 2


def test_a_stale_checklist_is_refused(session: Session, opened: Opener) -> None:
    request = opened()
    tick(session, request, {Step.ALIKE}, by=AILSA)
    with pytest.raises(StaleRequest):
        tick(session, request, set(), by=RORY, seen=1)
    assert set(ticked(request)) == {Step.ALIKE}
