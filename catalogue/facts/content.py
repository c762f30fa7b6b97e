"""The facts about content, assessment, entry, progression, the bodies responsible and the record itself."""

from __future__ import annotations

import datetime as dt

from catalogue.facts.fact import Fact, Shown, Words, as_published, joined
from catalogue.facts.offer import day
from catalogue.records import Credential
from runtime.phrases import Phrases

IN_FULL = frozenset({Shown.RECORD})


def _assessment(credential: Credential, phrases: Phrases, today: dt.date) -> Words:
    """The method of assessment; whether there is any, where there is none or the method is unknown."""
    if credential.assessed is False:
        return joined([part for part in (phrases("utter_fact_assessment_no"), credential.assessment) if part])
    return credential.assessment or (phrases("utter_fact_assessment_yes") if credential.assessed else None)


def _content(credential: Credential, phrases: Phrases, today: dt.date) -> Words:
    return credential.learning_outcomes or credential.description


def _skills(credential: Credential, phrases: Phrases, today: dt.date) -> Words:
    return tuple(skill.label for skill in credential.skills)


def _counts_towards(credential: Credential, phrases: Phrases, today: dt.date) -> Words:
    if credential.stacks_into:
        return phrases("utter_fact_stacks_into_value", awards=phrases.listing(credential.stacks_into))
    return phrases("utter_fact_stacks_into_none") if credential.credit_bearing is False else None


def _behind(credential: Credential, phrases: Phrases, today: dt.date) -> Words:
    parts = [
        phrases("utter_fact_behind_provider", name=credential.provider),
        phrases.maybe("utter_fact_behind_awarding_body", name=credential.awarding_body),
        credential.quality_assurance,
        phrases.maybe("utter_fact_behind_recognised_by", names=phrases.listing(credential.recognised_by) or None),
    ]
    return joined([part for part in parts if part])


def _badge(credential: Credential, phrases: Phrases, today: dt.date) -> Words:
    return None if credential.badge is None else phrases("utter_yes" if credential.badge else "utter_no")


def _languages(credential: Credential, phrases: Phrases, today: dt.date) -> Words:
    """The names of the languages; a language that domain.yml does not name is shown by its code."""
    names = {code: f"utter_fact_languages_{code}" for code in credential.languages}
    return tuple(phrases(name) if name in phrases else code for code, name in names.items())


def _url(credential: Credential, phrases: Phrases, today: dt.date) -> Words:
    return str(credential.url) if credential.url else None


def _last_verified(credential: Credential, phrases: Phrases, today: dt.date) -> Words:
    if credential.last_verified is None:
        return None
    checked = day(credential.last_verified)
    return phrases("utter_fact_last_verified_stale", day=checked) if credential.stale(today) else checked


CONTENT = (
    Fact("assessment", _assessment, IN_FULL, asked=True),
    Fact("learning_outcomes", as_published("learning_outcomes"), IN_FULL),
    Fact("content", _content, asked=True),
    Fact("skills", _skills, IN_FULL),
    Fact("entry_requirements", as_published("entry_requirements"), IN_FULL, asked=True),
    Fact("rpl", as_published("rpl"), IN_FULL, asked=True),
    Fact("stacks_into", _counts_towards, IN_FULL, asked=True),
    Fact("behind", _behind, asked=True),
    Fact("awarding_body", as_published("awarding_body"), IN_FULL),
    Fact("quality_assurance", as_published("quality_assurance"), IN_FULL),
    Fact("recognised_by", as_published("recognised_by"), IN_FULL),
    Fact("badge", _badge, IN_FULL, asked=True),
    Fact("languages", _languages, IN_FULL, asked=True),
    Fact("url", _url, IN_FULL, asked=True),
    Fact("source", as_published("source"), IN_FULL),
    Fact("last_verified", _last_verified, asked=True),
)
"""The rows in the order in which they are shown.

`content` gives the outcomes, or the description where there are none. `behind` gives the provider and the three rows
after it. The function `checked` words `last_verified` for display beside a record.
"""
