"""What the hand-written advisor answers beyond a first search: side by side, together, kept, explained, asked."""

from __future__ import annotations

from typing import Any

from tests.bot.widget.answers_cards import BARE, CARD

SHARED = "https://hub.example/shared?c=dementia-care-practice&c=listening-well"

RECORD: dict[str, Any] = {
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
}

BEYOND: dict[str, list[dict[str, Any]]] = {
    "/more{1}": [
        {
            "kind": "credential",
            "text": "Here is everything the catalogue says about it.\n\nDementia Care in Practice ...",
            "data": RECORD,
        }
    ],
    "does the first have an exam": [
        {
            "kind": "credential",
            "text": "Dementia Care in Practice, by Tayview Care Academy:\n\n"
            "Assessment: A life-story task.\nPrice: £245 a learner",
            "data": RECORD
            | {
                "answers": [
                    {"name": "Assessment", "value": "A life-story task."},
                    {"name": "Price", "value": "£245 a learner"},
                ]
            },
        }
    ],
    "compare": [
        {
            "kind": "comparison",
            "text": "Side by side:\n1. Dementia Care in Practice, Tayview Care Academy\n2. Listening Well, Black Isle "
            "College\n\nLevel: 1. SCQF level 6 | 2. not published",
            "data": {
                "items": [CARD, BARE],
                "rows": [
                    {"name": "Level", "values": ["SCQF level 6", "not published"]},
                    {"name": "Price", "values": ["£245 a learner, as published in August 2026", "not published"]},
                    {"name": "Recognition of prior learning", "values": ["not published", "not published"]},
                ],
            },
        }
    ],
    "plan": [
        {
            "kind": "plan",
            "text": "Together these 2 teach all but one of your needs.\n\n1. Dementia Care in Practice",
            "data": {
                "needs": [
                    {"text": "calm a resident who is distressed", "covered": True},
                    {"text": "listen to families", "covered": True},
                    {"text": "moving and handling", "covered": False},
                ],
                "filters": [],
                "items": [CARD, BARE],
                "covers": [
                    {"need": "calm a resident who is distressed", "items": ["dementia-care-practice"]},
                    {"need": "listen to families", "items": ["dementia-care-practice", "listening-well"]},
                ],
                "totals": [
                    {"name": "Credits in all", "value": "18 SCQF credits"},
                    {"name": "Price a head in all", "value": "£245, without 1 of the 2 that do not publish it so"},
                ],
                "uncovered": ["moving and handling"],
            },
        }
    ],
    "shortlist": [
        {
            "kind": "shortlist",
            "text": f"Your shortlist (2):\n\n1. Dementia Care in Practice\n\nTo pass it on: {SHARED}",
            "data": {"items": [CARD, BARE], "url": SHARED},
        }
    ],
    "nothing kept": [
        {"kind": "shortlist", "text": "Your shortlist is empty.", "data": {"items": [], "url": None}},
    ],
    "who pays": [
        {
            "kind": "guidance",
            "text": "Mostly the employer pays.\n\nSome schemes help.\n\nFlexible Fund (ended, as of 3 March 2026): for "
            "levy payers\n\nSource: https://www.gov.scot/skills, as of 4 April 2026",
            "data": {
                "topic": "Who pays",
                "facts": [],
                "schemes": [
                    {
                        "name": "Flexible Fund",
                        "status": "ended",
                        "as_of": "2026-03-03",
                        "rule": "Up to £5,000 a year for an employer that paid the levy.",
                        "source": "https://www.gov.scot/fund",
                    }
                ],
                "source": "https://www.gov.scot/skills",
                "as_of": "2026-04-04",
            },
        }
    ],
    "how many hours": [
        {
            "kind": "guidance",
            "text": "By the published rates:\n\n10 credits: 100 hours; 5 ECTS\nSource: the credit guide",
            "data": {
                "topic": "Levels and credit",
                "facts": [{"name": "10 credits", "value": "100 hours; 5 ECTS"}],
                "schemes": [],
                "source": "the credit guide",
                "as_of": None,
            },
        }
    ],
    "where do I start": [
        {
            "kind": "guidance",
            "text": "Start from the tasks.\n\nThis is our own advice, not a rule.",
            "data": {"topic": "Where to start", "facts": [], "schemes": [], "source": None, "as_of": None},
        }
    ],
    "ask": [
        {
            "kind": "question",
            "text": "Which of these skills do you mean?\n1. provide person-centred care\n"
            "2. report changes in health\n3. listen actively",
            "buttons": [{"title": "Skip", "payload": "/skip"}],
            "data": {
                "slot": "request_skills",
                "optional": True,
                "choices": ["provide person-centred care", "report changes in health", "listen actively"],
            },
        }
    ],
}
