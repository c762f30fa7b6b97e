"""Records by hand: one that publishes what a test says, and values for every field that a provider may publish."""

from __future__ import annotations

import datetime as dt
from typing import Any

from catalogue.records import Credential

TODAY = dt.date(2026, 11, 21)
FULL: dict[str, Any] = {
    "awarding_body": "SQA",
    "description": "Calm care at night.",
    "learning_outcomes": ["Calm a person", "Write it down"],
    "skills": ["dementia care", {"label": "calming", "uri": "http://esco/1"}],
    "scqf_level": "7",
    "scqf_credits": "15",
    "credit_bearing": True,
    "assessed": True,
    "assessment": "a diary",
    "mode": "blended",
    "pattern": "evenings",
    "duration_weeks": 6,
    "hours_per_week": 2.5,
    "location": "Paisley",
    "price": {"amount": "450.50", "as_of": "2026-06-09"},
    "price_words": "in two parts",
    "starts": ["2026-01-05", "2027-04-06", "2027-01-05"],
    "starts_any_time": True,
    "entry_requirements": "none",
    "rpl": "Talk to us",
    "quality_assurance": "reviewed yearly",
    "recognised_by": ["SSSC", "NMC"],
    "stacks_into": ["HNC Care", "BA Care"],
    "badge": True,
    "languages": ["en", "gd"],
    "url": "https://clyde.example/care",
    "source": "Clyde College",
    "last_verified": "2026-06-09",
}
"""Every field that a provider publishes, with a value."""


def made(**fields: Any) -> Credential:
    """A record that publishes these fields and no others."""
    return Credential.model_validate({"id": "care", "title": "Dementia Care", "provider": "Clyde College", **fields})
