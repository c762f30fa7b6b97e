"""Two credentials of the hand-written advisor: one that publishes everything, one that publishes next to nothing."""

from __future__ import annotations

from typing import Any

CARD: dict[str, Any] = {
    "id": "dementia-care-practice",
    "title": "Dementia Care in Practice",
    "provider": "Tayview Care Academy",
    "awarding_body": "Carse College",
    "scqf_level": "6",
    "scqf_credits": "8",
    "hours": "80",
    "ects": "4",
    "credit_bearing": True,
    "assessed": True,
    "mode": "blended",
    "pattern": "day release",
    "duration_weeks": 16,
    "hours_per_week": 5,
    "location": "Dundee",
    "price": {"amount": "245", "currency": "GBP", "per": "learner", "as_of": "2026-08-10"},
    "starts": ["2019-01-14", "2099-01-18"],
    "starts_any_time": None,
    "url": "https://example.org/dementia-care-practice",
    "last_verified": "2026-10-05",
    "stale": False,
    "sample": True,
    "why": [
        {
            "need": "calm a resident who is distressed",
            "quote": "Adapt communication and the immediate surroundings to reduce stress and distress.",
            "field": "learning_outcomes",
        }
    ],
    "not_covered": ["moving and handling"],
    "unpublished": [],
    "score": 0.71,
}

BARE: dict[str, Any] = dict.fromkeys(CARD) | {
    "id": "listening-well",
    "title": "Listening Well",
    "provider": "Black Isle College",
    "scqf_credits": "10-14",
    "hours": "100-140",
    "starts": [],
    "stale": True,
    "sample": True,
    "why": [],
    "not_covered": [],
    "unpublished": ["level", "assessment", "start dates"],
}
