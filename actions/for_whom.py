"""What a message says of those who are to learn, or of the trade of who asks, beside no need or in the place of one."""

from __future__ import annotations

import re

from actions.answering import show_if_sure, show_search
from actions.finding import answers_surely, find
from actions.search import Search
from actions.turn import Events, Turn
from reading.trades import tells_of_trade

MEANT_FOR = re.compile(
    r"\b(?:anything|something|nothing|ones?|courses?|training|version)(?: [a-z]+er)?"
    r" for ((?:an?|our|my) [^.?!;,\n]+?)(?= ?[.?!;,\n]|$)",
    re.IGNORECASE,
)
"""Words that ask for something that is meant for somebody: "anything for a wee shop?", but "for wound care"."""

LED_TO = re.compile(r"^(?:(?:an?|the|our|us|my|wee|small|tiny|little)\s+)+", re.IGNORECASE)
"""Words in front of those for whom it is meant."""


def for_learners(turn: Turn) -> Events | None:
    """What the catalogue surely has for the learners that a message names beside no need: "training for nursery staff".
    None where it has nothing so sure, or the message names no learners."""
    heard = turn.heard
    if not heard.conditions.people:
        return None
    search = Search(needs=heard.conditions.people[:1], context=turn.text).with_constraints(heard.conditions)
    return show_if_sure(turn, search.having_said(turn.typed))


def for_such_as(turn: Turn) -> Events | None:
    """What is looked for as it is meant for those whom a message names behind "for", where the catalogue has nothing
    that is surely about them: "anything for a wee shop?". None for any other message."""
    heard, old = turn.heard, turn.search
    named = {LED_TO.sub("", found[1]).casefold() for found in MEANT_FOR.finditer(turn.text)}
    if len(heard.needs) != 1 or LED_TO.sub("", heard.needs[0]).casefold() not in named:
        return None
    if answers_surely(turn, find(turn, old.anew(heard)), heard.needs):
        return None
    meant = tuple(f"{need} for {heard.needs[0]}" for need in old.needs)
    search = old.with_needs_for(old.needs, meant).with_constraints(heard.conditions).following(old)
    result = find(turn, search)
    if result.without(search.hidden).hits:
        return show_search(turn, search, result)
    turn.say(turn.phrases("utter_none_for_learners", learners=heard.needs[0]))
    return show_search(turn, old.from_first_page())


def is_about_trade(turn: Turn) -> bool:
    """Whether what a message names as needs is rather what the employer works with: it tells of the own trade, and the
    catalogue does not surely have something for each of them."""
    needs = turn.heard.needs
    if not tells_of_trade(turn.text, turn.message.spans):
        return False
    result = find(turn, turn.search.anew(turn.heard))
    return not all(answers_surely(turn, result, (need,)) for need in needs)
