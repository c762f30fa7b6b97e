"""kill -9 of Rasa and of the action server at each step of a request, over and over, with the real processes.

    .venv/bin/python -m tests.e2e.kills [KILLS [SEED]]

Employers go through the form of a request at once, each in a conversation of its own, and send again under its id what
got an apology or no answer. Meanwhile the two processes are killed in turn, soon after both answer again. Of each
request that was shown, what is stored is held against what was said. It prints what was lost or doubled, which is
nothing where all is well, and at which steps the kills came. `tests/bot/kills.py` does the same to the web process.
"""

from __future__ import annotations

import random
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from bot.conversations import conversation_of_token
from hub.requests import requests_of
from tests.e2e.hostile import requests
from tests.e2e.stack import Employer, Stack, real_stack

TURNS = {
    "asking": "we want to ask the universities to make a course for us",
    "the route": "Design a new one",
    "the need": "splice fibre in the rain",
    "the jobs": "technicians",
    "how many": "about 12",
    "by when": "no deadline",
    "the organisation": "Fibre Ltd, Wick",
    "the person": "Morag",
    "the contact": "morag@fibre.example",
    "sending": "yes, send it",
}
STORED = {
    "need": "splice fibre in the rain",
    "roles": "technicians",
    "learners": "about 12",
    "organisation": "Fibre Ltd, Wick",
    "contact_name": "Morag",
    "contact": "morag@fibre.example",
}
PROCESSES = {"actions": "-m actions", "Rasa": "nlu.serving run"}
EMPLOYERS = 3
WITHIN = 240.0
"""Seconds in which a process must be back and a message answered, also on a busy machine."""
LATEST = 2.0
"""Seconds after which one of the two is killed at the latest, once both answer; a request takes about as long."""
REPORTED = 20
"""Kills after which the command says how far it is."""


@dataclass
class Found:
    """What was done and what went wrong. `hit` counts the steps that were under way at a kill, by process and step."""

    kills: int = 0
    requests: int = 0
    again: int = 0
    longest: float = 0.0
    hit: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


class Client:
    """An employer who sends requests, one after the other, until `stop` is set."""

    def __init__(self, stack: Stack, found: Found, stop: threading.Event) -> None:
        self._stack, self._found, self._stop = stack, found, stop
        self.step = ""
        """The step that waits for its answer, or "" between two requests."""

    def work(self) -> None:
        while not self._stop.is_set():
            try:
                self.request()
            except Exception as error:  # noqa: BLE001  a thread has no other way to tell
                self._found.faults.append(f"at {self.step!r}: {error!r}"[:300])
            self.step = ""

    def request(self) -> None:
        """One request from its first word to its receipt."""
        employer = Employer(self._stack.url)
        for step, text in TURNS.items():
            self.step = step
            answer = self._said(employer, text)
        self.step = ""
        self._compare(employer, answer)
        employer.close()
        self._found.requests += answer[-1]["kind"] == "receipt"

    def _said(self, employer: Employer, text: str) -> list[dict[str, Any]]:
        """The answer to a message, which is sent again until there is one. Raises TimeoutError."""
        body, began = {"id": uuid.uuid4().hex, "text": text}, time.monotonic()
        while time.monotonic() < began + WITHIN:
            try:
                answer = employer.post(**body)
                messages: list[dict[str, Any]] = answer.json().get("messages", [])
                if messages and messages[-1]["kind"] != "error":
                    self._found.longest = max(self._found.longest, time.monotonic() - began)
                    return messages
            except httpx.TransportError:
                pass
            self._found.again += 1
            time.sleep(0.2)
        raise TimeoutError(f"{text!r} was not answered within {WITHIN:.0f} s")

    def _compare(self, employer: Employer, answer: list[dict[str, Any]]) -> None:
        """Hold what is stored against what was said, and the history against both."""
        history = employer.history()
        if answer[-1]["kind"] != "receipt":
            told = " / ".join(message["text"][:60] for message in history[2:])
            self._found.faults.append(f"no receipt at the end of: {told}")
            return
        shown = answer[-1]["data"]["reference"]
        with self._stack.sessions() as session:
            mine = requests_of(session, conversation_of_token(session, employer.token))
            kept = [{name: getattr(request, name) for name in STORED} for request in mine]
            references = [request.reference for request in mine]
        receipts = [message["data"]["reference"] for message in history if message.get("kind") == "receipt"]
        self._found.faults += differences(
            {
                "the references stored": (references, [shown]),
                "the receipts in the history": (receipts, [shown]),
                "what is stored": (kept, [STORED]),
                "what was said": (
                    [message["text"] for message in history if message.get("author") == "employer"],
                    list(TURNS.values()),
                ),
                "apologies left": ([message for message in history if message.get("kind") == "error"], []),
            }
        )


def differences(checks: dict[str, tuple[Any, Any]]) -> list[str]:
    """What is not as it ought to be, in words."""
    return [f"{name}: {found} for {ought}" for name, (found, ought) in checks.items() if found != ought]


def answers(stack: Stack, process: str) -> bool:
    address = stack.settings.rasa_url if process == "Rasa" else f"{stack.settings.actions_url}/health"
    try:
        return httpx.get(address, timeout=5, trust_env=False).status_code == httpx.codes.OK
    except httpx.TransportError:
        return False


def attack(stack: Stack, kills: int, seed: int = 1, report: Callable[[Found], None] = lambda _: None) -> Found:
    """Kill so often while requests are made, and say what was found; `report` hears it each REPORTED kills."""
    found, stop, picked = Found(), threading.Event(), random.Random(seed)  # noqa: S311  no secret
    before = requests(stack)
    clients = [Client(stack, found, stop) for _ in range(EMPLOYERS)]
    threads = [threading.Thread(target=client.work) for client in clients]
    for thread in threads:
        thread.start()
    try:
        for number in range(kills):
            process = list(PROCESSES)[number % len(PROCESSES)]
            until = time.monotonic() + WITHIN
            while not all(answers(stack, name) for name in PROCESSES):
                if time.monotonic() > until:
                    raise TimeoutError(f"a killed process was not back within {WITHIN:.0f} s")
                time.sleep(0.1)
            time.sleep(picked.uniform(0, LATEST))
            found.hit.update((process, client.step) for client in clients if client.step)
            stack.kill(PROCESSES[process])
            found.kills += 1
            if found.kills % REPORTED == 0:
                report(found)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    found.faults += differences({"requests stored": (requests(stack) - before, found.requests)})
    return found


def main() -> None:
    kills, seed = map(int, (*sys.argv[1:], *("400", "1")[len(sys.argv) - 1 :]))
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, real_stack(Path(folder)) as stack:
        found = attack(stack, kills, seed, lambda found: print(f"{found.kills} kills, {len(found.faults)} faults"))
    print(f"{found.kills} kills in {time.monotonic() - began:.0f} s, {found.requests} requests made meanwhile")
    print(f"{found.again} messages were sent again; the longest waited {found.longest:.1f} s for its answer")
    for process in PROCESSES:
        steps = {step: found.hit[process, step] for step in TURNS}
        print(f"{process} was killed at: " + ", ".join(f"{step} {times}" for step, times in steps.items()))
    print("\n".join(found.faults) or "nothing lost, nothing doubled")
    sys.exit(bool(found.faults))


if __name__ == "__main__":
    main()
