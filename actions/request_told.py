"""What is said back of the answers that a message gives while a request is made, and what they change beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from actions.form import Answers
from actions.turn import Turn
from catalogue.gazetteer import find_all
from reading.answers import NAMES, QUESTIONS, known
from reading.attendance import how_to_attend, where_to_attend
from reading.clauses import clauses
from reading.constraints.heads import count_in
from reading.constraints.plain import Plain
from reading.contact import introduced, way_in
from reading.taking_out import REMARKS
from reading.unnamed import NOT_NAMED, firm_instead, without_person
from reading.utterance import Utterance

ROUTE, ORGANISATION, REGION = "request_route", "request_organisation", "request_region"

SENTENCE = 5
"""Words of an answer that is said back although the message says nothing else."""

SAID_BACK = frozenset({"request_roles", "request_learners", "request_deadline", *NAMES})
"""Questions whose answer is said back where the same message says more."""

WHO = NAMES | {"request_contact", REGION}
"""Answers that are given with the name of who asks."""

PLACED = re.compile(r",|\b(?:in|at|from|near)\b", re.IGNORECASE)
"""What stands between the name of an organisation and where it is."""

MOST_REMARKS = 4000
"""Characters of all remarks, as many as a request has room for."""

MOST_QUOTED = 40
"""Words of a remark that is said back."""

LETTER = re.compile(r"[^\W\d_]")
SHORTEST_NAME = 2
"""Letters of the shortest name of a person or an organisation."""

LONGEST_TOLD = 120
"""Characters of an answer that is said back."""


def moved(turn: Turn, answers: Mapping[str, str | None]) -> Answers:
    """The answers, and where the organisation is where its new name says so: "it is the museum in Bettyhill"."""
    places = find_all(PLACED.split(answers.get(ORGANISATION) or "")[-1].strip())
    where = ", ".join(place.name for place in places)
    return Answers({**answers, REGION: where} if where and turn.slots.request_region else answers)


def without_places_gone(turn: Turn, answers: Answers) -> Answers:
    """The answers, with where a course is wanted without the places that stand in no remark any more."""
    before, now = turn.slots.request_remarks or "", answers.get(REMARKS)
    if now is None or not turn.slots.request_region:
        return answers
    left = [place for place in turn.slots.request_region.split(", ") if place not in before or place in now]
    return {**answers, REGION: ", ".join(left) or None}


def wanted_in(slot: str, message: Utterance) -> Answers:
    """Where a message wants the course: "Orkney if at all possible"."""
    places = where_to_attend(slot, message)
    return {REGION: ", ".join(places)} if places else {}


def attended(turn: Turn, message: Utterance) -> Answers:
    """The search with the modes that a message wants or rules out as conditions on an offer; empty where it has
    them."""
    filters = turn.search.filters.model_copy(update=how_to_attend(message, turn.today))
    return {} if filters == turn.search.filters else {"search": turn.search.changed(filters=filters)}


def names_left_out(turn: Turn, answered: set[str], firm: str = "") -> Answers:
    """What stands in the place of a name that is to stay out, where it was not answered: "do not publish the firm's
    name, put an Ayrshire firm". A `firm` that the message names, and nothing for its place, stays: the hub has to know
    who asks."""
    told: Answers = {}
    firm = firm or introduced(turn.text).get(ORGANISATION, "")
    named = bool(firm) and not firm_instead(firm)
    if (instead := firm_instead(turn.text)) and ORGANISATION not in answered and not (named and instead == NOT_NAMED):
        told[ORGANISATION] = instead
    reached = way_in(turn.text) or turn.slots.request_contact
    if reached and without_person(turn.text) and "request_name" not in answered:
        told["request_name"] = NOT_NAMED
    return told


def says_need(message: Utterance, words: str) -> bool:
    """Whether the sentence of some words says what is to be learned, and does not begin with when, where or how many:
    "winter, when it's too wet to work"."""
    part = next((part for part in clauses(message.text, message.spans) if words in part.text), None)
    return part is None or not part.spans or part.spans[0].label not in ("time", "place", "heads")


def what_was_taken(turn: Turn, slot: str, answers: Answers, before: set[str], remarks: Sequence[str]) -> str:
    """Which other questions than the open one (`slot`) a message answers, or answers anew (`before`), and, where it
    says more than that, what it answers to the open one."""
    phrases = turn.phrases
    part = {slot, REGION} if slot == ORGANISATION and slot in answers else {slot}  # where a firm is goes with its name
    others = [question for question in (*QUESTIONS, REGION) if question in answers and question not in part]
    named = [question for question in others if _will_do(question, answers[question])]
    changed = [question for question in named if question in before]
    added = [question for question in named if question not in changed]
    own, left_out = known(answers.get(slot)), bool(names_left_out(turn, set()))
    if own and slot in NAMES and {*added} <= WHO and not (changed or remarks or left_out):
        return ""  # an answer to who asks, in one breath
    more = added or changed or remarks or (own and (left_out or (slot not in NAMES and len(own.split()) >= SENTENCE)))
    if more and own and len(own) <= LONGEST_TOLD and slot in SAID_BACK and _will_do(slot, own):
        added.insert(0, slot)
    sentences = []
    for name, questions in (("utter_request_corrected", changed), ("utter_answers_noted", added)):
        if questions:
            values = [with_value(turn, question, answers[question]) for question in questions]
            sentences.append(phrases(name, answers=phrases.listing(values)))
    return " ".join(sentences)


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
    label, words = turn.phrases(f"utter_label_{question}"), str(value or "").rstrip(" .")
    short = words and len(words) <= LONGEST_TOLD and question != ROUTE
    return turn.phrases("utter_label_value", label=label, value=words) if short else label


def noted(turn: Turn, remarks: Sequence[str], before: str | None) -> tuple[Answers, str]:
    """What was said besides, as it is kept, and how that is said back; a remark for which there is no room is handed
    back."""
    new = [words for words in remarks if words not in (before or "")]
    if not new:
        return {}, ""
    words = " ".join(words if words[-1] in ".!?" else f"{words}." for words in new)
    whole = " / ".join(filter(None, (before, words)))
    if len(whole) > MOST_REMARKS:
        return {}, turn.phrases("utter_too_long_here", limit=MOST_REMARKS)
    long = len(words.split()) > MOST_QUOTED
    said = turn.phrases("utter_remark_noted_long") if long else turn.phrases("utter_remark_noted", words=words)
    return {REMARKS: whole}, said


def taken_out(turn: Turn, words: Iterable[str]) -> str:
    """How it is said that words are gone; empty where none are."""
    quoted = [turn.phrases("utter_quoted", words=one) for one in dict.fromkeys(words)]
    return turn.phrases("utter_taken_out", words=turn.phrases.listing(quoted)) if quoted else ""


def acknowledge(turn: Turn, *sentences: str) -> None:
    """Say back in one message what was taken, changed and noted; nothing where nothing was."""
    if said := " ".join(filter(None, sentences)):
        turn.say(said)
