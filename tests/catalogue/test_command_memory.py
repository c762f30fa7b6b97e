"""The whole import command keeps to the memory that a nation's catalogue may take; `bench.py` measures it at that size.

The libraries that the command loads are most of it, in the first run also those that make the database. Of each further
record only the id stays in memory, which `importers/test_memory.py` holds.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.catalogue.bench import RUNS, cost, write_xcri, write_xlsx

RECORDS = 600
ROOM = 12
"""MB of the bar that are left to the ids and titles of a nation's catalogue."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the memory is read from Linux")


@pytest.mark.parametrize(
    ("write", "name", "bar"), [(write_xcri, "f.xml", 120), (write_xlsx, "f.xlsx", 200)], ids=["xcri", "xlsx"]
)
def test_an_import_takes_little_memory_looked_at_before_for_good_and_again(
    write: Callable[[Path, int], None], name: str, bar: int, tmp_path: Path
) -> None:
    write(tmp_path / name, RECORDS)
    for _, options in RUNS:
        took = cost(["catalogue", "import", str(tmp_path / name), *options], tmp_path)
        assert took.exit_code == 0
        assert took.memory < bar - ROOM
    printed = (tmp_path / "out").read_text(encoding="utf-8")
    changes = (f"{RECORDS} added, 0 changed", f"0 changed, 0 removed, {RECORDS} unchanged")
    assert printed.count(changes[0]) == 2
    assert printed.count(changes[1]) == 1
