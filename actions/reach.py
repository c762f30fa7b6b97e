"""What is as far as a place that was turned down as too far is too far as well."""

from __future__ import annotations

import re

from actions.search import Search
from actions.turn import Turn
from catalogue.gazetteer import find, find_all, miles
from reading.filters import Filters
from reading.surroundings import FAR

DISTANCE = re.compile(
    rf"(?<!not )(?<!nothing )(?<!n['’]t )\b(?:{FAR}|\d+ ?miles?"
    r"|\d+ ?(?:hours?|hrs?) (?:away|each way|there|in the (?:car|van)|(?:a |by )?(?:drive|driving|bus|train)))\b",
    re.IGNORECASE,
)
"""Words that give the distance as the reason: "aberdeen no use, 40 mile"."""

SENTENCE = re.compile(r"[.!?;\n]++(?!\s*(?:it|its|that|thats|too|ower|way)\b)", re.IGNORECASE)
"""What ends all that is said of a place."""


def within_reach(turn: Turn, old: Search, search: Search) -> Search:
    """The search, which the message has changed from `old`, without what is as far from where the employer is as a
    place that the message turns down for its distance; the same where that is not said, where it says itself how far
    is too far, or where nobody knows where they are."""
    if search.filters.miles_max != old.filters.miles_max:
        return search
    new = [name for name in search.filters.not_places if name not in old.filters.not_places]
    text = turn.text
    far = [sentence for sentence in SENTENCE.split(text) if DISTANCE.search(sentence)]
    marked = [
        words for span in turn.message.spans if any((words := text[span.start : span.end]) in said for said in far)
    ]
    named = [there for words in marked for there in find_all(words)]
    refused = [there for name in new if (there := find(name)) in named]
    earlier = (one.filters.places for one in (search, old, *reversed(old.before)))
    home = next((places for places in earlier if places), ())
    here = [place for name in home if (place := find(name))]
    if not (refused and here):
        return search
    nearest = min(miles(start, end) for start in here for end in refused)
    limit = int(nearest) - 1
    known = search.filters.miles_max
    if limit < 1 or (known is not None and known <= limit):
        return search
    reach = Filters(places=home, miles_max=limit, musts=("location",))
    return search.within(reach, "places", search.words.get("places", ", ".join(home)))
