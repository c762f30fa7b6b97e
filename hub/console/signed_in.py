"""The member of staff who is signed in, by the cookie, and the message that the next page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.orm import Session

from hub.console.middleware import SAFE_METHODS
from hub.console.pages import ThePages
from hub.staff import session_of


class SignInNeeded(Exception):
    """The browser is not signed in, or its session has ended."""


@dataclass(frozen=True)
class SignedIn:
    email: str
    name: str
    token: str
    message: str | None = None
    """What the page shows; set for a request that only reads."""

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
        return SignedIn(staff_session.staff.email, staff_session.staff.name, token, message)


Staff = Annotated[SignedIn, Depends(_staff)]
