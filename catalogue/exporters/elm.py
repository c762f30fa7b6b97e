"""Credentials as learning opportunities of the European Learning Model 3, in JSON-LD.

Property names and cardinalities are those of the model's profile for learning opportunities and qualifications
(github.com/european-commission-empl/European-Learning-Model, rdf/ap/loq). A micro-credential is described as a
learning achievement specification, not as a Qualification, which would need an EQF level that no record holds; the
SCQF level is its education level. The profile also asks for an ISCED field, for a country of every place and
organisation, and for a home page and a learning outcome of every opportunity. The country of a place is the United
Kingdom where the gazetteer of Scotland knows it, and so is that of a provider whose pages lie under
`UNITED_KINGDOM_ONLY`. Another organisation is given the country of the hub, because no record says where it has its
seat. What else a record does not hold is left out, and the publisher must add it. ELM has no list entry for SCQF
credit, so the credit is given as ECTS, which is computed, and as hours of learning.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, TextIO

from catalogue import frameworks
from catalogue.exporters.documents import duration, known, write_graph
from catalogue.exporters.elm_context import CONTEXT
from catalogue.gazetteer import find_all
from catalogue.records import CATALOGUE, Credential, Pattern, Price, Skill

UNITED_KINGDOM_ONLY = (".ac.uk", ".gov.uk", ".nhs.uk", ".sch.uk")
"""Domains that are given to organisations of the United Kingdom alone, by the rules of their registries."""

WRITTEN_IN = "en"
"""The language of the catalogue's own texts; `Credential.languages` holds the languages of teaching."""


def write_elm(records: Iterable[Credential], file: TextIO, *, country: str | None = None) -> int:
    """Write one document of all the learning opportunities; return their number.

    `country` is that of the hub, by its three letters; without it organisations whose country is not certain have none.
    """
    return write_graph(CONTEXT, (opportunity(record, country) for record in records), file)


def opportunity(record: Credential, country: str | None = None) -> dict[str, Any]:
    """The LearningOpportunity node of a credential."""
    return known(
        {
            "id": f"urn:{CATALOGUE}:{record.id}",
            "type": "LearningOpportunity",
            "identifier": {"type": "Identifier", "notation": record.id, "schemeName": CATALOGUE},
            "title": _text(record.title),
            "description": _text(record.description),
            "dcType": _concept(frameworks.SHORT_PROGRAMME),
            "homepage": {"type": "WebResource", "contentUrl": str(record.url)} if record.url else None,
            "providedBy": _organisation(record.provider, _seat(record) or country),
            "temporal": {"type": "PeriodOfTime", "startDate": _moment(record.starts[0])} if record.starts else None,
            "duration": f"P{record.duration_weeks * 7}D" if record.duration_weeks else None,  # XSD has no weeks
            "mode": _concept(frameworks.MODES[record.mode]) if record.mode else None,
            "learningSchedule": _concept(frameworks.FULL_TIME) if record.pattern is Pattern.FULL_TIME else None,
            "scheduleInformation": _note(_schedule(record)),
            "location": _place(record.location) if record.location else None,
            "priceDetail": _price(record.price) if record.price else _price_in_words(record.price_words),
            "defaultLanguage": _concept(frameworks.language(WRITTEN_IN) or ""),
            "learningAchievementSpecification": specification(record, country),
            "status": "sample" if record.sample else None,
            "dateModified": _moment(record.last_verified) if record.last_verified else None,
        }
    )


def specification(record: Credential, country: str | None = None) -> dict[str, Any]:
    """The LearningAchievementSpecification: what is learned, how much, at which level, and who awards it."""
    name = f"urn:{CATALOGUE}:{record.id}:specification"
    levels = range(record.scqf_level.low, record.scqf_level.high + 1) if record.scqf_level else ()
    hours = record.hours
    awarded = {"type": "AwardingOpportunity", "learningAchievementSpecification": {"id": name}}
    notes = (
        (frameworks.RPL, record.rpl),
        (frameworks.QUALITY, record.quality_assurance),
        *((frameworks.RECOGNISED, name) for name in record.recognised_by),
        *((frameworks.BUILDS_TOWARDS, name) for name in record.stacks_into),
        (frameworks.BADGE, "A digital badge is given." if record.badge else None),
    )
    return known(
        {
            "id": name,
            "type": "LearningAchievementSpecification",
            "title": _text(record.title),
            "additionalNote": [note for about, text in notes if (note := _note(text, about))],
            "educationSubject": [{"type": "Concept", "prefLabel": _text(subject)} for subject in record.subjects],
            "educationLevel": [_concept(frameworks.SCQF_LEVELS[level], frameworks.SCQF_FRAMEWORK) for level in levels],
            "creditPoint": _credit(record),
            "volumeOfLearning": duration(hours.low) if hours and hours.low == hours.high else None,
            "language": [_concept(uri) for code in record.languages if (uri := frameworks.language(code))],
            "mode": _concept(frameworks.MODES[record.mode]) if record.mode else None,
            "entryRequirement": _note(record.entry_requirements),
            "learningOutcome": [*map(_outcome, record.learning_outcomes), *map(_skill, record.skills)],
            "provenBy": _assessment(record),
            "awardingOpportunity": {**awarded, "awardingBody": _organisation(record.awarding_body, country)}
            if record.awarding_body
            else None,
        }
    )


def _credit(record: Credential) -> dict[str, Any] | None:
    if record.ects is None:
        return None
    points = "-".join(dict.fromkeys(f"{amount:g}" for amount in record.ects))
    return {"type": "CreditPoint", "framework": _concept(frameworks.ECTS), "point": points}


def _assessment(record: Credential) -> dict[str, Any] | None:
    if record.assessed is False or not (record.assessed or record.assessment):
        return None
    text = {"title": _text("Assessment"), "description": _text(record.assessment)}
    return known({"type": "LearningAssessmentSpecification", **text})


def _outcome(text: str) -> dict[str, Any]:
    return {"type": "LearningOutcome", "title": _text(text)}


def _skill(skill: Skill) -> dict[str, Any]:
    """A skill as an outcome of its own, because the model names skills only in outcomes."""
    address = str(skill.uri) if skill.uri else None
    if address and address.startswith(frameworks.ESCO_SKILL):  # ESCO has its label; ours is the title of the outcome
        return {**_outcome(skill.label), "relatedESCOSkill": _concept(address)}
    concept = known({"id": address, "type": "Concept", "prefLabel": _text(skill.label)})
    return {**_outcome(skill.label), "relatedSkill": concept}


def _price(price: Price) -> dict[str, Any]:
    unit = _concept(frameworks.currency(price.currency))
    description = f"per {price.per}" + (f", as published on {price.as_of}" if price.as_of else "")
    amount = {"type": "Amount", "unit": unit, "value": str(price.amount)}
    return {"type": "PriceDetail", "amount": amount, "description": _text(description)}


def _price_in_words(words: str | None) -> dict[str, Any] | None:
    return {"type": "PriceDetail", "description": _text(words)} if words else None


def _schedule(record: Credential) -> str | None:
    """A text of what the model has no field for: all starts, the pattern and the weekly hours."""
    parts = (
        _list("Starts", [str(start) for start in record.starts]) if len(record.starts) > 1 else None,
        "Starts at any time" if record.starts_any_time else None,
        f"Pattern: {record.pattern}" if record.pattern else None,
        f"{record.hours_per_week:g} hours a week" if record.hours_per_week else None,
    )
    return "; ".join(filter(None, parts)) or None


def _list(label: str, names: Iterable[str]) -> str | None:
    listed = ", ".join(names)
    return f"{label}: {listed}" if listed else None


def _organisation(name: str, country: str | None) -> dict[str, Any]:
    location = _location(None, country) if country else None
    return known({"type": "Organisation", "legalName": _text(name), "location": location})


def _seat(record: Credential) -> str | None:
    """The country of the provider, where the address of its page shows it."""
    host = (record.url.host or "") if record.url else ""
    return frameworks.UNITED_KINGDOM if host.endswith(UNITED_KINGDOM_ONLY) else None


def _place(name: str) -> dict[str, Any]:
    """Where it is taught, with its country where each address of the line ends with a place of Scotland."""
    return _location(name, frameworks.UNITED_KINGDOM if all(map(find_all, name.split(";"))) else None)


def _location(name: str | None, country: str | None) -> dict[str, Any]:
    address = {"type": "Address", "countryCode": _concept(frameworks.country(country))} if country else None
    return known({"type": "Location", "geographicName": _text(name), "address": address})


def _concept(uri: str, scheme: str | None = None) -> dict[str, Any]:
    return known(
        {"id": uri, "type": "Concept", "inScheme": {"id": scheme, "type": "ConceptScheme"} if scheme else None}
    )


def _note(text: str | None, about: str | None = None) -> dict[str, Any] | None:
    """A note, with what it is about as its subject: without it, readers could not tell two notes apart."""
    subject = {"type": "Concept", "prefLabel": _text(about)} if about else None
    return known({"type": "Note", "subject": subject, "noteLiteral": _text(text)}) if text else None


def _text(text: str | None) -> dict[str, str] | None:
    return {WRITTEN_IN: text} if text else None


def _moment(day: dt.date) -> str:
    return f"{day}T00:00:00Z"
