"""Credentials as the chat contract shows them: every fact is a field of the record, in the words of the one table."""

from __future__ import annotations

import datetime as dt

from catalogue.facts import FactValue, Shown, checked, facts, unpublished
from catalogue.records import Credential
from contract import Card, CredentialData, Fact, Why
from index.results import Hit
from runtime.phrases import Phrases


def card(
    credential: Credential, phrases: Phrases, today: dt.date, hit: Hit | None = None, missed: tuple[str, ...] = ()
) -> Card:
    """The card of a credential, with the reasons and the gaps of a hit when it answers a search.

    `missed` are the wishes that it does not meet, in words.
    """
    return Card(
        id=credential.id,
        title=credential.title,
        provider=credential.provider,
        facts=_facts(credential, phrases, today, Shown.CARD),
        checked=checked(credential, phrases, today),
        stale=credential.stale(today),
        sample=credential.sample,
        url=str(credential.url) if credential.url else None,
        why=tuple(Why(need=reason.need, quote=reason.quote, field=reason.field) for reason in hit.reasons)
        if hit
        else (),
        not_covered=hit.not_covered if hit else (),
        missed=missed,
        unpublished=unpublished(hit.verdict.unpublished, phrases) if hit else (),
        score=hit.score if hit else None,
    )


def details(credential: Credential, phrases: Phrases, today: dt.date) -> CredentialData:
    """Everything that the record may say; what it does not say is said to be not published."""
    return CredentialData(
        card=card(credential, phrases, today),
        description=credential.description,
        facts=_facts(credential, phrases, today, Shown.RECORD),
    )


def fact(value: FactValue) -> Fact:
    """A fact of the table as a fact of the contract."""
    return Fact(key=value.key, name=value.name, value=value.value, items=value.items, published=value.published)


def _facts(credential: Credential, phrases: Phrases, today: dt.date, place: Shown) -> tuple[Fact, ...]:
    return tuple(fact(value) for value in facts(credential, phrases, today, place))
