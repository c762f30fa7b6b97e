"""What a whole conversation has come to: a course or two of each list, or all that was shown in an order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.earlier import shown_for
from actions.lists import Listed, everything_shown
from actions.lists_named import lists_for_learners
from actions.ordering import ordering
from actions.picking import picks
from actions.turn import Turn
from catalogue.records import Credential
from reading.comparatives import Order
from reading.overall import of_all, order_of_all

ACTS = frozenset({"share", "compare", "recap", "shortlist"})
ELSE = frozenset({"details", "refine", "total"})
"""What a message may be taken for that speaks of all that was shown; for the latter where it points at no course."""


EVERYTHING = re.compile(
    r"\b(?:of|from|out of) (?:everything|all (?:of )?(?:that|it|this)\b|the whole lot)|\bso far\b", re.IGNORECASE
)
"""Words by which one is to be chosen among all that was shown."""


def speaks_of_all(turn: Turn) -> bool:
    """Whether a message speaks of what the whole conversation has come to, and not of the page alone."""
    intent, heard = turn.message.intent, turn.heard
    chooses = intent == "compare" and picks(turn)
    if turn.open_form or not (turn.text and turn.lists):
        return False
    if chooses and EVERYTHING.search(turn.text):
        return True
    if heard.needs or heard.conditions.found:
        return False
    if intent not in ACTS and (intent not in ELSE or heard.pointed or heard.titles):
        return False
    return order_of_all(turn.text) is not None or of_all(
        turn.text, passing_on=chooses or intent in ("share", "shortlist")
    )


def settled(turn: Turn) -> list[Credential]:
    """What is on the shortlist; else of each list the course to look at first and the one that was spoken of last."""
    keys = turn.slots.shortlist or [key for one in _lists(turn) for key in _of(turn, one)]
    return shown_for(turn, list(dict.fromkeys(keys)))


def first_for_each(turn: Turn) -> str:
    """Which course to look at first for what was asked for by each list, where there were several."""
    firsts = {
        _of(turn, one)[0]: one.understood.needs for one in _lists(turn) if _of(turn, one) and one.understood.needs
    }
    titles = {one.id: one.title for one in shown_for(turn, list(firsts))}
    phrases = turn.phrases
    each = [
        phrases("utter_first_for_need", needs=phrases.listing(needs), title=titles[key])
        for key, needs in firsts.items()
        if key in titles
    ]
    return phrases("utter_first_for_each", each="; ".join(each)) if len(each) > 1 else ""


def all_in_order(turn: Turn, order: Order) -> list[Credential]:
    """All that was shown in an order, what does not publish what it goes by at the end."""
    shown = shown_for(turn, everything_shown(turn.lists))
    return sorted(shown, key=ordering(order, turn.search.filters.places, turn.today))


def _lists(turn: Turn) -> Sequence[Listed]:
    """The newest list of each need, or of those for the learners whom a message names, in the order in which the needs
    came first."""
    words = [word for people in turn.heard.learners for word in people.split()]
    named = lists_for_learners(turn, words) if words else []
    newest = {one.understood.needs: one for one in (named or turn.lists) if one.shown}
    return sorted(newest.values(), key=lambda one: one.place or 0)


def _of(turn: Turn, one: Listed) -> list[str]:
    spoken_of = [key for key in turn.search.spoken_of if key in one.shown]
    return [key for key in dict.fromkeys([*one.shown[:1], *spoken_of[:1]]) if key not in turn.search.hidden]
