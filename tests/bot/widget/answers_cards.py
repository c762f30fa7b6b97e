"""Two credentials of the hand-written advisor: one that publishes everything, one that publishes next to nothing."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def actions(number: int, credential: str) -> list[Json]:
    """What can be done with the card of this number."""
    titled = {"Details": "About number {}", "Keep": "Keep number {}", "Ask for places": "Ask for places on number {}"}
    return [
        {"label": label, "title": title.format(number), "payload": f"/{label.split()[0].lower()}{{{credential}}}"}
        for label, title in titled.items()
    ]


def fact(name: str, value: str | None, *items: str) -> Json:
    """A fact in words; without a value it is not published."""
    return {
        "name": name,
        "value": value or "; ".join(items) or "not published",
        "items": list(items),
        "published": bool(value or items),
    }


CARD: Json = {
    "id": "dementia-care-practice",
    "title": "Dementia Care in Practice",
    "provider": "Tayview Care Academy",
    "facts": [
        fact("Level", "SCQF level 6"),
        fact("Credit", "8 credits (about 80 hours of learning)"),
        fact("Price", "£245 a learner (as published in August 2026)"),
        fact("Delivery", "online and in person, day release, Dundee"),
        fact("Starts", None, "18 January 2099", "19 April 2099"),
        fact("Length", "16 weeks"),
    ],
    "line": ["SCQF 6", "8 credits", "£245 a head, £2,940 for 12", "Dundee, 13 miles", "18 January"],
    "actions": actions(1, "dementia-care-practice"),
    "checked": "Checked on 5 October 2026",
    "stale": False,
    "sample": True,
    "url": "https://example.org/dementia-care-practice",
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

BARE: Json = {
    "id": "listening-well",
    "title": "Listening Well",
    "provider": "Black Isle College",
    "facts": [
        fact("Level", None),
        fact("Credit", "10-14 credits (about 100-140 hours of learning)"),
        fact("Price", None),
        fact("Delivery", None),
        fact("Starts", None),
        fact("Length", None),
    ],
    "line": ["level not published", "10-14 credits", "price not published"],
    "actions": actions(2, "listening-well"),
    "checked": "Never checked: please confirm with the provider",
    "stale": True,
    "sample": True,
    "missed": ["90 miles from Perth", "no evening classes"],
    "unpublished": ["its level", "whether it is assessed", "its start"],
}

RECORD: Json = {
    "card": CARD,
    "description": "Care assistants work through the everyday situations that dementia brings.",
    "facts": [
        *CARD["facts"][:5],
        fact("Time", "about 80 hours in all, 16 weeks, 5 hours a week"),
        fact("Assessment", "A life-story task and one practice observation."),
        fact("Afterwards people can", None, "Gather and use life-story information.", "Recognise signs of delirium."),
        fact("Skills", None, "provide person-centred care", "report changes in health"),
        fact("Entry requirements", "Six months in a care role."),
        fact("Recognition of prior learning", None),
        fact("Counts towards", "Certificate in Care Practice (SCQF 6); whoever takes the credit decides"),
        fact("Awarding body", "Carse College"),
        fact("Quality assurance", None),
        fact("Badge", "yes"),
        fact("Languages", None, "English", "Gaelic"),
        fact("Web page", "https://example.org/dementia-care-practice"),
        fact("Source of this record", "sample"),
    ],
}
