"""What a client needs to know of a question before it is answered: how far the form has come, and how to answer it."""

from __future__ import annotations

from typing import Any

REQUEST = (
    *("request_route", "request_conditions", "request_need", "request_skills", "request_roles"),
    *("request_learners", "request_deadline", "request_organisation", "request_name", "request_contact"),
)
"""The questions of a request in the order they are asked; those that are answered already are left out."""

INPUTS = {
    "request_learners": "number",
    "request_organisation": "organization",
    "request_name": "name",
    "request_contact": "email",
    "status_contact": "email",
}
"""How a question is answered where that is not plain text, in the words of HTML's `autocomplete` and `inputmode`."""


def known_of(slot: object) -> dict[str, Any]:
    """`step`, `steps` and `input` of the question that fills a slot, as far as they differ from the defaults."""
    known: dict[str, Any] = {}
    if slot in REQUEST:
        known |= {"step": REQUEST.index(str(slot)) + 1, "steps": len(REQUEST)}
    if slot in INPUTS:
        known["input"] = INPUTS[str(slot)]
    return known
