"""Where a course may be taught: places of Scotland by the gazetteer, with the distance from them."""

from __future__ import annotations

import re

from catalogue.gazetteer import distance, find, find_all
from reading.constraints.message import Message, Note
from reading.constraints.negation import denied

ANYWHERE = re.compile(
    r"\banywhere\b(?! (?:but|except|other|apart|near|in|within))|\b(?:all )?(?:over|across|throughout) scotland\b"
    r"|\bscotland[- ]wide\b|^\W*scotland\W*$|\b(?:location|place|where) (?:doesn't matter|isn't important)\b"
)

OUTSIDE = re.compile(r"\W*(?:outside(?: of)?|outwith|away from|anywhere (?:but|except))\b")
LOOKED_FOR = re.compile(
    r"\b(?:any(?:thing|where)?|some(?:thing|where)?|courses?|training|ones?|only|but|go|travel|look)\W*$"
)
"""Words before "outside Turriff" that look for a place there; behind others it says where somebody is, near it."""


def _called_as_providers(message: Message) -> list[tuple[int, int]]:
    """The stretches that were marked as providers, name none and are towns that nobody rules out: "Glesga wid dae"."""
    text = message.unclaimed
    return [
        (start, end)
        for start, end in message.marked("provider")
        if not any(claim.start < end and claim.end > start for claim in message.claims)
        and find(text[start:end].strip())
        and denied(text, start, end) is None
    ]


def read_places(message: Message) -> None:
    """Claim the places that are wanted and those that are not; words in which no place is found stay unread."""
    for start, end in sorted([*message.marked("place"), *_called_as_providers(message)]):
        words = message.unclaimed[start:end]
        if ANYWHERE.search(words):
            message.claim((start, end), "places", "any", Note.ANY, places=(), miles_max=None)
            continue
        outside = OUTSIDE.match(words)
        before = message.unclaimed[:start]
        near = outside and outside[0].strip().startswith("outside") and before.strip() and not LOOKED_FOR.search(before)
        names = tuple(place.name for place in find_all(words[outside.end() :] if outside else words))
        miles = distance(words)
        if names and outside and not near:
            message.claim((start, end), "not_places", f"not {', '.join(names)}", not_places=names)
        elif names:
            message.claim(
                (start, end), "places", ", ".join(names), must=miles is not None, places=names, miles_max=miles
            )
    for start, end in message.marked("not"):
        if names := tuple(place.name for place in find_all(message.unclaimed[start:end])):
            message.claim((start, end), "not_places", f"not {', '.join(names)}", not_places=names)
