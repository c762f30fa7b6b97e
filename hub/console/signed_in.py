"""The member of staff who is signed in, by the cookie, and the message that the next page shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.orm import Session

from hub.console.middleware import SAFE_METHODS
from hub.console.pages import ThePages, base
from hub.pause import read_pause
from hub.roles import Role
from hub.staff_sessions import session_of

OWN_PAGE = "/account"
"""Where a member of staff sets up a second factor; this page and its forms need none yet."""


class FactorNeeded(Exception):
    """The hub asks for a second factor, and this member of staff has none yet."""


class SignInNeeded(Exception):
    """The browser is not signed in, or its session has ended."""


@dataclass(frozen=True)
class SignedIn:
    email: str
    name: str
    token: str
    role: Role
    message: str | None = None
    """What the page shows; set for a request that only reads."""
    paused: str | None = None
    """What employers read while the advisor is paused."""

    def may(self, role: str) -> bool:
        """Whether the role of this member of staff includes `role`."""
        return self.role.includes(Role(role))

    def leave_message(self, session: Session, message: str) -> None:
        """Show `message` on the next page. It is stored with the session, so no address can forge or repeat it."""
        staff_session = session_of(session, self.token)
        if staff_session is not None:
            staff_session.message = message


def _staff(request: Request, pages: ThePages) -> SignedIn:
    token = request.cookies.get(pages.cookie, "")
    with pages.sessions.begin() as session:
        staff_session = session_of(session, token)
        if staff_session is None:
            raise SignInNeeded
        message = None
        if request.method in SAFE_METHODS:  # a form is answered by a redirect, and the page after it shows the message
            message, staff_session.message = staff_session.message, None
        staff = staff_session.staff
        page = request.url.path.removeprefix(base(request))
        if pages.factor_needed and staff.totp_secret is None and not page.startswith(OWN_PAGE):
            raise FactorNeeded
        held = read_pause(session)
        return SignedIn(staff.email, staff.name, token, staff.role, message, held.message if held else None)


class NotAllowed(Exception):
    """The role of the member of staff, who has this address, does not include `needed`, which was asked for."""

    def __init__(self, email: str, needed: Role) -> None:
        super().__init__(email, needed)
        self.email, self.needed = email, needed


def _at_least(role: Role) -> Callable[[SignedIn], SignedIn]:
    def check(staff: Annotated[SignedIn, Depends(_staff)]) -> SignedIn:
        if not staff.role.includes(role):
            raise NotAllowed(staff.email, role)
        return staff

    return check


Staff = Annotated[SignedIn, Depends(_staff)]
"""Anybody who is signed in. The names below ask for a role: every route of the console names one of these four."""

Triage = Annotated[SignedIn, Depends(_at_least(Role.TRIAGE))]
Editor = Annotated[SignedIn, Depends(_at_least(Role.EDITOR))]
Admin = Annotated[SignedIn, Depends(_at_least(Role.ADMIN))]
