"""Of files in the shape of those of others nearly all is read, and no price, level, date or mode is wrong."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.catalogue.importers.checked.hand_checked import COUNTS_AS_WRONG, score

LEAST_RIGHT = 0.98
FEWEST_RECORDS = 20


@pytest.mark.parametrize("collection", ["csv", "xlsx", "schema-org", "pages", "xcri", "elm"])
def test_what_a_person_reads_in_a_file_is_what_is_read(
    collection: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = score(collection, tmp_path)
    with capsys.disabled():
        sys.stdout.write(f"\n{collection}: {result}\n")
    assert result.records >= FEWEST_RECORDS
    assert result.share >= LEAST_RIGHT, result
    assert [fault for fault in result.wrong if any(f", {name}: " in fault for name in COUNTS_AS_WRONG)] == []
