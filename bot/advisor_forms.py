"""What the forms of the advisor's page send, and what an employer is told where it is not taken."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from pydantic import ValidationError
from starlette.datastructures import FormData

from bot.api import REFUSALS
from contract import Post
from runtime.language import gettext, gettext_noop, ngettext
from runtime.rates import TooOften

EMPTY = gettext_noop("Please write something before you send it.")
UNREADABLE = gettext_noop("That could not be read. Please send words, or press a button of this page.")
NOT_TAKEN: tuple[type[Exception], ...] = (TooOften, ValidationError, *REFUSALS)
"""Why what a form sent was not taken, each with words of its own."""


@dataclass(frozen=True)
class Typed:
    """What came by a form: the words that were typed or ticked, or the payload of a button.

    `page` names the page that the form stood on, `again` a message that is to be answered once more.
    """

    page: str
    text: str
    payload: str
    again: str

    @classmethod
    def of(cls, form: FormData) -> Typed:
        """Reads a form: what no encoding can hold, such as half a surrogate, becomes a question mark."""

        def values(name: str) -> list[str]:
            return [str(value).encode(errors="replace").decode().strip() for value in form.getlist(name)]

        page, typed, payload, again = ("".join(values(name)[:1]) for name in ("page", "text", "payload", "again"))
        ticked = "; ".join(values("choice")) or "none"
        return cls(page, ticked if "ticked" in form else typed.replace("\r\n", "\n"), payload, again)

    def post(self) -> Post:
        """The message. Its id hangs on the page and on what was sent, so that words that were changed after the Back
        button are another message. Raises ValidationError."""
        sent = "\0".join((self.page, self.text, self.payload))
        name = hashlib.sha256(sent.encode()).hexdigest()[:32]
        return Post(id=name, payload=self.payload) if self.payload else Post(id=name, text=self.text)


@dataclass(frozen=True)
class Refusal:
    """Why something was not sent, in words, with what was typed, so that it is not lost."""

    status: int
    words: str
    text: str = ""
    wait: int = 0


def refusal_of(error: Exception, text: str = "") -> Refusal:
    """The refusal for one of NOT_TAKEN; `text` is what was typed."""
    if isinstance(error, TooOften):
        words = ngettext(
            "That was too often in a short time. Please send it again in {number} second.",
            "That was too often in a short time. Please send it again in {number} seconds.",
            error.seconds,
        )
        return Refusal(429, words, text, error.seconds)
    if isinstance(error, ValidationError):
        return Refusal(422, gettext(UNREADABLE), text)
    status, problem = REFUSALS[type(error)]
    return Refusal(status, gettext(problem.detail), text)
