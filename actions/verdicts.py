"""Yes or no, and how far: what a question about one course asks that its facts settle, said before the facts."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from enum import StrEnum

from actions.conclusions import conclusions, own_time
from actions.conditions import chips
from actions.put import SETTLED_BY, Put, clauses_put, facts_of
from actions.search import Search
from actions.turn import Turn
from catalogue.records import TRAVELS, Credential, Mode, Pattern
from contract import Fact
from index.filters import judge
from reading.constraints import extract
from reading.filters import Filters

EITHER = re.compile(r"\bor\b", re.IGNORECASE)
DENYING = re.compile(r"\bnot\b|n['’]t\b|\bnae\b", re.IGNORECASE)
"""Words of a question that yes would not answer: "online or in person?", "isn't it online?"."""

ALTERNATIVES = ("modes", "patterns", "places")
"""The conditions of which a question may name several: "in Dundee or Perth?"."""

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

ON_TIME = frozenset({Pattern.EVENINGS, Pattern.WEEKENDS, Pattern.DAY_RELEASE, Pattern.SELF_PACED})
"""Ways of teaching that say when it is, or that the learner chooses."""


class Word(StrEnum):
    """What settles a question, as the phrases for it are named."""

    YES = "yes"
    IN_PART = "in_part"
    NO = "no"
    NEITHER = "neither"
    ANYWHERE = "anywhere"


def verdict(turn: Turn, credential: Credential, told: Sequence[Fact]) -> str | None:
    """What settles the questions of a message about a course in a word, with how far away it is, and that its days or
    times are not published; None where nothing is asked so. `told` are the facts that are given as the answer."""
    keys = {fact.key for fact in told}
    said = [_settled(turn, credential, keys) or _far(turn, credential, keys)]
    if keys & {"delivery", "time", "starts"} and DAYS.search(turn.text):
        published = any(WEEKDAY.search(fact.value) for fact in told)
        said.append(None if published else own_time(turn, credential) or turn.phrases("utter_days_unpublished"))
    untold = credential.pattern not in ON_TIME and not said[0]
    if "delivery" in keys and TIMES.search(turn.text) and (untold or OF_THE_CLOCK.search(turn.text)):
        said.append(own_time(turn, credential) or turn.phrases("utter_times_unpublished"))
    said += conclusions(turn, credential, keys)
    return " ".join(dict.fromkeys(filter(None, said))) or None


def verdict_of_each(turn: Turn, told: Sequence[tuple[Credential, Sequence[Fact]]]) -> str | None:
    """Of which of several courses, by their numbers, the answer is yes, of which no, and of which their records do not
    say it; of several conditions each by its name. None where none is put, or no record settles one."""
    said = []
    for clause in (clause for clause in clauses_put(turn) if clause.put):
        words = [_word(credential, clause, {fact.key for fact in facts}, each=True) for credential, facts in told]
        if any(words):
            said.append((clause, _by_number(turn, words)))
    if len(said) == 1 and not said[0][0].which:
        return said[0][1]
    return " ".join(_named(turn, clause, words) for clause, words in said) or None


def _by_number(turn: Turn, words: Sequence[Word | None]) -> str:
    """What settles a question of several courses, in their order, by their numbers."""
    words = [Word.NO if word is Word.NEITHER else word for word in words]
    if len({*words}) == 1 and words[0] in (Word.YES, Word.NO):
        return turn.phrases("utter_verdict_all" if words[0] is Word.YES else "utter_verdict_none")
    numbers = {word: [str(number) for number, one in enumerate(words, 1) if one is word] for word in (*Word, None)}
    return " ".join(
        turn.phrases(f"utter_verdict_{word or 'unpublished'}_numbers", numbers=turn.phrases.listing(among))
        for word, among in numbers.items()
        if among
    )


def _named(turn: Turn, clause: Put, verdict: str) -> str:
    """What settles a question, with the condition that it puts."""
    condition = turn.phrases.listing(
        [chip.value for chip in chips(turn.phrases, Search(filters=clause.put or Filters()))]
    )
    return turn.phrases("utter_verdict_on", condition=condition, verdict=verdict)


def distance(turn: Turn, credential: Credential, places: Sequence[str] = ()) -> str | None:
    """How far a course is from these places, or else from those that the search asks for, in a sentence; None where
    that is not known, it is in that place, or it comes to the learner."""
    from_here = tuple(places) or turn.search.filters.places
    miles = judge(credential, Filters(places=from_here)).miles if credential.mode not in TRAVELS else None
    if miles is None or round(miles) == 0:
        return None
    asked = turn.phrases.listing(from_here)
    return turn.phrases("utter_distance", place=credential.location, miles=round(miles), asked=asked)


def far_of_each(turn: Turn, credentials: Sequence[Credential], told: Collection[str]) -> str:
    """How far each of several courses is, where that is asked for."""
    return " ".join(dict.fromkeys(filter(None, (_far(turn, one, told) for one in credentials))))


def _settled(turn: Turn, credential: Credential, told: Collection[str]) -> str | None:
    """Yes, no or in part to the questions of a message that conditions word, each with its condition where there are
    others; None where none is asked so, or the record settles none."""
    clauses = clauses_put(turn)
    said = [
        (clause, _in_words(turn, credential, clause.put, word))
        for clause in clauses
        if clause.put and (word := _word(credential, clause, told))
    ]
    if len(clauses) == 1:
        return said[0][1] if said else None
    return " ".join(_named(turn, clause, words) for clause, words in said) or None


def _word(credential: Credential, clause: Put, told: Collection[str], *, each: bool = False) -> Word | None:
    """Yes, no or in part to one question that puts conditions to a record; None where that does not settle it.

    Of one course "online or in the evening?" asks which of the two; asked of `each` of several, either will do.
    """
    put, asked = clause.put or Filters(), clause.asked
    against = judge(credential, put)
    contradicted = {*against.broken, *against.missed}
    settling = {SETTLED_BY.get(fact) for fact in (*contradicted, *against.unpublished, *facts_of(put))}
    if DENYING.search(asked) or against.unpublished or not settling <= {*told}:
        return None
    if "pattern" in contradicted and credential.pattern is Pattern.PART_TIME:
        return None  # which may be in the evening or on a day
    if credential.pattern is Pattern.BLOCK and Pattern.PART_TIME in put.patterns:
        return None  # which may be full days for as long as it lasts
    if credential.mode is Mode.BLENDED and contradicted == {"mode"} and {Mode.ONLINE, Mode.CAMPUS} & {*put.modes}:
        return Word.IN_PART
    if EITHER.search(asked) and not each:
        if credential.pattern is Pattern.SELF_PACED and contradicted == {"pattern"}:
            return None  # the learner chooses
        several = any(len(getattr(put, name)) > 1 for name in ALTERNATIVES)
        return Word.NEITHER if several and contradicted and len(facts_of(put)) == 1 else None
    if contradicted:
        return Word.NO
    return Word.ANYWHERE if facts_of(put) == {"location"} and credential.mode in TRAVELS else Word.YES


def _in_words(turn: Turn, credential: Credential, put: Filters, word: Word) -> str:
    """An answer as it is said, with how far the course is where it is not in the place that was asked for."""
    words = turn.phrases(f"utter_verdict_{word}")
    against = judge(credential, put)
    away = word in (Word.NO, Word.NEITHER) and "location" in {*against.broken, *against.missed}
    return " ".join(filter(None, (words, distance(turn, credential, put.places) if away else None)))


def _far(turn: Turn, credential: Credential, told: Collection[str]) -> str | None:
    """How far a course is, where that or its place is asked for."""
    if "delivery" not in told or not FAR.search(turn.text):
        return None
    return distance(turn, credential, extract(turn.text, turn.message.spans, today=turn.today).filters.places)
