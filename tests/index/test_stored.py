"""What was written a line each comes back one by one, letter for letter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.stored import Chosen, Stored, write_lines


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "some.jsonl"


def stored(path: Path, *values: str) -> Stored[str]:
    write_lines(path, (json.dumps(value, ensure_ascii=False) for value in values))
    return Stored(path, json.loads)


def test_each_value_is_found_at_its_place(path: Path) -> None:
    found = stored(path, "one", "two", "three")
    assert [found[2], found[0]] == ["three", "one"]
    assert (len(found), list(found)) == (3, ["one", "two", "three"])


def test_letters_of_several_bytes_and_breaks_within_a_value_are_kept(path: Path) -> None:
    values = ("Gàidhlig – “obair”", "\u2028", "one\ntwo", "")
    assert list(stored(path, *values)) == list(values)


def test_nothing_comes_back_as_nothing(path: Path) -> None:
    found = stored(path)
    assert (len(found), list(found)) == (0, [])


def test_a_place_behind_the_last_is_an_error(path: Path) -> None:
    with pytest.raises(IndexError):
        stored(path, "one")[1]


def test_a_file_that_is_removed_is_read_on(path: Path) -> None:
    found = stored(path, "one", "two")
    path.unlink()
    assert found[1] == "two"


def test_a_file_that_is_not_there_is_said(path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Stored(path, json.loads)


def test_only_what_is_looked_at_is_read() -> None:
    read = list[int]()
    chosen = Chosen([7, 5, 3], lambda place: read.append(place) or place * 10)  # type: ignore[func-returns-value]
    page = chosen[1:]
    assert (len(chosen), len(page), read) == (3, 2, [])
    assert (page[0], chosen[-1], read) == (50, 30, [5, 3])


def test_chosen_values_equal_a_sequence_of_the_same_ones() -> None:
    chosen = Chosen([1, 2], str)
    assert chosen == ["1", "2"]
    assert chosen == Chosen([1, 2], str)
    assert chosen != ["1"]
    assert chosen != 12


def test_chosen_values_end() -> None:
    assert list(Chosen([1], str)) == ["1"]
    with pytest.raises(IndexError):
        Chosen([1], str)[1]
