"""The page of one's own login: the password, the second factor, and the browsers that are signed in."""

from __future__ import annotations

import segno
from fastapi import APIRouter, Request
from markupsafe import Markup
from sqlalchemy.orm import Session
from starlette.responses import Response

from hub.audit import Act, record
from hub.console.pages import Pages, ThePages, Typed, see_other
from hub.console.signed_in import OWN_PAGE, SignedIn, SignInNeeded, Staff
from hub.models import StaffSession
from hub.passwords import WeakPassword
from hub.recovery import codes_left, make_codes
from hub.second_factor import address_for_app, confirm, offered_secret, remove_factor, right_code
from hub.staff import change_own_password
from hub.staff_sessions import is_of, key_of, session_of, sessions_of

router = APIRouter(prefix=OWN_PAGE)

WRONG_CURRENT = "The password that you have now is another. After five wrong ones, wait 15 minutes."
WRONG = "That code is not right. Type the six digits that the app shows now."
WRONG_CODE = f"{WRONG} After five wrong ones, wait 15 minutes."


@router.get("")
def show(request: Request, pages: ThePages, staff: Staff) -> Response:
    return _page(request, pages, staff)


@router.post("/password")
def change_password(request: Request, pages: ThePages, staff: Staff, typed: Typed) -> Response:
    """Set a new password; whoever finds an open browser does not know the old one and cannot."""
    current, new = typed.get("current", ""), typed.get("new", "")
    address = request.client.host if request.client else ""
    fault, field = WRONG_CURRENT, "current"
    with pages.sessions.begin() as session:
        try:
            if change_own_password(session, staff.email, current, new, staff.token, address=address):
                record(session, staff.email, Act.PASSWORD_SET)
                staff.leave_message(session, "You have a new password. Your other browsers are signed out.")
                return see_other(request, OWN_PAGE)
            record(session, staff.email, Act.REFUSED, "password")
        except WeakPassword as error:
            fault, field = str(error), "new"
    return _page(request, pages, staff, fault, field)


@router.post("/second-factor")
def set_factor(request: Request, pages: ThePages, staff: Staff, typed: Typed) -> Response:
    """Take the offered second factor, once the app shows a right code."""
    with pages.sessions.begin() as session:
        staff_session = session_of(session, staff.token)
        done = staff_session is not None and confirm(staff_session, typed.get("code", ""))
        if done and staff_session is not None:
            record(session, staff.email, Act.FACTOR_SET)
            codes = make_codes(session, staff_session.staff_id)
    if not done:
        return _page(request, pages, staff, WRONG)
    return _codes(request, pages, staff, codes, "From now on your sign-in asks for a code of the app.")


@router.post("/recovery-codes")
def renew_codes(request: Request, pages: ThePages, staff: Staff, typed: Typed) -> Response:
    """New recovery codes in place of the old ones; whoever finds an open browser has no code and gets none."""
    with pages.sessions.begin() as session:
        staff_session = session_of(session, staff.token)
        done = staff_session is not None and right_code(session, staff_session.staff, typed.get("code", ""))
        if done and staff_session is not None:
            codes = make_codes(session, staff_session.staff_id)
            record(session, staff.email, Act.CODES_MADE)
    if not done:
        return _page(request, pages, staff, WRONG_CODE)
    return _codes(request, pages, staff, codes, "The recovery codes that you had are worth nothing any more.")


@router.post("/second-factor/remove")
def unset_factor(request: Request, pages: ThePages, staff: Staff, typed: Typed) -> Response:
    """Remove the second factor; whoever finds an open browser has no code and cannot."""
    with pages.sessions.begin() as session:
        staff_session = session_of(session, staff.token)
        done = staff_session is not None and right_code(session, staff_session.staff, typed.get("code", ""))
        if done and staff_session is not None:
            remove_factor(session, staff_session.staff)
            record(session, staff.email, Act.FACTOR_REMOVED)
            staff.leave_message(session, "The second factor is removed.")
    return see_other(request, OWN_PAGE) if done else _page(request, pages, staff, WRONG_CODE)


@router.post("/sessions/{key}/end")
def end_own(request: Request, pages: ThePages, staff: Staff, key: str) -> Response:
    """Sign another browser of this member of staff out."""
    with pages.sessions.begin() as session:
        for staff_session in sessions_of(session, staff.email):
            if key_of(staff_session) == key:
                session.delete(staff_session)
                record(session, staff.email, Act.SESSION_ENDED, staff.email)
                staff.leave_message(session, "That browser is signed out.")
    return see_other(request, OWN_PAGE)


Browser = tuple[str, str, StaffSession, bool]


def browsers_of(session: Session, staff: SignedIn, email: str | None = None) -> list[Browser]:
    """The browsers that are signed in, of one member of staff or of all: the key of the session, its name in words, the
    session, and whether it is the browser of `staff` that asks."""
    found = sessions_of(session, email)
    return [(key_of(other), browser_words(other), other, is_of(other, staff.token)) for other in found]


def browser_words(staff_session: StaffSession) -> str:
    """How a person would name the browser of a session: "Firefox on Windows"."""
    named = staff_session.browser or ""
    kinds = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
    systems = {"Windows": "Windows", "Android": "Android", "iPhone": "iPhone", "iPad": "iPad", "Mac": "Mac"}
    kind = next((word for sign, word in kinds.items() if sign in named), "Another browser")
    system = next((word for sign, word in {**systems, "Linux": "Linux"}.items() if sign in named), None)
    return f"{kind} on {system}" if system else kind


def _page(request: Request, pages: Pages, staff: SignedIn, fault: str = "", field: str = "code") -> Response:
    """The page, with what is wrong with one of its fields."""
    with pages.sessions.begin() as session:
        staff_session = session_of(session, staff.token)
        if staff_session is None:
            raise SignInNeeded
        has_factor = staff_session.staff.totp_secret is not None
        secret = None if has_factor else offered_secret(staff_session)
        return pages.render(
            request,
            "account.html",
            422 if fault else 200,
            signed_in=staff,
            fault=fault,
            field=field,
            has_factor=has_factor,
            codes_left=codes_left(session, staff_session.staff_id),
            factor_needed=pages.factor_needed,
            secret=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)) if secret else "",
            code=_drawn(address_for_app(secret, staff.email, pages.hub_name)) if secret else "",
            browsers=browsers_of(session, staff, staff.email),
        )


def _codes(request: Request, pages: Pages, staff: SignedIn, codes: tuple[str, ...], message: str) -> Response:
    """The page that shows recovery codes, once."""
    return pages.render(request, "recovery_codes.html", signed_in=staff, codes=codes, message=message)


def _drawn(address: str) -> Markup:
    """The QR code of an address as SVG, which segno makes of numbers alone."""
    code = segno.make(address, error="m")
    return Markup(code.svg_inline(scale=5, border=4, light="#fff", title="QR code for the app"))  # noqa: S704
