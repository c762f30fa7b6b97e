"""However the database reads the queue, by a rare word, request by request or by status, a page is the same."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy.orm import Session

import hub.queue
from hub import search_words
from hub.filters import NOBODY, Filters, Heads
from hub.lifecycle import Decision, change
from hub.queue import EPOCH, FIRST, Cursor, Turn, queue
from hub.snooze import snooze
from hub.statuses import Status
from hub.transitions import OPEN
from tests.hub.made import AILSA, Opener

LATER = EPOCH + dt.timedelta(days=365 * 200)


def test_words_that_very_many_hold_are_found_as_any_others_and_counted_up_to_a_number(
    session: Session, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_words, "FEW", 2)
    monkeypatch.setattr(hub.queue, "MOST_COUNTED", 4)
    for number in range(6):
        opened(need=f"welding of ships {'and anchors' if number == 1 else ''}")
    opened(need="something else")
    common = queue(session, Filters(text="welding ships", statuses=OPEN), size=3)
    assert [item.id for item in common.items] == [1, 2, 3]
    assert (common.total, common.more) == (4, True)
    last = queue(session, Filters(text="welding ships", statuses=OPEN), Turn(last=True), size=3)
    assert [item.id for item in last.items] == [4, 5, 6]
    rare = queue(session, Filters(text="ships anchors welding"))
    assert ([item.id for item in rare.items], rare.total, rare.more) == ([2], 1, False)


def test_a_search_of_common_words_counts_those_among_the_newest(
    session: Session, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_words, "FEW", 0)
    monkeypatch.setattr(hub.queue, "MOST_WALKED", 2)
    for need in ("welding", "welding", "something else", "welding"):
        opened(need=need)
    page = queue(session, Filters(text="welding"))
    assert ([item.id for item in page.items], page.total, page.more) == ([1, 2, 4], 1, True)


def test_a_search_of_common_words_counts_exactly_what_is_few(
    session: Session, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_words, "FEW", 0)
    for _ in range(3):
        opened(need="welding")
    page = queue(session, Filters(text="welding"))
    assert (page.total, page.more) == (3, False)


@pytest.mark.parametrize("turn", [FIRST, Turn(last=True), Turn(after=Cursor(EPOCH, 0)), Turn(before=Cursor(LATER, 0))])
def test_a_page_of_few_requests_is_that_of_many(
    session: Session, opened: Opener, monkeypatch: pytest.MonkeyPatch, turn: Turn
) -> None:
    for number in range(8):
        request = opened(need=f"welding {number}", learners=str(1 + number % 2 * 20))
        if number % 3:
            change(session, request, "triage", Decision(AILSA))
    filters = Filters(statuses=OPEN, heads=Heads.FEW)
    few = queue(session, filters, turn, size=3)
    monkeypatch.setattr(hub.queue, "MOST_COUNTED", 0)
    many = queue(session, filters, turn, size=3)
    assert [item.id for item in few.items] == [item.id for item in many.items]
    assert (len(few.items), few.earlier, few.later) == (3, many.earlier, many.later)


def test_requests_of_a_status_are_counted_up_to_a_number_and_those_that_are_put_off_beside_them(
    session: Session, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub.queue, "MOST_COUNTED", 2)
    requests = [opened(need=f"welding {number}") for number in range(6)]
    snooze(session, requests[0], until=None, by=AILSA, seen=requests[0].version)
    change(session, requests[1], "decline", Decision(AILSA, "Sorry."))
    page = queue(session, Filters(statuses=OPEN, snoozed=False))
    assert (page.total, page.more, page.snoozed, page.counts[Status.DECLINED]) == (2, True, 1, 1)
    assert page.counts[Status.NEW] > 2  # which says that there are more
    declined = queue(session, Filters(statuses={Status.DECLINED}))
    assert (declined.total, declined.more) == (1, False)
    of_an_owner = queue(session, Filters(owner=NOBODY))
    assert (of_an_owner.total, of_an_owner.more) == (6, False)


@pytest.mark.parametrize("turn", [FIRST, Turn(last=True), Turn(after=Cursor(EPOCH, 0))])
def test_a_page_of_several_statuses_is_in_the_order_of_time_and_not_of_status(
    session: Session, opened: Opener, turn: Turn
) -> None:
    for number in range(6):
        request = opened()
        if number % 2:
            change(session, request, "triage", Decision(AILSA))
    page = queue(session, Filters(statuses=OPEN), turn)
    assert [item.id for item in page.items] == [1, 2, 3, 4, 5, 6]
