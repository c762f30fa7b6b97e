"""The conditions of a search in words, each with the button that takes it back and no other."""

from __future__ import annotations

import datetime as dt
from calendar import month_name
from collections.abc import Mapping, Sequence
from decimal import Decimal

from actions.search import Search, Understood
from actions.turn import payload
from catalogue.facts import day, facts, money
from contract import FilterChip, Need
from index.results import Hit, Result
from reading.filters import FIELDS_OF, Filters
from runtime.phrases import Phrases

RANGES = {bound: (f"{bound}_min", f"{bound}_max") for bound in ("level", "credits")}
"""Two filters that are said as one condition when both are set."""

TOGETHER = {**RANGES, "places": ("places", "miles_max")}
"""Filters that are taken back together: a distance is one from a place."""

STRENGTHS = ("musts", "wishes")
"""The filters that say how much the others count."""

NEVER_SAID = (*STRENGTHS, "heads")
"""The filters that are no conditions of their own."""


def chips(phrases: Phrases, search: Search) -> tuple[FilterChip, ...]:
    """Each condition in words, with the employer's own words that it was read from."""
    asked = search.filters.model_dump(exclude_defaults=True, exclude={*NEVER_SAID})
    for name, (lowest, highest) in RANGES.items():
        low, high = asked.get(lowest), asked.get(highest)
        if low is not None and high is not None:
            asked = {name: low if low == high else phrases("utter_range", low=low, high=high), **asked}
            del asked[lowest], asked[highest]
    if search.learners is not None:
        asked = {"learners": search.learners, **asked}
    conditions = tuple(
        FilterChip(
            field=name,
            value=_in_words(phrases, name, value),
            words=_words(name, search.words),
            drop=payload("refine", drop=name),
        )
        for name, value in asked.items()
    )
    refused = tuple(
        FilterChip(
            field="refused",
            value=phrases("utter_filter_refused", value=topic),
            words=topic,
            drop=payload("refine", drop="refused", value=topic),
        )
        for topic in search.refused
    )
    return conditions + refused


def need_chips(search: Search, uncovered: Sequence[str]) -> tuple[Need, ...]:
    """Each need, with the button that takes it back where it is not the only one."""
    several = len(search.needs) > 1
    return tuple(
        Need(text=need, covered=need not in uncovered, drop=payload("refine", need=need) if several else None)
        for need in search.needs
    )


def without_condition(search: Search, name: str, value: str = "") -> Search:
    """The search without the condition of the chip with this field; the same search when it has no such condition.

    Of several refused topics `value` says which is admitted again.
    """
    if name == "refused":
        return search.from_first_page(refused=tuple(topic for topic in search.refused if topic != value))
    if name == "learners":
        return search.from_first_page(learners=None, words=_without(search.words, {"learners"}))
    defaults = Filters()
    fields = [field for field in TOGETHER.get(name, (name,)) if field in Filters.model_fields]
    filters = search.filters.model_copy(update={field: getattr(defaults, field) for field in fields})
    left = filters.model_dump(exclude_defaults=True)
    asked = {fact for fact, names in OF_FACT.items() if left.keys() & {*names}}
    said = {strength: tuple(fact for fact in getattr(filters, strength) if fact in asked) for strength in STRENGTHS}
    filters = filters.model_copy(update=said)
    spent = {topic for topic in search.words if topic != "learners" and not any(key.startswith(topic) for key in left)}
    return search.from_first_page(filters=filters, words=_without(search.words, spent))


def without_need(search: Search, need: str) -> Search:
    """The search without this need; the same search when it has no such need."""
    needs = tuple(other for other in search.needs if other != need)
    return search.from_first_page(needs=needs, context="") if needs != search.needs else search


OF_FACT = {
    **FIELDS_OF,
    "scqf_level": ("level", *FIELDS_OF["scqf_level"]),
    "scqf_credits": ("credits", *FIELDS_OF["scqf_credits"]),
}
"""The chips that ask about a fact of a record: its conditions, and two said as one (`RANGES`)."""

UNQUOTED, DESCRIBED = 3, 14
"""Words of a need that stands in a sentence without quotation marks, and of one that stands there in its own words."""

MOST_LOOSENED = 2
"""Conditions of which is said what there is without them."""


def one_less(result: Result, conditions: Sequence[FilterChip]) -> list[tuple[FilterChip, Sequence[Hit]]]:
    """The conditions without which there would be most, each with the hits that it alone keeps out."""
    loosened = [
        (chip, hits)
        for fact, hits in result.one_less.items()
        for chip in conditions
        if chip.field in OF_FACT.get(fact, ()) and len([c for c in conditions if c.field in OF_FACT[fact]]) == 1
    ]
    return sorted(loosened, key=lambda loose: -len(loose[1]))[:MOST_LOOSENED]


def missed(phrases: Phrases, hit: Hit, search: Search, today: dt.date) -> tuple[str, ...]:
    """The wishes that a hit does not meet, in words: what it has instead."""
    words: list[str] = []
    for fact in hit.verdict.missed:
        if fact == "location" and hit.verdict.miles is not None:
            words.append(
                phrases(
                    "utter_missed_location",
                    place=hit.credential.location,
                    miles=round(hit.verdict.miles),
                    asked=phrases.listing(search.filters.places),
                )
            )
        elif fact == "subjects":
            words.append(phrases.listing(hit.credential.subjects))
        elif fact == "starts" and any(start >= today for start in hit.credential.starts):
            (value,) = facts(hit.credential, phrases, today, [fact])
            words.append(phrases("utter_missed_starts", starts=value.value))
        elif fact in SAID_AS:
            words.append(_in_words(phrases, SAID_AS[fact], getattr(hit.credential, fact)))
        else:
            (value,) = facts(hit.credential, phrases, today, [WORDED_AS.get(fact, fact)])
            words.append(value.value)
    return tuple(dict.fromkeys(words))


WORDED_AS = {
    "pattern": "delivery",
    "location": "delivery",
    "mode": "delivery",
    "hours": "scqf_credits",
    "hours_per_week": "time",
    "duration_weeks": "time",
}
"""The fact of the table that words a fact of a record which has no row of its own."""

SAID_AS = {"provider": "providers", "credit_bearing": "credit_bearing", "assessed": "assessed", "badge": "badge"}
"""The condition that words a fact of a record of which the table says more, or less, than the fact."""


def about(phrases: Phrases, search: Understood) -> str:
    """What is looked for in words: its needs, or all there is."""
    return (
        phrases.listing([quoted(phrases, need) for need in search.needs]) if search.needs else phrases("utter_anything")
    )


def list_name(phrases: Phrases, understood: Understood) -> str:
    """What a list is called: for whom it was and what they need."""
    needs, people = about(phrases, understood), understood.people
    return phrases("utter_group", who=phrases.listing(people), needs=needs) if people else needs


def as_told(phrases: Phrases, need: str) -> str:
    """A need as a part of a sentence; of one that is a sentence itself is said that it was described."""
    return phrases("utter_described") if len(need.split()) > DESCRIBED else need


def quoted(phrases: Phrases, need: str) -> str:
    """The same, in quotation marks where it is of some words."""
    words = len(need.split())
    return phrases("utter_quoted", words=need) if UNQUOTED < words <= DESCRIBED else as_told(phrases, need)


def of_offers(filters: Sequence[FilterChip]) -> str:
    """The conditions on an offer in words; how many are to learn is none."""
    return "; ".join(chip.value for chip in filters if chip.field != "learners")


def in_brackets(phrases: Phrases, filters: Sequence[FilterChip]) -> str:
    """All conditions in brackets, to stand behind the needs; empty where there are none."""
    values = "; ".join(chip.value for chip in filters)
    return f" {phrases('utter_conditions', conditions=values)}" if values else ""


def _in_words(phrases: Phrases, name: str, value: object) -> str:
    if name == "price_max" and value == 0:
        return phrases("utter_filter_free")
    match value:
        case bool():
            return phrases(f"utter_filter_{name}_{'yes' if value else 'no'}")
        case tuple():
            words = phrases.listing([month_name[item] if name == "not_months" else str(item) for item in value])
        case Decimal():
            words = money(value)
        case dt.date():
            words = day(value)
        case float():
            words = f"{value:g}"
        case _:
            words = str(value)
    one = f"utter_filter_{name}_one"
    return phrases(one) if words == "1" and one in phrases else phrases(f"utter_filter_{name}", value=words)


def _words(name: str, words: Mapping[str, str]) -> str:
    """The words for a filter are kept by its topic: `level` for level_min and level_max."""
    topic = max((topic for topic in words if name.startswith(topic)), key=len, default="")
    return words.get(topic, "")


def _without(words: Mapping[str, str], topics: set[str]) -> dict[str, str]:
    return {topic: text for topic, text in words.items() if topic not in topics}
