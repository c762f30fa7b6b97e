"""refine: what was understood, put right by the employer: conditions, needs, cards; undo; a clean slate."""

from __future__ import annotations

from actions.conditions import without_condition, without_need
from actions.recommend import added, anew, answers_surely, find, show_search
from actions.search import Search
from actions.skill import skill
from actions.turn import Events, Turn, remember
from catalogue.store import get_credentials
from index.results import Result
from reading.changes import (
    begins_with_dropping,
    closest_need,
    dropping,
    is_meant_as_need,
    means_card,
    needs_dropped,
    swapped,
    undoes,
)
from reading.choosing import choose
from reading.interpretation import Interpretation


@skill("action_refine_recommendation")
def refine(turn: Turn) -> Events:
    if undoes(turn.text):
        return undo(turn)
    old = turn.search
    search, result = _pressed(turn) or _dropped(turn) or _refined(turn) or (None, None)
    if search is None:
        turn.respond("utter_change_unclear")
        return []
    return show_search(turn, search.following(old), result)


@skill("action_show_more")
def show_more(turn: Turn) -> Events:
    """Show the next page; words that hold a condition as well ("there are 12 of them") change the search instead."""
    if turn.text and turn.heard.conditions.found:
        return refine(turn)
    return show_search(turn, turn.search)


@skill("action_undo_change")
def undo(turn: Turn) -> Events:
    earlier = turn.search.undone()
    if earlier is None:
        turn.respond("utter_nothing_to_undo")
        return []
    turn.say(turn.phrases("utter_undone"))
    return show_search(turn, earlier)


@skill("action_forget_search")
def forget(turn: Turn) -> Events:
    turn.respond("utter_forgotten")
    return remember(search=Search(asked=1).changed(before=Search().following(turn.search).before))


Refined = tuple[Search, Result | None]
"""A search, and its result where it was needed to decide."""


def _pressed(turn: Turn) -> Refined | None:
    """The search without the condition or the need whose button was pressed; None when none was."""
    named = turn.message.named
    if "drop" in named:
        return without_condition(turn.search, named["drop"]), None
    return (without_need(turn.search, named["need"]), None) if "need" in named else None


def _dropped(turn: Turn) -> Refined | None:
    """The search without the needs or the cards that the message drops; None when it drops none."""
    drop, search = dropping(turn.text), turn.search
    if drop is None:
        return None
    if gone := needs_dropped(drop.object_text, search.needs):
        left = search.from_first_page(needs=tuple(need for need in search.needs if need not in gone), context="")
    elif means_card(drop.object_text, several_needs=False):
        with turn.session() as session:
            cards = choose(drop.object_text, get_credentials(session, search.shown), search.current)
        if not cards:
            return None
        left = search.from_first_page(hidden=(*search.hidden, *(credential.id for credential in cards)))
    else:
        return None
    return left.with_constraints(turn.interpret(drop.after).conditions), None


def _refined(turn: Turn) -> Refined | None:
    """The search with the conditions and the needs of the message; None for words that are neither, because the needs
    are not given up for them."""
    heard, old = turn.heard, turn.search
    out, into = swapped(turn.text)
    wanted = turn.interpret(into).needs
    if wanted and (gone := closest_need(out, old.needs)):
        both = [new for need in old.needs for new in (wanted if need == gone else (need,))]
        search = old.changed(needs=tuple(dict.fromkeys(both)), context="", hidden=())
        return search.with_constraints(heard.conditions), None
    if heard.needs and old.needs and heard.adds:
        return added(turn, old, heard)
    if heard.needs and not (heard.conditions.found and old.needs):
        return _replaced(turn, heard, wanted)
    return old.with_constraints(heard.conditions), None


def _replaced(turn: Turn, heard: Interpretation, wanted: tuple[str, ...]) -> Refined | None:
    """The search with its needs replaced by those of a message, or by the `wanted` of a swap.

    Without a swap the words must say so, or the catalogue must surely answer them, or there were no needs before.
    """
    old = turn.search
    asked = Search(needs=wanted) if wanted else anew(heard)
    search = old.changed(needs=asked.needs, context=asked.context, hidden=()).with_constraints(heard.conditions)
    if not wanted and begins_with_dropping(turn.text):
        return None
    if wanted or not old.needs or is_meant_as_need(turn.text):
        return search, None
    result = find(turn, search)
    return (search, result) if answers_surely(turn, result, search.needs) else None
