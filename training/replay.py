"""Whole conversations of strangers played against a running advisor, and what it shows held against what a good
colleague would show: `python -m training replay http://127.0.0.1:8000`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any
from uuid import uuid4

import httpx

from training.conversations import BEST, STRANGERS, Found, read_conversations, read_found

FIRST = 3
Shown = list[list[str]]
"""For each turn of a conversation the ids that were shown by it."""


def replay(address: str, letters: Sequence[str]) -> Counter[str]:
    """How many labelled turns came out in which way. Raises httpx.HTTPError."""
    counts: Counter[str] = Counter()
    with httpx.Client(base_url=address, timeout=60) as client:
        for letter in letters:
            said = read_conversations(STRANGERS / f"conversations-{letter}.txt")
            for name, found in groupby(read_found(letter), key=lambda one: one.conversation):
                shown = _play(client, said[name])
                for turn, needs in groupby(found, key=lambda one: one.turn):
                    counts[judge(shown[turn - 1], list(needs))] += 1
    return counts


def judge(ids: Sequence[str], needs: Sequence[Found]) -> str:
    """How a turn stands by what it showed, and by the needs that it should have answered."""
    grades: dict[str, int] = {}
    for need in needs:
        grades |= {key: max(grade, grades.get(key, 0)) for key, grade in need.asked.relevant.items()}
    best = [grades.get(key) == BEST for key in ids]
    if not grades:
        return "something where none answers" if ids else "nothing where none answers"
    if not ids:
        return "no list"
    if best[0]:
        return "first right"
    return "right in the first three" if any(best[: max(FIRST, len(needs))]) else "first wrong"


def _play(client: httpx.Client, messages: Sequence[str]) -> Shown:
    """What each turn of one conversation shows."""
    opened = client.post("/api/conversations", json={}).raise_for_status().json()
    head = {"Authorization": f"Bearer {opened['token']}"}
    buttons: dict[str, str] = {}
    shown: Shown = []
    for message in messages:
        body = _body(message, buttons)
        answer = (
            client.post("/api/conversations/messages", json=body, headers=head).raise_for_status().json()["messages"]
            if body
            else []
        )
        pressed = {button["title"]: button["payload"] for one in answer for button in one["buttons"]}
        buttons = pressed or buttons
        lists = [one["data"]["items"] for one in answer if one["kind"] == "recommendations"]
        shown.append([item["id"] for items in lists for item in items])
    return shown


def _body(message: str, buttons: Mapping[str, str]) -> dict[str, Any] | None:
    """What is sent for a message; None where it presses a button that is not there."""
    if not message.startswith("["):
        return {"id": str(uuid4()), "text": "   " if message == "<empty>" else message}
    fitting = [payload for title, payload in buttons.items() if message.strip("[]").lower() in title.lower()]
    return {"id": str(uuid4()), "payload": fitting[0]} if fitting else None
