"""Whether a request says enough to be triaged, or the employer must first be asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hub.models import CollaborationRequest

Part = Literal["contact", "need", "roles", "numbers", "start"]


@dataclass(frozen=True)
class Check:
    part: Part
    ready: bool


def checklist(request: CollaborationRequest) -> tuple[Check, ...]:
    """The five parts that triage needs: whom to answer, what for, for whom, how many, and from when.

    A part is ready when its fields hold text. What the employer is not sure of is stored as None, so it is not ready.
    """
    return (
        Check("contact", bool(request.contact_name and request.contact)),
        Check("need", bool(request.need)),
        Check("roles", bool(request.roles)),
        Check("numbers", bool(request.learners)),
        Check("start", bool(request.deadline)),
    )
