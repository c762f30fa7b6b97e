"""The revision of an index, and one build at a time."""

from __future__ import annotations

import multiprocessing
import multiprocessing.synchronize
from pathlib import Path

from index.revision import LOCK, alone, read_revision, write_revision

PATIENCE = 60.0


def test_there_is_no_revision_before_the_first_build(tmp_path: Path) -> None:
    assert read_revision(tmp_path) is None


def test_the_revision_that_was_written_is_read(tmp_path: Path) -> None:
    write_revision(tmp_path, "a-b")
    write_revision(tmp_path, "c-d")
    assert read_revision(tmp_path) == "c-d"


def build_behind(folder: Path, started: multiprocessing.synchronize.Event, mark: str) -> None:
    started.set()
    with alone(folder), (folder / "order").open("a") as order:
        order.write(mark)


def test_a_second_process_builds_after_the_first(tmp_path: Path) -> None:
    folder, context = tmp_path / "index", multiprocessing.get_context("spawn")
    started = context.Event()
    with alone(folder):
        second = context.Process(target=build_behind, args=(folder, started, "second"))
        second.start()
        assert started.wait(PATIENCE)
        (folder / "order").write_text("first ")
    second.join(PATIENCE)
    assert (folder / "order").read_text() == "first second"
    assert (folder / LOCK).exists()
