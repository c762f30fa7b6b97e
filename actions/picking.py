"""Which of several courses to look at first, where an employer asks for one, and why that one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from actions.conditions import as_told
from actions.finding import LOOKED_AT, find
from actions.ordering import foremost
from actions.turn import Turn
from actions.verdicts import DENYING
from catalogue.facts import facts
from catalogue.records import Credential
from index.results import Hit
from reading.comparatives import Order

ADVICE = re.compile(
    r"\b(?:would|wid|wad|should|do|could) (?:you|ye|i|we) (?:\w+ )?"
    r"(?:pick|choose|go for|go with|recommend|suggest|advise|take|begin|start|look at)\b|"
    r"\b(?:pick|choose|recommend|suggest) (?:me |us )?(?:just )?(?:one|yin)\b|\btell (?:me|us) which\b",
    re.IGNORECASE,
)
"""Words that ask which of several to take."""

PICK = re.compile(rf"\bwhich\b|\bwhit yin\b|\bbest\b|\bbetter\b|{ADVICE.pattern}", re.IGNORECASE)
"""Words that ask for one of several courses and not for all of them beside each other."""

WEIGHED = ("scqf_level", "price", "delivery", "time")
"""The facts that one is weighed against the others by."""

SPEAKS_FOR = (Order.CHEAPEST, Order.SHORTEST, Order.NEAREST, Order.SOONEST)
"""What may speak for one of several beside what it is about."""

IN_WORDS = frozenset({"assessment", "entry_requirements", "rpl", "content", "stacks_into"})
"""Facts that a record tells in words, of which one may suit somebody better than another; of the others a condition
asks, and several courses may meet it."""

DENIED = re.compile(rf"{DENYING.pattern}|\bno\b|\bwithout\b|\bavoid\w*", re.IGNORECASE)
"""Words by which a line that is near to a question may be what it does not want."""

CLEAR = 0.05
"""How much nearer to a question the line of one course has to be than that of the next, to be what it asks for."""


@dataclass(frozen=True)
class Pick:
    """The course to look at first, and the sentence that says so and why."""

    credential: Credential
    said: str


def picks(turn: Turn) -> bool:
    """Whether a message asks for one of several courses."""
    return bool(PICK.search(turn.text))


def pick(turn: Turn, credentials: Sequence[Credential], asked: Sequence[str]) -> Pick | None:
    """The one of several courses that a message which asks for one is told to look at first; None where nothing was
    looked for and nothing in the question tells them apart.

    Where one fact is asked for, it is the course whose line of that fact the question comes nearest to ("for somebody
    who would rather draw than write essays"); else the one that comes first for what is looked for.
    """
    telling = len(asked) == 1 and asked[0] in IN_WORDS and not DENIED.search(turn.text)
    if telling and (suited := _suited(turn, credentials, asked[0])):
        return suited
    if not turn.search.needs or (asked and not ADVICE.search(turn.text)):
        return None
    ids = {credential.id: credential for credential in credentials}
    by_need = find(turn, turn.search.changed(order=None, again=()))
    hit = next((hit for hit in by_need.hits[:LOOKED_AT] if hit.credential.id in ids), None)
    if hit is None:
        first = first_shown(turn, credentials) or credentials[0]
        return Pick(first, turn.phrases("utter_begin_with", title=first.title))
    return Pick(ids[hit.credential.id], _because(turn, hit, credentials))


def first_shown(turn: Turn, credentials: Sequence[Credential]) -> Credential | None:
    """The one of several that stands first on the page; None where none stands there."""
    ids = {credential.id: credential for credential in credentials}
    return next((ids[key] for key in turn.search.shown if key in ids), None)


def _suited(turn: Turn, credentials: Sequence[Credential], key: str) -> Pick | None:
    """The course whose published line of a fact is nearest to the question; None where none is clear of the others."""
    lines = [facts(credential, turn.phrases, turn.today, [key])[0] for credential in credentials]
    if not all(line.published for line in lines):
        return None
    near = turn.services.answers.similar(turn.text, [f"{line.name}: {line.value}" for line in lines])
    order = sorted(range(len(lines)), key=lambda at: -near[at])
    if near[order[0]] < near[order[1]] + CLEAR:
        return None
    title, fact = credentials[order[0]].title, lines[order[0]].name
    return Pick(credentials[order[0]], turn.phrases("utter_begin_with_by", title=title, fact=fact))


def _because(turn: Turn, hit: Hit, credentials: Sequence[Credential]) -> str:
    """What is said of the course to look at first: what it answers of what is looked for, and what else speaks for it
    beside the others."""
    phrases, places = turn.phrases, turn.search.filters.places
    title, needs = hit.credential.title, [as_told(phrases, reason.need) for reason in hit.reasons]
    leads = [
        phrases(f"utter_picked_{order}")
        for order in SPEAKS_FOR
        if (order is not Order.NEAREST or places) and _leads(turn, hit.credential, credentials, order)
    ]
    because = phrases("utter_begin_with_because", title=title, needs=phrases.listing(needs))
    return f"{because} {phrases('utter_picked_also', leads=phrases.listing(leads))}" if leads else because


def _leads(turn: Turn, one: Credential, credentials: Sequence[Credential], order: Order) -> bool:
    """Whether one of several comes first in an order."""
    first = foremost(credentials, order, turn.search.filters.places, turn.today)
    return first is not None and first.id == one.id
