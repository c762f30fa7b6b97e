"""Workbooks made for tests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

NETS = (("id", "title", "provider"), ("nets", "Net Mending", "Corrie College"))


def workbook(path: Path, **sheets: Sequence[Sequence[Any]]) -> Path:
    """A workbook with these rows in its sheets; without any, one sheet with one credential."""
    book = Workbook(write_only=True)
    for name, rows in (sheets or {"Courses": NETS}).items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path
