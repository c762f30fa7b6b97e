"""leave: what was looked for last is put aside, with nothing asked for in its stead."""

from __future__ import annotations

import re

from actions.answering import show_search
from actions.dropping import without_needs
from actions.search import Search
from actions.skill import skill
from actions.turn import Events, Turn, remember
from reading.changes import closest_need

CANCEL = "cancel"
SENTENCE = re.compile(r"(?<=[.!?\n])\s*")
LEAVING = re.compile(
    r"\b(?:leave|forget|never mind) (?:it|that|this|them|those)(?: (?:all|then|now|there|be|out|alone|for now|just now"
    r"|for the moment|at that|aside))*\s*(?:$|[.,;!\n–-]|\b(?:i|we|no|thanks|i['’]ll|we['’]ll|please|because|as)\b)",
    re.IGNORECASE,
)
"""Words that put aside what was looked for: "leave it, I'll go to the vendor"."""


def leaves(turn: Turn) -> bool:
    """Whether a message puts aside what was looked for, and names nothing in its stead and no course."""
    heard = turn.heard
    course = (heard.pointed or turn.search.current) and turn.message.intent != CANCEL
    named = course or heard.needs or heard.titles or heard.dropped or heard.changes or heard.conditions.found
    return bool(turn.search.needs and not named and LEAVING.search(turn.text))


@skill("action_leave_need")
def leave(turn: Turn) -> Events:
    """Put aside the need that a message names, or what was looked for last, and show what is left; where nothing is,
    what was looked for before is known again, and is not shown. Anything else finds nothing open to stop."""
    old = turn.search
    if not leaves(turn):
        turn.respond("utter_nothing_to_cancel")
        return []
    sentence = next((part for part in SENTENCE.split(turn.text) if LEAVING.search(part)), turn.text)
    named = closest_need(sentence, old.needs)
    last = tuple(need for need in old.needs if need in old.newest)
    gone = (named,) if named else last or old.needs
    search = without_needs(turn, old, gone)
    if len(gone) < len(old.needs):
        return show_search(turn, search.following(old))
    turn.respond("utter_forgotten")
    earlier = search if search.needs and not {*search.needs} & {*gone} else Search(asked=1)
    return remember(search=earlier.changed(before=Search().following(old).before))
