"""The console's words for the values of the hub, and its spelling of a day, a moment and a wait."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from hub.ageing import working_days
from hub.audit import Act
from hub.correspondence import Channel, NoticeState
from hub.erasure import Store
from hub.filters import Due, Heads
from hub.models import DeclineCode, Route
from hub.pools.models import Consent
from hub.supply import ProviderAnswer
from runtime.addresses import is_phone
from runtime.clock import SCOTLAND, local_date, today

ROUTE = {
    Route.BUY_PLACES: "Buy places on an existing course",
    Route.CLOSED_COHORT: "Run an existing course for this employer only",
    Route.ADAPT: "Adapt an existing course",
    Route.CO_DESIGN: "Design a new micro-credential together",
    Route.CREDIT_RATE: "Credit-rate the employer’s own training",
    Route.RPL: "Recognise prior learning (RPL)",
}
STORE = {
    Store.REQUESTS: "requests",
    Store.HISTORY: "entries of their histories",
    Store.NOTICES: "notices",
    Store.PROOFS: "codes and wrong guesses",
    Store.VECTORS: "vectors of needs",
    Store.RATINGS: "ratings of answers",
    Store.TURNS: "messages with their answers",
    Store.BUTTONS: "buttons",
    Store.ANSWERS: "answers to Telegram",
    Store.CONVERSATIONS: "conversations",
    Store.TRACKER: "entries of the assistant’s memory",
    Store.SIGNALS: "signals of unmet needs",
    Store.USAGE: "marks of what was used",
    Store.LESSONS: "messages to learn from",
}
ACT = {
    Act.SIGNED_IN: "signed in",
    Act.REFUSED: "was refused",
    Act.SIGNED_OUT: "signed out",
    Act.SESSION_ENDED: "signed a browser out",
    Act.FACTOR_SET: "set up a second factor",
    Act.FACTOR_REMOVED: "removed the second factor",
    Act.CODES_MADE: "made new recovery codes",
    Act.STAFF_ADDED: "added to the staff",
    Act.STAFF_REMOVED: "removed from the staff",
    Act.ROLE_GIVEN: "gave a role",
    Act.PASSWORD_SET: "set a password",
    Act.ERASED: "erased",
    Act.EXPORTED: "exported",
    Act.CHANGED_MANY: "changed at once",
    Act.IMPORTED: "imported into the catalogue",
    Act.COPIED: "took a copy of what is held on an employer",
    Act.HELD: "placed a legal hold",
    Act.RELEASED: "released a legal hold",
    Act.PAUSED: "paused the advisor",
    Act.RESUMED: "let the advisor answer again",
}
CONSENT = {
    Consent.NOT_ASKED: "Not asked yet",
    Consent.ASKED: "Asked, no answer yet",
    Consent.AGREED: "Agreed to be introduced",
    Consent.REFUSED: "Does not want to be introduced",
}
CHANNEL = {Channel.CHAT: "In the chat", Channel.EMAIL: "By e-mail"}
NOTICE_STATE = {
    NoticeState.WAITING: "on its way",
    NoticeState.DELIVERED: "delivered",
    NoticeState.SKIPPED: "not sent",
    NoticeState.FAILED: "not delivered",
}
HEADS = {
    Heads.FEW: "1 to 5",
    Heads.GROUP: "6 to 15",
    Heads.COHORT: "16 to 50",
    Heads.MANY: "51 or more",
    Heads.UNKNOWN: "not known",
}
DECLINE_CODE = {
    DeclineCode.OFFERED_ALREADY: "It is offered already",
    DeclineCode.TOO_FEW: "Too few people",
    DeclineCode.NO_PROVIDER: "No provider takes it up",
    DeclineCode.NO_FUNDING: "No funding",
    DeclineCode.OUT_OF_SCOPE: "Not a matter of micro-credentials",
    DeclineCode.NO_ANSWER: "The employer does not answer",
    DeclineCode.OTHER: "Another reason",
}
DUE = {Due.OVERDUE: "overdue", Due.WEEK: "within a week", Due.UNSET: "no day set"}
PROVIDER_ANSWER = {
    ProviderAnswer.INTERESTED: "is interested",
    ProviderAnswer.NOT_NOW: "does not take it up now",
    ProviderAnswer.QUESTION: "has a question",
    ProviderAnswer.OFFER: "makes an offer",
}
PART = {
    "contact": "Somebody to answer",
    "need": "The need",
    "roles": "Job roles",
    "numbers": "How many learners",
    "start": "When it is needed",
}


def day(value: dt.date) -> str:
    return f"{value.day} {value:%b %Y}"


def month(name: str) -> str:
    """A month such as "2026-10" as it is read: "Oct 26"."""
    return f"{dt.date.fromisoformat(f'{name}-01'):%b %y}"


def moment(value: dt.datetime) -> str:
    local = value.astimezone(SCOTLAND)
    return f"{day(local)}, {local:%H:%M}"


def wait(created: dt.datetime) -> str:
    """How long an employer has waited since `created`, in working days."""
    days = working_days(local_date(created), today())
    if days == 0:
        return "less than a working day"
    return "1 working day" if days == 1 else f"{days} working days"


def overdue(due: dt.date | None) -> bool:
    return due is not None and due < today()


FORMAT_NAMES = {
    "csv": "CSV",
    "xlsx": "Excel workbook (.xlsx)",
    "zip": "Zip of several files",
    "xcri": "XCRI-CAP 1.1 or 1.2",
    "schema-org": "schema.org: JSON-LD or an HTML page",
    "oai-pmh": "Records of a repository (OAI-PMH)",
    "elm": "European Learning Model",
}
"""What a file may be, by the name of its importer."""

GLOBALS: dict[str, Any] = {
    "FORMAT_NAMES": FORMAT_NAMES,
    "ROUTE": ROUTE,
    "PART": PART,
    "HEADS": HEADS,
    "DUE": DUE,
    "DECLINE_CODE": DECLINE_CODE,
    "PROVIDER_ANSWER": PROVIDER_ANSWER,
    "zip": zip,
    "CHANNEL": CHANNEL,
    "CONSENT": CONSENT,
    "NOTICE_STATE": NOTICE_STATE,
}
FILTERS: dict[str, Callable[..., Any]] = {
    "is_phone": is_phone,
    "day": day,
    "month": month,
    "moment": moment,
    "wait": wait,
    "overdue": overdue,
    "local_date": local_date,
}
