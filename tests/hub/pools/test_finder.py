"""Pools are suggested of what could share a course, with what they have in common."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from sqlalchemy.orm import Session

from catalogue.records import Mode
from hub.lifecycle import Decision, change
from hub.nearest import NearestCredentials
from hub.pools.finder import PoolFinder, Suggestion
from hub.pools.pools import make_pool
from hub.snooze import snooze
from tests.hub.made import AILSA, Opener
from tests.hub.pools.made import WELDING, welders


def suggested(session: Session) -> list[Suggestion]:
    return PoolFinder(NearestCredentials()).suggestions(session)


def test_employers_who_need_the_same_are_a_pool_with_their_people(session: Session, opened: Opener) -> None:
    requests = welders(opened)
    opened("other", contact="x@other.example", need="payroll for one person")
    (pool,) = suggested(session)
    assert list(pool.requests) == requests
    assert (pool.common.employers, pool.common.people, pool.common.unsaid) == (3, 24, 0)
    assert set(pool.common.words) == {"mig", "welding", "fabricators"}
    assert (pool.common.levels, pool.common.areas) == ((5, 5), ("Fife",))


def test_one_employer_alone_is_not_suggested(session: Session, opened: Opener) -> None:
    for _ in range(3):
        opened(contact="jo@alba-steel.example", **WELDING)
    assert suggested(session) == []


@pytest.mark.parametrize(
    "other",
    [
        {"region": "Inverness"},
        {"level": "9"},
        {"mode": "online"},
        {"deadline": "2030"},
        {"need": "payroll and pensions for office staff"},
    ],
)
def test_who_could_not_share_the_course_is_left_out(session: Session, opened: Opener, other: dict[str, Any]) -> None:
    here = WELDING | {"mode": "campus", "deadline": "March 2027"}
    opened("a", contact="a@one.example", **here)
    opened("b", contact="b@two.example", **here | other)
    assert suggested(session) == []


def test_what_was_not_said_keeps_nobody_apart(session: Session, opened: Opener) -> None:
    opened("a", contact="a@one.example", **WELDING | {"mode": "campus", "deadline": "spring 2027"})
    opened("b", contact="b@two.example", need=WELDING["need"])
    (pool,) = suggested(session)
    assert (pool.common.unsaid, pool.common.modes) == (1, (Mode.CAMPUS,))
    assert pool.common.months == (dt.date(2027, 3, 1), dt.date(2027, 5, 1))


def test_online_needs_are_pooled_over_any_distance(session: Session, opened: Opener) -> None:
    for place in ("Lerwick", "Dumfries"):
        opened(place, contact=f"a@{place.lower()}.example", **WELDING | {"region": place, "mode": "online"})
    (pool,) = suggested(session)
    assert pool.common.online


def test_a_time_that_does_not_quite_meet_is_told_as_a_whole(session: Session, opened: Opener) -> None:
    for firm, month in (("one", "March 2027"), ("two", "May 2027")):
        opened(firm, contact=f"a@{firm}.example", **WELDING | {"deadline": month})
    (pool,) = suggested(session)
    assert pool.common.months == (dt.date(2027, 3, 1), dt.date(2027, 5, 1))


def test_what_is_decided_put_off_or_pooled_is_not_suggested(session: Session, opened: Opener) -> None:
    first, second, third = welders(opened)
    change(session, first, "decline", Decision(AILSA, "no"))
    assert len(suggested(session)) == 1
    snooze(session, second, until=None, by=AILSA, seen=second.version)
    assert suggested(session) == []
    fourth = opened("d", contact="d@four.example", **WELDING)
    make_pool(session, [third, fourth], by=AILSA)
    assert suggested(session) == []


def test_a_request_that_changed_is_read_again(session: Session, opened: Opener) -> None:
    first, *_ = welders(opened)
    finder = PoolFinder(NearestCredentials())
    assert finder.common(session, [first]).people == 8
    first.heads = 20
    session.flush()
    assert finder.common(session, [first]).people == 20
