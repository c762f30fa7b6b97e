"""Which of several courses has most or least of something, and how much, where that is asked or they are compared."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.ordering import FACT_OF, foremost, ordering
from actions.several import FOREMOST
from actions.turn import Turn
from actions.verdicts import distance
from catalogue.facts import facts
from catalogue.records import Credential
from reading.comparatives import MEASURING, Order, measured, setting_apart

LEADS = (Order.CHEAPEST, Order.SHORTEST, Order.LOWEST, Order.NEAREST, Order.SOONEST)
"""What is said for one of several beside the others."""

LEAST = re.compile(r"\b(?:(?<!at )least|less(?! than)|fewest|fewer(?! than)|smallest|smaller)\b", re.IGNORECASE)
MOST = re.compile(
    r"\b(?:(?<!at )most|(?<!any )(?<!no )more(?! (?:about|on|of|than|info\w*|details?)\b)|biggest|bigger)\b",
    re.IGNORECASE,
)
FIRST_TO_START = re.compile(r"\b(?:starts?|begins?) (?:first|next)\b|\b(?:first|next) to start\b", re.IGNORECASE)
LEAST_OF = {"price": Order.CHEAPEST, "time": Order.SHORTEST, "scqf_level": Order.LOWEST}
MOST_OF = {"price": Order.DEAREST, "time": Order.LONGEST, "scqf_level": Order.HIGHEST}
"""Words that ask for least or most of the one fact that is asked for, whatever it is, and the orders for these."""


def say_foremost(
    turn: Turn, credentials: Sequence[Credential], asked: Sequence[str], beyond: Sequence[Credential] = ()
) -> tuple[Credential | None, str] | None:
    """The one of several that a question asks for by most or least of a fact, with that fact, and of which no place in
    that order is known; no one where they do not differ in it. Of several such questions each is answered, and the
    first one is spoken of. None where the question asks for none so, or none can be told. Those `beyond` the ones
    that are numbered count as well."""
    orders = [order for order in orders_of(turn.text, asked) if FACT_OF[order] in asked]
    answers = [answer for order in orders if (answer := _answer(turn, credentials, beyond, order))]
    if not answers:
        return None
    return answers[0][0], " ".join(said for _, said in answers)


def _answer(
    turn: Turn, numbered: Sequence[Credential], beyond: Sequence[Credential], order: Order
) -> tuple[Credential | None, str] | None:
    phrases, places = turn.phrases, turn.heard.conditions.filters.places or turn.search.filters.places
    key, credentials = ordering(order, places, turn.today), (*numbered, *beyond)
    unknown = [str(number) for number, one in enumerate(numbered, 1) if key(one)[0]]
    if others := [one for one in beyond if key(one)[0]]:
        unknown.append(phrases("utter_foremost_others", count=len(others)))
    first = foremost(credentials, order, places, turn.today)
    if first is None:
        alike = len({key(one) for one in credentials}) == 1 and not unknown
        return (None, phrases("utter_foremost_none")) if alike else None
    value = facts(first, phrases, turn.today, [FACT_OF[order]])[0]
    named = phrases(f"utter_foremost_{order}")
    said = phrases("utter_foremost_by", title=first.title, order=named, value=value.value)
    far = [distance(turn, one, places) for one in numbered] if order is Order.NEAREST else []
    silent = phrases("utter_foremost_unknown", numbers=phrases.listing(unknown)) if unknown else None
    return first, " ".join(filter(None, (said, *far, silent)))


def say_leads(
    turn: Turn, credentials: Sequence[Credential], asked: Sequence[str] = (), named: Credential | None = None
) -> str:
    """What speaks for each of several beside the others, of all facts or of those `asked` for, first for the one that
    was just `named`; empty where nothing does."""
    phrases, places = turn.phrases, turn.search.filters.places
    leads: dict[str, list[str]] = {}
    for order in LEADS:
        wanted = (not asked or FACT_OF[order] in asked) and (order is not Order.NEAREST or places)
        if wanted and (first := _leader(turn, credentials, order)):
            leads.setdefault(first.id, []).append(phrases(f"utter_picked_{order}"))
    each = [
        phrases(
            f"utter_leads_of_{'it' if one is named else 'one'}", title=one.title, leads=phrases.listing(leads[one.id])
        )
        for one in sorted(credentials, key=lambda one: one is not named)
        if one.id in leads
    ]
    return phrases("utter_leads", leads="; ".join(each)) if each else ""


def _leader(turn: Turn, credentials: Sequence[Credential], order: Order) -> Credential | None:
    """The one of several that comes first in an order; None where one of them does not publish what it goes by."""
    places = turn.search.filters.places
    key = ordering(order, places, turn.today)
    return None if any(key(one)[0] for one in credentials) else foremost(credentials, order, places, turn.today)


def orders_of(question: str, asked: Sequence[str]) -> list[Order]:
    """The orders by which a question asks for the first of several: by its own words for them ("the shortest", "starts
    first"), or by least or most of the one fact that it asks for ("least time away")."""
    question = FOREMOST.sub("", question)  # "which of the two cheapest is shorter?"
    words = [found[0] for found in MEASURING.finditer(question)]
    orders = [order for word in words if (order := setting_apart(word))]
    orders += [Order.SOONEST] if FIRST_TO_START.search(question) else []
    if orders:
        return list(dict.fromkeys(orders))
    of_fact = LEAST_OF if LEAST.search(question) else MOST_OF if MOST.search(question) else {}
    order = of_fact.get(asked[0]) if len(asked) == 1 else measured(question)
    return [order] if order else []
