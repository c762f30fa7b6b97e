"""From an employer's message to the constraints it states, each with the words that state it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from catalogue.records import Mode, Pattern
from reading.constraints.dates import read_dates
from reading.constraints.levels import read_levels
from reading.constraints.loosening import read_loosening
from reading.constraints.message import Claim, Found, Message, Note
from reading.constraints.modes import read_modes
from reading.constraints.money import pounds, read_money
from reading.constraints.patterns import read_patterns
from reading.constraints.people import read_people
from reading.constraints.places import read_places
from reading.constraints.providers import read_providers
from reading.constraints.running_text import running_text
from reading.constraints.size import read_size
from reading.constraints.standing import read_standing
from reading.filters import Filters

IN_ORDER: dict[str, list[object]] = {"modes": [*Mode], "not_modes": [*Mode], "patterns": [*Pattern]}
"""Fields whose values are kept in the order of their enumeration; other lists keep the order of the message."""


@dataclass(frozen=True)
class Extraction:
    """What a message asks of an offer, how many are to learn, the words for each, and the message without them.

    `rest` has a semicolon where a condition stood, so that needs are split there; `context` is the rest as running
    text, for the encoder. In `filters` a field is set to nothing where it was said not to matter, and where its
    counterpart was said ("level 8 or above" sets no highest level): merged over what was asked before, it takes the
    old wish back.
    """

    filters: Filters
    learners: int | None
    found: tuple[Found, ...]
    rest: str
    context: str


def extract(text: str, *, today: dt.date, providers: Sequence[str] = ()) -> Extraction:
    """Read the constraints of one message; `providers` are the names of the catalogue's providers.

    What comes later in the message overrides what came earlier; what cannot be read is left in `rest`. Never raises.
    """
    message = Message(text)
    read_loosening(message)
    read_providers(message, providers)
    read_dates(message, today)
    read_levels(message)
    read_patterns(message)
    read_size(message)
    read_money(message)
    read_places(message)
    learners = read_people(message)
    read_modes(message)
    read_standing(message)
    claims = sorted((_shared_out(claim, learners) for claim in message.claims), key=lambda claim: claim.start)
    found = (Found(claim.field, message.words(claim), claim.value, claim.note) for claim in claims)
    left = message.left()
    return Extraction(_filters(claims), learners, tuple(found), "; ".join(left).strip(), running_text(left).strip())


def _filters(claims: list[Claim]) -> Filters:
    sets: dict[str, object] = {}
    for claim in claims:
        for name, value in claim.sets.items():
            if claim.note is Note.ANY:
                sets[name] = value
            elif value in (None, ()):
                sets.setdefault(name, value)
            else:
                sets[name] = _together(name, sets.get(name), value)
    return Filters.model_validate(sets)


def _together(name: str, before: object, value: object) -> object:
    """A list grows with every claim; of single values the later one stands."""
    if not isinstance(value, tuple):
        return value
    both = dict.fromkeys((*before, *value) if isinstance(before, tuple) else value)
    return tuple(sorted(both, key=IN_ORDER[name].index) if name in IN_ORDER else both)


def _shared_out(claim: Claim, learners: int | None) -> Claim:
    """A sum for everybody as a price a learner; the whole sum where the learners are not counted."""
    total = claim.sets.get("sum_for_all")
    if not isinstance(total, Decimal):
        return claim
    if learners is None:
        return Claim(claim.start, claim.end, claim.field, claim.value, claim.note, {"price_max": total})
    each = pounds(total / learners)
    return Claim(claim.start, claim.end, claim.field, f"up to {each:f}", Note.SHARED_OUT, {"price_max": each})
