"""What is left of a search where a message drops some of its needs, or narrows it to one of them."""

from __future__ import annotations

import re

from actions.search import Search
from actions.turn import Turn
from reading.changes import closest_need
from reading.lists import takes_off
from reading.numbers import position

ALONE = re.compile(
    r"(?<!not )(?<!n['’]t )(?<!is there )\b(?:just|only|solely)(?: (?:do|want|keep))?(?: (?:the|that|this))? $",
    re.IGNORECASE,
)
"""What stands before the need that is left: "just the mental health one"."""

NEED = re.compile(r"\W*(?:needs?|topics?|subjects?)\b", re.IGNORECASE)
"""What follows a place that is one of a need: "the second need"."""

NEED_AT_END = re.compile(r"\b(?:needs?|topics?|subjects?)$", re.IGNORECASE)
"""The same, marked with its place."""

DROPPING = re.compile(r"\b(?:drop|lose|scrap|remove|forget|leave out)\W+$", re.IGNORECASE)
ONE = re.compile(r"\b(?:ones?|courses?|options?|cards?)\b", re.IGNORECASE)
"""Of several needs "drop the second" drops one, "drop the second one" puts a card aside."""

FOR_A_MINUTE = re.compile(
    r"\b(?:for )?(?:(?:an?|one) (?:wee )?(?:minute|min|sec|second|moment|bit|while)|the (?:minute|moment))\b",
    re.IGNORECASE,
)
"""Words by which all that was looked for is put aside for another thing: "forget the batteries a minute"."""

MEANT = 0.47
"""The least cosine to a need of words that mean it: "the batteries" has 0.58 to electric vehicles, "the money
side" 0.56 to payroll; words of a condition, as "the evening", have up to 0.36 to any. Set by eye on nine phrases."""


def needs_dropped(turn: Turn) -> tuple[str, ...]:
    """The needs of before that a message drops by their words, by what it means where it names others instead, or by
    the words of the only one that it keeps."""
    heard, needs = turn.heard, turn.search.needs
    foreign = heard.needs and not any(closest_need(words, needs) for words in heard.needs)
    if heard.dropped and foreign and FOR_A_MINUTE.search(turn.text):
        return needs
    gone = {need for words in heard.dropped if (need := closest_need(words, needs))} or _meant(turn)
    named = [words for words in (*heard.pointed, *heard.titles, *heard.needs) if ALONE.search(_before(turn, words))]
    kept = {need for words in named if (need := closest_need(words, needs))}
    return tuple(need for need in needs if need in gone or (kept and need not in kept))


def _meant(turn: Turn) -> set[str]:
    """The needs that dropped words mean, where a message names others in their stead: "forget the batteries a minute,
    one wants employment law", of electric vehicles."""
    heard, needs = turn.heard, turn.search.needs
    if not (heard.dropped and heard.needs and needs):
        return set()
    dropped, *vectors = turn.index.encoder.encode([" ".join(heard.dropped), *needs])
    return {need for need, vector in zip(needs, vectors, strict=True) if float(dropped @ vector) >= MEANT}


def named_to_drop(turn: Turn) -> tuple[str, ...]:
    """The needs of before that a message names to drop them: "data protection we have already, drop it"; none where it
    names others or all of them."""
    needs = turn.search.needs if takes_off(turn.text) else ()
    named = {closest_need(words, needs) for words in turn.heard.needs}
    return tuple(need for need in needs if need in named) if None not in named and len(named) < len(needs) else ()


def needs_pointed_at(turn: Turn, needs: tuple[str, ...]) -> list[str]:
    """The needs that a message points at by their place: "drop the second need"; none where it points at cards."""
    around = [
        (words, turn.text.partition(words))
        for words in (*turn.heard.pointed, *filter(NEED_AT_END.search, turn.heard.dropped))
    ]
    meant = [
        words
        for words, (before, _, after) in around
        if NEED.match(after)
        or NEED_AT_END.search(words)
        or (len(needs) > 1 and DROPPING.search(before) and not ONE.search(words))
    ]
    places = [number for words in meant for word in words.split() if (number := position(word))]
    return [needs[place - 1 if place > 0 else place] for place in places if abs(place) <= len(needs)]


def without_needs(turn: Turn, search: Search, gone: tuple[str, ...]) -> Search:
    """The search without these needs and with those that a message names instead. Where nothing is left, what was
    looked for before them; who is to learn stays known."""
    left = [{*need.lower().split()} for need in search.needs if gone and need not in gone]
    named = (need for need in turn.heard.needs if not any({*need.lower().split()} < words for words in left))
    wanted = (*_rest_of(turn, gone), *named)
    if not gone or wanted or not {*search.needs} <= {*gone}:
        return search.with_needs_for(gone, wanted).having_said(turn.typed if turn.heard.needs and gone else "")
    earlier = next((one for one in reversed(search.before) if one.needs and not {*one.needs} & {*gone}), None)
    if earlier is None:
        return search.with_needs_for(gone, ())
    known = {"learners": search.learners or earlier.learners, "people": search.people or earlier.people}
    kept = tuple(need for need in earlier.needs if closest_need(need, gone) is None)
    found = Search(**{**dict(earlier), **known}, before=search.before)
    return found.changed(needs=kept, context="") if kept and kept != earlier.needs else found


def _rest_of(turn: Turn, gone: tuple[str, ...]) -> tuple[str, ...]:
    """What is left of needs that join two topics, of which a message drops one: "Excel and bookkeeping"."""
    halves = tuple(half for need in gone if " and " in need for half in need.split(" and "))
    dropped = {half for words in turn.heard.dropped if (half := closest_need(words, halves))}
    return tuple(half for half in halves if half not in dropped) if dropped else ()


def _before(turn: Turn, words: str) -> str:
    """What stands before some words of a message; nothing where they are not in it as they were typed."""
    before, found, _ = turn.text.partition(words)
    return before if found else ""
