"""Credentials as the chat contract shows them: every fact a field of the record, unknown left unknown."""

from __future__ import annotations

import datetime as dt

from catalogue.records import Credential
from contract import Card, CredentialData, Price, Why
from index.search import Hit


def card(credential: Credential, today: dt.date, hit: Hit | None = None) -> Card:
    """The card of a credential, with the reasons of a hit when it answers a search. Past starts are left out."""
    ects = credential.ects
    return Card(
        id=credential.id,
        title=credential.title,
        provider=credential.provider,
        awarding_body=credential.awarding_body,
        scqf_level=_text(credential.scqf_level),
        scqf_credits=_text(credential.scqf_credits),
        hours=_text(credential.hours),
        ects="-".join(dict.fromkeys(f"{credits:g}" for credits in ects)) if ects else None,
        credit_bearing=credential.credit_bearing,
        assessed=credential.assessed,
        mode=_text(credential.mode),
        pattern=_text(credential.pattern),
        duration_weeks=credential.duration_weeks,
        hours_per_week=credential.hours_per_week,
        location=credential.location,
        price=Price.model_validate(credential.price.model_dump()) if credential.price else None,
        starts=tuple(start for start in credential.starts if start >= today),
        starts_any_time=credential.starts_any_time,
        url=_text(credential.url),
        last_verified=credential.last_verified,
        stale=credential.stale(today),
        sample=credential.sample,
        why=tuple(Why(need=one.need, quote=one.quote, field=one.field) for one in hit.reasons) if hit else (),
        not_covered=hit.not_covered if hit else (),
        unpublished=hit.unpublished if hit else (),
        score=hit.score if hit else None,
    )


def details(credential: Credential, today: dt.date) -> CredentialData:
    """Everything the record says."""
    return CredentialData(
        card=card(credential, today),
        description=credential.description,
        learning_outcomes=credential.learning_outcomes,
        skills=tuple(skill.label for skill in credential.skills),
        assessment=credential.assessment,
        entry_requirements=credential.entry_requirements,
        rpl=credential.rpl,
        quality_assurance=credential.quality_assurance,
        recognised_by=credential.recognised_by,
        stacks_into=credential.stacks_into,
        badge=credential.badge,
        languages=credential.languages,
        source=credential.source,
    )


def _text(value: object | None) -> str | None:
    return None if value is None else str(value)
