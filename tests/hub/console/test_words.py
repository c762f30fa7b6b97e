"""An event of the history is a sentence; a day, a moment and a wait are Scotland's."""

from __future__ import annotations

import datetime as dt

import pytest

from hub.checklist import Step, checklist
from hub.console import words
from hub.console.history_words import OF_PROVIDERS, STEP, WORDS_OF_POOLS, remark, sentence
from hub.console.words import CHANNEL, NOTICE_STATE, PART, ROUTE, STORE, day, moment, overdue, wait
from hub.correspondence import Channel, NoticeState
from hub.erasure import Store
from hub.event_kinds import EventKind
from hub.models import EMPLOYER, SYSTEM, CollaborationRequest, RequestEvent, Route
from hub.statuses import Status
from tests.hub.made import AILSA, RORY

NAMES = {AILSA: "Ailsa Grant", RORY: "Rory Mackay"}
MIDSUMMER = dt.datetime(2026, 6, 30, 23, 30, tzinfo=dt.UTC)
"""Half past midnight on 1 July, in Scotland."""


def event(kind: EventKind, actor: str = AILSA, reason: str | None = None, **fields: Status | Route) -> RequestEvent:
    return RequestEvent(kind=kind, actor=actor, reason=reason, **fields)


@pytest.mark.parametrize(
    ("happened", "expected"),
    [
        (event(EventKind.OPENED, EMPLOYER), "The employer sent the request"),
        (
            event(EventKind.STATUS, SYSTEM, from_status=Status.NEW, to_status=Status.NEED_INFORMATION),
            "The advisor moved it from New to Waiting for information",
        ),
        (
            event(EventKind.STATUS, EMPLOYER, from_status=Status.NEED_INFORMATION, to_status=Status.TRIAGED),
            "The employer answered, so that it stands again at Triaged",
        ),
        (
            event(EventKind.STATUS, EMPLOYER, from_status=Status.NEED_INFORMATION, to_status=Status.WITHDRAWN),
            "The employer moved it from Waiting for information to Withdrawn",
        ),
        (event(EventKind.OWNER, reason=AILSA), "Ailsa Grant took it"),
        (event(EventKind.OWNER, reason=RORY), "Ailsa Grant gave it to Rory Mackay"),
        (event(EventKind.OWNER, reason="isla@hub.example"), "Ailsa Grant gave it to isla@hub.example"),
        (event(EventKind.OWNER), "Ailsa Grant removed the owner"),
        (event(EventKind.ROUTE, reason=Route.ADAPT), "Ailsa Grant chose the route: Adapt an existing course"),
        (
            event(EventKind.STATUS, from_status=Status.NEW, to_status=Status.TRIAGED, route=Route.ADAPT),
            "Ailsa Grant moved it from New to Triaged and chose the route: Adapt an existing course",
        ),
        (event(EventKind.ROUTE), "Ailsa Grant chose the route: undecided"),
        (event(EventKind.DUE, reason="2026-12-01"), "Ailsa Grant set the next step for 1 Dec 2026"),
        (event(EventKind.DUE), "Ailsa Grant set the next step for no day"),
        (event(EventKind.DUPLICATE, reason="MC-222222"), "Ailsa Grant marked MC-222222 as a duplicate of it"),
        (event(EventKind.DUPLICATE_OF, SYSTEM, "MC-222222"), "The advisor let it follow MC-222222, which goes on"),
        (event(EventKind.HEARS, EMPLOYER), "The employer wants to be told of new courses for it"),
        (event(EventKind.HEARS_NOT, EMPLOYER), "The employer no longer wants to be told of new courses for it"),
        (event(EventKind.TICKED, reason=Step.FUNDING), "Ailsa Grant ticked off: Who pays is clear"),
        (event(EventKind.UNTICKED, reason=Step.FUNDING), "Ailsa Grant took the tick back: Who pays is clear"),
        (event(EventKind.PROVIDER_ASKED, reason="Forth College"), "Ailsa Grant made a link for Forth College"),
        (event(EventKind.PROVIDER_INTERESTED, "Forth College"), "Forth College is interested"),
        (event(EventKind.PROVIDER_NOT_NOW, "Forth College"), "Forth College does not take it up now"),
        (event(EventKind.PROVIDER_QUESTION, "Forth College", "Who?"), "Forth College has a question"),
        (event(EventKind.PROVIDER_OFFER, "Forth College", "Ten"), "Forth College makes an offer"),
        (event(EventKind.POOLED, reason="3"), "Ailsa Grant put it into pool 3"),
        (event(EventKind.POOL_LEFT, reason="3"), "Ailsa Grant took it out of pool 3"),
        (
            event(EventKind.POOL_AGREED, EMPLOYER),
            "The employer: yes to being introduced to others who need the same",
        ),
        (event(EventKind.NOTE, "isla@hub.example", "Rang them"), "isla@hub.example added a note"),
    ],
)
def test_an_event_is_a_sentence(happened: RequestEvent, expected: str) -> None:
    assert sentence(happened, NAMES) == expected


@pytest.mark.parametrize("kind", EventKind)
def test_a_remark_is_shown_where_the_sentence_lacks_it(kind: EventKind) -> None:
    expected = "because" if kind in (EventKind.STATUS, EventKind.NOTE, *OF_PROVIDERS, *WORDS_OF_POOLS) else None
    assert remark(event(kind, reason="because")) == expected


def test_every_route_and_every_part_of_the_checklist_has_words() -> None:
    assert set(ROUTE) == set(Route)
    assert set(STEP) == set(Step)
    assert set(PART) == {check.part for check in checklist(CollaborationRequest())}


def test_every_channel_store_and_state_of_a_notice_has_words() -> None:
    assert (set(CHANNEL), set(NOTICE_STATE), set(STORE)) == (set(Channel), set(NoticeState), set(Store))


def test_a_moment_is_written_in_scottish_time() -> None:
    assert (day(dt.date(2026, 7, 1)), moment(MIDSUMMER)) == ("1 Jul 2026", "1 Jul 2026, 00:30")


@pytest.mark.parametrize(
    ("today", "expected"),
    [(1, "less than a working day"), (2, "1 working day"), (3, "2 working days"), (6, "3 working days")],
)
def test_a_wait_is_counted_from_the_day_in_scotland(monkeypatch: pytest.MonkeyPatch, today: int, expected: str) -> None:
    monkeypatch.setattr(words, "today", lambda: dt.date(2026, 7, today))
    assert wait(MIDSUMMER) == expected


def test_a_day_is_overdue_when_it_is_over_in_scotland(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "today", lambda: dt.date(2026, 7, 1))
    assert [overdue(due) for due in (None, dt.date(2026, 7, 1), dt.date(2026, 6, 30))] == [False, False, True]
