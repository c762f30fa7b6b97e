"""The table of threats has every item of the standard once, with a test that is there or the reason why not."""

from __future__ import annotations

import re

import pytest
from pydantic import SecretStr

import bot.models  # noqa: F401  its tables
import hub.models  # noqa: F401  its tables
from catalogue.badges import keys
from hub import single_sign_on
from runtime.database import Base
from runtime.settings import ROOT, Settings

TEXT = (ROOT / "docs" / "threats.md").read_text(encoding="utf-8")
ROWS = [row.strip("|").split("|") for row in TEXT.splitlines() if re.match(r"\| \d+\.\d+\.\d+ ", row)]
CELLS = [cell.split(" ", 1) for row in ROWS for cell in row[0].strip().split(", ")]
ITEMS = [item for item, *_ in CELLS]
NAMED = sorted(
    set(re.findall(r"`([\w/]+\.py)(?:::(\w+))?`", TEXT)) - {("test_threats.py", ""), ("hub/passwords.py", "")}
)
REASONS = ("Does not apply:", "Not held", "Not tested", "Not a test:", "Not ours:", "Not written down", "Partly:")
"""How a reason begins."""

STANDARD = (ROOT / "tests" / "asvs-5.0.txt").read_text(encoding="utf-8")
LEFT_OUT = "17"
"""The chapter of which the document says in one sentence that it does not apply."""


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_a_test_that_the_table_names_is_there(path: str, name: str) -> None:
    source = (ROOT / "tests" / path).read_text(encoding="utf-8")
    assert not name or re.search(rf"^(?:async )?def {name}\(", source, re.MULTILINE)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].strip())
def test_an_item_has_a_test_or_a_reason(row: list[str]) -> None:
    assert len(row) == 3
    assert "::" in row[2] or row[2].strip().startswith(REASONS)


def test_every_item_of_the_standard_stands_once_with_a_name() -> None:
    asked = re.findall(r"\b\d+\.\d+\.\d+\b", STANDARD)
    assert len(asked) == len(set(asked)) == 253
    assert f"Chapter {LEFT_OUT} (WebRTC) does not apply" in TEXT
    assert sorted(ITEMS) == sorted(item for item in asked if item.partition(".")[0] != LEFT_OUT)
    assert all(len(cell) == 2 and cell[1] for cell in CELLS)


def test_the_figures_of_the_document_are_those_of_its_table() -> None:
    lasts = [row[2].strip() for row in ROWS for _ in row[0].strip().split(", ")]
    held = sum("::" in last and not last.startswith(REASONS) for last in lasts)
    left_out = len(re.findall(rf"\b{LEFT_OUT}\.\d+\.\d+\b", STANDARD))
    none = left_out + sum(last.startswith("Does not apply") for last in lasts)
    sentence = f"Of 253 items, {held} have a test,\n{none} do not apply, and {253 - held - none} are open"
    assert sentence in TEXT


def test_every_secret_is_in_the_inventory() -> None:
    inventory = TEXT.partition("## What is kept secret")[2].partition("\n## ")[0]
    of_settings = {
        name
        for name, field in Settings.model_fields.items()
        if SecretStr.__name__ in str(field.annotation) or field.repr is False
    }
    of_tables = {
        table.name
        for table in Base.metadata.tables.values()
        if any(re.search(r"_(hash|secret)$|^(digests?|code)$", column.name) for column in table.columns)
    }
    assert (len(of_settings) >= 7, len(of_tables) >= 7) == (True, True)
    assert {name for name in of_settings | of_tables if f"`{name}`" not in inventory} == set()


def test_every_algorithm_of_signatures_is_in_the_inventory() -> None:
    inventory = TEXT.partition("## What is kept secret")[2].partition("\n## ")[0]
    assert {name for name in {*keys.ALGORITHMS, *single_sign_on.ALGORITHMS} if name not in inventory} == set()
