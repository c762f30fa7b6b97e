"""What people do with their shortlist: show it, take something off it, put all cards on it, compare what is on it."""

from __future__ import annotations

import re
from collections.abc import Sequence

TAKING = r"take|get|knock|strike"
REMOVING = r"remove|delete|drop|bin|scrub|unsave|clear|don't (?:keep|want)|(?:get )?rid of"
TAKING_OFF = re.compile(rf"\b(?:{TAKING})\b.*\boff\b|\b(?:{REMOVING}|empty)\b", re.IGNORECASE)
TAKING_OFF_VERB = re.compile(rf"\b(?:{TAKING}|{REMOVING}|not)\b", re.IGNORECASE)
SHOWING = re.compile(
    r"\b(?:show|see|view|open|list|what(?:'s| is| have| did| do)|where(?:'s| is)|which|remind|read|bring up|"
    r"pull up|go to)\b",
    re.IGNORECASE,
)
ASKING = re.compile(r"^\W*(?:what|which|where|show|(?:my |the |our )?short ?list\W*$)", re.IGNORECASE)
"""How a message begins that asks for the list, also with a word of keeping in it: "what did I save?"."""

KEEPING = re.compile(r"\b(?:save|keep|add|put|bookmark|pin|park|hold|stick|pop|remember|note)\b", re.IGNORECASE)
ALL_SHOWN = re.compile(r"\b(?:these|those|them)\b", re.IGNORECASE)
EVERYTHING = re.compile(r"\b(?:clear|empty|everything|all|whole)\b", re.IGNORECASE)
OF_SHORTLIST = re.compile(r"\b(?:short ?list\w*|saved|kept|my list)\b", re.IGNORECASE)


def takes_off(text: str) -> bool:
    """Whether a message takes something off the shortlist."""
    return bool(TAKING_OFF.search(text))


def asks_for_list(text: str) -> bool:
    """Whether a message asks to see the shortlist; a button without words does."""
    return not text or bool(ASKING.match(text) or (SHOWING.search(text) and not KEEPING.search(text)))


def all_shown(text: str) -> bool:
    """Whether a message means all the cards that are shown: "save these"."""
    return bool(ALL_SHOWN.search(text))


def everything(text: str) -> bool:
    """Whether a message that takes something off the shortlist means all that is on it."""
    return bool(EVERYTHING.search(text))


def of_shortlist(text: str) -> bool:
    """Whether a message speaks of what is on the shortlist rather than of the cards that are shown."""
    return bool(OF_SHORTLIST.search(text))


def taken_off(text: str, phrases: Sequence[str]) -> tuple[str, ...]:
    """Those of some phrases of a message that it takes off the list, by the verb in front of each.

    >>> taken_off("keep that, drop the Python one", ("that", "the Python one"))
    ('the Python one',)
    """
    off = [match.start() for match in TAKING_OFF_VERB.finditer(text)]
    on = [match.start() for match in KEEPING.finditer(text) if match.start() not in off]
    places = {phrase: text.find(phrase) for phrase in phrases}
    before = {
        phrase: max((verb for verb in (*off, *on) if verb < place), default=None) for phrase, place in places.items()
    }
    return tuple(phrase for phrase in phrases if before[phrase] is None or before[phrase] in off)
