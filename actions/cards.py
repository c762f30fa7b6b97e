"""Credentials as the chat contract shows them: every fact is a field of the record, in the words of the one table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from actions.turn import payload
from catalogue.facts import FactValue, Shown, brief, checked, facts, unpublished
from catalogue.records import Credential
from contract import Card, CardAction, CredentialData, Fact, Why
from index.results import Hit
from runtime.phrases import Phrases

ACTIONS: dict[str, tuple[str, dict[str, str]]] = {
    "details": ("details", {}),
    "keep_number": ("shortlist", {}),
    "compare": ("compare", {}),
    "places": ("request", {"route": "buy_places"}),
}
"""What can be done with a card: the intent of each action, and what it names beside the credential."""

LISTED = tuple(ACTIONS)
ALONE = ("details", "keep_number", "places")
"""The actions of a card among others, and of one that has nothing beside it to be compared with."""


def card(
    credential: Credential,
    phrases: Phrases,
    today: dt.date,
    hit: Hit | None = None,
    missed: tuple[str, ...] = (),
    *,
    number: int = 0,
    learners: int | None = None,
    can: Sequence[str] = (),
) -> Card:
    """The card of a credential, with the reasons and the gaps of a hit when it answers a search.

    `missed` are the wishes that it does not meet, in words; `learners` how many the price is added up for; `number` its
    place in a list, and `can` what can be done with it there (ACTIONS).
    """
    return Card(
        id=credential.id,
        title=credential.title,
        provider=credential.provider,
        facts=_facts(credential, phrases, today, Shown.CARD),
        line=brief(credential, phrases, today, miles=hit.verdict.miles if hit else None, learners=learners),
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
        actions=tuple(_action(phrases, name, number, credential.id) for name in can),
        score=hit.score if hit else None,
    )


def details(credential: Credential, phrases: Phrases, today: dt.date) -> CredentialData:
    """Everything that the record may say; what it does not say is said to be not published."""
    return CredentialData(
        card=card(credential, phrases, today),
        description=credential.description,
        facts=_facts(credential, phrases, today, Shown.RECORD),
    )


def _action(phrases: Phrases, name: str, number: int, credential_id: str) -> CardAction:
    intent, named = ACTIONS[name]
    return CardAction(
        label=phrases(f"utter_action_{name}"),
        title=phrases(f"utter_button_{name}", number=number),
        payload=payload(intent, credential=credential_id, **named),
    )


def fact(value: FactValue) -> Fact:
    """A fact of the table as a fact of the contract."""
    return Fact(key=value.key, name=value.name, value=value.value, items=value.items, published=value.published)


def _facts(credential: Credential, phrases: Phrases, today: dt.date, place: Shown) -> tuple[Fact, ...]:
    return tuple(fact(value) for value in facts(credential, phrases, today, place))
