"""Whether a request can be triaged yet, or the employer must first be asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hub.models import CollaborationRequest

Part = Literal["contact", "need", "roles", "numbers", "start"]

_UNKNOWN = frozenset({"", "-", "?", "unsure", "not sure", "don't know", "unknown", "tbc", "n/a", "skip", "none"})


@dataclass(frozen=True)
class Check:
    part: Part
    ready: bool


def checklist(request: CollaborationRequest) -> tuple[Check, ...]:
    """The five things triage needs: whom to answer, what for, for whom, how many, and from when."""
    return (
        Check("contact", _known(request.contact_name) and _known(request.contact_email)),
        Check("need", _known(request.need)),
        Check("roles", _known(request.roles)),
        Check("numbers", _known(request.learners)),
        Check("start", _known(request.deadline)),
    )


def _known(text: str | None) -> bool:
    return (text or "").strip().rstrip(".!").replace("\u2019", "'").casefold() not in _UNKNOWN
