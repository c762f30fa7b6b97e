"""Words that speak of all that a conversation has shown, and not of the page alone: "what we've settled on"."""

from __future__ import annotations

import re

from reading.comparatives import Order, measured

_FOUND = (
    r"(?:settled|agreed|decided|picked|chosen|chose|talked|discussed|suggested|recommended|shown|showed|found|come)"
)
_WE = r"(?:we|you|ye|i)(?:['’](?:ve|d)| have| had)?(?: (?:both|just|now|already|all))?"
SETTLED = re.compile(
    r"\b(?:what(?:ever)?|whit|everything|all(?: (?:of )?(?:that|it|them|(?:the )?(?:courses|ones)(?: that)?))?)"
    rf" {_WE} {_FOUND}\b",
    re.IGNORECASE,
)
PLAN = re.compile(r"\b(?:our|my|the whole|the full) plan\b", re.IGNORECASE)
SO_FAR = re.compile(rf"\b(?:so far|of (?:everything|all)|{_WE} (?:shown|showed|suggested|mentioned))\b", re.IGNORECASE)
"""Words beside an order by which it is one of all that was shown."""


def of_all(text: str, *, passing_on: bool = False) -> bool:
    """Whether words speak of what the whole conversation has come to; those for a plan do where a list is passed on.

    >>> of_all("a summary of what we've settled on"), of_all("what would we need"), of_all("for our plan")
    (True, False, False)
    """
    return bool(SETTLED.search(text) or (passing_on and PLAN.search(text)) or order_of_all(text))


def order_of_all(text: str) -> Order | None:
    """The order in which words ask for the first of all that was shown; None where they ask for none.

    >>> order_of_all("what's the cheapest thing you've shown me so far?"), order_of_all("which is cheaper?")
    (<Order.CHEAPEST: 'cheapest'>, None)
    """
    return measured(text) if SO_FAR.search(text) else None
