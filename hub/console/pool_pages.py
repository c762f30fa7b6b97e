"""The pages of pools, drawn with the refusal of a form if there is one."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import HTTPException, Request
from sqlalchemy import select
from starlette.responses import HTMLResponse

from hub.bulk import RefusedFor
from hub.console.changes import REFUSALS
from hub.console.pages import Pages
from hub.console.signed_in import SignedIn
from hub.lifecycle import possible
from hub.pools.finder import Common, PoolFinder
from hub.pools.models import Consent, Pool
from hub.pools.pools import (
    AlreadyPooled,
    NoSuchPool,
    NothingToAsk,
    PoolChanged,
    PoolTooSmall,
    get_pool,
    requests_of,
    state_of,
)
from hub.transitions import CLOSED, TRANSITIONS

LISTED = 50
REFUSED: dict[type[Exception], tuple[int, str]] = {
    **REFUSALS,
    PoolTooSmall: (422, "A pool needs the requests of at least two employers. Choose more."),
    AlreadyPooled: (409, "One of these is in another pool by now, or is closed. Nothing was changed."),
    PoolChanged: (
        409,
        "A request of this pool was changed meanwhile, by a colleague or by its employer. Nothing was saved; the page "
        "now shows how they stand.",
    ),
    NothingToAsk: (409, "There is nobody left for this: nobody to ask, nobody who agreed, or no open request."),
}


def refusal_of(refused: BaseException) -> tuple[int, str]:
    if isinstance(refused, RefusedFor):
        status_code, sentence = refusal_of(refused.__cause__ or refused)
        return status_code, f"{refused.reference}: {sentence} None of the requests was changed."
    kinds = (kind for kind in type(refused).__mro__ if kind in REFUSED)
    return REFUSED[kind] if (kind := next(kinds, None)) else (422, "There is no such request. Nothing was changed.")


def render_pools(
    request: Request, pages: Pages, staff: SignedIn, finder: PoolFinder, status_code: int = 200, fault: str = ""
) -> HTMLResponse:
    with pages.sessions() as session:
        made = session.scalars(select(Pool).order_by(Pool.id.desc()).limit(LISTED)).all()
        rows = [(pool, requests_of(session, pool)) for pool in made]
        pools = [(pool, finder.common(session, requests), requests) for pool, requests in rows if requests]
        values = {"suggestions": finder.suggestions(session)[:LISTED], "pools": pools, "Consent": Consent}
        return pages.render(request, "pools.html", status_code, signed_in=staff, fault=fault, **values)


def render_pool(
    request: Request,
    pages: Pages,
    staff: SignedIn,
    finder: PoolFinder,
    number: int,
    form: str = "",
    refused: Exception | None = None,
    typed: Mapping[str, str] | None = None,
) -> HTMLResponse:
    status_code, fault = refusal_of(refused) if refused else (200, "")
    with pages.sessions() as session:
        try:
            pool = get_pool(session, number)
        except NoSuchPool:
            raise HTTPException(404) from None
        requests = requests_of(session, pool)
        members = {member.request_id: member for member in pool.members}
        common = finder.common(session, requests)
        staying = [each for each in requests if members[each.id].consent is not Consent.REFUSED]
        names = [set(possible(each)) for each in staying if each.status not in CLOSED]
        offered = set.intersection(*names) - {"mark_duplicate", "reopen"} if names else set()
        return pages.render(
            request,
            "pool.html",
            status_code,
            signed_in=staff,
            pool=pool,
            requests=requests,
            members=members,
            common=common,
            state=state_of(session, pool),
            draft=_draft(common),
            transitions={name: each for name, each in TRANSITIONS.items() if name in offered and name != "withdraw"},
            form=form,
            fault=fault,
            typed=dict(typed or {}),
            Consent=Consent,
        )


def _draft(common: Common) -> str:
    """The question to the employers, for staff to change."""
    about = f" ({', '.join(common.words)})" if common.words else ""
    people = f" with about {common.people} people" if common.people else ""
    return (
        f"{common.employers} employers{people} need much the same as you do{about}. Together that may be enough for a "
        "course that a university or college would not run for one. May we introduce you to each other? Only those who "
        "agree see your organisation, name and e-mail address."
    )
