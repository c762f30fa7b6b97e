"""What is as far as a place that was turned down as too far is too far as well."""

from __future__ import annotations

import re

from actions.search import Search
from catalogue.gazetteer import find, miles
from reading.filters import Filters

TOO_FAR = re.compile(
    r"\b(?:too|ower|over|bit|that|so|very) (?:far|distant)\b|\btoo long a\b|\bmiles? away\b|\btrek\b"
    r"|\b\d+ ?(?:mile|miles|hours?|hrs?)\b",
    re.IGNORECASE,
)
"""Words that give the distance as the reason: "aberdeen no use, 40 mile"."""


def within_reach(text: str, old: Search, search: Search) -> Search:
    """The search, which a message has changed from `old`, without what is as far from where the employer is as a place
    that the message turns down for its distance; the same where that is not said, or nobody knows where they are."""
    new = [name for name in search.filters.not_places if name not in old.filters.not_places]
    refused = [there for name in new if (there := find(name))]
    earlier = (one.filters.places for one in (search, old, *reversed(old.before)))
    home = next((places for places in earlier if places), ())
    here = [place for name in home if (place := find(name))]
    if not (refused and here and TOO_FAR.search(text)):
        return search
    nearest = min(miles(start, end) for start in here for end in refused)
    limit = int(nearest) - 1
    known = search.filters.miles_max
    if limit < 1 or (known is not None and known <= limit):
        return search
    reach = Filters(places=home, miles_max=limit, musts=("location",))
    return search.within(reach, "places", search.words.get("places", ", ".join(home)))
