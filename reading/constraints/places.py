"""Where a course is taught: the towns and regions of Scotland that the gazetteer lists."""

from __future__ import annotations

import re

from reading.constraints.gazetteer import ALSO_WORDS, AREAS, TOWNS
from reading.constraints.message import Message, Note
from reading.constraints.negation import denied

NAMES = AREAS | TOWNS | ALSO_WORDS
SURE = "|".join(sorted(map(re.escape, AREAS | TOWNS), key=len, reverse=True))
DOUBTFUL = "|".join(ALSO_WORDS)
IN = (
    r"(?:(?:some|any)where )?(?:in or around|in and around|in|near|on|nearby|around|about|round(?: about)?|at|from"
    r"|close to|across|over)(?: the| isle of| central| greater| rural| north(?:ern)?| south(?:ern)?){0,3} "
)
PLACE = re.compile(
    r"(?<![\w-])(?<!university of )(?<!university of the )(?<!college of )(?<!bank of )"
    rf"(?:(?:{IN})?(?P<sure>{SURE})|{IN}(?P<doubtful>{DOUBTFUL}))(?!\w)(?!'s)"
    r"(?! (?:university|college|caledonian|napier|clyde college|kelvin college|school of)\b)"
    r"(?:[ -]based\b| area\b| way\b)?"
)
ANYWHERE = re.compile(
    r"\banywhere\b(?! (?:but|except|other|apart))(?: (?:in|across) (?:scotland|the country|the uk))?"
    r"(?: (?:is|would be) (?:fine|ok))?"
    r"|\b(?:(?:all )?(?:over|across|throughout|in) scotland|scotland[- ]wide)\b"
    r"|\b(?:location|place) (?:doesn't matter|isn't important)\b"
)


def read_places(message: Message) -> None:
    """Claim the places; a town inside the name of a firm or university ("Glasgow Caledonian") is none."""
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
