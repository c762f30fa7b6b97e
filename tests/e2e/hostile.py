"""Hostile messages and hostile conversations, at the public API of the real processes.

    .venv/bin/python -m tests.e2e.hostile [MESSAGES [CONVERSATIONS [SEED]]]

Each message is one of `tests/bot/hostile.py`. A conversation goes on for eight turns: hostile words, plain ones,
buttons that it was given, buttons of somebody else, messages sent twice; so hostile words come into the form of a
request too. It prints what was wrong: an answer of 500 and more, a stack trace, words of the victim, a request that was
not shown.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import func, select

from hub.models import CollaborationRequest
from tests.bot.hostile import SECRET, hostile
from tests.e2e.stack import Employer, Stack, real_stack

TURNS = 8
ASKING = 0.4
"""The share of conversations that are to end in a request."""
A_CONVERSATION = 25
"""Hostile messages that one conversation sends, where they are sent by themselves."""

NEED = "we need welders in Wick"
PLAIN = (NEED, "which is the cheapest", "what is RPL?", "none of these fit", "status of my request")
REQUEST = (
    *("we want to ask the universities to make a course for us", "Design a new one", "splice fibre in the rain"),
    *("technicians", "about 12", "no deadline", "Fibre Ltd, Wick", "Morag", "morag@fibre.example", "yes, send it"),
)
"""What leads to a request, where nothing hostile is said in between."""
REFUSALS = {409, 413, 422, 429}
SHOWN_TRACES = ("Traceback (most recent", 'File "/', "sqlalchemy.exc", "sqlite3.")


@dataclass
class Met:
    """What was sent, what came back, and what was wrong with it."""

    statuses: Counter[int] = field(default_factory=Counter)
    receipts: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def take(self, sent: dict[str, str], answer: httpx.Response) -> list[dict[str, Any]]:
        """The messages of an answer, after a look at what it may not hold."""
        self.statuses[answer.status_code] += 1
        if answer.status_code not in REFUSALS | {httpx.codes.OK}:
            self.faults.append(f"{answer.status_code} for {sent}")
        if SECRET in answer.text:
            self.faults.append(f"words of the victim for {sent}")
        if any(trace in answer.text for trace in SHOWN_TRACES):
            self.faults.append(f"a stack trace for {sent}")
        messages: list[dict[str, Any]] = answer.json()["messages"] if answer.status_code == httpx.codes.OK else []
        self.receipts |= {message["data"]["reference"] for message in messages if message["kind"] == "receipt"}
        return messages


def send(met: Met, employer: Employer, **body: str) -> list[dict[str, Any]]:
    return met.take(body, employer.post(**body))


def attack(stack: Stack, messages: int, conversations: int, seed: int = 1) -> Met:
    """Send so many hostile messages, and have so many hostile conversations."""
    met, picked = Met(), random.Random(seed)  # noqa: S311  no secret
    texts, before = hostile(max(messages, 600)), requests(stack)
    victim = Employer(stack.url)
    victim.say(SECRET)
    victim.say(NEED)
    buttons = [payload for payload in payloads(victim.last) if not payload.startswith("standing-")]
    for start in range(0, messages, A_CONVERSATION):
        attacker = Employer(stack.url)
        for text in texts[start : min(start + A_CONVERSATION, messages)]:
            send(met, attacker, text=text)
        attacker.close()
    for _ in range(conversations):
        converse(met, Employer(stack.url), picked, texts, buttons)
    said = [message["text"] for message in victim.history() if message.get("author") == "employer"]
    if said != [SECRET, NEED]:
        met.faults.append(f"the victim's conversation has {said}")
    victim.close()
    if (made := requests(stack) - before) != len(met.receipts):
        met.faults.append(f"{made} requests were made, {len(met.receipts)} were shown")
    return met


def requests(stack: Stack) -> int:
    """How many requests are stored."""
    with stack.sessions() as session:
        return session.scalar(select(func.count()).select_from(CollaborationRequest)) or 0


def payloads(messages: list[dict[str, Any]]) -> list[str]:
    return [button["payload"] for message in messages for button in message["buttons"]]


def converse(met: Met, attacker: Employer, picked: random.Random, texts: list[str], stolen: list[str]) -> None:
    """One hostile conversation: of TURNS turns, or a request with hostile words and buttons between its answers."""
    given: list[str] = []
    script = list(REQUEST) if picked.random() < ASKING else [""] * TURNS
    for turn, line in enumerate(script):
        kinds = ("hostile", "hostile", "button", "button", "stolen", "twice", *["plain"] * (9 if line else 3))
        kind = picked.choice(kinds)
        if kind == "button" and given:
            answered = send(met, attacker, payload=picked.choice(given))
        elif kind == "stolen":
            answered = send(met, attacker, payload=picked.choice(stolen))
            if answered:
                met.faults.append("a button of the victim was taken")
        elif kind == "twice":
            body = {"id": f"twice-{turn:04}", "text": picked.choice(texts)}
            answered = send(met, attacker, **body)
            if answered != send(met, attacker, **body) and all(message["kind"] != "error" for message in answered):
                met.faults.append(f"two answers to {body}")
        else:
            answered = send(
                met,
                attacker,
                text=line if line and kind == "plain" else picked.choice(texts if kind == "hostile" else PLAIN),
            )
        given = payloads(answered) or given
        if line and kind != "plain":
            given = payloads(send(met, attacker, text=line)) or given
    attacker.close()


def main() -> None:
    messages, conversations, seed = map(int, (*sys.argv[1:], *("10000", "2000", "1")[len(sys.argv) - 1 :]))
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, real_stack(Path(folder)) as stack:
        met = attack(stack, messages, conversations, seed)
    print(f"{messages} messages and {conversations} conversations in {time.monotonic() - began:.0f} s")
    print(f"answers by their status: {dict(met.statuses)}; {len(met.receipts)} requests were sent")
    print("\n".join(met.faults) or "nothing wrong")
    sys.exit(bool(met.faults))


if __name__ == "__main__":
    main()
