"""What a question about a credential asks for, and the record's answer in words; silence is said to be silence."""

from __future__ import annotations

import re
from collections.abc import Callable

from actions.base import Phrases
from actions.wording import price
from contract import CredentialData, Fact

Answer = Callable[[Phrases, CredentialData], str | None]


def asked_for(text: str) -> tuple[str, ...]:
    """The names of the aspects that a question asks for, in the order of ASPECTS."""
    return tuple(name for name, (pattern, _) in ASPECTS.items() if pattern.search(text))


def answers(phrases: Phrases, data: CredentialData, names: tuple[str, ...]) -> tuple[Fact, ...]:
    """A fact for each of these aspects, as the record publishes it or as not published."""
    return tuple(
        Fact(name=phrases(f"utter_aspect_{name}"), value=ASPECTS[name][1](phrases, data) or phrases("utter_unknown"))
        for name in names
    )


def _level(phrases: Phrases, data: CredentialData) -> str | None:
    return phrases.maybe("utter_fact_level", level=data.card.scqf_level)


def _credit(phrases: Phrases, data: CredentialData) -> str | None:
    card = data.card
    if card.scqf_credits:
        return phrases("utter_aspect_credit_value", credits=card.scqf_credits, hours=card.hours, ects=card.ects)
    return {True: phrases("utter_aspect_credit_some"), False: phrases("utter_fact_no_credit")}.get(
        card.credit_bearing  # type: ignore[arg-type]  # None is in neither
    )


def _price(phrases: Phrases, data: CredentialData) -> str | None:
    return price(phrases, data.card.price) if data.card.price else None


def _time(phrases: Phrases, data: CredentialData) -> str | None:
    card = data.card
    weeks = card.duration_weeks
    parts = [
        phrases.maybe("utter_aspect_hours", hours=card.hours),
        phrases("utter_fact_week") if weeks == 1 else phrases.maybe("utter_fact_weeks", weeks=weeks),
        phrases.maybe("utter_aspect_hours_a_week", hours=card.hours_per_week),
        card.pattern,
    ]
    return ", ".join(part for part in parts if part) or None


def _starts(phrases: Phrases, data: CredentialData) -> str | None:
    if data.card.starts_any_time:
        return phrases("utter_start_any_time")
    return ", ".join(f"{start:%-d %B %Y}" for start in data.card.starts) or None


def _where(phrases: Phrases, data: CredentialData) -> str | None:
    return ", ".join(part for part in (data.card.mode, data.card.location) if part) or None


def _behind(phrases: Phrases, data: CredentialData) -> str | None:
    parts = [
        phrases("utter_aspect_provider", name=data.card.provider),
        phrases.maybe("utter_aspect_awarded", name=data.card.awarding_body),
        data.quality_assurance,
        phrases.maybe("utter_aspect_recognised", names=phrases.listing(data.recognised_by) or None),
    ]
    return "; ".join(part for part in parts if part)


def _counts(phrases: Phrases, data: CredentialData) -> str | None:
    stacks = phrases.listing(data.stacks_into)
    if stacks:
        return phrases("utter_aspect_counts_value", awards=stacks)
    return phrases("utter_aspect_counts_never") if data.card.credit_bearing is False else None


def _outcomes(phrases: Phrases, data: CredentialData) -> str | None:
    return "; ".join(data.learning_outcomes) or data.description


def _assessed(phrases: Phrases, data: CredentialData) -> str | None:
    if data.assessment or data.card.assessed is None:
        return data.assessment
    return phrases("utter_filter_assessed_yes" if data.card.assessed else "utter_filter_assessed_no")


def _badge(phrases: Phrases, data: CredentialData) -> str | None:
    return None if data.badge is None else phrases("utter_yes" if data.badge else "utter_no")


def _checked(phrases: Phrases, data: CredentialData) -> str | None:
    return f"{data.card.last_verified:%-d %B %Y}" if data.card.last_verified else None


ASPECTS: dict[str, tuple[re.Pattern[str], Answer]] = {
    name: (re.compile(pattern, re.IGNORECASE), answer)
    for name, pattern, answer in (
        (
            "price",
            r"\b(?:costs?|price[ds]?|pricey|how much (?!time|work|study)(?!(?:is|are)? ?(?:the )?(?:work|study))|fees?|"
            r"expensive|cheap(?:er|est)?|£|pay for|(?:per|a) head|damage|charge|vat)\b|£",
            _price,
        ),
        (
            "credit",
            r"\b(?:credits?(?!\w)|points?|ects|accredited|credit[- ]bearing|carry any)\b",
            _credit,
        ),
        ("level", r"\b(?:levels?|how (?:hard|difficult|advanced|tough))\b", _level),
        (
            "time",
            r"\b(?:how long|how much (?:time|work|study)|hours?|duration|weeks?|months? long|days? off|"
            r"time (?:off|away|"
            r"commitment)|workload|take (?:to )?(?:do|finish|complete)|evenings?|weekends?|day release|part[- ]time|"
            r"in their own time)\b",
            _time,
        ),
        (
            "starts",
            r"\b(?:starts?(?! up)|starting|begins?|when(?:'s| is| does| do| are| can| could)|intake|next (?:one|date|"
            r"run|cohort)|(?<!to )(?<!to-)(?<!of )dates?|how soon)\b",
            _starts,
        ),
        (
            "where",
            r"\b(?:where|online|campus|in[- ]person|face[- ]to[- ]face|remote(?:ly)?|location|on[- ]?site|"
            r"at (?:our|the) (?:place|site|work)|delivered|delivery|attend|zoom|venue)\b",
            _where,
        ),
        (
            "counts",
            r"\b(?:counts?|counting|degrees?|hnc|hnd|masters?|stack\w*|build (?:up|on|towards?)|progress\w*|"
            r"lead (?:on )?"
            r"to|towards?|bigger qualification|full qualification|go on to|top up|top-up)\b",
            _counts,
        ),
        (
            "rpl",
            r"\b(?:experienc\w+|rpl|prior learning|already (?:know|do|did|have|done)|years of|exempt\w*|skip)\b",
            lambda phrases, data: data.rpl,
        ),
        (
            "behind",
            r"\b(?:who (?:stands?|is|runs?|awards?|delivers?|backs?|teaches|provides?|gives)|stands? behind|awarding|"
            r"recogni[sz]ed|recognition|legit\w*|kosher|trust\w*|quality|vouch\w*|reputable|professional body|"
            r"accredit(?:s|ing)|issued|issues|proper)\b",
            _behind,
        ),
        (
            "entry",
            r"\b(?:entry|get (?:in|on)(?:to)?|eligib\w+|qualif(?:y|ications? (?:do|to|needed))|requirements?|"
            r"prerequisites?|need (?:to have|any|before)|who can (?:do|take|apply|join)|beginners?|suitable for)\b",
            lambda phrases, data: data.entry_requirements,
        ),
        (
            "assessment",
            r"\b(?:assess\w*|exams?|tests?|tested|essays?|assignments?|marked|coursework|pass(?:es)?|graded)\b",
            _assessed,
        ),
        (
            "outcomes",
            r"\b(?:cover(?:s|ed)?|be able to|learn(?:t|ed)?|teach(?:es)?|content|syllabus|topics?|modules?|"
            r"include[sd]?|"
            r"what(?:'s| is) in|outcomes?|come out (?:with|able))\b",
            _outcomes,
        ),
        ("badge", r"\b(?:badges?|certificates?|linkedin)\b", _badge),
        ("languages", r"\b(?:languages?|gaelic|in english)\b", lambda phrases, data: ", ".join(data.languages) or None),
        (
            "url",
            r"\b(?:link|website|web ?page|url|book(?:ing)?|enrol\w*|sign (?:them|up|people|staff)|apply|register|"
            r"contact)\b",
            lambda phrases, data: data.card.url,
        ),
        (
            "checked",
            r"\b(?:up[- ]to[- ]date|last (?:checked|verified|updated)|out of date|still (?:running|on|available|"
            r"current)|"
            r"current)\b",
            _checked,
        ),
    )
}
"""By name: the words that ask for it, and what the record says of it (None: not published)."""
