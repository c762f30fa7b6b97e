"""Pools in the console: those that could be made of open requests, those that were, and the forms of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from sqlalchemy.orm import Session
from starlette.responses import Response

from hub.bulk import RefusedFor
from hub.console.changes import Unreadable
from hub.console.pages import Pages, ThePages, Typed, read_form, see_other
from hub.console.pool_pages import REFUSED, refusal_of, render_pool, render_pools
from hub.console.signed_in import SignedIn, Staff, Triage
from hub.lifecycle import Decision, change
from hub.models import DeclineCode, Route
from hub.pools.finder import PoolFinder
from hub.pools.models import Pool, PoolMember
from hub.pools.pools import (
    NoSuchPool,
    ask,
    change_together,
    get_pool,
    introduce,
    leave,
    make_pool,
    requests_of,
    settle_consent,
)
from hub.requests import NoSuchRequest, get_request
from hub.transitions import TRANSITIONS

REFUSING: tuple[type[Exception], ...] = (*REFUSED, RefusedFor, NoSuchRequest)

router = APIRouter(dependencies=[Depends(read_form)])


def _finder(request: Request) -> PoolFinder:
    finder: PoolFinder = request.app.state.pool_finder
    return finder


Finder = Annotated[PoolFinder, Depends(_finder)]


@router.get("/pools")
def show_pools(request: Request, pages: ThePages, staff: Staff, finder: Finder) -> Response:
    return render_pools(request, pages, staff, finder)


@router.post("/pools")
def make(request: Request, pages: ThePages, staff: Triage, finder: Finder, typed: Typed) -> Response:
    references = [name.removeprefix("with-") for name in typed if name.startswith("with-")]
    try:
        with pages.sessions.begin() as session:
            requests = [get_request(session, reference) for reference in references]
            pool = make_pool(session, requests, by=staff.email)
            staff.leave_message(session, f"Pool {pool.id} is made. No employer has heard of it yet.")
            number = pool.id
    except REFUSING as refused:
        status_code, sentence = refusal_of(refused)
        return render_pools(request, pages, staff, finder, status_code, sentence)
    return see_other(request, f"/pools/{number}")


@router.get("/pools/{number}")
def show_pool(request: Request, pages: ThePages, staff: Staff, finder: Finder, number: int) -> Response:
    return render_pool(request, pages, staff, finder, number)


@router.post("/pools/{number}/ask")
def ask_employers(
    request: Request, pages: ThePages, staff: Triage, finder: Finder, typed: Typed, number: int
) -> Response:
    def action(session: Session, pool: Pool) -> str:
        count = ask(session, pool, typed.get("text", ""), by=staff.email)
        return f"{count} employers are asked, in the chat and by e-mail."

    return _carry_out(request, pages, staff, finder, typed, number, "ask", action)


@router.post("/pools/{number}/consent")
def keep_consent(
    request: Request, pages: ThePages, staff: Triage, finder: Finder, typed: Typed, number: int
) -> Response:
    """What an employer said in other words than a plain yes or no, or by telephone."""

    def action(session: Session, pool: Pool) -> str:
        if typed.get("answer") not in ("yes", "no"):
            raise Unreadable("answer")
        member = _member(session, pool, typed)
        settle_consent(session, member, typed["answer"] == "yes", by=staff.email, words=typed.get("words", ""))
        return "Kept, with your remark in the history of the request."

    return _carry_out(request, pages, staff, finder, typed, number, "consent", action)


@router.post("/pools/{number}/introduce")
def introduce_employers(
    request: Request, pages: ThePages, staff: Triage, finder: Finder, typed: Typed, number: int
) -> Response:
    def action(session: Session, pool: Pool) -> str:
        return f"{introduce(session, pool, by=staff.email)} employers are told of each other."

    return _carry_out(request, pages, staff, finder, typed, number, "introduce", action)


@router.post("/pools/{number}/leave")
def take_out(request: Request, pages: ThePages, staff: Triage, finder: Finder, typed: Typed, number: int) -> Response:
    def action(session: Session, pool: Pool) -> str:
        leave(session, _member(session, pool, typed), by=staff.email)
        return "The request goes on by itself."

    return _carry_out(request, pages, staff, finder, typed, number, "leave", action)


@router.post("/pools/{number}/transitions/{name}")
def change_pool(
    request: Request, pages: ThePages, staff: Triage, finder: Finder, typed: Typed, number: int, name: str
) -> Response:
    transition_name = next((known for known in TRANSITIONS if known == name), None)
    if transition_name is None or TRANSITIONS[transition_name].asks == "of":
        raise HTTPException(404)
    asks = TRANSITIONS[transition_name].asks

    def action(session: Session, pool: Pool) -> str:
        try:
            route = Route(typed["route"]) if asks == "route" and typed.get("route") else None
            code = DeclineCode(typed["code"]) if asks == "code" and typed.get("code") else None
        except ValueError:
            raise Unreadable("route") from None
        decision = Decision(staff.email, typed.get("reason", ""), None, "shared" in typed)
        count = change_together(
            session,
            pool,
            lambda each: change(session, each, transition_name, decision, route=route, code=code),
            seen=typed.get("seen", ""),
        )
        return f"{count} requests are changed."

    return _carry_out(request, pages, staff, finder, typed, number, name, action)


def _carry_out(
    request: Request,
    pages: Pages,
    staff: SignedIn,
    finder: PoolFinder,
    typed: Mapping[str, str],
    number: int,
    form: str,
    action: Callable[[Session, Pool], str],
) -> Response:
    try:
        with pages.sessions.begin() as session:
            staff.leave_message(session, action(session, get_pool(session, number)))
            session.flush()
            stays = session.get(Pool, number, populate_existing=True) is not None
    except NoSuchPool:
        raise HTTPException(404) from None
    except REFUSING as refused:
        return render_pool(request, pages, staff, finder, number, form, refused, typed)
    return see_other(request, f"/pools/{number}" if stays else "/pools")


def _member(session: Session, pool: Pool, typed: Mapping[str, str]) -> PoolMember:
    """The member whose reference the form names. Raises Unreadable."""
    references = {request.reference: request.id for request in requests_of(session, pool)}
    member = session.get(PoolMember, references.get(typed.get("reference", ""), 0))
    if member is None:
        raise Unreadable("reference")
    return member
