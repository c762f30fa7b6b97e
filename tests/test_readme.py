"""The tables of expectations name tests that exist."""

from __future__ import annotations

import re

import pytest

from runtime.settings import ROOT

TABLES = ("README.md", "catalogue/README.md")
NAMED = sorted(
    {
        named
        for table in TABLES
        for named in re.findall(r"`([\w/]+\.py)(?:::(\w+))?`", (ROOT / "tests" / table).read_text(encoding="utf-8"))
    }
)


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_a_test_that_a_table_names_is_there(path: str, name: str) -> None:
    source = (ROOT / "tests" / path).read_text(encoding="utf-8")
    assert not name or re.search(rf"^(?:async )?def {name}\(", source, re.MULTILINE)


def test_the_tables_name_many() -> None:
    assert len(NAMED) > 100
