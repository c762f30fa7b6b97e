"""The lists of what staff edit: credentials with filters in the address, glossary terms, guidance answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import Response

from catalogue.edits.editing import verify
from catalogue.edits.fields import tidied
from catalogue.edits.finding import PAGE, Wanted, find_credentials, find_entries, name_of, providers
from catalogue.edits.log import Kind
from catalogue.edits.rows import NoSuchRecord
from hub.console.entry_words import PATH, SECTION
from hub.console.intake import TheIntake
from hub.console.pages import Pages, ThePages, Typed, see_other
from hub.console.signed_in import Editor, SignedIn, Staff
from runtime.clock import today

router = APIRouter()

MONTHS = {"3": "3 months", "6": "6 months", "12": "a year", "24": "two years"}
SAMPLE = {"yes": "Sample records", "no": "The hub’s own"}
SHOWN = {"": "On offer", "withdrawn": "Withdrawn", "all": "All"}
TICK = "tick-"
FARTHEST = 100_000
"""Pages that an address may ask for."""


@dataclass(frozen=True)
class View:
    """The fields of an address, each empty where it asks nothing."""

    text: str = ""
    provider: str = ""
    source: str = ""
    sample: str = ""
    unchecked: str = ""
    show: str = ""
    page: int = 1

    @classmethod
    def of(cls, query: Mapping[str, str]) -> View:
        """What an address asks for; a value that makes no sense counts as left out."""
        text, provider, source = (tidied(query.get(name, ""))[:300] for name in ("text", "provider", "source"))
        number = query.get("page", "")
        page = int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 1
        return cls(
            text,
            provider,
            source,
            sample=query.get("sample", "") if query.get("sample") in SAMPLE else "",
            unchecked=query.get("unchecked", "") if query.get("unchecked") in MONTHS else "",
            show=query.get("show", "") if query.get("show") in SHOWN else "",
            page=min(max(page, 1), FARTHEST),
        )

    @property
    def wanted(self) -> Wanted:
        return Wanted(
            self.text,
            self.provider,
            self.source,
            sample=self.sample == "yes" if self.sample else None,
            unchecked=int(self.unchecked) if self.unchecked else None,
            withdrawn=None if self.show == "all" else self.show == "withdrawn",
        )

    @property
    def narrowed(self) -> bool:
        return replace(self, page=1) != View()

    def address(self, **changes: object) -> str:
        """The query string of this view with `changes`; "" where it asks nothing."""
        values = {name: str(value) for name, value in {**vars(self), **changes}.items() if value}
        given = {name: value for name, value in values.items() if (name, value) != ("page", "1")}
        return f"?{urlencode(given)}" if given else ""


@router.get("/credentials")
def list_credentials(request: Request, pages: ThePages, staff: Staff) -> Response:
    return _credentials(request, pages, staff)


@router.post("/credentials/verify")
def verify_ticked(request: Request, pages: ThePages, intake: TheIntake, staff: Editor, typed: Typed) -> Response:
    """Mark the ticked credentials of a list as checked today. One that has left the catalogue is passed over."""
    ticked = [name.removeprefix(TICK) for name in typed if name.startswith(TICK)][:PAGE]
    if not ticked:
        return _credentials(request, pages, staff, "Nothing was changed: tick the credentials first.", 422)
    done = 0
    for key in ticked:
        try:
            with pages.sessions.begin() as session:
                verify(session, key, by=staff.email)
                done += 1
        except NoSuchRecord:
            continue
    with pages.sessions.begin() as session:
        staff.leave_message(session, f"{done} marked as checked today.")
    intake.rebuild()
    return see_other(request, f"/credentials{View.of(request.query_params).address()}")


def _credentials(
    request: Request, pages: Pages, staff: SignedIn, refusal: str = "", status_code: int = 200
) -> Response:
    view = View.of(request.query_params)
    with pages.sessions() as session:
        found = find_credentials(session, view.wanted, today(), skip=(view.page - 1) * PAGE)
        if not found.rows and view.page > 1:  # what was beyond is gone
            view = replace(view, page=1)
            found = find_credentials(session, view.wanted, today())
        return pages.render(
            request,
            "credentials.html",
            status_code,
            signed_in=staff,
            view=view,
            found=found,
            today=today(),
            providers=providers(session),
            last=-(-found.total // PAGE),
            choices={"sample": SAMPLE, "unchecked": MONTHS, "show": SHOWN},
            refusal=refusal,
        )


def _list(kind: Kind) -> Callable[..., Response]:
    def list_entries(request: Request, pages: ThePages, staff: Staff, text: str = "") -> Response:
        text = tidied(text)[:200]
        with pages.sessions() as session:
            found = find_entries(session, kind, text)
        return pages.render(
            request,
            "entries.html",
            signed_in=staff,
            kind=kind,
            path=PATH[kind],
            section=SECTION[kind],
            text=text,
            found=found,
            name_of=name_of,
        )

    return list_entries


for _kind in (Kind.TERM, Kind.GUIDANCE):
    router.add_api_route(PATH[_kind], _list(_kind), methods=["GET"])
