"""What is said back of the answers that a message gives while a request is made, and what they change beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from actions.form import Answers
from actions.turn import Turn
from catalogue.gazetteer import find_all
from reading.answers import NAMES, QUESTIONS
from reading.attendance import how_to_attend, where_to_attend
from reading.constraints.heads import count_in
from reading.constraints.plain import Plain
from reading.taking_out import REMARKS
from reading.utterance import Utterance

ROUTE, ORGANISATION, REGION = "request_route", "request_organisation", "request_region"

PLACED = re.compile(r",|\b(?:in|at|from|near)\b", re.IGNORECASE)
"""What stands between the name of an organisation and where it is."""

MOST_REMARKS = 4000
"""Characters of all remarks, as many as a request has room for."""

MOST_QUOTED = 16
"""Words of a remark that is said back."""

LETTER = re.compile(r"[^\W\d_]")
SHORTEST_NAME = 2
"""Letters of the shortest name of a person or an organisation."""

LONGEST_TOLD = 60
"""Characters of an answer that is said back."""


def moved(turn: Turn, answers: Mapping[str, str | None]) -> Answers:
    """The answers, and where the organisation is where its new name says so: "it is the museum in Bettyhill"."""
    places = find_all(PLACED.split(answers.get(ORGANISATION) or "")[-1].strip())
    where = ", ".join(place.name for place in places)
    return Answers({**answers, REGION: where} if where and turn.slots.request_region else answers)


def wanted_in(slot: str, message: Utterance) -> Answers:
    """Where a message wants the course: "Orkney if at all possible"."""
    places = where_to_attend(slot, message)
    return {REGION: ", ".join(places)} if places else {}


def attended(turn: Turn, message: Utterance) -> Answers:
    """The search with the modes that a message wants or rules out as conditions on an offer; empty where it has
    them."""
    filters = turn.search.filters.model_copy(update=how_to_attend(message, turn.today))
    return {} if filters == turn.search.filters else {"search": turn.search.changed(filters=filters)}


def say_what_was_taken(turn: Turn, slot: str, answers: Answers, before: set[str]) -> None:
    """Say which other questions than the open one (`slot`) a message answers, or answers anew (`before`)."""
    phrases = turn.phrases
    others = [question for question in (*QUESTIONS, REGION) if question in answers and question != slot]
    named = [question for question in others if _will_do(question, answers[question])]
    changed = [question for question in named if question in before]
    if changed:
        values = [with_value(turn, question, answers[question]) for question in changed]
        turn.say(phrases("utter_request_corrected", answers=phrases.listing(values)))
    added = [question for question in named if question not in changed]
    if slot not in answers and added:
        values = [with_value(turn, question, answers[question]) for question in added]
        turn.say(phrases("utter_answers_noted", answers=phrases.listing(values)))


def _will_do(question: str, value: object) -> bool:
    """Whether the check of a question will take a value: a number for people, two letters for a name."""
    words = str(value or "")
    if question == "request_learners":
        return count_in(Plain(words).text) is not None
    return question not in NAMES or could_be_a_name(words)


def could_be_a_name(words: str) -> bool:
    """Whether words have the letters of the shortest name of a person or an organisation."""
    return len(LETTER.findall(words)) >= SHORTEST_NAME


def with_value(turn: Turn, question: str, value: object) -> str:
    """An answer by its name and, where it is short and in the employer's words, what it is now."""
    label, words = turn.phrases(f"utter_label_{question}"), str(value or "")
    short = words and len(words) <= LONGEST_TOLD and question != ROUTE
    return turn.phrases("utter_label_value", label=label, value=words) if short else label


def note(turn: Turn, remarks: Sequence[str], before: str | None) -> Answers:
    """Keep what was said besides, and say so; a remark for which there is no room is handed back."""
    noted = [words for words in remarks if words not in (before or "")]
    if not noted:
        return {}
    words = " ".join(words if words[-1] in ".!?" else f"{words}." for words in noted)
    whole = " / ".join(filter(None, (before, words)))
    if len(whole) > MOST_REMARKS:
        turn.say(turn.phrases("utter_too_long_here", limit=MOST_REMARKS))
        return {}
    long = len(words.split()) > MOST_QUOTED
    turn.say(turn.phrases("utter_remark_noted_long") if long else turn.phrases("utter_remark_noted", words=words))
    return {REMARKS: whole}
