"""What a message says to the open question of the request's form; it may answer two questions at once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection

from reading.asides import is_aside
from reading.constraints import extract
from reading.utterance import Utterance
from runtime.addresses import checked_address

QUESTIONS = (
    *("request_route", "request_conditions", "request_need", "request_skills", "request_roles"),
    *("request_learners", "request_deadline", "request_organisation", "request_name", "request_email"),
)
"""In the order they are asked."""

ASIDES = {
    *("cancel", "change", "request", "glossary", "guidance", "levels", "help", "human", "bot_challenge", "recommend"),
    *("details", "why", "compare", "shortlist", "share", "status"),
}
"""Kinds of asking that may come in the middle of the form; each has a rule that answers it and goes on."""

NOT_SURE = "not sure"
UNSURE = re.compile(
    r"\W*(?:(?:i'?m |we'?re )?(?:not|no'?) (?:really )?(?:sure|certain)|"
    r"(?:i |we )?(?:(?:don'?t|do not|dinnae|dinna) (?:know|ken)|dunno)|unsure|no idea|tbc|tbd|n/?a|"
    r"skip(?: (?:it|this|that))?|"
    r"pass|you (?:decide|choose|tell me))\b.{0,30}",
    re.IGNORECASE,
)
HEDGED = re.compile(
    r"\b(?:if|unless|perhaps|maybe|mibbe|possibly|probably|might|suppose|guess|hm+|later|tomorrow|yet|wait|"
    r"no(?:t|')? sure)\b|\?",
    re.IGNORECASE,
)
"""In a yes or a no: it is neither, whatever it sounds most like."""

RESERVED = re.compile(rf"{HEDGED.pattern}|\b(?:but|except|actually|change|instead)\b|\d", re.IGNORECASE)
"""In a yes or a no to the review: something is still to be put right, so it is neither."""

BETWEEN = re.compile(r"[\s,;:<>()\[\]\"“”‘’]+|'(?!\w)|(?<!\w)'")
"""What parts an e-mail address from the words around it: no address has a space, and O'Neil keeps the apostrophe."""

AROUND_NAME = re.compile(
    r"^\W*(?:(?:it'?s|i'?m|i am|my name is|name is|this is|reply to|send it to|to|me)\b[\s,:]*)+|"
    r"[\s,;:.<(-]*(?:\b(?:and )?(?:my |the |at |on |by )*(?:e-?mail(?: address)?)?(?: is|:)?)?[\s,;:<(-]*$",
    re.IGNORECASE,
)


def answer(message: Utterance, slot: str) -> str | None:
    """What the message says to the question `slot`; None when it is an aside or says nothing."""
    if is_aside(message, ASIDES, slot):
        return None
    if slot == "request_consent":
        plain = message.clear and not RESERVED.search(message.text)
        return {"affirm": "yes", "deny": "no"}.get(message.intent if plain else "") or message.text or None
    return message.named.get("value") or message.text.strip() or None


def together(slot: str, value: str, answered: Collection[str], today: dt.date) -> dict[str, str]:
    """The answer, and what it says to a later question that is not in `answered`: name and address, number and date."""
    if slot == "request_name" and (address := address_in(value)):
        name = AROUND_NAME.sub("", AROUND_NAME.sub("", value[: value.index(address)]))
        return {"request_name": name, "request_email": address} if name else {"request_email": address}
    said = {slot: value}
    if slot in ("request_roles", "request_learners") and not UNSURE.fullmatch(value):
        read = extract(value, today=today)
        if slot == "request_roles" and read.learners and "request_learners" not in answered:
            said["request_learners"] = str(read.learners)
        dates = [found.words for found in read.found if found.field == "starts"]
        if dates and "request_deadline" not in answered:
            said["request_deadline"] = dates[-1]
    return said


def answered_before(slot: str, answered: Collection[str]) -> tuple[str, ...]:
    """Those of the `answered` questions before this one, in the order they are asked; all of them at the review."""
    before = QUESTIONS[: QUESTIONS.index(slot)] if slot in QUESTIONS else QUESTIONS
    return tuple(question for question in before if question in answered)


def address_in(text: str) -> str | None:
    """The e-mail address in what somebody typed, also in the middle of a sentence; None when there is none."""
    for word in BETWEEN.split(text):
        try:
            return checked_address(word.strip(".!?*"))
        except ValueError:
            continue
    return None
