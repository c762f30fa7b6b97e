"""Which request is meant and whether it is theirs; asked only as far as the conversation does not say it."""

from __future__ import annotations

from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from actions.form import Answers, Form, check_contact
from actions.skill import moved_on, skill
from actions.status_proof import LEFT, check_code, needs_proof, request_shown
from actions.turn import Events, Turn, payload
from contract import Button, QuestionData
from hub.guesses import TooManyGuesses
from hub.models import CollaborationRequest
from hub.references import parse
from hub.requests import requests_of
from hub.transitions import CLOSED
from reading.amendments import declines
from reading.answers import HEDGED
from reading.asides import is_aside, leaves
from reading.contact import way_in

ASIDES = {
    *("cancel", "glossary", "guidance", "levels", "help", "human", "recommend", "refine", "request"),
    *("details", "status", "withdraw", "amend", "erase", "foreign", "browse", "more", "undo", "plan", "start_over"),
    *("compare", "shortlist", "total", "why", "share", "recap", "thanks", "out_of_scope", "goodbye"),
}
"""Intents that may come in the middle of the form; each has a rule that answers it and goes on, or leaves the form."""

STATUS, WITHDRAW, AMEND = "status", "withdraw", "amend"
DONE = "done"
"""In place of the purpose: the message was no word on a request, and is answered."""

UNSENT = "unsent"
"""In place of the purpose: a request was begun here, and none was sent."""

LOST = "lost"
"""In place of the purpose, as LEFT where the looking up was given up: the employer has no reference, or not the address
of it."""

ASIDES_OF_AN_AMENDMENT = {"cancel", "help", "human", "thanks", "goodbye", "erase"}
"""Intents that add nothing to a request; any other words are the addition, or the answer to a question of the hub."""

MOST_WORDS = 4
"""Words of a message that is a reference which cannot be read, rather than words about a request."""

YES_OR_NO = {"affirm": "yes", "withdraw": "yes", "deny": "no", "cancel": "no"}


@skill("validate_status_form")
def validate(turn: Turn) -> Events:
    """Ask which request only when it is not plain, for the address only when the request is another conversation's, for
    a code before such a request is changed, and at last for what the purpose needs: a yes to a withdrawal, the words of
    an amendment."""
    return FORM.validate(turn)


@skill("action_ask_status_reference")
def ask_reference(turn: Turn) -> Events:
    """Ask which request: those of this conversation are a button each."""
    with turn.session() as session:
        references = [request.reference for request in own_requests(turn, session)]
    buttons = [Button(title=reference, payload=payload("answer", value=reference)) for reference in references]
    data = QuestionData(slot="status_reference", optional=False)
    turn.say(turn.phrases("utter_ask_status_reference"), kind="question", data=data, buttons=buttons)
    return []


@skill("action_ask_status_answer")
def ask_answer(turn: Turn) -> Events:
    """Ask for the yes to a withdrawal, or for the words of an amendment."""
    with turn.session() as session:
        reference = next((request.reference for request in requests_meant(turn, session)), "")
    name = "utter_ask_withdraw" if turn.slots.status_purpose == WITHDRAW else "utter_ask_amendment"
    turn.say(
        turn.phrases(name, reference=reference),
        kind="question",
        data=QuestionData(slot="status_answer", optional=False),
        buttons=turn.buttons(name),
    )
    return []


def own_requests(turn: Turn, session: Session) -> list[CollaborationRequest]:
    """The requests of this conversation; only those that can still change when a change is wanted."""
    changing = turn.slots.status_purpose in (WITHDRAW, AMEND)
    requests = requests_of(session, turn.conversation)
    return [request for request in requests if not (changing and request.status in CLOSED)]


def requests_meant(turn: Turn, session: Session) -> list[CollaborationRequest]:
    """The requests that are looked up: the one of the reference if they may see it, or all of this conversation."""
    if turn.slots.status_reference is None:
        return own_requests(turn, session)
    try:
        request = request_shown(turn, session)
    except TooManyGuesses:
        return []
    return [request] if request is not None else []


def went_on(turn: Turn) -> bool:
    """Whether the message went on to another need of theirs, and looked nothing up (actions/skill.py)."""
    return turn.slots.status_purpose is None and not turn.slots.requested_slot and moved_on(turn) is not None


def _wanted(turn: Turn) -> list[str]:
    if turn.slots.status_purpose in (LEFT, LOST, DONE, UNSENT) or went_on(turn):
        return []
    reference, changing = turn.slots.status_reference, turn.slots.status_purpose in (WITHDRAW, AMEND)
    with turn.session() as session:
        own = {request.reference for request in own_requests(turn, session)}
        plain = reference is None and (len(own) == 1 or (own and not changing))
        if plain or reference in own:
            wanted = []
        else:
            wanted = ["status_reference"] if own and reference is None else ["status_reference", "status_contact"]
        known = not wanted or turn.slots.value(wanted[-1]) is not None
        if changing and known and wanted and needs_proof(turn, session):
            wanted.append("status_code")
        if changing and (not known or requests_meant(turn, session)):
            wanted.append("status_answer")
    return wanted


def _read(turn: Turn) -> Answers:
    asked = turn.slots.requested_slot
    yes_or_no = asked == "status_answer" and turn.slots.status_purpose == WITHDRAW
    if asked and leaves(turn.text) and not yes_or_no:
        return {"status_purpose": LEFT}
    if asked == "status_answer":
        return _read_answer(turn)
    if asked == "status_code" and any(map(str.isdigit, turn.text)):
        return {"status_code": turn.text}
    text = turn.message.named.get("value") or turn.text
    if not text or is_aside(turn.message, ASIDES, asked or ""):
        return {}
    if asked == "status_code":
        return {"status_code": text}
    if asked == "status_contact":
        lost = turn.slots.missed and way_in(text) is None
        return {"status_purpose": LOST} if lost else {"status_contact": text}
    reference = parse(text) or (parse(f"MC-{text.strip()}") if asked == "status_reference" else None)
    if asked != "status_reference" or reference:
        return {"status_reference": reference} if reference else {}
    mistyped = any(map(str.isdigit, text)) and len(text.split()) <= MOST_WORDS and not turn.slots.missed
    return {"status_reference": text} if mistyped else {"status_purpose": LOST}


def _read_answer(turn: Turn) -> Answers:
    """The yes or no to a withdrawal, or the words of an amendment; nothing when it is an aside or unclear."""
    message = turn.message
    if turn.slots.status_purpose == AMEND:
        if message.intent == STATUS and turn.text.rstrip().endswith("?"):
            return {"status_purpose": STATUS}  # "how is my request?" is no answer to the hub
        aside = is_aside(message, ASIDES_OF_AN_AMENDMENT)
        return {"status_answer": message.text} if message.text and not aside else {}
    if declines(message.text):
        return {"status_answer": "no"}
    answer = YES_OR_NO.get(message.intent)
    if message.text and (message.intent == "answer" or (answer and HEDGED.search(message.text))):
        return {"status_answer": message.text}
    return {"status_answer": answer} if answer and (not message.text or message.clear) else {}


def _check_reference(turn: Turn, value: Any) -> Answers:
    reference = (parse(str(value)) or parse(f"MC-{str(value).strip()}")) if value else None
    if reference is None and value:
        turn.respond("utter_reference_unclear")
    return {"status_reference": reference}


def _check_answer(turn: Turn, value: Any) -> Answers:
    """Half a yes to a withdrawal is asked for again."""
    unclear = turn.slots.status_purpose == WITHDRAW and value not in ("yes", "no")
    return {"status_answer": None if unclear else value}


FORM = Form(
    read=_read,
    checks={
        "status_reference": _check_reference,
        "status_contact": partial(check_contact, "status_contact"),
        "status_code": check_code,
        "status_answer": _check_answer,
    },
    wanted=_wanted,
)
