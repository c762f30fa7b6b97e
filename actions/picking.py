"""Which of several courses to look at first, where an employer asks for one, and why that one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from actions.conditions import as_told
from actions.finding import find
from actions.ordering import foremost
from actions.turn import Turn
from catalogue.facts import facts
from catalogue.records import Credential
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
    if len(asked) == 1 and (suited := _suited(turn, credentials, asked[0])):
        return suited
    if asked and not ADVICE.search(turn.text):
        return None
    ids = {credential.id: credential for credential in credentials}
    first = next((ids[key] for key in turn.search.shown if key in ids), None) if turn.search.needs else None
    return Pick(first, _because(turn, first, credentials)) if first else None


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


def _because(turn: Turn, first: Credential, credentials: Sequence[Credential]) -> str:
    """What is said of the course to look at first: what it answers of what is looked for, and what else speaks for it
    beside the others."""
    phrases, places = turn.phrases, turn.search.filters.places
    hits = [hit for hit in find(turn, turn.search).hits[: len(turn.search.shown)] if hit.credential.id == first.id]
    needs = [as_told(phrases, reason.need) for hit in hits for reason in hit.reasons]
    leads = [
        phrases(f"utter_picked_{order}")
        for order in SPEAKS_FOR
        if (order is not Order.NEAREST or places) and foremost(credentials, order, places, turn.today) is first
    ]
    if not needs:
        return phrases("utter_begin_with", title=first.title)
    because = phrases("utter_begin_with_because", title=first.title, needs=phrases.listing(needs))
    return f"{because} {phrases('utter_picked_also', leads=phrases.listing(leads))}" if leads else because
