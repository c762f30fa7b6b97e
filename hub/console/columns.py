"""The columns of an uploaded spreadsheet: what each seems to hold, the first rows as they are read, the correction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from pydantic import ValidationError
from sqlalchemy.orm import Session
from starlette.responses import Response

from catalogue.importers import SHEETS, ColumnMapping, UnreadableFile, detect
from catalogue.importers.sheets.cells import read_cell
from catalogue.importers.sheets.headings import FIELDS, Column
from catalogue.importers.sheets.proposal import Proposal
from catalogue.importers.sheets.reader import proposal_of
from catalogue.kept_mappings import kept_mapping
from catalogue.records import Price
from hub.console.catalogue import render_catalogue
from hub.console.differences import in_words
from hub.console.intake import GONE, Form, Intake, TheIntake
from hub.console.middleware import UPLOAD_PATH
from hub.console.pages import ThePages, Typed, see_other
from hub.console.signed_in import Editor
from hub.console.uploads import Upload, UploadGone
from runtime.phrases import Phrases

router = APIRouter(prefix=UPLOAD_PATH + "/{token}")

SHOWN = 5
"""Rows that are shown as they would be read."""

NAMES = {
    "code": "Code of the course",
    "price": "Price of the whole course",
    "price_words": "Price in the provider's words",
    "any_credits": "Credits (no framework named)",
    "ects_credits": "ECTS credits",
    "scqf_level": "SCQF level",
    "scqf_credits": "SCQF credits",
    "id": "Id in this catalogue",
    "starts": "Start dates",
    "mode": "Mode (online, on campus)",
    "pattern": "Pattern (evenings, part-time)",
    "duration_weeks": "Length of the course",
    "rpl": "Recognition of prior learning",
    "url": "Web address",
}
"""The names of fields whose own name would not be understood."""


@dataclass(frozen=True)
class ShownColumn:
    """A column: its place, its heading, the field that it holds or nothing, and its first cells as they are read.

    `guessed` says that no name shows the field, and its cells do so only probably.
    """

    place: int
    heading: str
    field: str
    cells: tuple[str, ...]
    guessed: bool


@dataclass(frozen=True)
class ColumnsView:
    """What the page shows of the columns. `confirmed` says that a person has chosen them, now or earlier."""

    columns: tuple[ShownColumn, ...]
    sheets: tuple[str, ...]
    sheet: str | None
    mapping: ColumnMapping
    own: bool
    confirmed: bool
    names: Mapping[str, str]


def columns_of_upload(session: Session, intake: Intake, upload: Upload, phrases: Phrases) -> ColumnsView | None:
    """The columns of the file as they would be read; None where it is no spreadsheet or cannot be read."""
    choice, path = upload.choice, intake.uploads.path(upload)
    chosen = choice.mapping or kept_mapping(session, choice.source)
    try:
        format = choice.format or detect(path)
        if format not in SHEETS:
            return None
        proposal, sheet, sheets = proposal_of(path, format, chosen)
    except UnreadableFile:
        return None
    mapping = chosen if chosen and chosen.columns else proposal.mapping
    if chosen and not chosen.columns:
        mapping = chosen.model_copy(update={"columns": proposal.mapping.columns})
    columns = tuple(_shown(place, proposal, mapping, phrases) for place in range(len(proposal.headings)))
    return ColumnsView(columns, sheets, sheet, mapping, proposal.own, chosen is not None, field_names())


def field_names() -> dict[str, str]:
    """Every field that a column may hold, with its name for people, in the order of the names."""
    names = {field: NAMES.get(field, field.replace("_", " ").capitalize()) for field in FIELDS}
    return dict(sorted(names.items(), key=lambda item: item[1]))


def _shown(place: int, proposal: Proposal, mapping: ColumnMapping, phrases: Phrases) -> ShownColumn:
    heading = proposal.headings[place]
    field = mapping.columns.get(heading, "")
    cells = [row.cells[place] if place < len(row.cells) else "" for row in proposal.rows[:SHOWN]]
    read = [_as_read(text, Column(place, heading, field), mapping, phrases) if field else text[:60] for text in cells]
    guessed = heading in proposal.guessed and field == proposal.mapping.columns.get(heading)
    return ShownColumn(place, heading, field, tuple(read), guessed)


def _as_read(text: str, column: Column, mapping: ColumnMapping, phrases: Phrases) -> str:
    values = read_cell(text, column, mapping)
    if values is None:
        return f"left out: {text[:60]}"
    return "; ".join(_value(name, value, phrases) for name, value in values.items())


def _value(name: str, value: Any, phrases: Phrases) -> str:
    if name == "starts_any_time" and value:
        return phrases("utter_fact_starts_any_time")
    if name == "duration_weeks":
        return "1 week" if value == 1 else f"{value} weeks"
    if name == "price":
        try:
            return in_words(Price.model_validate(value), phrases)
        except ValidationError:
            return f"left out: {value.get('amount')}"
    if name == "price_words":
        return phrases("utter_fact_price_words", words=value)
    words = ", ".join(in_words(value, phrases).split("\n"))
    return words if len(words) <= 80 else words[:79] + "…"


@router.post("/columns")
def choose_columns(
    request: Request, pages: ThePages, intake: TheIntake, staff: Editor, token: str, typed: Typed
) -> Response:
    """Read the file again with these columns; the page shows what it would then do."""
    try:
        upload = intake.uploads.find(token, staff.email)
    except UploadGone:
        return render_catalogue(request, pages, intake, staff, Form(faults={"file": GONE}), 410)
    with pages.sessions() as session:
        view = columns_of_upload(session, intake, upload, pages.phrases)
    if view is not None:
        intake.uploads.choose(upload, upload.choice.model_copy(update={"mapping": chosen_columns(view, typed)}))
    return see_other(request, f"{UPLOAD_PATH}/{token}")


def corrected(view: ColumnsView, typed: Mapping[str, str]) -> bool:
    """Whether the form says something else of the columns than the page showed. A field without a value is as shown."""
    shown = {f"column-{column.place}": column.field for column in view.columns}
    shown |= {"order": "day" if view.mapping.day_first else "month", "provider": view.mapping.provider or ""}
    shown |= {"sheet": view.sheet or ""}
    return any(typed.get(name, value) != value for name, value in shown.items())


def chosen_columns(view: ColumnsView, typed: Mapping[str, str]) -> ColumnMapping:
    """The columns as the form says. Of another sheet only its name counts: its columns are proposed for anew."""
    sheet = typed.get("sheet") if typed.get("sheet") in view.sheets else None
    if sheet and sheet != view.sheet:
        return ColumnMapping(sheet=sheet)
    chosen = {column.heading: typed.get(f"column-{column.place}", "") for column in view.columns}
    return ColumnMapping(
        columns={heading: field for heading, field in chosen.items() if field in FIELDS},
        sheet=sheet,
        provider=" ".join(typed.get("provider", "").split())[:300] or None,
        day_first=typed.get("order") != "month",
    )
