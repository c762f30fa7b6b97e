"""What is asked about a credential, question by question, answered by the lines of its record (index/answers.py)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from actions.cards import fact
from actions.conclusions import OF_AWARD, in_the_end
from actions.mentions import MOST, unmentioned
from actions.named_facts import asked_plainly
from actions.put import settling
from actions.turn import Turn
from catalogue.facts import BOOKED, NO_ROW, WHOLE, facts
from catalogue.records import Credential
from contract import Fact
from index.answers import LINES_OF, MOST_MEANT, PARTS, YES_OR_NO, Line, likely_lines, lines_of
from index.rarity import shares_a_word
from reading.amounts import awards_named
from reading.asking import asks
from reading.clauses import QUESTION

SUMMED = {"duration_weeks": "time"}
"""The fact that is given for a line, where that says the same and more."""

ALL_OF_IT = ("content",)
"""The facts that a question asks for which asks what a course covers."""

OF_A_WORD = frozenset({"content", "behind"})
"""The facts that a question asks for which may ask for one word of a record: a tool, a topic, a body."""

SUITS = frozenset({"entry_requirements", "rpl"})
"""The facts that a question asks for which asks whether a course suits somebody."""

SENTENCE = "description"
"""The key of a line that is no part of a list."""

FULL = 6
"""Words of a question from which it may ask for one thing where it seems to ask for the whole of a record."""

MORE_OF_IT = re.compile(
    r"\b(?:tell (?:me|us)|more|details?|everything|info\w*) (?:\w+ ){0,2}(?:about|on|of)\b", re.IGNORECASE
)
"""Words that ask for all of a record, in however long a question."""

POINTING = frozenset({"title", "ordinal"})
"""Labels of the words that point at a course: "the bookkeeping and VAT one"."""


@dataclass(frozen=True)
class Answered:
    """What a record says to the questions of a message: the facts and sentences that answer them, the facts that come
    nearest to a question which nothing surely answers, the questions without an answer, and the words of what was asked
    for that the record does not have, in quotation marks (`absent`)."""

    facts: tuple[Fact, ...] = ()
    near: tuple[Fact, ...] = ()
    silent: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


def asks_for_all(turn: Turn) -> bool:
    """Whether a message asks for the whole of a record."""
    one_thing = ("?" in turn.text or QUESTION.match(turn.text)) and len(turn.text.split()) >= FULL
    one_thing = (one_thing and not MORE_OF_IT.search(turn.text)) or bool(awards_named(turn.text))
    return not turn.text or not (turn.asked or turn.asks_other or one_thing)


def answered(turn: Turn, credential: Credential) -> Answered:
    """What the record of a credential says to each question of the message.

    What the reader took to be asked for is believed at a lesser similarity. Of a question that lists several facts
    each is given, and all that a course covers where no one thing is asked for.
    """
    find, lines = turn.services.answers.find, lines_of(credential, turn.phrases, turn.today)
    found: dict[Line, None] = {}
    near: dict[str, None] = {}
    missing: dict[str, None] = {}
    silent = []
    questions = _questions(turn)
    for question, facts_asked in questions:
        asked = tuple(fact for fact in facts_asked if fact not in NO_ROW)
        each = {key: LINES_OF.get(key, {key}) for key in asked}
        best = find(question, lines, likely_lines(question, asked)) if asked != (BOOKED,) else ()
        is_one = len(questions) == 1 or asks(question)  # "cost? and don't say it varies" is one question
        of_a_word = is_one and set(asked) <= OF_A_WORD and WHOLE not in facts_asked
        absent = unmentioned(turn, [question], [credential]) if of_a_word else ()
        missing |= dict.fromkeys(absent)
        in_full = asked == ALL_OF_IT and not YES_OR_NO.match(question)
        if absent and not in_full:  # what is only near to a word that is not there is no answer
            best = tuple(line for line in best if shares_a_word(question, line.text))
            found |= dict.fromkeys(best)
            near |= dict.fromkeys(key for key in asked if key not in ALL_OF_IT and not best)
            silent += [] if best else [question]
            continue
        if in_full:
            found |= dict.fromkeys(line for line in best if line.key == SENTENCE)
            near |= dict.fromkeys(asked)
            continue
        found |= dict.fromkeys(best)
        told = {line.key for line in best}
        left = [key for key, among in each.items() if told.isdisjoint(among)]
        if not best or len(left) < len(asked) or len(asked) > MOST_MEANT:  # else it only seems to ask for those
            near |= dict.fromkeys(left)
        silent += [question] if is_one and not best and asked in ((), ALL_OF_IT) else []
    told_of = (SUMMED.get(line.key, line.key) for line in found if line.key not in PARTS)
    keys = dict.fromkeys((*told_of, *asked_plainly(turn)))
    says = turn.phrases("utter_record_says")
    parts = tuple(Fact(key=line.key, name=says, value=line.text) for line in found if line.key in PARTS)
    in_the_end_too = in_the_end(turn)[:1] if OF_AWARD.isdisjoint(keys.keys() | near.keys()) else ()
    near |= dict.fromkeys((*settling(turn), *_beside_an_award(turn), *in_the_end_too))
    beside = [key for key in near if key not in keys]
    return Answered(
        (*_facts(turn, credential, keys), *parts),
        _facts(turn, credential, beside),
        tuple(silent),
        tuple(missing)[:MOST],
    )


def _beside_an_award(turn: Turn) -> tuple[str, ...]:
    """The level of a course where a message asks whether it suits somebody by what they hold, or sets the two side by
    side."""
    asks_so = not turn.asked or (SUITS | {"scqf_level"}) & {*turn.asked}
    return ("scqf_level",) if asks_so and awards_named(turn.text) else ()


def _facts(turn: Turn, credential: Credential, keys: Iterable[str]) -> tuple[Fact, ...]:
    return tuple(fact(value) for value in facts(credential, turn.phrases, turn.today, keys))


def _questions(turn: Turn) -> list[tuple[str, tuple[str, ...]]]:
    """The sentences of a message that ask, each with what it seems to ask for; all of it where none does by itself, or
    none asks for what the message as a whole asks for first."""
    asking = [(_of_it(turn, part.start, part.end), part.facts) for part in turn.message.parts if part.facts]
    first = {*turn.message.facts[:1]}
    if asking and (not first or any(first <= {*facts} for _, facts in asking)):
        return asking
    return [(_of_it(turn, 0, len(turn.text)), turn.asked or turn.message.facts)]


def _of_it(turn: Turn, start: int, end: int) -> str:
    """A stretch of the message with "it" in the place of what points at a course, whose words say nothing of what is
    asked."""
    words, at = "", start
    for span in turn.message.spans:
        if span.label in POINTING and start <= span.start and span.end <= end:
            words += f"{turn.text[at : span.start]}it"
            at = span.end
    return words + turn.text[at:end]
