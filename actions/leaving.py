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
    r"(?:^|[.,;:!?\n–-])\s*(?:(?:ok(?:ay)?|no|naw|well|so|och|ach|and|but|then|just|please|actually|right|aye|let['’]?s"
    r"|we can|we['’]ll)\b\s*)*(?:leave|forget|never mind) (?:it|that|this|them|those)"
    r"(?: (?:all|then|now|there|be|out|alone|for now|just now|for the moment|at that|aside))*"
    r"\s*(?:$|[.,;!\n–-]|\b(?:i|we|no|thanks|i['’]ll|we['’]ll|please|because|as)\b)",
    re.IGNORECASE,
)
"""A clause that puts something aside: "leave it, I'll go to the vendor"."""

REASON = re.compile(
    r"\b(?:because|no need|already|sorted|covered|(?:i|we)(?:['’](?:ll|ve)| will| have| can)"
    r"|(?:i|we) (?:don['’]?t|do not|dinnae|no longer) (?:need|want))\b",
    re.IGNORECASE,
)
"""Words that say why something is no longer looked for; without them "leave it" stops what is open, as a request."""


def leaves(turn: Turn) -> bool:
    """Whether a message puts aside what was looked for, which it names or of which it says why, and names nothing in
    its stead and no course."""
    heard = turn.heard
    if not turn.search.needs or not LEAVING.search(turn.text):
        return False
    course = (heard.pointed or turn.search.current) and turn.message.intent != CANCEL
    named = course or heard.needs or heard.titles or heard.dropped or heard.changes or heard.conditions.found
    return not named and bool(REASON.search(turn.text) or closest_need(_leaving(turn.text), turn.search.needs))


def _leaving(text: str) -> str:
    """The sentence that puts something aside."""
    return next((part for part in SENTENCE.split(text) if LEAVING.search(part)), text)


@skill("action_leave_need")
def leave(turn: Turn) -> Events:
    """Put aside the need that a message names, or what was looked for last, and show what is left; where nothing is,
    what was looked for before is known again, and is not shown. Anything else finds nothing open to stop."""
    old = turn.search
    if not leaves(turn):
        turn.respond("utter_nothing_to_cancel")
        return []
    named = closest_need(_leaving(turn.text), old.needs)
    last = tuple(need for need in old.needs if need in old.newest)
    gone = (named,) if named else last or old.needs
    search = without_needs(turn, old, gone)
    if len(gone) < len(old.needs):
        return show_search(turn, search.following(old))
    turn.respond("utter_forgotten")
    earlier = search if search.needs and not {*search.needs} & {*gone} else Search(asked=1)
    return remember(search=earlier.changed(before=Search().following(old).before))
