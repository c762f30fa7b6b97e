"""The optional fields of a request, as the page lists them: those that are known, and the names of the others."""

from __future__ import annotations

from dataclasses import dataclass

from hub.models import CollaborationRequest

CREDIT_WANTED = {"yes": "Yes", "no": "No"}


@dataclass(frozen=True)
class Detail:
    """A field under its name in lower case. It has no value when the employer did not say it."""

    name: str
    values: tuple[str, ...]


def details(request: CollaborationRequest) -> tuple[Detail, ...]:
    """Every optional field but the route and the notes, which have places of their own, in the order of the page."""
    fields: dict[str, tuple[str | None, ...]] = {
        "job roles": (request.roles,),
        "learners": (request.learners,),
        "needed by": (request.deadline,),
        "SCQF level": (request.level,),
        "credit wanted": (CREDIT_WANTED.get(request.credit_wanted or ""),),
        "mode": (request.mode,),
        "preferred providers": request.preferred_providers,
        "preferred channel": (request.contact_channel,),
        "sector": (request.sector,),
        "size": (request.size,),
        "region": (request.region,),
        "skills": request.skills,
    }
    return tuple(Detail(name, tuple(value for value in values if value)) for name, values in fields.items())
