"""Who is asking: the member of staff behind the cookie, and the one message that waits for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.orm import Session

from hub.console.guard import SAFE_METHODS
from hub.console.pages import ThePages
from hub.staff import session_of


class SignInNeeded(Exception):
    """Nobody is signed in, or no longer."""


@dataclass(frozen=True)
class SignedIn:
    email: str
    name: str
    token: str
    message: str | None = None

    def tell(self, session: Session, message: str) -> None:
        """Show `message` on the next page; it waits in the session row, so no address can forge or repeat it."""
        found = session_of(session, self.token)
        if found is not None:
            found.message = message


def _staff(request: Request, pages: ThePages) -> SignedIn:
    token = request.cookies.get(pages.cookie, "")
    with pages.sessions.begin() as session:
        found = session_of(session, token) if token else None
        if found is None:
            raise SignInNeeded
        message = found.message
        if message and request.method in SAFE_METHODS:
            found.message = None
        return SignedIn(found.staff.email, found.staff.name, token, message)


Staff = Annotated[SignedIn, Depends(_staff)]
