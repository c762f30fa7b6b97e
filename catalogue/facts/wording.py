"""The table of facts, and the values of its rows for a credential."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from catalogue.facts.content import CONTENT
from catalogue.facts.fact import Fact, FactValue, Shown, joined
from catalogue.facts.offer import OFFER
from catalogue.records import Credential
from runtime.phrases import Phrases

FACTS: tuple[Fact, ...] = OFFER + CONTENT

WHOLE, OTHER = "whole", "other"
BOOKED = "url"
"""In place of facts: a question asks for all of a record, or for something that has no row."""

NO_ROW = (WHOLE, OTHER)
ASKED = (*(fact.key for fact in FACTS if fact.asked), *NO_ROW)
"""What a question about a credential may ask for."""


def facts(
    credential: Credential, phrases: Phrases, today: dt.date, chosen: Shown | Iterable[str]
) -> tuple[FactValue, ...]:
    """The values of the facts that `chosen` shows, or of the facts with the given keys, in that order.

    Starts before `today` are left out. Raises KeyError for a key that no fact has.
    """
    if isinstance(chosen, Shown):
        rows = [fact for fact in FACTS if chosen in fact.shown]
    else:
        by_key = {fact.key: fact for fact in FACTS}
        rows = [by_key[key] for key in chosen]
    return tuple(_value(fact, credential, phrases, today) for fact in rows)


def line(credential: Credential, phrases: Phrases, today: dt.date) -> str:
    """A credential in one line of text, which says so where the level, credit or price is not published."""
    parts = []
    for fact in facts(credential, phrases, today, Shown.LINE):
        unknown = f"utter_fact_{fact.key}_not_published"
        if fact.published:
            parts.append(fact.value)
        elif unknown in phrases:
            parts.append(phrases(unknown))
    return "; ".join(parts)


def checked(credential: Credential, phrases: Phrases, today: dt.date) -> str:
    """When the record was last checked against the provider's page; after a year the text asks to confirm."""
    (last,) = facts(credential, phrases, today, ["last_verified"])
    if not last.published:
        return phrases("utter_fact_last_verified_never")
    return phrases("utter_fact_last_verified_on", value=last.value)


def unpublished(fields: Iterable[str], phrases: Phrases) -> tuple[str, ...]:
    """The names in words of the fields that a filter needs and a record does not publish."""
    return tuple(phrases(f"utter_fact_{field}_missing") for field in fields)


def _value(fact: Fact, credential: Credential, phrases: Phrases, today: dt.date) -> FactValue:
    name, words = phrases(f"utter_fact_{fact.key}"), fact.words(credential, phrases, today)
    if not words:
        return FactValue(fact.key, name, phrases("utter_unknown"), published=False)
    if isinstance(words, str):
        return FactValue(fact.key, name, words)
    return FactValue(fact.key, name, joined(words), items=words)
