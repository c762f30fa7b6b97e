"""A brief of a request for universities and colleges: what is needed, and nothing of who needs it.

The hub brings the two together once the employer has agreed. What an employer typed may still name somebody whom nobody
could know, so that staff read a brief before they pass it on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hub.models import CollaborationRequest, Route
from hub.sectors import sector_of
from runtime.redaction import redacted

WITHHELD = "[withheld]"
SHORTEST_NAME = 3
NOT_NAMED = "not named"
"""What stands in the place of a name that is to stay out, or was left open (reading/unnamed.py)."""

DESCRIBED = re.compile(r"(?:an?|ane|one of)\s")
"""How words begin that stand in the place of a firm's name and describe it: "an Ayrshire firm"."""

_GENERAL = """
    and the for of in ltd limited llp plc group company services service solutions trust council university college
    school centre center association society partnership highland highlands scotland scottish north south east west
    training care home homes house hotel farm engineering foods systems works
"""
GENERAL = frozenset(_GENERAL.split())
"""Words of a firm's name that many firms share, and that a need may need."""

LINK = re.compile(r"(?:\bhttps?://|\bwww\.)\S+", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True)
class Course:
    """A credential that the advisor showed, and why it did not fit, as far as the employer said so."""

    title: str
    why_rejected: str | None


@dataclass(frozen=True)
class Brief:
    """Every text is without names; a fact that is not known is left out of `facts`, whose names are for people."""

    reference: str
    need: str
    said: str | None
    remarks: str | None
    notes: str | None
    facts: tuple[tuple[str, str], ...]
    courses: tuple[Course, ...]
    route: Route | None


def brief_of(request: CollaborationRequest) -> Brief:
    """The brief of a request. Where the employer is, is told by the council area alone."""

    def clean(text: str | None) -> str | None:
        return nameless(text, request) if text else None

    credit = {"yes": "wanted", "no": "not wanted"}.get(request.credit_wanted or "")
    facts = {
        "Learners": clean(request.learners),
        "Job roles": clean(request.roles),
        "SCQF level": clean(request.level),
        "Credit": credit,
        "Mode": clean(request.mode),
        "Needed by": clean(request.deadline),
        "Skills": clean("; ".join(request.skills)),
        "Sector": clean(request.sector),
        "Council area": request.area,
        "Preferred providers": clean("; ".join(request.preferred_providers)),
    }
    return Brief(
        request.reference,
        nameless(request.need, request),
        clean(request.said),
        clean(request.remarks),
        clean(request.notes),
        tuple((name, value) for name, value in facts.items() if value),
        tuple(Course(shown.title, clean(shown.why_rejected)) for shown in request.shown),
        request.route,
    )


def nameless(text: str, request: CollaborationRequest) -> str:
    """The text without the names of the contact and of the organisation, addresses, links and telephone numbers."""
    text = redacted(LINK.sub(WITHHELD, text))
    for name in _names(request):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?:['’]s)?(?!\w)", WITHHELD, text, flags=re.IGNORECASE)
    return re.sub(rf"{re.escape(WITHHELD)}(?:\s+{re.escape(WITHHELD)})+", WITHHELD, text)


def _names(request: CollaborationRequest) -> list[str]:
    """The names to withhold, the longest first: the whole ones, and their words that are not general."""
    named = [name.strip() for name in (request.organisation, request.contact_name) if name.strip() != NOT_NAMED]
    persons = WORD.findall(request.contact_name) if request.contact_name in named else []
    firm = [
        word
        for word in WORD.findall(request.organisation)
        if word.casefold() not in GENERAL and sector_of(word) is None
    ]
    if request.organisation not in named or DESCRIBED.match(request.organisation):
        firm = []
    mailbox = request.contact.partition("@")[0]
    found = {*named, mailbox, *persons, *firm}
    return sorted((name for name in found if len(name) >= SHORTEST_NAME), key=len, reverse=True)
