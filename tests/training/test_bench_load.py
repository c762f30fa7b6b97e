"""Clients that talk at once are counted together; the memory of a process is that of all below it."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from training.bench_load import family, memory, throughput


class Counted:
    """A talker that counts, over all of its kind, what was said."""

    said = 0

    def begin(self) -> None: ...

    def say(self, text: str) -> None:
        type(self).said += 1


def test_every_turn_of_every_client_counts() -> None:
    Counted.said = 0
    rate = throughput(lambda: (Counted(), itertools.repeat([("stock", "hello")] * 5)), clients=3, seconds=0.05)
    assert Counted.said >= 3
    assert rate > 0


def test_a_client_that_fails_ends_the_measurement() -> None:
    class Failing(Counted):
        def say(self, text: str) -> None:
            raise ConnectionError

    with pytest.raises(ConnectionError):
        throughput(lambda: (Failing(), itertools.repeat([("stock", "hello")])), clients=2, seconds=0.05)


@pytest.fixture
def proc(tmp_path: Path) -> Path:
    """Process 10 with the child 11, whose name has blanks and brackets, and its child 12; 13 is a stranger's."""
    for pid, parent, kilobytes in ((10, 1, 1024), (11, 10, 2048), (12, 11, 512), (13, 1, 4096)):
        folder = tmp_path / str(pid)
        folder.mkdir()
        (folder / "stat").write_text(f"{pid} (a (b) c) S {parent} 0 0\n")
        (folder / "smaps_rollup").write_text(f"0-1 ---p [rollup]\nRss: 9999 kB\nPss: {kilobytes} kB\n")
    return tmp_path


def test_a_family_is_a_process_and_all_below_it(proc: Path) -> None:
    assert family(10, proc) == [10, 11, 12]


def test_the_memory_of_a_family_is_added_up(proc: Path) -> None:
    assert memory(10, proc) == pytest.approx(3.5)


def test_a_process_that_is_gone_has_no_memory_to_tell(proc: Path) -> None:
    with pytest.raises(FileNotFoundError):
        memory(99, proc)
