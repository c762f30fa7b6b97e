from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from pydantic import ValidationError
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hub import requests
from hub.answers import answer
from hub.arrangement import add_note, arrange
from hub.event_kinds import EventKind
from hub.lifecycle import Decision, change
from hub.models import EMPLOYER, CollaborationRequest, Route
from hub.requests import Draft, NoSuchRequest, find_request, get_request, open_request, requests_of, visible_history
from hub.staff import add_staff
from hub.statuses import Status
from runtime.database import Sessions
from tests.hub.made import AILSA, PASSWORD, Drafter, Opener


def test_a_draft_needs_five_things(draft: Drafter) -> None:
    with pytest.raises(ValidationError) as refused:
        Draft.model_validate({})
    missing = {error["loc"][0] for error in refused.value.errors()}
    assert missing == {"organisation", "contact_name", "contact", "consent_version", "need"}
    assert draft().consent_at.tzinfo is not None


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("contact", "mairi", "does not look like an e-mail address"),
        ("organisation", "   ", "at least 1 character"),
        ("organisation", "x" * 201, "at most 200 characters"),
        ("need", "x" * 4001, "at most 4000 characters"),
        ("consent_version", "", "at least 1 character"),
        ("skills", ["x"] * 51, "at most 50 items"),
        ("credit_wanted", "unsure", "'yes' or 'no'"),
        ("route", "guess", "buy_places"),
        ("status", "accepted", "Extra inputs are not permitted"),
        ("consent_at", "2026-11-21T10:00:00", "timezone"),
        ("shown", [{"id": "x", "title": "x" * 1001}], "at most 1000 characters"),
    ],
)
def test_a_draft_says_what_is_wrong_with_it(draft: Drafter, field: str, value: object, words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        draft(**{field: value})


def test_an_opened_request_is_new_and_its_history_begins(session: Session, draft: Drafter) -> None:
    request = open_request(session, draft(learners="12-15"), conversation_id="c", submission_key="k")
    assert (request.status, request.learners, request.version) == (Status.NEW, "12-15", 1)
    assert [(event.kind, event.actor, event.to_status) for event in request.events] == [
        (EventKind.OPENED, EMPLOYER, Status.NEW)
    ]


def test_the_same_submission_is_the_same_request(session: Session, draft: Drafter) -> None:
    first = open_request(session, draft(), conversation_id="c", submission_key="k")
    assert open_request(session, draft(need="edited"), conversation_id="c", submission_key="k") is first
    assert open_request(session, draft(), conversation_id="c", submission_key="other") is not first


def test_submissions_at_once_make_one_request(sessions: Sessions, draft: Drafter) -> None:
    def submit(_: int) -> str:
        with sessions.begin() as session:
            return open_request(session, draft(), conversation_id="c", submission_key="k").reference

    with ThreadPoolExecutor(6) as pool:
        assert len(set(pool.map(submit, range(12)))) == 1
    with sessions() as session:
        assert session.scalar(select(func.count()).select_from(CollaborationRequest)) == 1


def test_the_request_belongs_to_the_callers_transaction(sessions: Sessions, draft: Drafter) -> None:
    with sessions() as session:
        open_request(session, draft(), conversation_id="c", submission_key="k")
        session.rollback()
    with sessions() as session:
        assert requests_of(session, "c") == []


def test_the_loser_of_a_race_gets_the_winners_request(
    session: Session, draft: Drafter, monkeypatch: pytest.MonkeyPatch
) -> None:
    winner = open_request(session, draft(), conversation_id="c", submission_key="k")
    find, first = requests._submitted, iter([None])
    monkeypatch.setattr(requests, "_submitted", lambda *args: next(first, find(*args)))
    assert open_request(session, draft(), conversation_id="c", submission_key="k") is winner


def test_a_reference_that_is_taken_is_drawn_again(
    session: Session, draft: Drafter, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    drawn = iter(["MC-222222", "MC-222222", "MC-333333"])
    monkeypatch.setattr(requests, "new_reference", lambda: next(drawn))
    opened = [open_request(session, draft(), conversation_id="c", submission_key=key) for key in ("a", "b")]
    assert [request.reference for request in opened] == ["MC-222222", "MC-333333"]
    assert "UNIQUE constraint failed: collaboration_request.reference" in caplog.text


def test_references_that_are_always_taken_do_not_loop_for_ever(
    session: Session, draft: Drafter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(requests, "new_reference", lambda: "MC-222222")
    open_request(session, draft(), conversation_id="c", submission_key="a")
    with pytest.raises(RuntimeError, match="five times"):
        open_request(session, draft(), conversation_id="c", submission_key="b")


def test_a_request_is_found_from_its_conversation_or_its_address(session: Session, opened: Opener) -> None:
    request = opened(conversation_id="mine")
    typed = request.reference.lower().replace("-", " ")
    assert find_request(session, typed, conversation_id="mine") is request
    assert find_request(session, typed, contact=" MAIRI@craigellan.example ") is request
    assert find_request(session, typed, conversation_id="other", contact="mairi@craigellan.example") is request


def test_a_stranger_cannot_tell_a_reference_that_exists_from_one_that_does_not(
    session: Session, opened: Opener
) -> None:
    real = opened().reference
    for reference in (real, "MC-222222", "what was it", ""):
        for key in ({}, {"conversation_id": "other"}, {"contact": "else@where.example"}, {"conversation_id": ""}):
            with pytest.raises(NoSuchRequest) as refused:
                find_request(session, reference, **key)
            assert str(refused.value) == ""


def test_staff_find_any_request(session: Session, opened: Opener) -> None:
    request = opened()
    assert get_request(session, request.reference) is request
    with pytest.raises(NoSuchRequest):
        get_request(session, "MC-222222")


def test_a_conversation_lists_its_own_requests_newest_first(session: Session, opened: Opener) -> None:
    first, _, second = opened(), opened(conversation_id="other"), opened()
    assert requests_of(session, "conversation") == [second, first]


def test_an_employer_sees_every_status_and_only_what_is_shared(session: Session, opened: Opener) -> None:
    request = opened()
    change(session, request, "triage", Decision(AILSA, "between us"))
    add_note(session, request, by=AILSA, text="also between us")
    add_staff(session, AILSA, "Ailsa Grant", PASSWORD)
    arrange(session, request, owner=AILSA, route=Route.ADAPT, due=dt.date(2090, 12, 1), by=AILSA)
    change(session, request, "ask_for_information", Decision(AILSA, "How many?"))
    answer(session, request, "Fifteen")
    assert [(event.status, event.note) for event in visible_history(request)] == [
        (Status.NEW, None),
        (Status.TRIAGED, None),
        (Status.NEED_INFORMATION, "How many?"),
        (Status.NEED_INFORMATION, "Fifteen"),
        (Status.TRIAGED, None),
    ]


def test_a_telephone_number_is_a_contact_too(session: Session, opened: Opener) -> None:
    request = opened(contact="07700 900412")
    assert request.contact == "+44 7700 900412"
    assert find_request(session, request.reference, contact="+44 (0)7700 900 412") is request
    with pytest.raises(NoSuchRequest):
        find_request(session, request.reference, contact="07700 900413")
