"""From an employer's message to the constraints it states, each with the words that state it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from catalogue.records import Mode, Pattern
from reading.constraints.dates import read_dates
from reading.constraints.dropped import read_dropped
from reading.constraints.heads import read_heads
from reading.constraints.levels import HIGHEST, LOWEST, read_levels
from reading.constraints.loose_levels import read_loose_levels
from reading.constraints.message import Claim, Found, Message, Note
from reading.constraints.modes import read_modes
from reading.constraints.money import pounds, read_money
from reading.constraints.patterns import read_patterns
from reading.constraints.places import read_places
from reading.constraints.providers import read_providers
from reading.constraints.size import read_size
from reading.constraints.standing import read_standing
from reading.filters import Filters
from reading.need_words import ANYBODY
from reading.spans import CONDITIONS, Span, words_of

EMPTY_HANDED = frozenset({"nothing", "none", "no", "not", "any", "anything"})
"""Words that are no condition where nothing else was marked with them."""

IN_ORDER: dict[str, list[object]] = {"modes": [*Mode], "not_modes": [*Mode], "patterns": [*Pattern]}
"""Fields whose values are kept in the order of their enumeration; other lists keep the order of the message."""


@dataclass(frozen=True)
class Extraction:
    """What a message asks of an offer, how many are to learn, and the words for each.

    `unread` are the words of conditions in which no value was found, `refused` the words of what is refused and is no
    condition. In `filters` a field is set to nothing where it was said not to matter, and where its
    counterpart was said ("level 8 or above" sets no highest level): merged over what was asked before, it takes the
    old wish back. `people` are the words that say what sort of people are to learn.
    """

    filters: Filters
    learners: int | None
    found: tuple[Found, ...]
    unread: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    def shared_among(self, learners: int | None) -> Filters:
        """The filters, with a sum for everybody as a price a learner where the message itself does not count them."""
        whole, said = self.filters.price_max, [found.note for found in self.found if found.field == "price"]
        if not learners or whole is None or said[-1:] != [Note.SUM_FOR_ALL]:
            return self.filters
        return self.filters.model_copy(update={"price_max": pounds(whole / learners)})


def extract(text: str, spans: Sequence[Span], *, today: dt.date, providers: Sequence[str] = ()) -> Extraction:
    """Read the constraints of one message; `providers` are the names of the catalogue's providers.

    Values are read inside the `spans` that the reader marked. What comes later in the message
    overrides what came earlier. Never raises.
    """
    message = Message(text, spans)
    read_dropped(message)
    message.look_at("provider", "not")
    read_providers(message, providers)
    message.look_at("time", "not")
    read_dates(message, today)
    message.look_at("level", "not", "drop")
    read_levels(message)
    message.look_at("mode", "time", "not")
    read_patterns(message)
    message.look_at("mode", "level", "time")
    read_size(message)
    read_money(message)
    read_places(message)
    learners = read_heads(message)
    message.look_at("mode", "not")
    read_modes(message)
    message.look_at("level", "mode", "not")
    read_standing(message)
    read_loose_levels(message)
    claims = sorted((_shared_out(claim, learners) for claim in message.claims), key=lambda claim: claim.start)
    found = (Found(claim.field, message.words(claim), claim.value, claim.note) for claim in claims)
    done = [*(message.stretch(claim) for claim in message.claims), *message.idle]
    left = [span for span in spans if not span.touches(done)]
    return Extraction(
        filters=_filters(claims),
        learners=learners,
        found=tuple(found),
        unread=tuple(words for words in words_of(text, left, *CONDITIONS) if words.lower() not in EMPTY_HANDED),
        refused=words_of(text, left, "not"),
        people=tuple(words for words in words_of(text, spans, "who") if _says_what_they_do(text, words)),
    )


def _says_what_they_do(text: str, words: str) -> bool:
    """Whether words for learners say more than that they are people, or who somebody is beside the speaker."""
    named = re.escape(words)
    beside_me = rf"\b(?:me|myself|i) (?:and|&|plus|\+) {named}\b|\b{named} (?:and|&|plus|\+) (?:me|myself|i)\b"
    somebody = len(words.split()) == 1 and words[:1].isupper() and re.search(beside_me, text, re.IGNORECASE)
    return not somebody and not {*words.lower().split()} <= ANYBODY


def _filters(claims: list[Claim]) -> Filters:
    sets: dict[str, Any] = {}
    for claim in claims:
        for name, value in claim.sets.items():
            if claim.note is Note.ANY:
                sets[name] = value
            elif value in (None, ()):
                sets.setdefault(name, value)
            else:
                sets[name] = _together(name, sets.get(name), value)
    if refused := sets.get("not_levels"):  # "not level 7, level 9" asks for level 9: what it refuses is out of reach
        within = range(sets.get("level_min") or LOWEST, (sets.get("level_max") or HIGHEST) + 1)
        sets["not_levels"] = tuple(level for level in refused if level in within)
    return Filters.model_validate({**sets, **_strength(claims)})


FACTS = {
    "price": "price",
    "level": "scqf_level",
    "credits": "scqf_credits",
    "starts": "starts",
    "modes": "mode",
    "not_modes": "mode",
    "patterns": "pattern",
    "not_patterns": "pattern",
    "places": "location",
    "not_places": "location",
    "hours": "hours",
    "hours_per_week": "hours_per_week",
    "weeks": "duration_weeks",
    "providers": "provider",
    "not_providers": "provider",
    "credit_bearing": "credit_bearing",
    "assessed": "assessed",
    "badge": "badge",
}
"""The fact of a record that a claim asks about, by the field of the claim."""


def _strength(claims: list[Claim]) -> dict[str, tuple[str, ...]]:
    """The facts of which the employer said that they are musts, or wishes."""
    facts = [(FACTS[claim.field], claim) for claim in claims if claim.field in FACTS and claim.note is not Note.ANY]
    musts = dict.fromkeys(fact for fact, claim in facts if claim.must)
    wishes = dict.fromkeys(fact for fact, claim in facts if claim.wish and fact not in musts)
    said = {"musts": tuple(musts), "wishes": tuple(wishes)}
    return {name: values for name, values in said.items() if values}


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
        return replace(claim, sets={"price_max": total, "price_min": None})
    each = pounds(total / learners)
    return replace(claim, value=f"up to {each:f}", note=Note.SHARED_OUT, sets={"price_max": each, "price_min": None})
