"""Words that speak of all that a conversation has shown, and not of the page alone: "what we've settled on"."""

from __future__ import annotations

import re

from reading.comparatives import Order, measured

_ALL = r"\b(?:what(?:ever)?|whit|everything|all(?: (?:of )?(?:that|it|them|(?:the )?(?:courses|ones)(?: that)?))?)"
_WE = r"(?:we|you|ye|i)(?:['’](?:ve|d)| have| had)?(?: (?:both|just|now|already|all))?"
SETTLED = re.compile(
    rf"{_ALL} {_WE} (?:settled|picked|chosen|chose|suggested|recommended|shown|showed|found)\b"
    rf"|{_ALL} we(?:['’]ve| have| had)? (?:both |just |now |already )?(?:agreed|decided|talked|discussed)\b(?! with)",
    re.IGNORECASE,
)
PLAN = re.compile(r"\b(?:our|my|the whole|the full) plan\b", re.IGNORECASE)
SO_FAR = re.compile(rf"\b(?:so far|of (?:everything|all)|{_WE} (?:shown|showed|suggested|mentioned))\b", re.IGNORECASE)
"""Words beside an order by which it is one of all that was shown."""


PASSING_ON = re.compile(
    r"\b(?:summar\w+|sum (?:it |this |that )?up|lists?|links?|paste|send|forward|print|write[- ]?up|set out|recap"
    r"|plan)\b",
    re.IGNORECASE,
)
"""Words that ask for something to pass on."""


def of_all(text: str, *, passing_on: bool = False) -> bool:
    """Whether words speak of what the whole conversation has come to, to have it passed on; `passing_on` is whether a
    list is passed on in any case, of which those for a plan speak too.

    >>> of_all("a summary of what we've settled on"), of_all("what you suggested is too dear"), of_all("for our plan")
    (True, False, False)
    """
    settled = SETTLED.search(text) and (passing_on or PASSING_ON.search(text))
    return bool(settled or (passing_on and PLAN.search(text)))


def order_of_all(text: str) -> Order | None:
    """The order in which words ask for the first of all that was shown; None where they ask for none.

    >>> order_of_all("what's the cheapest thing you've shown me so far?"), order_of_all("which is cheaper?")
    (<Order.CHEAPEST: 'cheapest'>, None)
    """
    return measured(text) if SO_FAR.search(text) else None
