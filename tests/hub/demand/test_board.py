"""The board adds up what employers need, in tables that are the same for whoever looks."""

from __future__ import annotations

import csv
import datetime as dt
import io

from sqlalchemy.orm import Session

from hub.demand.board import Cell, demand_board
from hub.demand.export import COLUMNS, as_json, write_csv
from hub.demand.published import Published
from runtime.clock import now
from runtime.database import Sessions
from tests.hub.demand.made import ON, heard


def test_a_word_of_enough_employers_is_shown_with_its_people_and_its_facts(session: Session) -> None:
    heard(session, range(7), learners="10", level="6", places="Oban", sector="land and aquaculture")
    board = demand_board(session, 5, at=ON)
    row = board.about("sheep")
    assert row is not None
    assert (row.employers, row.people, row.trend) == (5, 70, (None, None, None, 5))
    assert row.levels == (Cell("6", 5, 70),)
    assert row.areas == (Cell("Argyll and Bute", 5, 70),)
    assert row.sectors == board.sectors == (Cell("land and aquaculture", 5, 70),)
    assert board.employers == 5
    assert board.quarters == ("2025 Q4", "2026 Q1", "2026 Q2", "2026 Q3")


def test_forms_of_a_word_are_counted_together_under_the_one_that_is_said_most(session: Session) -> None:
    heard(session, range(3), "shearing")
    heard(session, range(3, 5), "shears")
    assert [row.word for row in demand_board(session, 5, at=ON).words] == ["shearing"]


def test_levels_stand_in_their_order(session: Session) -> None:
    heard(session, range(5), level="10")
    heard(session, range(5, 15), level="9")
    assert [cell.name for cell in demand_board(session, 5, at=ON).levels] == ["9", "10"]


def test_every_figure_is_a_row_of_the_csv_and_json_has_the_rules(session: Session) -> None:
    heard(session, range(5), learners="10", places="Oban")
    board = demand_board(session, 5, at=ON)
    file = io.StringIO()
    write_csv(board, file)
    head, *lines = csv.reader(io.StringIO(file.getvalue()))
    assert tuple(head) == COLUMNS
    assert ["sheep", "council_area", "Argyll and Bute", "5", "50"] in lines
    assert ["sheep", "quarter", "2026 Q3", "5", ""] in lines
    assert ["all needs", "all", "", "5", ""] in lines
    values = as_json(board)
    assert "fewer than 5 employers" in values["rules"]
    assert values["words"][0]["word"] == "shearing"


def test_an_empty_board_has_no_rows(session: Session) -> None:
    board = demand_board(session, 5, at=ON)
    assert (board.employers, board.words, board.about("sheep")) == (None, (), None)


def test_the_board_is_counted_once_an_hour(sessions: Sessions) -> None:
    at = [now()]
    published = Published(sessions, 3, lambda: at[0])
    before = published.board()
    with sessions.begin() as session:
        heard(session, range(5), at=at[0].date() - dt.timedelta(days=100))
    assert published.board() is before
    at[0] += dt.timedelta(hours=1)
    assert published.board().words != before.words
