"""The questions of a request that are more than a sentence: routes, ticks, the review, and which answer to change."""

from __future__ import annotations

from collections.abc import Sequence

from actions.items import about, named
from actions.request import conditions_of, consent_words
from actions.request_form import credit_conditions
from actions.request_said import put_right
from actions.skill import skill
from actions.turn import Events, Turn, payload, remember
from contract import Button, Fact, QuestionData, ReviewData
from contract.context import OF_QUESTION
from hub.consents import version_of
from reading.answers import NOT_SURE, QUESTIONS, answered_before
from reading.routes import asks_the_ways, sensible
from reading.taking_out import QUOTED, REMARKS, SAID

ROUTE = "request_route"


@skill("action_ask_request_route")
def ask_route(turn: Turn) -> Events:
    """Propose the routes that make sense, each with its condition; where it was asked last and the message was about
    something else, the question alone with its buttons."""
    phrases, routes = turn.phrases, sensible(bool(turn.search.shown))
    asked_last = turn.context == OF_QUESTION[ROUTE]
    names = [phrases(f"utter_route_{route}") for route in routes]
    lines = [
        phrases("utter_route", number=number, name=name, condition=phrases(f"utter_route_{route}_condition"))
        for number, (route, name) in enumerate(zip(routes, names, strict=True), 1)
    ]
    buttons = [
        Button(title=name, payload=payload("answer", value=route)) for route, name in zip(routes, names, strict=True)
    ]
    meanings = tuple(phrases(f"utter_route_{route}_condition") for route in routes)
    turn.say(
        phrases("utter_ask_route"),
        "" if asked_last and not asks_the_ways(turn.text) and not turn.slots.missed else "\n".join(lines),
        kind="question",
        data=QuestionData(slot=ROUTE, optional=True, meanings=meanings),
        buttons=[*buttons, *turn.buttons("utter_unsure")],
    )
    return []


@skill("action_ask_request_conditions")
def ask_conditions(turn: Turn) -> Events:
    """Ask which of the four conditions of credit rating are met."""
    return _ask_ticks(turn, "request_conditions", credit_conditions(turn.phrases))


@skill("action_ask_request_skills")
def ask_skills(turn: Turn) -> Events:
    """Ask which of the inferred skills the need is about: those in the review may be wrong."""
    return _ask_ticks(turn, "request_skills", turn.slots.skill_choices)


@skill("action_ask_request_consent")
def ask_consent(turn: Turn) -> Events:
    """Show the request as it would be sent, or, where a change was only announced, ask by it what to change."""
    phrases, changing = turn.phrases, _names_no_answer(turn)
    fields = fields_so_far(turn)
    consent = consent_words(turn)
    choices = turn.buttons("utter_consent")
    turn.say(
        phrases("utter_what_to_change") if changing else f"{phrases('utter_request_review')} {consent}",
        named(turn, fields),
        kind="review",
        data=ReviewData(fields=tuple(fields), consent_version=version_of(consent)),
        buttons=[choices[0], *turn.buttons("utter_what_to_change")] if changing else choices,
    )
    return []


LAST = frozenset({"request_name", "request_contact"})
"""Answers that stand last in the review."""


def fields_so_far(turn: Turn) -> list[Fact]:
    """What the request holds by now, as the review shows it."""
    course = about(turn)
    answers = [
        Fact(key=slot, name=turn.phrases(f"utter_label_{slot}"), value=_in_words(turn, slot, value))
        for slot in QUESTIONS
        if (value := turn.slots.value(slot))
    ]
    return [
        *_field(turn, "request_credential", f"{course.title}, {course.provider}" if course else None),
        *(answer for answer in answers if answer.key not in LAST),
        *_field(turn, "conditions", conditions_of(turn)),
        *_field(turn, "request_region", turn.slots.request_region),
        *_field(turn, SAID, turn.slots.request_said),
        *_field(turn, REMARKS, turn.slots.request_remarks),
        *(answer for answer in answers if answer.key in LAST),
    ]


def _field(turn: Turn, key: str, value: str | None) -> list[Fact]:
    """A line of the review; none without a value."""
    return [Fact(key=key, name=turn.phrases(f"utter_label_{key}"), value=value)] if value else []


@skill("action_change_answer")
def change_answer(turn: Turn) -> Events:
    """Take the new answer that the message holds; else ask one question of the request again, or which one. "Go back"
    asks the one before the open question again. At the review, the review itself asks which one."""
    slot = turn.message.named.get("slot")
    if turn.message.intent == "undo":
        answered = [question for question in QUESTIONS if turn.slots.value(question)]
        before = answered_before(turn.slots.requested_slot or "", answered)
        slot = before[-1] if before else None
    if slot in (*QUESTIONS, *QUOTED):
        return remember(**{str(slot): None, "request_consent": None})
    if turn.text and (changed := put_right(turn)):
        return remember(**changed)
    if turn.slots.requested_slot != "request_consent":
        turn.respond("utter_what_to_change")
    return []


def _names_no_answer(turn: Turn) -> bool:
    """Whether the message says that something is to change, and not what."""
    is_named = turn.message.named.get("slot") in (*QUESTIONS, *QUOTED)
    return turn.message.intent == "change" and not is_named and turn.slots.request_put_right != turn.number


def _ask_ticks(turn: Turn, slot: str, choices: Sequence[str]) -> Events:
    lines = [turn.phrases("utter_tick", number=number, name=choice) for number, choice in enumerate(choices, 1)]
    turn.say(
        turn.phrases(f"utter_ask_{slot}"),
        "\n".join(lines),
        kind="question",
        data=QuestionData(slot=slot, optional=True, choices=tuple(choices)),
        buttons=turn.buttons("utter_ticks"),
    )
    return []


def _in_words(turn: Turn, slot: str, value: str) -> str:
    """An answer as the employer reads it; of a route only its key is kept."""
    return turn.phrases(f"utter_route_{value}") if slot == ROUTE and value != NOT_SURE else value
