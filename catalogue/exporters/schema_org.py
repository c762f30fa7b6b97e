"""Credentials as schema.org Course and CourseInstance in JSON-LD, which search engines and other catalogues read.

The vocabulary has no property for assessment, recognition of prior learning, quality assurance, a badge that is not
given, or a start at any time. These fields and the hub's `employer_words` are left out. Every level and every amount of
credit names the SCQF, because the same figure means different things in different countries.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

from catalogue.exporters.documents import duration, known, write_graph, write_lines
from catalogue.frameworks import SCQF_FRAMEWORK, SCQF_LEVELS
from catalogue.records import CATALOGUE, Credential, Mode, Price, Skill, Span

MODES = {Mode.ONLINE: "Online", Mode.BLENDED: "Blended", Mode.CAMPUS: "Onsite", Mode.WORKPLACE: "Workplace"}


def write_schema_org(records: Iterable[Credential], file: TextIO) -> int:
    """Write one document of all the courses; return their number."""
    return write_graph("https://schema.org", map(course, records), file)


def write_schema_org_lines(records: Iterable[Credential], file: TextIO) -> int:
    """Write each course as a document of its own on a line; return their number."""
    return write_lines("https://schema.org", map(course, records), file)


def course(record: Credential) -> dict[str, Any]:
    """The Course node of a credential."""
    return known(
        {
            "@type": "Course",
            "identifier": {"@type": "PropertyValue", "propertyID": CATALOGUE, "value": record.id},
            "name": record.title,
            "provider": _organisation(record.provider),
            "description": record.description,
            "about": [_thing("Thing", subject) for subject in record.subjects],
            "teaches": [*record.learning_outcomes, *map(_skill, record.skills)],
            "educationalLevel": _level(record.scqf_level),
            "numberOfCredits": _credits(record.scqf_credits),
            "educationalCredentialAwarded": _award(record),
            "timeRequired": f"P{record.duration_weeks}W" if record.duration_weeks else None,
            "offers": _offer(record.price) or _offer_in_words(record.price_words),
            "coursePrerequisites": record.entry_requirements,
            "isPartOf": [_thing("EducationalOccupationalCredential", name) for name in record.stacks_into],
            "inLanguage": list(record.languages),
            "hasCourseInstance": _instances(record),
            "url": str(record.url) if record.url else None,
            "sdPublisher": _organisation(record.source) if record.source else None,
            "sdDatePublished": record.last_verified,
            "creativeWorkStatus": "Sample" if record.sample else None,
        }
    )


def _award(record: Credential) -> dict[str, Any] | None:
    bearing = {True: "credit-bearing", False: "non-credit-bearing", None: None}[record.credit_bearing]
    award = known(
        {
            "credentialCategory": [kind for kind in (bearing, "digital badge" if record.badge else None) if kind],
            "creator": _organisation(record.awarding_body) if record.awarding_body else None,
            "recognizedBy": [_organisation(name) for name in record.recognised_by],
        }
    )
    return {"@type": "EducationalOccupationalCredential", **award} if award else None


def _instances(record: Credential) -> list[dict[str, Any]]:
    """One instance for each start; without starts, one instance if its mode, schedule or location is known."""
    hours = record.hours_per_week
    schedule = {
        "@type": "Schedule",
        "repeatFrequency": "Weekly",
        "repeatCount": record.duration_weeks,
        "duration": duration(hours) if hours else None,
    }
    delivery = known(
        {
            "courseMode": [word for word in (MODES[record.mode] if record.mode else None, record.pattern) if word],
            "courseSchedule": known(schedule) if hours else None,
            "location": _thing("Place", record.location) if record.location else None,
        }
    )
    starts = record.starts or ((None,) if delivery else ())
    return [known({"@type": "CourseInstance", "startDate": start, **delivery}) for start in starts]


def _level(level: Span | None) -> dict[str, Any] | None:
    if level is None:
        return None
    term = {
        "@type": "DefinedTerm",
        "name": f"SCQF level {level}",
        "termCode": str(level),
        "inDefinedTermSet": SCQF_FRAMEWORK,
        "url": SCQF_LEVELS[level.low] if level.low == level.high else None,
    }
    return known(term)


def _credits(credits: Span | None) -> dict[str, Any] | None:
    if credits is None:
        return None
    single = credits.low == credits.high
    amount = {"value": credits.low} if single else {"minValue": credits.low, "maxValue": credits.high}
    return {"@type": "QuantitativeValue", **amount, "unitText": "SCQF credit points"}


def _offer(price: Price | None) -> dict[str, Any] | None:
    if price is None:
        return None
    unit = {"@type": "UnitPriceSpecification", "unitText": "cohort"} if price.per == "cohort" else None
    offer = {
        "@type": "Offer",
        "price": str(price.amount),
        "priceCurrency": price.currency,
        "category": "Paid" if price.amount else "Free",
        "validFrom": price.as_of,
        "priceSpecification": unit,
    }
    return known(offer)


def _offer_in_words(words: str | None) -> dict[str, Any] | None:
    return {"@type": "Offer", "description": words} if words else None


def _skill(skill: Skill) -> dict[str, Any]:
    return known({"@type": "DefinedTerm", "name": skill.label, "url": str(skill.uri) if skill.uri else None})


def _organisation(name: str) -> dict[str, str]:
    return _thing("Organization", name)


def _thing(kind: str, name: str) -> dict[str, str]:
    return {"@type": kind, "name": name}
