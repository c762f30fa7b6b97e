"""The page of one record of the catalogue, the glossary or the guidance, and what is done there beside editing it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from sqlalchemy.orm import Session
from starlette.responses import Response

from catalogue.edits.editing import Phrasal, add_alias, refused_phrases, rephrase, undo, verify, withdraw
from catalogue.edits.fields import FIELDS, Names, Shape, as_typed
from catalogue.edits.finding import name_of
from catalogue.edits.log import ADDED, WITHDRAWN, Edit, Kind, history, standing
from catalogue.edits.rows import EditRefused, InvalidEdit, NoSuchRecord, Row, find_row, term_names
from catalogue.fetching.kept_feeds import read_feeds
from catalogue.records import Credential
from catalogue.tables import CredentialRow
from hub.console.differences import in_words
from hub.console.entry_history import history_of
from hub.console.entry_words import PATH, PUBLIC, SECTION, label, option
from hub.console.intake import TheIntake
from hub.console.pages import Pages, ThePages, Typed, see_other
from hub.console.preview import preview
from hub.console.signed_in import Editor, SignedIn, Staff
from runtime.clock import today
from runtime.phrases import Phrases

router = APIRouter()

REMOVED = "Removed: the advisor no longer knows it."
VERIFIED = "Marked as checked today."
WITHDRAWN_NOW = "Withdrawn: no search, page, widget or program shows it from now on."
MOST_EDITS = 2**31
"""What a database takes as the number of an edit."""

PHRASED = "Saved. The search uses it as soon as its index is built again, within minutes."


@dataclass(frozen=True)
class Value:
    """A field of a record in words; `published` is what its feed says where the hub says something else."""

    name: str
    label: str
    text: str
    hub: bool
    published: str


@dataclass(frozen=True)
class Phrased:
    """The phrases by which a credential is found; `suggested` is None while nobody can say which those are."""

    written: Sequence[str]
    suggested: Sequence[str] | None
    refused: Sequence[str]


def _show(kind: Kind) -> Callable[..., Response]:
    def show(request: Request, pages: ThePages, staff: Staff, key: str) -> Response:
        return render_entry(request, pages, staff, kind, key)

    return show


for _kind, _path in PATH.items():
    router.add_api_route(f"{_path}/{{key}}", _show(_kind), methods=["GET"])


@router.post("/credentials/{key}/verify")
def mark_verified(request: Request, pages: ThePages, intake: TheIntake, staff: Editor, key: str) -> Response:
    def action(session: Session) -> str:
        verify(session, key, by=staff.email)
        return VERIFIED

    return carry_out(request, pages, intake, staff, Kind.CREDENTIAL, key, action)


@router.post("/credentials/{key}/withdraw")
def take_out(request: Request, pages: ThePages, intake: TheIntake, staff: Editor, typed: Typed, key: str) -> Response:
    def action(session: Session) -> str:
        withdraw(session, key, typed.get("reason", ""), by=staff.email)
        return WITHDRAWN_NOW

    return carry_out(request, pages, intake, staff, Kind.CREDENTIAL, key, action)


async def _ticked(request: Request, _: Typed) -> list[str]:
    """The phrases of a form: those that were ticked, and those that were typed, one a line."""
    form = await request.form()
    values = [value for value in form.getlist("phrase") if isinstance(value, str)]
    return [line for value in values for line in value.splitlines()]


@router.post("/credentials/{key}/phrases")
def change_phrases(
    request: Request,
    pages: ThePages,
    intake: TheIntake,
    staff: Editor,
    typed: Typed,
    phrases: Annotated[list[str], Depends(_ticked)],
    key: str,
) -> Response:
    if typed.get("what") not in set(Phrasal):
        raise HTTPException(404)

    def action(session: Session) -> str:
        rephrase(session, key, Phrasal(typed["what"]), phrases, by=staff.email)
        return PHRASED

    return carry_out(request, pages, intake, staff, Kind.CREDENTIAL, key, action)


@router.post("/glossary/{key}/alias")
def name_again(request: Request, pages: ThePages, intake: TheIntake, staff: Editor, typed: Typed, key: str) -> Response:
    def action(session: Session) -> str:
        add_alias(session, key, typed.get("alias", ""), by=staff.email)
        return "The advisor knows the name from now on."

    return carry_out(request, pages, intake, staff, Kind.TERM, key, action)


@router.post("/edits/{number}/undo")
def take_back(request: Request, pages: ThePages, intake: TheIntake, staff: Editor, number: int) -> Response:
    with pages.sessions() as session:
        edit = session.get(Edit, number) if number < MOST_EDITS else None
    if edit is None:
        raise HTTPException(404)

    def action(session: Session) -> str:
        undo(session, number, by=staff.email)
        return REMOVED if edit.field == ADDED else f"Undone: “{label(edit.field)}” is as it was before."

    then = PATH[edit.kind] if edit.field == ADDED else None
    return carry_out(request, pages, intake, staff, edit.kind, edit.key, action, then=then)


def carry_out(
    request: Request,
    pages: Pages,
    intake: TheIntake,
    staff: SignedIn,
    kind: Kind,
    key: str,
    action: Callable[[Session], str],
    *,
    then: str | None = None,
) -> Response:
    """Change a record, have the index built again, and show the record's page, or the page `then`; what is refused is
    said there."""
    try:
        with pages.sessions.begin() as session:
            staff.leave_message(session, action(session))
    except NoSuchRecord:
        raise HTTPException(404) from None
    except InvalidEdit as invalid:
        return render_entry(request, pages, staff, kind, key, " ".join(invalid.faults.values()), 422)
    except EditRefused as refused:
        return render_entry(request, pages, staff, kind, key, str(refused), 409)
    intake.rebuild()
    return see_other(request, then or f"{PATH[kind]}/{key}")


def render_entry(
    request: Request,
    pages: Pages,
    staff: SignedIn,
    kind: Kind,
    key: str,
    refusal: str = "",
    status_code: int = 200,
) -> Response:
    """The page of a record, with why nothing was changed where that is so; 404 for none."""
    with pages.sessions() as session:
        try:
            row = find_row(session, kind, key)
        except NoSuchRecord:
            raise HTTPException(404) from None
        terms, record = term_names(session), row.record
        withdrawal = standing(history(session, kind, key)).get(WITHDRAWN)
        credential = record if isinstance(record, Credential) else None
        return pages.render(
            request,
            "entry.html",
            status_code,
            signed_in=staff,
            kind=kind,
            path=PATH[kind],
            section=SECTION[kind],
            public=f"{PUBLIC[kind]}/{key}" if kind in PUBLIC else "",
            row=row,
            record=record,
            name=name_of(record),
            values=_values(kind, row, terms, pages.phrases),
            preview=preview(record, pages.phrases),
            history=history_of(session, kind, row, terms),
            withdrawal=withdrawal if isinstance(row, CredentialRow) and row.withdrawn else None,
            phrased=_phrased(request, session, credential) if credential else None,
            stale=credential is not None and credential.stale(today()),
            fed=credential is not None and credential.source in read_feeds(session),
            refusal=refusal,
            Kind=Kind,
            Phrasal=Phrasal,
        )


def _phrased(request: Request, session: Session, credential: Credential) -> Phrased:
    refused = refused_phrases(session, credential.id)
    suggested: Sequence[str] | None = request.app.state.phrases_of(credential.id)
    if suggested is not None:
        suggested = [said for said in suggested if said not in refused and said not in credential.employer_words]
    return Phrased(credential.employer_words, suggested, refused)


def _values(kind: Kind, row: Row, terms: Names, phrases: Phrases) -> list[Value]:
    """The fields that have a value, or had one before the hub took it away."""
    values = []
    for field in FIELDS[kind]:
        typed = as_typed(row.record, field.name, terms)
        before = as_typed(row.published, field.name, terms) if row.published else typed

        def words(record: object, name: str = field.name, shape: Shape = field.shape, plain: str = typed) -> str:
            if shape is Shape.CHOICE and plain:
                return option(plain)
            return plain if name == "see_also" else in_words(getattr(record, name), phrases)

        if typed or before:
            published = words(row.published, plain=before) if typed != before else ""
            values.append(Value(field.name, label(field.name), words(row.record), typed != before, published))
    return values
