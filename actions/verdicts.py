"""Yes or no, and how far: what a question about one course asks that its facts settle, said before the facts."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from actions.conclusions import conclusions, own_time
from actions.conditions import chips
from actions.search import Search
from actions.turn import Turn
from catalogue.records import TRAVELS, Credential, Mode, Pattern
from contract import Fact
from index.filters import judge
from reading.constraints import extract
from reading.filters import FIELDS_OF, Filters

_ASKS = r"(?:is|are|was|were|do|does|dis|did|can|could|will|would|wid)\b"
YES_OR_NO = re.compile(
    rf"(?:^|[.,;?!:–-]\s*|\b(?:and|but|so|an|then|just)\s+)\s*"
    rf"(?P<asked>{_ASKS}(?:(?!\s(?:and|but|an)\s+{_ASKS})[^.?!;\n])*)",
    re.IGNORECASE,
)
"""A clause that yes or no answers, wherever it stands in a message; the next one ends it."""

EITHER = re.compile(r"\bor\b", re.IGNORECASE)
DENYING = re.compile(r"\bnot\b|n['’]t\b|\bnae\b", re.IGNORECASE)
"""Words of a question that yes would not answer: "online or in person?", "isn't it online?"."""

ALTERNATIVES = ("modes", "patterns", "places")
"""The conditions of which a question may name several: "in Dundee or Perth?"."""

ENDS = re.compile(r"\b(?:finish\w*|complet\w*|done|over|end\w*|through)\b", re.IGNORECASE)
"""Words that ask for the end, of which a record publishes no day."""

AT_MOST = re.compile(
    r"\b(?:under|below|less than|cheaper than|up to|within|(?:no|not) (?:more|mair) than|at most|free|for nothing)\b",
    re.IGNORECASE,
)
MORE = re.compile(r"\b(?:more|mair|over|above|at least|dearer|exceed\w*)\b(?<!no more)(?<!not more)", re.IGNORECASE)
"""Words that ask whether a price is within a limit, and those that ask whether it is beyond one."""

FAR = re.compile(
    r"\b(?:how|hoo|foo) far\b|\bfar (?:away|from|off)\b|\bmiles?\b|\bnear(?:er|est|by)?\b|\bclose\b|\btravel\w*|"
    r"\bdistance\b|\bwhere\b|\bcommut\w*",
    re.IGNORECASE,
)
"""Words that ask for a place and how far it is."""

_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
DAYS = re.compile(
    rf"\b(?:what|which|whit|fit|certain|particular|set|fixed|same) (?!an? )(?:\w+ )?days?\b|\b{_WEEKDAY}", re.IGNORECASE
)
WEEKDAY = re.compile(rf"\b{_WEEKDAY}", re.IGNORECASE)
"""Words that ask for the days of the week, and the name of one."""

OF_THE_CLOCK = re.compile(r"\b(?:what|whit|fit|which) time\b", re.IGNORECASE)
"""Words that ask for the hour, which no record publishes."""

TIMES = re.compile(
    r"\b(?:evenings?|nights?|night ?shifts?|mornings?|afternoons?|day ?time|during the day|"
    rf"(?:working|office|school) (?:hours|day)|after (?:work|hours))\b|{OF_THE_CLOCK.pattern}",
    re.IGNORECASE,
)
"""Words that ask for the time of day."""

TIMED = frozenset({Pattern.EVENINGS, Pattern.WEEKENDS, Pattern.DAY_RELEASE, Pattern.SELF_PACED})
"""Ways of teaching that say when it is, or that the learner chooses."""

SETTLED_BY = {
    "mode": "delivery",
    "pattern": "delivery",
    "location": "delivery",
    "price": "price",
    "starts": "starts",
    "duration_weeks": "time",
    "hours_per_week": "time",
    "credit_bearing": "scqf_credits",
    "assessed": "assessment",
}
"""The facts of a record that settle a question, with the row of the table that says them."""

ASKED = (
    *("modes", "patterns", "places", "price_max", "starts_by", "starts_from", "weeks_max", "hours_per_week_max"),
    *("credit_bearing", "assessed"),
)
"""The conditions that a question may put to a record; what it refuses is put to none."""


class Word(StrEnum):
    """What settles a question, as the phrases for it are named."""

    YES = "yes"
    IN_PART = "in_part"
    NO = "no"
    NEITHER = "neither"


@dataclass(frozen=True)
class Answer:
    """The conditions that a question puts to a record, and what settles it."""

    put: Filters
    word: Word


def verdict(turn: Turn, credential: Credential, told: Sequence[Fact]) -> str | None:
    """What settles the questions of a message about a course in a word, with how far away it is, and that its days or
    times are not published; None where nothing is asked so. `told` are the facts that are given as the answer."""
    keys = {fact.key for fact in told}
    said = [_settled(turn, credential, keys) or _far(turn, credential, keys)]
    if keys & {"delivery", "time", "starts"} and DAYS.search(turn.text):
        published = any(WEEKDAY.search(fact.value) for fact in told)
        said.append(None if published else own_time(turn, credential) or turn.phrases("utter_days_unpublished"))
    untold = credential.pattern not in TIMED and not said[0]
    if "delivery" in keys and TIMES.search(turn.text) and (untold or OF_THE_CLOCK.search(turn.text)):
        said.append(own_time(turn, credential) or turn.phrases("utter_times_unpublished"))
    said += conclusions(turn, credential, keys)
    return " ".join(dict.fromkeys(filter(None, said))) or None


def verdict_of_each(turn: Turn, told: Sequence[tuple[Credential, Sequence[Fact]]]) -> str | None:
    """Of which of several courses, by their numbers, the answer is yes and of which no; None where not one question is
    asked so, or not all of them publish what settles it."""
    answers = [_answers(turn, credential, {fact.key for fact in facts}) for credential, facts in told]
    words = [Word.NO if one[0].word is Word.NEITHER else one[0].word for one in answers if len(one) == 1]
    if not words or len(words) < len(told):
        return None
    if len({*words}) == 1 and words[0] is not Word.IN_PART:
        return turn.phrases("utter_verdict_all" if words[0] is Word.YES else "utter_verdict_none")
    numbers = {word: [str(number) for number, one in enumerate(words, 1) if one is word] for word in Word}
    return " ".join(
        turn.phrases(f"utter_verdict_{word}_numbers", numbers=turn.phrases.listing(among))
        for word, among in numbers.items()
        if among
    )


def distance(turn: Turn, credential: Credential, places: Sequence[str] = ()) -> str | None:
    """How far a course is from these places, or else from those that the search asks for, in a sentence; None where
    that is not known, or it comes to the learner."""
    from_here = tuple(places) or turn.search.filters.places
    miles = judge(credential, Filters(places=from_here)).miles if credential.mode not in TRAVELS else None
    if miles is None:
        return None
    asked = turn.phrases.listing(from_here)
    return turn.phrases("utter_distance", place=credential.location, miles=round(miles), asked=asked)


def _settled(turn: Turn, credential: Credential, told: Collection[str]) -> str | None:
    """Yes, no or in part to the questions of a message that conditions word, of several each with its condition; None
    where one of them words none, or the record does not settle it."""
    answers = _answers(turn, credential, told)
    if not answers:
        return None
    said = [_in_words(turn, credential, answer) for answer in answers]
    if len(said) == 1:
        return said[0]
    named = [chips(turn.phrases, Search(filters=answer.put))[0].value for answer in answers]
    each = [
        turn.phrases("utter_verdict_on", condition=one, verdict=word) for one, word in zip(named, said, strict=True)
    ]
    return " ".join(each)


def _answers(turn: Turn, credential: Credential, told: Collection[str]) -> list[Answer]:
    """What a record answers to each question of a message; none where one of them puts no condition to it, or it does
    not settle one."""
    answers: list[Answer] = []
    for found in YES_OR_NO.finditer(turn.text):
        put = _put(turn, found)
        word = _word(credential, put, found["asked"], told) if put else None
        if put is None or word is None:
            return []
        answers.append(Answer(put, word))
    return answers


def _word(credential: Credential, put: Filters, asked: str, told: Collection[str]) -> Word | None:
    """Yes, no or in part to one question that puts conditions to a record; None where that does not settle it."""
    against = judge(credential, put)
    contradicted = {*against.broken, *against.missed}
    settling = {SETTLED_BY.get(fact) for fact in (*contradicted, *against.unpublished, *_facts_of(put))}
    if DENYING.search(asked) or against.unpublished or not settling <= {*told}:
        return None
    if "pattern" in contradicted and credential.pattern is Pattern.PART_TIME:
        return None  # which may be in the evening or on a day
    if credential.mode is Mode.BLENDED and contradicted == {"mode"} and {Mode.ONLINE, Mode.CAMPUS} & {*put.modes}:
        return Word.IN_PART
    if EITHER.search(asked):
        if credential.pattern is Pattern.SELF_PACED and contradicted == {"pattern"}:
            return None  # the learner chooses
        several = any(len(getattr(put, name)) > 1 for name in ALTERNATIVES)
        return Word.NEITHER if several and contradicted and len(_facts_of(put)) == 1 else None
    return Word.NO if contradicted else Word.YES


def _in_words(turn: Turn, credential: Credential, answer: Answer) -> str:
    """An answer as it is said, with how far the course is where it is not in the place that was asked for."""
    words = turn.phrases(f"utter_verdict_{answer.word}")
    against = judge(credential, answer.put)
    away = answer.word in (Word.NO, Word.NEITHER) and "location" in {*against.broken, *against.missed}
    return " ".join(filter(None, (words, distance(turn, credential, answer.put.places) if away else None)))


def _put(turn: Turn, found: re.Match[str]) -> Filters | None:
    """The conditions that a clause puts to a record, each as a must; None where it puts none."""
    if ENDS.search(found["asked"]):
        return None
    inside = [span for span in turn.message.spans if found.start("asked") <= span.start and span.end <= found.end()]
    said = extract(turn.text, inside, today=turn.today).filters
    if said.price_max is not None and (MORE.search(found["asked"]) or not AT_MOST.search(found["asked"])):
        return None
    put: dict[str, Any] = {name: value for name in ASKED if (value := getattr(said, name)) not in (None, ())}
    return Filters(**put) if put else None


def _facts_of(put: Filters) -> set[str]:
    """The facts of a record that these conditions ask about."""
    return {fact for fact, names in FIELDS_OF.items() if any(getattr(put, name) not in (None, ()) for name in names)}


def _far(turn: Turn, credential: Credential, told: Collection[str]) -> str | None:
    """How far a course is, where that or its place is asked for."""
    if "delivery" not in told or not FAR.search(turn.text):
        return None
    return distance(turn, credential, extract(turn.text, turn.message.spans, today=turn.today).filters.places)
