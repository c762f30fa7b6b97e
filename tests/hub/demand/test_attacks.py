"""Attacks on the board: whoever knows all that is published, and how, makes out no employer and no small group."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping

import pytest
from sqlalchemy.orm import Session

from hub.demand.board import Board, demand_board
from hub.demand.disclosure import MOST_OF_ONE, open_cells, open_parts, people_of, rounded
from hub.demand.export import rows
from hub.demand.signals import forget_signals
from tests.hub.demand.made import ON, heard
from tests.hub.made import Opener

LEAST = 5


def board(session: Session) -> Board:
    return demand_board(session, LEAST, at=ON)


def figures(session: Session) -> list[object]:
    return list(rows(board(session)))


def test_a_word_of_too_few_employers_is_nowhere(session: Session) -> None:
    heard(session, range(4), "reindeer herding", places="Oban")
    heard(session, range(4, 20), "welding", places="Perth")
    shown = str(figures(session))
    assert "reindeer" not in shown
    assert "herding" not in shown
    assert "Argyll" not in shown
    assert board(session).about("reindeer") is None


def test_one_employer_with_many_requests_is_one(session: Session, opened: Opener) -> None:
    for number in range(12):
        opened(f"conversation {number}", need="sheep shearing", contact=f"person{number}@glen-farm.example")
    heard(session, range(12))
    assert figures(session) == []


def test_addresses_of_a_public_mail_service_are_not_one_employer(session: Session, opened: Opener) -> None:
    for number in range(5):
        opened(f"conversation {number}", need="sheep shearing", contact=f"person{number}@gmail.com")
    heard(session, range(5))
    assert board(session).about("sheep") is not None


def test_one_employer_with_many_needs_of_one_word_is_one(session: Session) -> None:
    for need in ("sheep shearing", "sheep dipping", "sheep dogs", "sheep health", "sheep transport"):
        heard(session, range(1), need)
    assert figures(session) == []


def test_what_is_left_of_a_total_may_be_employers_who_did_not_say_where(session: Session) -> None:
    """Of 20 in all 9 and 9 stand in two areas: nothing tells whether the last two are in another."""
    heard(session, range(9), places="Oban")
    heard(session, range(9, 18), places="Perth")
    heard(session, range(18, 20), places="Lerwick")
    before = figures(session)
    for number in (18, 19):
        forget_signals(session, f"conversation {number}")
    heard(session, range(18, 20))
    assert figures(session) == before


def test_a_quarter_that_is_hidden_is_not_what_the_others_leave_of_the_year(session: Session) -> None:
    """Every employer is in a quarter: 9 in each of two would leave the 2 of the third."""
    for first, month in ((0, dt.date(2026, 8, 1)), (9, dt.date(2026, 5, 1))):
        heard(session, range(first, first + 9), at=month)
    heard(session, range(18, 20), at=dt.date(2026, 2, 1))
    row = board(session).about("sheep")
    assert row is not None
    assert (row.employers, row.trend) == (20, (None, None, None, 5))


@pytest.mark.parametrize("seed", range(200))
def test_what_is_hidden_of_a_whole_is_nobody_or_a_group_of_enough(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  a repeatable population, no secret
    cells = {f"cell {at}": chance.choice((0, 1, 2, 4, 5, 6, 9, 14, 30)) for at in range(chance.randint(1, 8))}
    shown = open_parts(cells, LEAST)
    hidden = {name: count for name, count in cells.items() if name not in shown and count}
    assert all(cells[name] >= LEAST for name in shown)
    assert not hidden or sum(hidden.values()) >= LEAST or not shown


@pytest.mark.parametrize("seed", range(50))
def test_no_cell_that_is_not_shown_can_be_proved_to_hold_somebody(seed: int) -> None:
    """The attacker has the rounded total and the rounded cells. For every other area there is a population with nobody
    in it that gives the very same figures."""
    chance = random.Random(seed)  # noqa: S311  a repeatable population, no secret
    areas = {f"area {at}": chance.choice((0, 0, 1, 3, 4, 6, 11)) for at in range(32)}
    unsaid = chance.choice((0, 0, 3))
    for suspected in areas.keys() - published(areas, unsaid).keys():
        assert published(areas | {suspected: 0}, unsaid + areas[suspected]) == published(areas, unsaid)


def published(cells: Mapping[str, int], unsaid: int) -> dict[str, int]:
    total = {"all": rounded(sum(cells.values()) + unsaid, LEAST)}
    return total | {name: rounded(cells[name], LEAST) for name in open_cells(cells, LEAST)}


def test_one_employer_more_in_this_quarter_changes_nothing(session: Session) -> None:
    heard(session, range(9), places="Oban", learners="10")
    before = figures(session)
    heard(session, range(9, 30), places="Oban", learners="10", at=ON)
    assert figures(session) == before


def test_an_employer_who_goes_is_not_seen_within_a_step(session: Session) -> None:
    heard(session, range(9), places="Oban")
    before = figures(session)
    forget_signals(session, "conversation 3")
    assert figures(session) == before


def test_the_order_of_the_words_tells_nothing_beyond_the_figures(session: Session) -> None:
    heard(session, range(9), "zinc coating")
    heard(session, range(9, 14), "anodising")
    words = [(row.word, row.employers) for row in board(session).words]
    assert words == [("anodising", 5), ("coating", 5), ("zinc", 5)]


def test_a_large_firm_is_not_seen_by_its_people(session: Session) -> None:
    heard(session, range(4), learners="3")
    heard(session, range(4, 5), learners="4000")
    row = board(session).about("sheep")
    assert row is not None
    assert row.people == (4 * 3 + MOST_OF_ONE) // 10 * 10


def test_people_are_not_shown_where_too_few_said_how_many(session: Session) -> None:
    heard(session, range(4), learners="30")
    heard(session, range(4, 12))
    row = board(session).about("sheep")
    assert row is not None
    assert row.people is None
    assert people_of([30, 30, None, 0, 30, 30], LEAST) is None


def test_what_is_older_than_the_quarters_is_not_counted(session: Session) -> None:
    heard(session, range(9), at=dt.date(2025, 9, 30))
    assert figures(session) == []
