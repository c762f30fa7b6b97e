"""Credentials from a spreadsheet of any layout, CSV or .xlsx.

The catalogue's own layout, which it exports, is read in full: a column for each field, `price` in four columns, lists
separated by `|`. In any other layout the columns are those of a mapping, or of a proposal where none is given.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from catalogue.importers.checking import Checker
from catalogue.importers.ids import stable_id
from catalogue.importers.reading import Progress
from catalogue.importers.sheets.asides import Asides
from catalogue.importers.sheets.cells import JOINED, Values, read_cell
from catalogue.importers.sheets.delimited import read_delimited
from catalogue.importers.sheets.headings import OWN, Column
from catalogue.importers.sheets.mapping import ColumnMapping
from catalogue.importers.sheets.proposal import HEAD_ROWS, Proposal, notes, propose
from catalogue.importers.sheets.rows import Row, Sheet
from catalogue.problems import NoTitles, Problem, UnreadableFile, warning
from catalogue.records import Credential

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
QUOTED = 60
MOST_REMEMBERED = 1_024
"""Cells of a column."""

OF_ONE_ROW = {"id", "code", "title", "url", "description", "learning_outcomes"}
"""Fields that hardly two rows share."""

LATER = {"price_words"}
"""Columns that exports of earlier versions lack."""

PARTS = ("currency", "per", "as_of")

CellReader = Callable[[str], Values | None]
"""The fields that a cell of one column gives; None where it states something that cannot be read."""


def read_csv(
    path: Path, *, source: str | None = None, progress: Progress | None = None, mapping: ColumnMapping | None = None
) -> Iterator[Credential | Problem]:
    """Every row of a CSV file as a credential or as its problems, each with its line and column.

    Raises UnreadableFile when the file cannot be read as CSV, and NoTitles when no column is known to hold the titles.
    """
    yield from _sheet(Sheet(None, read_delimited(path, progress)), path.name, "line", source, mapping)


def read_xlsx(
    path: Path, *, source: str | None = None, progress: Progress | None = None, mapping: ColumnMapping | None = None
) -> Iterator[Credential | Problem]:
    """The same for one sheet of a workbook: that of the mapping, else the one whose headings say the most."""
    wanted = (mapping.sheet if mapping else None) or best_sheet(path)
    for sheet in _sheets(path, progress):
        if sheet.name == wanted:
            yield from _sheet(sheet, path.name, "row", source, mapping)
            if progress:
                progress(path.stat().st_size)
            return
    raise UnreadableFile(f"{path.name} has no sheet called '{wanted}'" if wanted else f"{path.name} is empty")


def best_sheet(path: Path) -> str | None:
    """The sheet whose headings name the most fields, the first of equals; None for a workbook without rows."""
    from catalogue.importers.sheets.workbook import sheet_names

    names = sheet_names(path)
    if len(names) == 1:  # its head need not be read twice
        return names[0]
    scores: dict[str, int] = {}
    for sheet in _sheets(path):
        head = list(itertools.islice(sheet.rows, HEAD_ROWS))
        try:
            scores[sheet.name or ""] = propose(head, path.name).score
        except UnreadableFile:
            scores[sheet.name or ""] = -1 if head else -2
    best = max(scores, key=lambda name: scores[name], default=None)
    return best if best is not None and scores[best] > -2 else None


def proposal_of(
    path: Path, format: str, mapping: ColumnMapping | None = None
) -> tuple[Proposal, str | None, tuple[str, ...]]:
    """The proposal for the best sheet or the one that the mapping names, its name, and the names of all sheets.

    It also guesses columns that an import alone would not read, because a person looks at it.
    """
    if format == "csv":
        return propose(list(itertools.islice(read_delimited(path), HEAD_ROWS)), path.name, guess=True), None, ()
    wanted = (mapping.sheet if mapping else None) or best_sheet(path)
    found, names = None, list[str]()
    for sheet in _sheets(path):
        names.append(sheet.name or "")
        if sheet.name == wanted:
            found = propose(list(itertools.islice(sheet.rows, HEAD_ROWS)), path.name, guess=True)
    if found is None:
        raise UnreadableFile(f"{path.name} is empty; one of its first rows must name the columns")
    return found, wanted, tuple(names)


def _sheets(path: Path, progress: Progress | None = None) -> Iterator[Sheet]:
    from catalogue.importers.sheets.workbook import read_sheets  # its library takes 20 MB: only a workbook pays for it

    return read_sheets(path, progress)


def is_export(path: Path, format: str | None) -> bool:
    """Whether the file is a spreadsheet with every column that the catalogue exports."""
    name = format or {".csv": "csv", ".tsv": "csv", ".xlsx": "xlsx", ".xlsm": "xlsx"}.get(path.suffix.lower())
    try:
        headings = proposal_of(path, name)[0].headings if name in ("csv", "xlsx") else ()
    except UnreadableFile:
        return False
    return {heading.casefold() for heading in headings} >= {*OWN} - LATER


def _sheet(
    sheet: Sheet, name: str, unit: str, source: str | None, given: ColumnMapping | None
) -> Iterator[Credential | Problem]:
    head = list(itertools.islice(sheet.rows, HEAD_ROWS))
    proposal = propose(head, name)
    mapping = (
        given.model_copy(update={"columns": given.columns or proposal.mapping.columns}) if given else proposal.mapping
    )
    columns = columns_of(proposal.headings, mapping)
    if not any(column.field == "title" for column in columns):
        known = ", ".join(proposal.headings[:12])
        raise NoTitles(f"{name} has no column that is known to hold the titles; its columns are {known}")
    yield from _heading_warnings(proposal, mapping, columns)
    checker, readers = Checker(unit, source), [(column, _reader(column, mapping)) for column in columns]
    named = any(column.field == "provider" for column in columns)
    provider = mapping.provider or (None if named else source)  # of a list of several providers it is not each one's
    heading_cells = head[len(head) - len(proposal.rows) - 1].cells
    aside = Asides(() if proposal.own else proposal.rows)
    for row in itertools.chain(proposal.rows, sheet.rows):
        if row.cells == heading_cells:
            continue
        if not proposal.own and (why := aside(row)):
            yield warning(checker.location(row.number), why)
        else:
            yield from _record(row, readers, checker, provider, proposal.own)


def columns_of(headings: Sequence[str], mapping: ColumnMapping) -> list[Column]:
    """The columns that are used, in their order; the first of two with the same heading counts."""
    fields = {heading.casefold(): field for heading, field in mapping.columns.items()}
    found: dict[str, Column] = {}
    for place, heading in enumerate(headings):
        if heading.casefold() in fields:
            found.setdefault(heading.casefold(), Column(place, heading, fields[heading.casefold()]))
    return list(found.values())


def _heading_warnings(proposal: Proposal, mapping: ColumnMapping, columns: Sequence[Column]) -> Iterator[Problem]:
    used = {column.place for column in columns}
    for place, heading in enumerate(proposal.headings):
        if place not in used and (
            not heading.startswith("column ") or any(len(r.cells) > place for r in proposal.rows)
        ):
            yield warning("headings", f"the column '{heading}' is not used")
    missing = {heading.casefold(): heading for heading in mapping.columns}
    for column in columns:
        missing.pop(column.heading.casefold(), None)
    yield from (
        warning("headings", f"the column '{heading}' of the mapping is missing") for heading in missing.values()
    )
    for heading, note in notes(Proposal(mapping, proposal.headings, proposal.rows, proposal.own, 0)).items():
        yield warning(f"column '{heading}'", note)


def _reader(column: Column, mapping: ColumnMapping) -> CellReader:
    """Reads the cells of a column. The last are remembered, because most columns hold few values over and over."""
    read = partial(read_cell, column=column, mapping=mapping)
    return read if column.field in OF_ONE_ROW else lru_cache(MOST_REMEMBERED)(read)


def _record(
    row: Row, readers: Sequence[tuple[Column, CellReader]], checker: Checker, provider: str | None, own: bool
) -> Iterator[Credential | Problem]:
    location, fields = checker.location(row.number), dict[str, Any]()
    for column, read in readers:
        text = row.cells[column.place] if column.place < len(row.cells) else ""
        values = read(text)
        if values is None:
            yield warning(f"{location}, {column.heading}", f"'{text[:QUOTED]}' cannot be read, so it is left out")
        else:
            _add(fields, values)
        if values and column.field == "price" and "price_words" in values:
            message = f"'{text[:QUOTED]}' is not one price for the whole, so it is kept in the provider's words"
            yield warning(f"{location}, {column.heading}", message)
    _price(fields)
    fields.setdefault("provider", provider)
    fields["id"] = _id(fields, own)
    yield from checker.check(row.number, {name: value for name, value in fields.items() if value is not None})


def _add(fields: dict[str, Any], values: Values) -> None:
    for name, value in values.items():
        if name in fields and name in JOINED:
            fields[name] = f"{fields[name]}\n{value}" if isinstance(value, str) else (*fields[name], *value)
        else:
            fields.setdefault(name, value)


def _price(fields: dict[str, Any]) -> None:
    """Put the currency, the unit and the day of a price, which have columns of their own, into the price."""
    parts = {part: fields.pop(f"price_{part}", None) for part in PARTS}
    if fields.get("price"):
        fields["price"] = {**fields["price"], **{part: value for part, value in parts.items() if value}}


def _id(fields: dict[str, Any], own: bool) -> str | None:
    """The catalogue's own id; else one of the provider and its code, or the address or the title of the course."""
    given, provider, title = fields.pop("id", None), fields.get("provider"), fields.get("title")
    code = fields.pop("code", None)
    if given and own and SLUG.fullmatch(given):
        return str(given)
    identifier = given or code or str(fields.get("url") or "") or title
    return stable_id(provider, identifier) if provider and identifier else None
