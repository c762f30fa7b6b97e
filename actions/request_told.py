"""What is said back of the answers that a message gives while a request is made, and what they change beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from actions.form import Answers
from actions.turn import Turn
from catalogue.gazetteer import find_all
from reading.answers import QUESTIONS
from reading.constraints.heads import count_in
from reading.constraints.plain import Plain

ROUTE, ORGANISATION, REGION = "request_route", "request_organisation", "request_region"

PLACED = re.compile(r",|\b(?:in|at|from|near)\b", re.IGNORECASE)
"""What stands between the name of an organisation and where it is."""

LONGEST_TOLD = 60
"""Characters of an answer that is said back."""


def moved(turn: Turn, answers: Mapping[str, str | None]) -> Answers:
    """The answers, and where the organisation is where its new name says so: "it is the museum in Bettyhill"."""
    places = find_all(PLACED.split(answers.get(ORGANISATION) or "")[-1].strip())
    where = ", ".join(place.name for place in places)
    return Answers({**answers, REGION: where} if where and turn.slots.request_region else answers)


def say_what_was_taken(turn: Turn, slot: str, answers: Answers, before: set[str]) -> None:
    """Say which other questions than the open one (`slot`) a message answers, or answers anew (`before`)."""
    phrases = turn.phrases
    named = [one for one in (*QUESTIONS, REGION) if one in answers and one != slot and _will_do(one, answers[one])]
    changed = [question for question in named if question in before]
    if changed:
        told = [with_value(turn, question, answers[question]) for question in changed]
        turn.say(phrases("utter_request_corrected", answers=phrases.listing(told)))
    elif slot not in answers and named:
        told = [with_value(turn, question, answers[question]) for question in named]
        turn.say(phrases("utter_answers_noted", answers=phrases.listing(told)))


def _will_do(question: str, value: object) -> bool:
    """Whether the check of a question will take a value: a number for people, two letters for a name."""
    words = str(value or "")
    if question == "request_learners":
        return count_in(Plain(words).text) is not None
    return question not in (ORGANISATION, "request_name") or sum(map(str.isalpha, words)) > 1


def with_value(turn: Turn, question: str, value: object) -> str:
    """An answer by its name and, where it is short and in the employer's words, what it is now."""
    label, words = turn.phrases(f"utter_label_{question}"), str(value or "")
    told = words and len(words) <= LONGEST_TOLD and question != ROUTE
    return turn.phrases("utter_label_value", label=label, value=words) if told else label
