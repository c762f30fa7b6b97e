"""Where: the towns and regions of Scotland that the gazetteer lists."""

from __future__ import annotations

import re

from index.constraints.gazetteer import AREAS, ONLY_AFTER_A_PREPOSITION, TOWNS
from index.constraints.message import Message, Note
from index.constraints.negation import denied

NAMES = AREAS | {town: town.title() for town in TOWNS} | ONLY_AFTER_A_PREPOSITION
SURE = "|".join(sorted(map(re.escape, NAMES.keys() - ONLY_AFTER_A_PREPOSITION.keys()), key=len, reverse=True))
DOUBTFUL = "|".join(ONLY_AFTER_A_PREPOSITION)
SOMEWHERE = r"(?:(?:some|any)where )?(?:in or around|in and around|in|near|nearby|around|round(?: about)?|at|from|close to|across|over)"
WHICH_PART = r"(?: the| isle of| central| greater| rural| north(?:ern)?| south(?:ern)?)*"
PLACE = re.compile(
    rf"(?<![\w-])(?<!university of )(?<!university of the )(?<!college of )(?<!bank of )"
    rf"(?:(?:{SOMEWHERE}{WHICH_PART} )?(?P<sure>{SURE})|(?:{SOMEWHERE}{WHICH_PART} )(?P<doubtful>{DOUBTFUL}))"
    r"(?!\w)(?!'s)(?! (?:university|college|caledonian|napier|clyde college|kelvin college|school of)\b)"
    r"(?:[ -]based| area| way)?(?!\w)"
)
ANYWHERE = re.compile(
    r"\banywhere(?! (?:but|except|other|apart))(?: (?:in|across) (?:scotland|the country|the uk))?(?: (?:is|would be) (?:fine|ok))?"
    r"|\b(?:(?:all )?(?:over|across|throughout|in) scotland|scotland[- ]wide)\b"
    r"|\b(?:location|place) (?:doesn'?t matter|isn'?t important)\b"
)


def read_places(message: Message) -> None:
    """A town inside a firm's or a university's name ("Glasgow Caledonian") is no place."""
    last_denied: int | None = None
    for match in message.find(PLACE):
        name = NAMES[match["sure"] or match["doubtful"]]
        if span := denied(message.plain, *match.span(), last_denied):
            message.claim(span, "places", f"not {name}", Note.UNSUPPORTED)
            last_denied = span[1]
        else:
            message.claim(match.span(), "places", name, places=(name,))
    for match in message.find(ANYWHERE):
        message.claim(match.span(), "places", "any", Note.ANY, places=())
