"""How people change what they asked for: they add a need, swap one for another, drop a need or a card, take it back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from reading.need_words import EMPTY, LEADING
from reading.numbers import ORDINALS, UNITS, position

ADDING = re.compile(
    r"^\W*(?:(?:oh|ok(?:ay)?|yes|aye|please|can you|could you|actually|sorry)\b[\s,]*)*"
    r"(?:(?:and|also|plus|add|as well as)\b\s*)+|"
    r"\b(?:as well|too|also|on top of that|in addition)\W*$|\b(?:also|as well) (?:need|want|look)|\bthey also\b",
    re.IGNORECASE,
)
TAKEN_BACK = re.compile(r"\b(?:not|no|rather than|instead of|except)\b", re.IGNORECASE)
UNDOING = re.compile(r"\bundo\b", re.IGNORECASE)

DROPPING = re.compile(
    r"\b(?:drop|remove|forget(?: about)?|leave out|leave|skip|without|lose|scrap|ditch|delete|bin|take (?:out|off|"
    r"away)|take(?= .*\b(?:out|off|away)\b)|"
    r"never mind|don't (?:need|want|bother with)|do not (?:need|want)|no need for|not (?=the (?:first|second|"
    r"third|fourth|"
    r"last|1st|2nd|3rd|one|other)|th(?:at|is) one|number|\d))\b",
    re.IGNORECASE,
)
DROPPING_FIRST = re.compile(
    rf"^\W*(?:(?:no|ok|and|please|can you|could you|just)\b\W*)*{DROPPING.pattern}", re.IGNORECASE
)
NEXT = re.compile(r"[,;.]|\b(?:and|but|then)\b", re.IGNORECASE)
"""Where something else begins after what is dropped: "drop the second and only online"."""

SWAPPING = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:not|instead of|rather than) (?P<out>[^,.;:]+?)[,.;:]\s*(?:but |it's |we need |i meant? )*"
        r"(?P<into>[^,.;:].+)",
        r"\b(?:swap|replace|change) (?P<out>[^,.;:]+?) (?:with|for|to|by) (?P<into>[^,.;:].+)",
        r"^(?:.*\bi meant? |(?:no|sorry)\W+)?(?P<into>[^,.;:]+?)"
        r"(?:,? (?:instead of|rather than)|, (?:and |but )?not) (?P<out>[^,.;:]+)$",
        r"\bi meant? (?P<into>[^,.;:]+?)(?: (?:and |but )?not (?P<out>[^,.;:]+))?$",
    )
)
"""One need for another: "not bread, beads", "swap bread for beads", "beads instead of bread", "I meant beads"."""

MEANING = re.compile(
    r"\b(?:meant?|said|instead|rather|(?:what|how) about|(?:we|they|i) (?:need|want)|looking for|talking about)\b",
    re.IGNORECASE,
)
FURTHEST = 5
"""The furthest position that is read: needs and cards are few, and "the 12th" is rather a date."""

FIRST_WORDS = "|".join(word for word, number in ORDINALS.items() if number <= FURTHEST)
FIRST_COUNTS = "|".join(word for word, number in UNITS.items() if number <= FURTHEST)
POSITION = re.compile(
    rf"\b((?!first (?:aid|line))(?:{FIRST_WORDS})|last|1st|2nd|3rd|4th|5th|"
    rf"(?:number|no|need) ?(?P<number>{FIRST_COUNTS}|[1-5]))\b",
    re.IGNORECASE,
)
CARD = re.compile(r"\b(?:course|card|result|option|credential)s?\b", re.IGNORECASE)
CARD_OR_NEED = re.compile(rf"^\W*it\W*$|\bones?\b|{CARD.pattern}", re.IGNORECASE)
REJECTED_CARD = re.compile(r"\W*(?:no\b\W*)?not (?:the|that|this|number)\b", re.IGNORECASE)

ALIKE = 80
"""The least rapidfuzz ratio (of 100) at which a word of the message is a word of a need."""


@dataclass(frozen=True)
class Dropping:
    """What stands behind a verb of dropping, and the part of it in which something else begins; empty without one."""

    object_text: str
    after: str


def is_adding(text: str) -> bool:
    """Whether a message puts one more need beside those named before: "also fire safety", "... as well"."""
    return bool(ADDING.search(text))


def without_adding(text: str) -> str:
    """The message without the opening words that put it beside what was said before."""
    opening = ADDING.match(text)
    return text[opening.end() :] if opening else text


def takes_back(text: str) -> bool:
    """Whether a message names something that is not wanted, so that its words cannot speak for the need as a whole."""
    return bool(TAKEN_BACK.search(text))


def undoes(text: str) -> bool:
    """Whether a message asks to undo the last change."""
    return bool(UNDOING.search(text))


def dropping(text: str) -> Dropping | None:
    """What a message drops and what it says after that; None when it drops nothing."""
    verb = DROPPING.search(text)
    if not verb:
        return None
    object_text = text[verb.end() :]
    following = NEXT.search(object_text)
    return Dropping(object_text, object_text[following.end() :] if following else "")


def begins_with_dropping(text: str) -> bool:
    """Whether a message is about dropping something from its first words, so that none of its words is a need."""
    return bool(DROPPING_FIRST.match(text))


def swapped(text: str) -> tuple[str, str]:
    """The words of what is not wanted and of what is wanted in its place; empty strings where nothing is swapped."""
    bare = text.rstrip(" .!?")
    swap = next((match for pattern in SWAPPING if (match := pattern.search(bare))), None)
    return (swap["out"] or "", swap["into"]) if swap else ("", "")


def is_meant_as_need(text: str) -> bool:
    """Whether a message says that its need replaces those before, so that it counts also where nothing answers it."""
    return bool(MEANING.search(text))


def rejects_card(text: str) -> bool:
    """Whether a message puts a card aside: "not the second one, something else"."""
    return bool(REJECTED_CARD.match(text))


def means_card(object_text: str, several_needs: bool) -> bool:
    """Whether the object of a dropping is a card and no need.

    With one need a position and "one" mean a card; with several needs only words such as "course" do.
    """
    if several_needs:
        return bool(CARD.search(object_text))
    return bool(CARD_OR_NEED.search(object_text) or POSITION.search(object_text))


def needs_dropped(object_text: str, needs: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `needs` that the object of a dropping names, by position or by words; none when it means a card."""
    if means_card(object_text, several_needs=len(needs) > 1):
        return ()
    positions = _positions(object_text)
    at_positions = {needs[at] for at in positions if at < len(needs)}
    closest = closest_need(object_text, needs)
    gone = at_positions or ({closest} if closest else set())
    return tuple(need for need in needs if need in gone)


def closest_need(text: str, needs: tuple[str, ...]) -> str | None:
    """The need that shares most words with `text`, near misses included; None when it shares none or two share most."""
    words = _content(text)
    if not needs or not words:
        return None
    shared = [sum(any(fuzz.ratio(word, own) >= ALIKE for own in _content(need)) for word in words) for need in needs]
    most = max(shared)
    return needs[shared.index(most)] if most and shared.count(most) == 1 else None


def _positions(text: str) -> list[int]:
    """The positions that a text names as indices of a list; -1 is the last."""
    named = [position((match["number"] or match[1]).lower()) or 0 for match in POSITION.finditer(text)]
    return [number - 1 if number > 0 else number for number in named if number]


def _content(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W_]+", text.lower()) if word not in EMPTY | LEADING]
