"""The conditions of a search in words, each with the button that takes it back and no other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal

from actions.search import Search
from actions.turn import payload
from catalogue.facts import day, money
from contract import FilterChip, Need
from reading.filters import Filters
from runtime.phrases import Phrases

RANGES = {bound: (f"{bound}_min", f"{bound}_max") for bound in ("level", "credits")}
"""Two filters that are said as one condition when both are set."""


def chips(phrases: Phrases, search: Search) -> tuple[FilterChip, ...]:
    """Each condition in words, with the employer's own words that it was read from."""
    asked = search.filters.model_dump(exclude_defaults=True)
    for name, (lowest, highest) in RANGES.items():
        low, high = asked.get(lowest), asked.get(highest)
        if low is not None and high is not None:
            asked = {name: low if low == high else phrases("utter_range", low=low, high=high), **asked}
            del asked[lowest], asked[highest]
    if search.learners is not None:
        asked = {"learners": search.learners, **asked}
    return tuple(
        FilterChip(
            field=name,
            value=_in_words(phrases, name, value),
            words=_words(name, search.words),
            drop=payload("refine", drop=name),
        )
        for name, value in asked.items()
    )


def need_chips(search: Search, uncovered: Sequence[str]) -> tuple[Need, ...]:
    """Each need, with the button that takes it back where it is not the only one."""
    several = len(search.needs) > 1
    return tuple(
        Need(text=need, covered=need not in uncovered, drop=payload("refine", need=need) if several else None)
        for need in search.needs
    )


def without_condition(search: Search, name: str) -> Search:
    """The search without the condition of the chip with this field; the same search when it has no such condition."""
    if name == "learners":
        return search.from_first_page(learners=None, words=_without(search.words, {"learners"}))
    defaults = Filters()
    fields = [field for field in RANGES.get(name, (name,)) if field in Filters.model_fields]
    filters = search.filters.model_copy(update={field: getattr(defaults, field) for field in fields})
    left = filters.model_dump(exclude_defaults=True)
    spent = {topic for topic in search.words if topic != "learners" and not any(key.startswith(topic) for key in left)}
    return search.from_first_page(filters=filters, words=_without(search.words, spent))


def without_need(search: Search, need: str) -> Search:
    """The search without this need; the same search when it has no such need."""
    needs = tuple(other for other in search.needs if other != need)
    return search.from_first_page(needs=needs, context="") if needs != search.needs else search


def of_offers(filters: Sequence[FilterChip]) -> str:
    """The conditions on an offer in words; how many are to learn is none."""
    return "; ".join(chip.value for chip in filters if chip.field != "learners")


def in_brackets(phrases: Phrases, filters: Sequence[FilterChip]) -> str:
    """All conditions in brackets, to stand behind the needs; empty where there are none."""
    values = "; ".join(chip.value for chip in filters)
    return f" {phrases('utter_conditions', conditions=values)}" if values else ""


def _in_words(phrases: Phrases, name: str, value: object) -> str:
    match value:
        case bool():
            return phrases(f"utter_filter_{name}_{'yes' if value else 'no'}")
        case tuple():
            words = phrases.listing([str(item) for item in value])
        case Decimal():
            words = money(value)
        case dt.date():
            words = day(value)
        case float():
            words = f"{value:g}"
        case _:
            words = str(value)
    return phrases(f"utter_filter_{name}", value=words)


def _words(name: str, words: Mapping[str, str]) -> str:
    """The words for a filter are kept by its topic: `level` for level_min and level_max."""
    topic = max((topic for topic in words if name.startswith(topic)), key=len, default="")
    return words.get(topic, "")


def _without(words: Mapping[str, str], topics: set[str]) -> dict[str, str]:
    return {topic: text for topic, text in words.items() if topic not in topics}
