"""The table of threats names items once, and each with a test that is there or the reason why there is none."""

from __future__ import annotations

import re

import pytest

from runtime.settings import ROOT

TEXT = (ROOT / "docs" / "threats.md").read_text(encoding="utf-8")
ROWS = [row.strip("|").split("|") for row in TEXT.splitlines() if re.match(r"\| \d+\.\d+\.\d+", row)]
ITEMS = [item for row in ROWS for item in row[0].strip().split(", ")]
NAMED = sorted(set(re.findall(r"`([\w/]+\.py)(?:::(\w+))?`", TEXT)) - {("test_threats.py", "")})
REASONS = ("Does not apply:", "Not held", "Not tested", "Not a test:", "Not ours:", "Not written down", "Partly:")
"""How a reason begins."""


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_a_test_that_the_table_names_is_there(path: str, name: str) -> None:
    source = (ROOT / "tests" / path).read_text(encoding="utf-8")
    assert not name or re.search(rf"^(?:async )?def {name}\(", source, re.MULTILINE)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].strip())
def test_an_item_has_a_test_or_a_reason(row: list[str]) -> None:
    assert len(row) == 3
    assert "::" in row[2] or row[2].strip().startswith(REASONS)


def test_every_item_stands_once() -> None:
    assert [item for item in ITEMS if not re.fullmatch(r"\d+\.\d+\.\d+", item)] == []
    assert len(ITEMS) == len(set(ITEMS))


def test_no_chapter_of_the_standard_is_forgotten() -> None:
    """ASVS 5.0 has chapters 1 to 17."""
    of_the_table = {int(item.partition(".")[0]) for item in ITEMS}
    left_out = re.search(r"^Chapters (\d+) .* and (\d+) .* do not apply", TEXT, re.MULTILINE)
    assert left_out
    assert of_the_table | set(map(int, left_out.groups())) == set(range(1, 18))
