"""The form that edits a record, with a preview, and the list of what was changed lately.

The form says of each field what it showed, so two editors never overwrite each other: what both changed is refused with
both versions on the page, and a field that only one of them changed is saved.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from catalogue.edits import editing
from catalogue.edits.editing import StaleEdit, change, mark
from catalogue.edits.fields import FIELDS, Entry, Field, Names, as_typed, tidied
from catalogue.edits.finding import name_of
from catalogue.edits.log import LISTED, Kind, latest
from catalogue.edits.rows import WHOLE, InvalidEdit, NoSuchRecord, find_row, term_names
from hub.console.differences import Marked, marked
from hub.console.entry_history import shown
from hub.console.entry_words import HINT, PATH, SECTION, label, option
from hub.console.intake import TheIntake
from hub.console.pages import Pages, ThePages, Typed, see_other
from hub.console.preview import Preview, preview
from hub.console.signed_in import Editor, SignedIn, Staff

router = APIRouter()

SEEN = "seen-"
"""Before the name of a field: the mark of what the form showed of it."""

SAVED = {
    Kind.CREDENTIAL: "Saved: {fields}. Its pages have it now, the search within minutes.",
    Kind.TERM: "Saved: {fields}. The advisor explains it so from now on.",
    Kind.GUIDANCE: "Saved: {fields}. The advisor answers so from now on.",
}
UNCHANGED = "Nothing was changed."


@dataclass(frozen=True)
class Shown:
    """A field of the form. `theirs` are what a colleague saved meanwhile and what was typed, compared word by word."""

    field: Field
    text: str
    seen: str
    fault: str = ""
    theirs: tuple[Marked, Marked] | None = None


@dataclass(frozen=True)
class Unsaved:
    """A form that was sent and not saved: what was typed, why it was refused, and what it would look like."""

    typed: Mapping[str, str] = field(default_factory=dict)
    sentence: str = ""
    faults: Mapping[str, str] = field(default_factory=dict)
    theirs: Mapping[str, str] = field(default_factory=dict)
    preview: Preview | None = None
    status_code: int = 200


def _show(kind: Kind) -> Callable[..., Response]:
    def show_form(request: Request, pages: ThePages, staff: Editor, key: str) -> Response:
        return _form(request, pages, staff, kind, key, Unsaved())

    return show_form


def _save(kind: Kind) -> Callable[..., Response]:
    def save_form(
        request: Request, pages: ThePages, intake: TheIntake, staff: Editor, typed: Typed, key: str
    ) -> Response:
        values = {name: text for name, text in typed.items() if not name.startswith(SEEN)}
        seen = {name.removeprefix(SEEN): text for name, text in typed.items() if name.startswith(SEEN)}
        with pages.sessions() as session:
            try:
                changed = change(session, kind, key, editing.Typed(values, seen), by=staff.email)
            except NoSuchRecord:
                raise HTTPException(404) from None
            except StaleEdit as stale:
                unsaved = Unsaved(typed, str(stale), theirs=stale.theirs, status_code=409)
            except InvalidEdit as invalid:
                unsaved = Unsaved(typed, str(invalid), faults=invalid.faults, status_code=422)
            else:
                if "preview" not in typed:
                    message = SAVED[kind].format(fields=", ".join(map(label, changed))) if changed else UNCHANGED
                    staff.leave_message(session, message)
                    session.commit()
                    if changed:
                        intake.rebuild()
                    return see_other(request, f"{PATH[kind]}/{key}")
                unsaved = Unsaved(typed, preview=preview(find_row(session, kind, key).record, pages.phrases))
            session.rollback()
        return _form(request, pages, staff, kind, key, unsaved)

    return save_form


for _kind, _path in PATH.items():
    router.add_api_route(f"{_path}/{{key}}/edit", _show(_kind), methods=["GET"])
    router.add_api_route(f"{_path}/{{key}}/edit", _save(_kind), methods=["POST"])


@router.get("/edits")
def show_changes(request: Request, pages: ThePages, staff: Staff, before: str = "") -> Response:
    with pages.sessions() as session:
        edits = latest(session, before=int(before) if before.isdecimal() and len(before) < 12 else None)
        changes = shown(session, edits, term_names(session), set())
    further = changes[-1].id if len(changes) == LISTED else None
    return pages.render(request, "edits.html", signed_in=staff, changes=changes, further=further)


def _form(request: Request, pages: Pages, staff: SignedIn, kind: Kind, key: str, unsaved: Unsaved) -> Response:
    with pages.sessions() as session:
        try:
            record, terms = find_row(session, kind, key).record, term_names(session)
        except NoSuchRecord:
            raise HTTPException(404) from None
    fields = [_field(item, record, terms, unsaved) for item in FIELDS[kind]]
    return entry_form(request, pages, staff, kind, key, name_of(record), fields, unsaved, terms)


def entry_form(
    request: Request,
    pages: Pages,
    staff: SignedIn,
    kind: Kind,
    key: str | None,
    name: str,
    fields: Sequence[Shown],
    unsaved: Unsaved,
    terms: Names,
) -> Response:
    """The page of a form with these fields, for the record with this key and name; `key` is None for a new one."""
    return pages.render(
        request,
        "entry_edit.html",
        unsaved.status_code,
        signed_in=staff,
        kind=kind,
        path=PATH[kind],
        section=SECTION[kind],
        key=key,
        name=name,
        fields=fields,
        unsaved=unsaved,
        whole=unsaved.faults.get(WHOLE, ""),
        terms=sorted(terms.values(), key=str.casefold),
        HINT=HINT,
        label=label,
        option=option,
    )


def _field(item: Field, record: Entry, terms: Names, unsaved: Unsaved) -> Shown:
    """A field with what was typed, where that is not what the form had shown; else with what is stored now."""
    stored, name = as_typed(record, item.name, terms), item.name
    text, seen = tidied(unsaved.typed.get(name, stored)), unsaved.typed.get(SEEN + name, mark(stored))
    if mark(text) == seen:
        text = stored
    theirs = marked(unsaved.theirs[name], text) if name in unsaved.theirs else None
    return Shown(item, text, mark(stored), unsaved.faults.get(name, ""), theirs)
