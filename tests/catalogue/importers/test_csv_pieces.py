"""A CSV file is read in pieces, within bounds, and it does not matter where the pieces end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.importers import reading
from catalogue.importers.sheets import delimited, reader
from catalogue.importers.sheets.reader import read_csv
from catalogue.records import Credential
from tests.catalogue.importers import outcome as outcomes

Write = Callable[..., Path]

HEADER = "id,title,provider"
ROW = "weld,Pipe Welding,Forth College"
WELDING = Credential(id="weld", title="Pipe Welding", provider="Forth College")


def refusal(path: Path) -> str:
    return outcomes.refusal(read_csv(path))


@pytest.mark.parametrize("size", [1, 2, 7])
def test_it_does_not_matter_where_the_pieces_of_the_file_end(
    size: int, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "PIECE", size)
    path = write(content=f"\ufeff{HEADER}\r\n{ROW}\r\ngd,Gàidhlig,Sabhal Mòr\r\n".encode())
    assert [found.title for found in outcomes.outcome(read_csv(path)).credentials] == ["Pipe Welding", "Gàidhlig"]


def test_a_line_without_end_is_refused(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MAX_RECORD", 1000)
    monkeypatch.setattr(reading, "PIECE", 500)
    assert "has a line of more than" in refusal(write(HEADER, "x" * 3000))


def test_a_cell_without_end_is_refused_near_its_line(write: Write) -> None:
    lines = ["some words that stand in an open quotation"] * 4000
    message = refusal(write(HEADER, ROW, 'open,"Open quotation', *lines))
    assert "courses.csv has a cell near line 3" in message
    assert "whose quotes never end" in message


def test_progress_hears_how_many_bytes_have_been_read(write: Write) -> None:
    heard: list[int] = []
    path = write(HEADER, ROW)
    list(read_csv(path, progress=heard.append))
    assert heard == [path.stat().st_size]


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.csv") == "gone.csv cannot be opened: No such file or directory"


def test_a_file_that_grows_while_it_is_read_is_refused_all_the_same(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(HEADER, ROW, "braze,Brazing,Forth College", "")
    monkeypatch.setattr(delimited, "MAX_BYTES", path.stat().st_size)
    monkeypatch.setattr(reading, "PIECE", 4)
    monkeypatch.setattr(reader, "HEAD_ROWS", 2)
    monkeypatch.setattr(delimited, "HEAD_LINES", 2)
    feed = read_csv(path)
    assert next(feed) == WELDING
    with path.open("a") as file:
        file.write("late,Latecomer,Forth College\n")
    assert "courses.csv is larger than" in outcomes.refusal(feed)
