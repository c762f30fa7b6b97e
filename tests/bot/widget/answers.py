"""What the hand-written advisor answers: one message of every kind."""

from __future__ import annotations

from typing import Any

from tests.bot.widget.answers_beyond import BEYOND
from tests.bot.widget.answers_cards import BARE, CARD, fact

NOW = "2026-11-02T10:00:00Z"

SCRIPT: dict[str, list[dict[str, Any]]] = BEYOND | {
    "care": [
        {
            "kind": "recommendations",
            "lead": "Two courses come close to what you need.",
            "body": "1. Dementia Care in Practice\n\n2. Listening Well",
            "buttons": [
                {"title": "More about the first", "payload": "/more{1}"},
                {"title": "None of these", "payload": "/none"},
            ],
            "data": {
                "needs": [
                    {"text": "calm a resident who is distressed", "covered": True, "drop": "/drop{calm}"},
                    {"text": "moving and handling", "covered": False, "drop": "/drop{moving}"},
                ],
                "filters": [
                    {"field": "learners", "value": "12 people", "words": "about 12", "drop": "/drop{learners}"},
                    {
                        "field": "hours_per_week_max",
                        "value": "at most 7 hours a week",
                        "words": "a day a week",
                        "drop": "/drop{hours}",
                    },
                ],
                "items": [CARD, BARE],
                "uncovered": ["moving and handling"],
                "total": 5,
            },
        }
    ],
    "level": [
        {
            "kind": "text",
            "lead": "The first is at SCQF level 6.\nIt carries credit points.",
            "terms": [
                {"words": "credit", "payload": "/term{credit}"},
                {"words": "SCQF level", "payload": "/term{level}"},
            ],
        }
    ],
    "/term{level}": [
        {
            "kind": "definition",
            "lead": "SCQF level: How demanding the learning is, from 1 to 12.",
            "body": "Level 7 is about the first year of university.\n\nSource: https://scqf.org.uk/\n\n"
            "This is our own wording, not an official definition.",
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
            "lead": "How many people need it?",
            "buttons": [{"title": "Skip", "payload": "/skip"}],
            "data": {"slot": "learners", "optional": True},
        }
    ],
    "/skip": [
        {
            "kind": "review",
            "lead": "Please check the request before it goes.",
            "body": "Organisation: Lomond Homes",
            "buttons": [{"title": "Send it", "payload": "/send"}, {"title": "Change something", "payload": "/change"}],
            "data": {
                "fields": [
                    fact("Organisation", "Lomond Homes"),
                    fact("What people cannot yet do", "Calm a resident who is distressed"),
                ],
                "consent_version": "2026-11",
            },
        }
    ],
    "/send": [
        {
            "kind": "receipt",
            "lead": "Your request is with the hub. Keep this reference.",
            "data": {"reference": "MC-7K4Q-29"},
        }
    ],
    "status": [
        {
            "kind": "status",
            "lead": "Your request is being looked at.",
            "body": "MC-7K4Q-29: in review",
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
            "lead": "A person at the hub can help.",
            "data": {"name": "The employer desk", "email": "desk@example.org"},
        }
    ],
    "broken": [
        {
            "kind": "error",
            "lead": "Something went wrong on our side.",
            "data": {"reference": "E-51F0", "retry": True},
        }
    ],
    "long": [{"kind": "text", "lead": "The start of it.\n" + "\n".join(f"Line {line}." for line in range(60))}],
}

GREETING = {
    "kind": "text",
    "lead": "Hello. What can your people not yet do?",
    "buttons": [{"title": "What is a micro-credential?", "payload": "/term{level}"}],
}
