"""What a message says to the open question of the request's form; it may answer two questions at once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping, Sequence

from catalogue.gazetteer import find_all
from reading.asides import is_aside
from reading.clauses import clauses, joined
from reading.constraints import extract
from reading.contact import contact_in, without_ways
from reading.routes import ALWAYS, NEED_AN_OFFER, read_route, route_among
from reading.sending import begins
from reading.spans import Span, without, words_of
from reading.utterance import Utterance

QUESTIONS = (
    *("request_route", "request_conditions", "request_need", "request_skills", "request_roles"),
    *("request_learners", "request_deadline", "request_organisation", "request_name", "request_contact"),
)
"""In the order they are asked."""

ASIDES = {
    *("cancel", "change", "request", "glossary", "guidance", "levels", "help", "human", "bot_challenge", "recommend"),
    *("details", "why", "compare", "shortlist", "share", "status", "total", "recap", "erase", "foreign", "browse"),
    *("thanks", "refine", "more", "undo", "plan", "start_over", "out_of_scope", "goodbye"),
}
"""Intents that may come in the middle of the form; each has a rule that answers it and goes on, or leaves the form."""

SENTENCE = 5
"""Words of an answer that says what people should be able to do, rather than naming it."""

QUESTIONING = {"guidance", "glossary", "levels", "details", "total", "why", "compare"}
NAMES = {"request_organisation", "request_name"}
SURE = 0.9
"""The least confidence at which a message of these intents asks something, although words in it name a way."""

NO_ANSWER = re.compile(
    r"(?:\b(?:so|and|then|well|oh|i|we|i'?d|we'?d|would|say|think|reckon|guess|suppose|hope|like|need|want|it|them|all|about|"
    r"around|maybe|probably|ideally|please|sorry|that'?s|it'?s|is|are|be|will|done|ready|there|by|of|for|in|on|at|a|an|the|"
    r"us|people|together|altogether)\b|\W|_)+",
    re.IGNORECASE,
)
"""Words around a date or a number that are no answer by themselves: "so I would say by the end of March"."""

EVERY = (*NEED_AN_OFFER, *ALWAYS)
"""Every route, for the number of one."""

NOT_SURE = "not sure"
_UNSURE = (
    r"(?:(?:i'?m |we'?re )?(?:not|no'?|nae|nae?t) (?:really )?(?:sure|certain|fussed|bothered)|not yet|"
    r"(?:i |we )?(?:(?:don'?t|do not|dinnae|dinna) (?:know|ken)|dunno)|unsure|no idea|tbc|tbd|n/?a|"
    r"skip(?: (?:it|this|that))?|"
    r"pass|you (?:decide|choose|tell me))\b"
)
UNSURE = re.compile(rf"\W*{_UNSURE}.{{0,30}}", re.IGNORECASE)
NOTHING_ELSE = re.compile(
    rf"\W*{_UNSURE}(?:\W+(?:yet|really|sorry|just now|right now|at the moment|at all|for now|please|i'?m afraid))*\W*",
    re.IGNORECASE,
)
"""An answer that says it is not known and nothing besides; "not sure, about 12" says more."""

HEDGED = re.compile(
    r"\b(?:if|unless|perhaps|maybe|mibbe|possibly|probably|might|suppose|guess|hm+|later|tomorrow|yet|wait|"
    r"no(?:t|')? sure)\b|\?",
    re.IGNORECASE,
)
"""Words that make a yes or a no neither of the two."""

RESERVED = re.compile(rf"{HEDGED.pattern}|\b(?:but|except|actually|change|instead)\b|\d", re.IGNORECASE)
"""Words in an answer to the review that ask for another change first, so that it is neither a yes nor a no."""


def answer(message: Utterance, slot: str) -> str | None:
    """What the message says to the question `slot`; None when it is an aside or says nothing."""
    if slot == "request_route" and (message.intent == "affirm" or begins(message.text, offered=True)):
        return NOT_SURE  # that a way is wanted, and not which: for the universities to propose
    asks = "?" in message.text or (message.intent in QUESTIONING and message.confidence >= SURE)
    route = slot == "request_route" and not asks and route_among(message.text, message.spans, EVERY)
    if not route and is_aside(message, ASIDES, slot):
        return None
    plainly = message.confidence >= SURE and not any(span.label == "person" for span in message.spans)
    if slot in NAMES and message.intent in ("affirm", "deny") and plainly and len(message.text.split()) > 1:
        return None  # "yes, please send it" is nobody's name
    if slot == "request_consent":
        plain = message.clear and not RESERVED.search(message.text)
        return {"affirm": "yes", "deny": "no"}.get(message.intent if plain else "") or message.text or None
    return message.named.get("value") or message.text.strip() or None


def together(
    slot: str, value: str, answered: Collection[str], today: dt.date, spans: Sequence[Span] = ()
) -> dict[str, str]:
    """The answer by its slot, with the answers to other questions that the same words give.

    Any answer may bring the organisation, a person and how to reach them, a number, a date and jobs; questions in
    `answered` are not answered again. By the `spans` of the message an answer of another kind goes to the question that
    it answers.
    """
    if slot != "request_contact" and (contact := contact_in(slot, value, spans)):
        contact |= _region(value, spans, contact.get("request_organisation", ""))
        if slot in NAMES:
            return contact
        told = unanswered({**contact, **beside(slot, value, spans, today)}, answered)
        answers_itself = words_of(value, spans, OWN.get(slot, "")) or (slot in OWN and len(contact) == 1)
        own = [part for part in clauses(value, spans) if OWN.get(slot) in part.labels]
        rest = without_ways(joined(own)[0] or value).rstrip(" .")
        return {**told, slot: rest} if answers_itself and NO_ANSWER.sub("", rest) else told
    if plainly := _plainly_of_another_kind(slot, value, spans, today):
        return {**unanswered(beside(plainly, value, spans, today), answered), plainly: value}
    other = _of_another_kind(slot, spans)
    if other and slot == "request_route" and not (value.strip().isdigit() or read_route(value, ())):
        # which way is for the universities to propose; what was said instead is kept
        told_anew = other == "request_need" and len(value.split()) >= SENTENCE  # better than what was searched for
        others = unanswered(beside(slot, value, spans, today), answered)
        return {**others, slot: NOT_SURE, **({other: value} if told_anew or other not in answered else {})}
    if other and slot != "request_route" and other not in answered:
        return {other: value}
    answers = {slot: value}
    if slot == "request_organisation":
        answers |= _region(value, spans, value)
    if slot not in NAMES and not UNSURE.fullmatch(value):
        answers |= unanswered(beside(slot, value, spans, today), {*answered, slot})
    return answers


OWN = {
    "request_need": "need",
    "request_roles": "who",
    "request_learners": "heads",
    "request_deadline": "time",
}
"""The label of what answers a question, where the answer is more than any words."""

AND_SOME = re.compile(
    r"[^\W\d_](?:,| and| plus| &| with) (?:\d{1,3}|one|two|three|four|five|six) "
    r"(?!(?:people|persons|staff|folk|heads|of|in|all|altogether|to|more|or)\b)\w",
    re.IGNORECASE,
)
"""A number of the last of several jobs, which is none of all: "fitters and two charge hands"."""

LONG = 12
"""Words of a sentence in which several numbers are no sum."""

IN_STEPS = re.compile(
    r"\b(?:later|then|first|after that|maybe|perhaps|mibbe|could be|up to|more|mair|now|noo)\b", re.IGNORECASE
)
"""Words of two numbers that are no sum: "six first, later maybe 10 more"."""

OTHERS = {
    "request_route": {"need": "request_need", "who": "request_roles", "heads": "request_learners"},
    "request_learners": {"who": "request_roles", "time": "request_deadline"},
}
"""The questions that other spans answer in the stead of the open one, where nothing of its OWN label is there."""

NEVER = {
    "request_roles": {"time": "request_deadline", "heads": "request_learners"},
    "request_deadline": {"who": "request_roles", "heads": "request_learners"},
    "request_organisation": {"time": "request_deadline", "heads": "request_learners"},
    "request_name": {"time": "request_deadline", "heads": "request_learners"},
}
"""What an answer is not where it says nothing else, and the question that it answers also a second time."""


def _of_another_kind(slot: str, spans: Sequence[Span]) -> str | None:
    """The question that an answer to `slot` answers in truth; None where it is of the right kind or of none."""
    others, labels = OTHERS.get(slot, {}), {span.label for span in spans}
    return None if OWN.get(slot) in labels else next((others[label] for label in others if label in labels), None)


def _plainly_of_another_kind(slot: str, value: str, spans: Sequence[Span], today: dt.date) -> str | None:
    """The question that an answer answers which is all of one span: "by 1 July" for the organisation; for the deadline
    also one that counts or names people and no date. None for any other."""
    other, labels = NEVER.get(slot, {}), {span.label for span in spans}
    if slot == "request_deadline" and "time" not in labels:
        return next((question for label, question in other.items() if label in labels), None)
    left = NO_ANSWER.sub("", without(value, spans, *labels)) if len(labels) == 1 else value
    if not left:
        return other.get(next(iter(labels)))
    return other.get("time") if not labels and is_date(value, today) else None


def is_date(value: str, today: dt.date) -> bool:
    """Whether an answer is a date and nothing else, whatever was marked in it: "september"."""
    found = extract(value, [Span(0, len(value), "time")], today=today).found
    return any(condition.field == "starts" and condition.words.strip() == value.strip(" .!,") for condition in found)


def beside(slot: str, value: str, spans: Sequence[Span], today: dt.date) -> dict[str, str]:
    """How many, by when and who, as the words of an answer to `slot` say it besides."""
    told: dict[str, str] = {}
    marked = [span for span in spans if span.label in ("heads", "time")]
    if slot in ("request_roles", "request_learners"):  # a few words, in which a number can be of nothing else
        marked = [Span(0, len(value), label) for label in ("heads", "time")]
    conditions = extract(value, marked, today=today)
    counts_a_part = slot == "request_roles" and (len(words_of(value, spans, "who")) > 1 or AND_SOME.search(value))
    if (conditions.learners or 0) > 1 and slot != "request_learners" and not counts_a_part:
        long = len(value.split()) >= LONG or IN_STEPS.search(value)
        in_steps = len(words_of(value, spans, "heads")) > 1 and long
        told["request_learners"] = value.strip(" .") if in_steps else str(conditions.learners)
    if dates := [condition.words for condition in conditions.found if condition.field == "starts"]:
        told["request_deadline"] = dates[-1]
    if slot in ("request_route", "request_need") and (people := words_of(value, spans, "who")):
        told["request_roles"] = ", ".join(people)
    return told


def unanswered(told: Mapping[str, str], answered: Collection[str]) -> dict[str, str]:
    return {question: words for question, words in told.items() if question not in answered}


def _region(text: str, spans: Sequence[Span], organisation: str) -> dict[str, str]:
    """Where an organisation is that an answer names: "Fibre Ltd, Wick"."""
    places = (words_of(text, spans, "place") or _places_behind(organisation)) if organisation else ()
    return {"request_region": ", ".join(places)} if places else {}


def _places_behind(organisation: str) -> tuple[str, ...]:
    """The places behind the comma of an organisation's name: "Fibre Ltd, Wick"."""
    return tuple(place.name for place in find_all(organisation.partition(",")[2]))


def answered_before(slot: str, answered: Collection[str]) -> tuple[str, ...]:
    """The `answered` questions that are asked before `slot`, in that order; all of them at the review."""
    before = QUESTIONS[: QUESTIONS.index(slot)] if slot in QUESTIONS else QUESTIONS
    return tuple(question for question in before if question in answered)


def known(value: str | None) -> str | None:
    """An answer as it is stored: None where there is none, or where it says only that the employer is not sure."""
    return None if value is None or NOTHING_ELSE.fullmatch(value) else value
