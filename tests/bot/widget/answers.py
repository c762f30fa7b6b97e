"""What the hand-written advisor answers: one message of every kind."""

from __future__ import annotations

from typing import Any

NOW = "2026-11-02T10:00:00Z"

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

SCRIPT: dict[str, list[dict[str, Any]]] = {
    "care": [
        {
            "kind": "recommendations",
            "text": "Two courses come close to what you need.\n\n1. Dementia Care in Practice\n2. Listening Well",
            "buttons": [
                {"title": "More about the first", "payload": "/more{1}"},
                {"title": "None of these", "payload": "/none"},
            ],
            "data": {
                "needs": [
                    {"text": "calm a resident who is distressed", "covered": True},
                    {"text": "moving and handling", "covered": False},
                ],
                "filters": [{"field": "mode", "value": "at most one day a week away", "words": "a day a week"}],
                "items": [CARD, BARE],
                "uncovered": ["moving and handling"],
                "total": 5,
            },
        }
    ],
    "/more{1}": [
        {
            "kind": "credential",
            "text": "Here is everything the catalogue says about it.\n\nDementia Care in Practice ...",
            "data": {
                "card": CARD,
                "description": "Care assistants work through the everyday situations that dementia brings.",
                "learning_outcomes": ["Gather and use life-story information.", "Recognise signs of delirium."],
                "skills": ["provide person-centred care", "report changes in health"],
                "assessment": "A life-story task and one practice observation.",
                "entry_requirements": "Six months in a care role.",
                "rpl": None,
                "quality_assurance": None,
                "recognised_by": [],
                "stacks_into": ["Certificate in Care Practice (SCQF 6)"],
                "badge": True,
                "languages": ["en", "gd"],
                "source": "sample",
            },
        }
    ],
    "level": [
        {
            "kind": "text",
            "text": "The first is at SCQF level 6.\nIt carries credit points.",
            "terms": [
                {"words": "credit", "payload": "/term{credit}"},
                {"words": "SCQF level", "payload": "/term{level}"},
            ],
        }
    ],
    "/term{level}": [
        {
            "kind": "definition",
            "text": "SCQF level: how demanding the learning is, from 1 to 12.",
            "data": {
                "term_id": "scqf-level",
                "term": "SCQF level",
                "definition": "How demanding the learning is, from 1 to 12.",
                "for_employers": "Level 7 is about the first year of university.",
                "source": "https://scqf.org.uk/",
                "wording": "project",
                "see_also": ["SCQF credit"],
            },
        }
    ],
    "/none": [
        {
            "kind": "question",
            "text": "How many people need it?",
            "buttons": [{"title": "Skip", "payload": "/skip"}],
            "data": {"slot": "learners", "optional": True},
        }
    ],
    "/skip": [
        {
            "kind": "review",
            "text": "Please check the request before it goes.\n\nOrganisation: Lomond Homes",
            "buttons": [{"title": "Send it", "payload": "/send"}, {"title": "Change something", "payload": "/change"}],
            "data": {
                "fields": [
                    {"name": "Organisation", "value": "Lomond Homes"},
                    {"name": "What people cannot yet do", "value": "Calm a resident who is distressed"},
                ],
                "consent_version": "2026-11",
            },
        }
    ],
    "/send": [
        {
            "kind": "receipt",
            "text": "Your request is with the hub. Keep this reference.",
            "data": {"reference": "MC-7K4Q-29"},
        }
    ],
    "status": [
        {
            "kind": "status",
            "text": "Your request is being looked at.\n\nMC-7K4Q-29: in review",
            "data": {
                "reference": "MC-7K4Q-29",
                "status": "In review",
                "history": [
                    {"status": "Received", "at": "2026-10-20T09:30:00Z", "note": None},
                    {"status": "In review", "at": "2026-10-22T14:00:00Z", "note": "Two universities were asked."},
                ],
            },
        }
    ],
    "person": [
        {
            "kind": "handover",
            "text": "A person at the hub can help.",
            "data": {"name": "The employer desk", "email": "desk@example.org"},
        }
    ],
    "broken": [
        {
            "kind": "error",
            "text": "Something went wrong on our side.",
            "data": {"reference": "E-51F0", "retry": True},
        }
    ],
    "long": [{"kind": "text", "text": "The start of it.\n" + "\n".join(f"Line {line}." for line in range(60))}],
}

GREETING = {
    "kind": "text",
    "text": "Hello. What can your people not yet do?",
    "buttons": [{"title": "What is a micro-credential?", "payload": "/term{level}"}],
}
