"""What the hand-written advisor answers beyond a first search: side by side, together, kept, explained, asked."""

from __future__ import annotations

from typing import Any

from tests.bot.widget.answers_cards import BARE, CARD, RECORD, fact

SHARED = "https://hub.example/shared?c=dementia-care-practice&c=listening-well"

BEYOND: dict[str, list[dict[str, Any]]] = {
    "/more{1}": [
        {
            "kind": "credential",
            "lead": "Dementia Care in Practice, Tayview Care Academy",
            "body": "Care assistants work through the everyday situations that dementia brings.",
            "data": RECORD,
        }
    ],
    "does the first have an exam": [
        {
            "kind": "credential",
            "lead": "Dementia Care in Practice, Tayview Care Academy",
            "body": "Assessment: A life-story task.\nPrice: £245 a learner",
            "data": RECORD | {"answers": [fact("Assessment", "A life-story task."), fact("Price", "£245 a learner")]},
        }
    ],
    "is it on the MCS": [
        {
            "kind": "credential",
            "lead": "Dementia Care in Practice, Tayview Care Academy\n\nNot mentioned in its record: “MCS”.",
            "body": "",
            "data": RECORD | {"asked": True},
        }
    ],
    "compare": [
        {
            "kind": "comparison",
            "lead": "Side by side:",
            "body": "1. Dementia Care in Practice, Tayview Care Academy\n2. Listening Well, Black Isle College\n\n"
            "Level: 1. SCQF level 6 | 2. not published",
            "data": {
                "items": [CARD, BARE],
                "rows": [
                    {"name": "Level", "values": ["SCQF level 6", "not published"], "differs": True},
                    {
                        "name": "Price",
                        "values": ["£245 a learner (as published in August 2026)", "not published"],
                        "differs": True,
                    },
                    {"name": "Recognition of prior learning", "values": ["not published", "not published"]},
                ],
            },
        }
    ],
    "plan": [
        {
            "kind": "plan",
            "lead": "These 2 together cover calm a resident who is distressed and listen to families:",
            "body": "1. Dementia Care in Practice, Tayview Care Academy",
            "data": {
                "needs": [
                    {"text": "calm a resident who is distressed", "covered": True, "drop": "/drop{calm}"},
                    {"text": "listen to families", "covered": True, "drop": "/drop{listen}"},
                    {"text": "moving and handling", "covered": False, "drop": "/drop{moving}"},
                ],
                "filters": [
                    {"field": "price_max", "value": "at most £500 a head", "words": "£500", "drop": "/drop{price_max}"}
                ],
                "items": [CARD, BARE],
                "covers": [
                    {"need": "calm a resident who is distressed", "items": ["dementia-care-practice"]},
                    {"need": "listen to families", "items": ["dementia-care-practice", "listening-well"]},
                ],
                "totals": [
                    fact("Credits in all", "18 SCQF credits"),
                    fact("Price a head in all", "£245, without 1 of the 2 that do not publish it so"),
                ],
                "uncovered": ["moving and handling"],
            },
        }
    ],
    "shortlist": [
        {
            "kind": "shortlist",
            "lead": "Your shortlist (2):",
            "body": f"1. Dementia Care in Practice, Tayview Care Academy\n\nTo pass it on: {SHARED}",
            "data": {"items": [CARD, BARE], "url": SHARED},
        }
    ],
    "nothing kept": [
        {"kind": "shortlist", "lead": "Your shortlist is empty.", "data": {"items": [], "url": None}},
    ],
    "who pays": [
        {
            "kind": "guidance",
            "lead": "Mostly the employer pays.\n\nSome schemes help.",
            "body": "Flexible Fund (ended, as of 3 March 2026): for levy payers\n\n"
            "Source: https://www.gov.scot/skills, as of 4 April 2026",
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
            "lead": "By the published rates:",
            "body": "10 credits: 100 hours; 5 ECTS\nSource: the credit guide",
            "data": {
                "topic": "Levels and credit",
                "facts": [fact("10 credits", "100 hours; 5 ECTS")],
                "schemes": [],
                "source": "the credit guide",
                "as_of": None,
            },
        }
    ],
    "where do I start": [
        {
            "kind": "guidance",
            "lead": "Start from the tasks.",
            "body": "This is our own advice, not a rule.",
            "data": {"topic": "Where to start", "facts": [], "schemes": [], "source": None, "as_of": None},
        }
    ],
    "ask": [
        {
            "kind": "question",
            "lead": "Which of these skills do you mean?",
            "body": "1. provide person-centred care\n2. report changes in health\n3. listen actively",
            "buttons": [{"title": "Skip", "payload": "/skip"}],
            "data": {
                "slot": "request_skills",
                "optional": True,
                "choices": ["provide person-centred care", "report changes in health", "listen actively"],
            },
        }
    ],
    "which way": [
        {
            "kind": "question",
            "lead": "There are several ways to get this. Which would suit you?",
            "body": "1. Take one as it is: there is one that fits.",
            "buttons": [{"title": "Take one as it is", "payload": "/way{1}"}],
            "data": {"slot": "request_route", "optional": False},
        }
    ],
}
