"""What the request's form sends: its fields, what is wrong with them, and how it is stored."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.datastructures import FormData

from bot.conversations import BY_FORM, context_before, settle, take
from bot.models import Turn
from catalogue.glossary import StoredGlossary
from contract import Button, Receipt, ReceiptData
from hub.consents import keep_words
from hub.requests import Draft, open_request
from runtime.language import gettext, gettext_noop, spoken
from runtime.phrases import Phrases

KEY = "form:"
"""How the key of a turn begins that a form made. No client may send a colon in its ids."""

MISSING = gettext_noop("Please fill this in.")
TOO_LONG = gettext_noop("This is longer than {most} characters. Please shorten it.")
NO_CONTACT = gettext_noop("This is neither an e-mail address, such as name@organisation.co.uk, nor a telephone number.")
NOT_AGREED = gettext_noop("Please tick this if you agree. Without that nothing is kept or passed on.")
WRONG = {"value_error": NO_CONTACT}
AGREED, NOT_YET = "agreed", "not yet"
"""The name of the box by which somebody agrees, and the version of the words while nobody did."""


@dataclass(frozen=True)
class Field:
    """A field of a Draft, asked with the words of `utter_ask_request_<asked>`."""

    name: str
    asked: str
    most: int
    needed: bool = False
    lines: int = 1
    fills_in: str = "off"
    """What of its own a browser may offer (the values of `autocomplete`)."""


FIELDS = (
    Field("need", "need", 4000, needed=True, lines=5),
    Field("roles", "roles", 4000),
    Field("learners", "learners", 200),
    Field("deadline", "deadline", 200),
    Field("organisation", "organisation", 200, needed=True, fills_in="organization"),
    Field("contact_name", "name", 200, needed=True, fills_in="name"),
    Field("contact", "contact", 254, needed=True, fills_in="email"),
)


@dataclass(frozen=True)
class Filled:
    """A form as it was sent. `page` names the page that it stood on."""

    page: str
    values: Mapping[str, str]
    agreed: bool

    @classmethod
    def of(cls, form: FormData) -> Filled:
        """Reads a form. What no database stores, such as half a surrogate, becomes a question mark or is left out."""

        def value(name: str) -> str:
            text = str(form.get(name, "")).encode(errors="replace").decode()
            return text.replace("\0", "").replace("\r\n", "\n").strip()

        return cls(value("page"), {field.name: value(field.name) for field in FIELDS}, AGREED in form)

    @property
    def key(self) -> str:
        """The same for the same words from the same page, so that a form that comes twice is one request."""
        sent = "\0".join((self.page, *self.values.values()))
        return f"{KEY}{hashlib.sha256(sent.encode()).hexdigest()[:32]}"

    def draft(self, consent_version: str = NOT_YET) -> Draft:
        """What is to be requested. Raises ValidationError."""
        return Draft(**{name: text for name, text in self.values.items() if text}, consent_version=consent_version)

    def faults(self) -> dict[str, str]:
        """What is to be put right, in words, by the name of its field."""
        faults = {} if self.agreed else {AGREED: gettext(NOT_AGREED)}
        try:
            self.draft()
        except ValidationError as error:
            faults |= {str(fault["loc"][0]): _words(str(fault["loc"][0]), fault["type"]) for fault in error.errors()}
        return faults


def send_form(
    session: Session, *, conversation_id: str, filled: Filled, glossary: StoredGlossary, phrases: Phrases, consent: str
) -> None:
    """Open the request of a form, and put what was filled in and the receipt into the conversation, once for each
    form. `consent` are the words that were agreed to. Raises ValidationError.

    A form that comes again from another conversation is one request still, which then belongs to that conversation:
    whoever sends it has the page and every word of it, and deletes it there. The request gets the vector of its need
    at the next build of the index, not at once.
    """
    said = "\n".join(
        phrases(
            "utter_review_line", name=phrases(f"utter_label_request_{field.asked}"), value=filled.values[field.name]
        )
        for field in FIELDS
        if filled.values[field.name]
    )
    draft = filled.draft(keep_words(session, consent))
    request = open_request(session, draft, conversation_id=conversation_id, submission_key=filled.key)
    request.conversation_id = conversation_id
    turn = take(session, conversation_id, filled.key, said=said, sent=BY_FORM)
    if turn.answer is None:
        receipt = Receipt(
            lead=phrases("utter_receipt", reference=request.reference),
            data=ReceiptData(reference=request.reference),
            buttons=tuple(Button(title=title, payload=payload) for title, payload in phrases.buttons("utter_receipt")),
        )
        settle(session, turn, [receipt], matcher=glossary.matcher(session), phrases=phrases)


def unanswered(session: Session, conversation_id: str) -> str:
    """The need that was typed last, where no answer could be had; "" where a button was pressed, or where the words
    answered a question of the request's form or of its status."""
    mine = select(Turn).where(Turn.conversation_id == conversation_id)
    turn = session.scalar(mine.order_by(Turn.id.desc()).limit(1))
    if turn is None or not turn.failed or turn.said is None or turn.sent.startswith("/"):
        return ""
    return "" if context_before(session, turn).startswith(("q-", "review")) else turn.said


def _words(name: str, kind: str) -> str:
    """What is wrong with a field, by the kind of its fault (pydantic's `type`)."""
    if kind == "string_too_long":
        most = next(field.most for field in FIELDS if field.name == name)
        return gettext(TOO_LONG, most=spoken().number(most))
    return gettext(WRONG.get(kind, MISSING))
