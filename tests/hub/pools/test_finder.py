"""Pools are suggested of what could share a course, with what they have in common."""

from __future__ import annotations

import datetime as dt
from itertools import combinations
from typing import Any

import pytest
from sqlalchemy.orm import Session

from catalogue.gazetteer import find_all, miles
from catalogue.gazetteer.atlas import atlas
from catalogue.records import Credential, Mode
from catalogue.store import apply_credentials
from hub.lifecycle import Decision, change
from hub.nearest import NearestCredentials
from hub.pools.finder import PoolFinder, Suggestion
from hub.pools.pools import make_pool
from hub.pools.timing import Months
from hub.pools.wanted import FAR, Compatible, Wanted, _are_apart, _box
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


def test_a_request_that_came_since_is_grouped_with_the_others(session: Session, opened: Opener) -> None:
    welders(opened)
    finder = PoolFinder(NearestCredentials())
    assert [pool.common.employers for pool in finder.suggestions(session)] == [3]
    opened("d", contact="d@four.example", **WELDING)
    assert [pool.common.employers for pool in finder.suggestions(session)] == [4]
    assert [pool.common.employers for pool in finder.suggestions(session)] == [4]


def test_requests_are_grouped_anew_when_the_catalogue_has_changed(session: Session, opened: Opener) -> None:
    for firm, need in (("one", "joints that hold"), ("two", "seams that leak")):
        opened(firm, contact=f"a@{firm}.example", need=need)
    finder = PoolFinder(NearestCredentials())
    assert finder.suggestions(session) == []
    welding = Credential(id="weld", title="Seams and joints", provider="Forth College")
    apply_credentials(session, [welding])
    assert [pool.common.employers for pool in finder.suggestions(session)] == [2]


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ({"levels": (5, 6)}, {"levels": (7, 8)}, True),
        ({"levels": (5, 6)}, {"levels": (8, 8)}, False),
        ({"months": Months(10, 12)}, {"months": Months(15, 16)}, True),
        ({"months": Months(16, 17)}, {"months": Months(10, 12)}, False),
        ({"modes": frozenset({Mode.ONLINE})}, {"modes": frozenset({Mode.CAMPUS})}, False),
        ({"modes": frozenset({Mode.ONLINE})}, {}, True),
        ({"places": find_all("Lerwick")}, {"places": find_all("Dumfries")}, False),
        ({"places": find_all("Lerwick"), "modes": frozenset({Mode.ONLINE})}, {"places": find_all("Dumfries")}, True),
        ({"places": find_all("Lerwick")}, {}, True),
        ({"places": find_all("Highland")}, {"places": find_all("Inverness")}, True),
    ],
)
def test_two_requests_fit_where_one_course_could_serve_both(
    one: dict[str, Any], other: dict[str, Any], fits: bool
) -> None:
    nothing: dict[str, Any] = {
        "words": {},
        "nearest": {},
        "levels": None,
        "places": (),
        "modes": frozenset(),
        "months": None,
    }
    compatible = Compatible([Wanted(**nothing | one), Wanted(**nothing | other)])
    assert (compatible(0, 1), compatible(1, 0)) == (fits, fits)


def test_places_that_are_told_apart_without_a_distance_are_too_far() -> None:
    places = [(place,) for place in atlas().places[::25]]
    apart = [(one, other) for one, other in combinations(places, 2) if _are_apart(_box(one), _box(other))]
    assert apart
    assert all(miles(one[0], other[0]) > FAR for one, other in apart)
    assert not _are_apart(_box(()), _box(places[0]))


def test_a_look_at_many_requests_asks_once_whether_the_catalogue_has_changed(
    session: Session, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    welders(opened)
    asked: list[str] = []
    real = NearestCredentials.mark

    def counted(catalogue: NearestCredentials, session: Session) -> str:
        asked.append("mark")
        return real(catalogue, session)

    monkeypatch.setattr(NearestCredentials, "mark", counted)
    PoolFinder(NearestCredentials()).suggestions(session)
    assert len(asked) <= 3
