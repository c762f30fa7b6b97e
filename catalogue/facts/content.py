"""The facts about content, assessment, entry, progression, the bodies responsible and the record itself."""

from __future__ import annotations

import datetime as dt

from catalogue.facts.fact import Fact, Shown, Words, as_published, asking, joined
from catalogue.facts.offer import day
from catalogue.records import Credential
from runtime.phrases import Phrases

IN_FULL = frozenset({Shown.RECORD})
COMPARED = frozenset({Shown.COMPARISON, Shown.RECORD})


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
    Fact(
        "assessment",
        _assessment,
        COMPARED,
        asking(r"\b(?:assess\w*|exams?|tests?|tested|essays?|assignments?|marked|coursework|pass(?:es)?|graded)\b"),
    ),
    Fact("learning_outcomes", as_published("learning_outcomes"), IN_FULL),
    Fact(
        "content",
        _content,
        asked=asking(
            r"\b(?:cover(?:s|ed)?|be able to|learn(?:t|ed)?|teach(?:es)?|content|syllabus|topics?|modules?|"
            r"include[sd]?(?! vat)|what(?:'s| is) in|outcomes?|come out (?:with|able))\b"
        ),
    ),
    Fact("skills", _skills, IN_FULL),
    Fact(
        "entry_requirements",
        as_published("entry_requirements"),
        IN_FULL,
        asking(
            r"\b(?:entry|get (?:in|on)(?:to)?|eligib\w+|qualif(?:y|ications? (?:do|to|needed))|requirements?|"
            r"prerequisites?|need (?:to have|any|before)|who can (?:do|take|apply|join)|beginners?|"
            r"(?:suitable|right) for|too (?:young|old|hard|advanced|basic)|"
            r"(?:do|would|will) (?:i|we|they|he|she) need (?!to\b|time\b)(?=\w)|"
            r"\d+ year old|out (?:of )?(?:their|his|her) depth|(?:cope|manage) with (?:it|that)|"
            r"over (?:their|his|her|our) heads?|no qualifications)\b"
        ),
    ),
    Fact(
        "rpl",
        as_published("rpl"),
        COMPARED,
        asking(r"\b(?:experienc\w+|rpl|prior learning|already (?:know|do|did|have|done)|years of|exempt\w*|skip)\b"),
    ),
    Fact(
        "stacks_into",
        _counts_towards,
        COMPARED,
        asking(
            r"\b(?:counts?|counting|degrees?|hnc|hnd|masters?|stack\w*|build (?:up|on|towards?)|progress\w*|"
            r"lead (?:on )?to|towards?|bigger qualification|full qualification|go on to|top up|top-up)\b"
        ),
    ),
    Fact(
        "behind",
        _behind,
        frozenset({Shown.COMPARISON}),
        asking(
            r"\b(?:who (?:stands?|is|runs?|awards?|delivers?|backs?|teaches|provides?|gives)|stands? behind|awarding|"
            r"recogni[sz]ed|recognition|legit\w*|kosher|trust\w*|quality|vouch\w*|reputable|professional body|"
            r"accredit(?:s|ing)|issued|issues|proper)\b"
        ),
    ),
    Fact("awarding_body", as_published("awarding_body"), IN_FULL),
    Fact("quality_assurance", as_published("quality_assurance"), IN_FULL),
    Fact("recognised_by", as_published("recognised_by"), IN_FULL),
    Fact("badge", _badge, IN_FULL, asking(r"\b(?:badges?|certificates?|linkedin)\b")),
    Fact("languages", _languages, IN_FULL, asking(r"\b(?:languages?|gaelic|in english)\b")),
    Fact(
        "url",
        _url,
        IN_FULL,
        asking(
            r"\b(?:link|website|web ?page|url|book(?:ing)?|enrol\w*|sign (?:them|up|people|staff)|apply|register|"
            r"contact)\b"
        ),
    ),
    Fact("source", as_published("source"), IN_FULL),
    Fact(
        "last_verified",
        _last_verified,
        asked=asking(
            r"\b(?:up[- ]to[- ]date|last (?:checked|verified|updated)|out of date|still (?:running|on|available|"
            r"current)|current)\b"
        ),
    ),
)
"""The rows in the order in which they are shown.

`content` gives the outcomes, or the description where there are none. `behind` gives the provider and the three rows
after it. The function `checked` words `last_verified` for display beside a record.
"""
