"""The form by which editors write a credential, a term of the glossary or an answer of their own."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from catalogue.edits.adding import NAME, add
from catalogue.edits.fields import FIELDS, tidied
from catalogue.edits.log import Kind
from catalogue.edits.rows import InvalidEdit, find_row, term_names
from hub.console.edits import Shown, Unsaved, entry_form
from hub.console.entry_words import KIND, PATH
from hub.console.intake import TheIntake
from hub.console.pages import Pages, ThePages, Typed, see_other
from hub.console.preview import preview
from hub.console.signed_in import Editor, SignedIn

router = APIRouter(prefix="/add")

DEFAULTS = {"wording": "project", "next": "none", "languages": "English"}
SAVED = {
    Kind.CREDENTIAL: "Added. Its pages have it now, the search within minutes.",
    Kind.TERM: "Added. The advisor explains it from now on.",
    Kind.GUIDANCE: "Added. The advisor answers it from now on.",
}


@router.get("/{kind}")
def show_form(request: Request, pages: ThePages, staff: Editor, kind: str) -> Response:
    return _form(request, pages, staff, _kind(kind), Unsaved(DEFAULTS))


@router.post("/{kind}")
def save(request: Request, pages: ThePages, intake: TheIntake, staff: Editor, typed: Typed, kind: str) -> Response:
    """Add what was typed, or show how the advisor would say it."""
    what = _kind(kind)
    with pages.sessions() as session:
        try:
            key = add(session, what, typed, by=staff.email)
        except InvalidEdit as invalid:
            unsaved = Unsaved(typed, str(invalid), faults=invalid.faults, status_code=422)
        else:
            if "preview" not in typed:
                staff.leave_message(session, SAVED[what])
                session.commit()
                intake.rebuild()
                return see_other(request, f"{PATH[what]}/{key}")
            unsaved = Unsaved(typed, preview=preview(find_row(session, what, key).record, pages.phrases))
        session.rollback()
    return _form(request, pages, staff, what, unsaved)


def _kind(word: str) -> Kind:
    kind = next((kind for kind in NAME if kind == word), None)
    if kind is None:
        raise HTTPException(404)
    return kind


def _form(request: Request, pages: Pages, staff: SignedIn, kind: Kind, unsaved: Unsaved) -> Response:
    with pages.sessions() as session:
        terms = term_names(session)
    fields = [
        Shown(field, tidied(unsaved.typed.get(field.name, "")), "", unsaved.faults.get(field.name, ""))
        for field in FIELDS[kind]
    ]
    name = f"a new {KIND[kind].lower()}"
    return entry_form(request, pages, staff, kind, None, name, fields, unsaved, terms)
