"""The request's form: answers checked, earlier ones put right, and what need not be asked left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from actions.form import Answers, Form, check_contact
from actions.request_said import read
from actions.request_told import could_be_a_name
from actions.skill import skill
from actions.turn import Events, Turn
from hub.models import Route
from reading.answers import NAMES, NOT_SURE, QUESTIONS, UNSURE, answer, known
from reading.asides import leaves
from reading.constraints.heads import count_in
from reading.constraints.plain import Plain
from reading.routes import ALWAYS, read_route, sensible
from reading.taking_out import QUOTED
from reading.ticks import ticked
from reading.unnamed import NOT_NAMED
from runtime.phrases import Phrases

LIMITS = {
    "request_need": 2000,
    "request_roles": 500,
    "request_conditions": 500,
    "request_learners": 200,
    "request_deadline": 200,
    "request_organisation": 120,
    "request_name": 120,
}
"""The most characters of an answer."""

LED_UP_TO = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|right|aye|yes|fine|alright|well|it['’]?s|i['’]?m|this is|my name is|we are"
    r"|we['’]?re|me(?=,)|please|(?:reply|write|answer|speak|talk) (?:to|tae|wi|with))\b[\s,.:]+)+(?=\S)",
    re.IGNORECASE,
)
"""Words that lead up to a person's name: "ok, it's Mhairi Sinclair"."""

MOST_SKILLS = 4

NONE = "none"
"""What a button answers that leaves nothing of the remarks."""

LEFT = "left"
"""In place of consent: the form was left, and its answers are kept."""


@skill("validate_request_form")
def validate(turn: Turn) -> Events:
    """Take the message as the answer to the open question, unless it is an aside; check it; ask again if need be."""
    return FORM.validate(turn)


def credit_conditions(phrases: Phrases) -> tuple[str, ...]:
    """What training must have before it can be credit-rated, in words."""
    return tuple(phrases(f"utter_condition_{name}") for name in ("outcomes", "hours", "assessed", "quality"))


def skills_of(turn: Turn, needs: Sequence[str]) -> Answers:
    """The slots of the ESCO skills that these needs may be about: shown in the review, where they can be changed."""
    inferred = [skill for need in needs for skill in turn.index.skills.infer(need)]
    ranked = sorted(inferred, key=lambda skill: -skill.score)
    labels = list(dict.fromkeys(inference.skill.label for inference in ranked))[:MOST_SKILLS]
    return {"skill_choices": tuple(labels), "request_skills": "; ".join(labels) or None}


def _wanted(turn: Turn) -> list[str]:
    """Conditions are asked for on one route only, skills and remarks only where the employer wants those shown
    changed."""
    if turn.slots.request_consent == LEFT:
        return ["request_consent"]
    asked = {
        "request_conditions": turn.slots.request_route == Route.CREDIT_RATE,
        "request_skills": bool(turn.slots.skill_choices),
        **{slot: slot in (turn.slots.requested_slot, turn.message.named.get("slot")) for slot in QUOTED},
    }
    return [slot for slot in (*QUESTIONS, *QUOTED, "request_consent") if asked.get(slot, True)]


def _read(turn: Turn) -> Answers:
    slot = turn.slots.requested_slot
    if not slot:
        return {}
    if leaves(turn.text):
        return {"request_consent": LEFT}
    if turn.text:
        return read(turn, slot)
    value = answer(turn.message, slot)
    return {} if value is None else {slot: "" if slot in QUOTED and value == NONE else value}


def _check_words(slot: str, turn: Turn, value: Any) -> Answers:
    """An answer whose only rule is its length."""
    words = None if value is None else " ".join(str(value).split())
    if words and len(words) > LIMITS[slot]:
        turn.say(turn.phrases("utter_too_long_here", limit=LIMITS[slot]))
        return {slot: None}
    return {slot: words}


def _check_route(turn: Turn, value: Any) -> Answers:
    if value in ALWAYS:  # these begin from no course of the catalogue
        return {"request_route": value, "request_credential": None}
    if value in (None, NOT_SURE, *Route):
        return {"request_route": value}
    if UNSURE.fullmatch(str(value)):
        return {"request_route": NOT_SURE}
    route = read_route(str(value), sensible(bool(turn.search.shown)))
    if route is None:
        turn.say(turn.phrases("utter_route_unclear"))
    return {"request_route": route, **({"request_credential": None} if route in ALWAYS else {})}


def _check_conditions(turn: Turn, value: Any) -> Answers:
    """Ticks where they are plain; otherwise the words as they stand, for staff to read."""
    choices = credit_conditions(turn.phrases)
    if value is not None and not UNSURE.fullmatch(str(value)) and ticked(str(value), choices) is None:
        return _check_words("request_conditions", turn, value)
    return _ticked(turn, "request_conditions", value, choices)


def _check_skills(turn: Turn, value: Any) -> Answers:
    choices = turn.slots.skill_choices
    if value is not None and set(str(value).split("; ")) <= set(choices):  # those that the review proposes
        return {"request_skills": value}
    return _ticked(turn, "request_skills", value, choices)


def _check_need(turn: Turn, value: Any) -> Answers:
    """A need that was typed here may be about other skills, which the review then shows."""
    checked = _check_words("request_need", turn, value)
    need = checked["request_need"]
    if not need or turn.slots.requested_slot is None:  # what was taken over comes with its skills
        return checked
    skills = skills_of(turn, [need])
    return checked if skills["skill_choices"] == turn.slots.skill_choices else {**checked, **skills}


def _check_consent(turn: Turn, value: Any) -> Answers:
    if value in ("yes", "no", LEFT, None):
        return {"request_consent": value}
    turn.say(turn.phrases("utter_consent_unclear"))  # the buttons are those of the review, which follows
    return {"request_consent": None}


def _ticked(turn: Turn, slot: str, value: Any, choices: Sequence[str]) -> Answers:
    """The ticked choices in words, "none", or that the employer is not sure."""
    if value is None or UNSURE.fullmatch(str(value)):
        return {slot: value and NOT_SURE}
    ticks = ticked(str(value), choices)
    if ticks is None:
        turn.say(turn.phrases("utter_ticks_unclear"))
        return {slot: None}
    return {slot: "; ".join(ticks) or turn.phrases("utter_none")}


def _check_name(slot: str, turn: Turn, value: Any) -> Answers:
    """A name has two letters or more, and is needed to be answered at all."""
    if value is not None and slot == "request_name":
        value = LED_UP_TO.sub("", str(value))
    checked = _check_words(slot, turn, value)
    words = checked[slot]
    if words and (not could_be_a_name(words) or known(words) is None):
        turn.say(turn.phrases("utter_name_needed"))
        return {slot: None}
    return checked


def _check_learners(turn: Turn, value: Any) -> Answers:
    """A number of people, as it was typed; words without a number are asked for again."""
    checked = _check_words("request_learners", turn, value)
    words = checked["request_learners"]
    if words and not UNSURE.match(words) and count_in(Plain(words).text) is None:
        turn.say(turn.phrases("utter_learners_unclear"))
        return {"request_learners": None}
    return checked


WORDS = ("request_roles", "request_learners", "request_deadline", "request_organisation", "request_name")
CHECKS: dict[str, Callable[[Turn, Any], Answers]] = {
    **{slot: partial(_check_words, slot) for slot in WORDS},
    **{slot: partial(_check_name, slot) for slot in ("request_organisation", "request_name")},
    "request_learners": _check_learners,
    "request_route": _check_route,
    "request_conditions": _check_conditions,
    "request_need": _check_need,
    "request_skills": _check_skills,
    "request_contact": partial(check_contact, "request_contact"),
    "request_consent": _check_consent,
}
UNSURE_ALLOWED = frozenset({*WORDS[:3], "request_route", "request_conditions", "request_skills"})
LEFT_OPEN: dict[str, str | None] = {
    **dict.fromkeys(UNSURE_ALLOWED, NOT_SURE),
    **dict.fromkeys(NAMES, NOT_NAMED),
    "request_contact": None,
}
FORM = Form(read=_read, checks=CHECKS, wanted=_wanted, unsure=UNSURE_ALLOWED, left_open=LEFT_OPEN)
