"""The mail of the morning names what is overdue, counts what is unread or owned by nobody, and goes to who decides."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session
from starlette.datastructures import QueryParams

from hub.arrangement import take
from hub.console.view import View
from hub.digest import LATE, LISTED, digests
from hub.lifecycle import Decision, change
from hub.models import EMPLOYER, UNTIL_A_REPLY, CollaborationRequest, Staff
from hub.queue import queue
from hub.roles import Role
from hub.snooze import snooze
from hub.staff import add_staff
from runtime.clock import now, today
from tests.hub.made import AILSA, PASSWORD, RORY, Opener

YESTERDAY = dt.timedelta(days=1)


def owned(session: Session, opened: Opener, *, days_late: int = 1, unread: bool = False) -> CollaborationRequest:
    """A request of Ailsa whose next step was due so many days ago."""
    request = opened()
    take(session, request, by=AILSA)
    request.due, request.unread = today() - dt.timedelta(days=days_late), unread
    session.flush()
    return request


def test_what_is_overdue_is_named_the_oldest_first_and_the_unread_is_counted(
    session: Session, opened: Opener, ailsa: Staff
) -> None:
    newer, older = owned(session, opened), owned(session, opened, days_late=9, unread=True)
    (digest,) = digests(session)
    assert (digest.person, digest.overdue, digest.overdue_count) == (ailsa, [older, newer], 2)
    assert (digest.unread, digest.unowned) == (1, 0)


def test_what_is_closed_put_off_or_due_today_is_nobodys_work(session: Session, opened: Opener, ailsa: Staff) -> None:
    closed, asleep, due = (owned(session, opened) for _ in range(3))
    change(session, closed, "withdraw", Decision(AILSA))
    snooze(session, asleep, until=None, by=AILSA)
    due.due = today()
    session.flush()
    assert digests(session) == []


def test_a_count_is_of_what_its_link_lists(session: Session, opened: Opener, ailsa: Staff) -> None:
    withdrawn, read, asleep = owned(session, opened), owned(session, opened), owned(session, opened, unread=True)
    change(session, withdrawn, "withdraw", Decision(EMPLOYER))
    asleep.snoozed_until = UNTIL_A_REPLY
    opened().created = now() - dt.timedelta(days=10)
    session.flush()
    (digest,) = digests(session)
    shown = [
        queue(session, View.of(QueryParams(query)).filters)
        for query in (f"status=unread&owner={AILSA}", f"owner={AILSA}&due=overdue", f"owner=nobody&waiting={LATE}")
    ]
    assert [page.total for page in shown] == [digest.unread, digest.overdue_count, digest.unowned] == [1, 1, 1]
    assert (shown[0].items, shown[1].items) == ((withdrawn,), (read,))


def test_what_nobody_took_is_told_to_everybody_who_decides(session: Session, opened: Opener, ailsa: Staff) -> None:
    add_staff(session, RORY, "Rory", PASSWORD)
    add_staff(session, "isla@hub.example", "Isla", PASSWORD, Role.VIEWER)
    opened().created = now() - dt.timedelta(days=10)
    opened()
    session.flush()
    assert [(digest.person.email, digest.unowned) for digest in digests(session)] == [(AILSA, 1), (RORY, 1)]


def test_of_very_many_some_are_named_and_all_are_counted(session: Session, opened: Opener, ailsa: Staff) -> None:
    for _ in range(LISTED + 2):
        owned(session, opened)
    (digest,) = digests(session)
    assert (len(digest.overdue), digest.overdue_count) == (LISTED, LISTED + 2)
