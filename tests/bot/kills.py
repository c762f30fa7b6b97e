"""kill -9 of the web process at each step of a request, over and over.

    .venv/bin/python -m tests.bot.kills [KILLS [SEED]]

The real application under uvicorn, on a database in a file, with a Rasa by hand that opens the request as the action
server does, and a mail server by hand. The process is killed while a conversation begins, while a need is said, while
the request is sent and while its employer is told of a decision, and started again; what got no answer is sent again
under its id. A process that ends by itself is a fault too. It prints what was lost or doubled, which is nothing where
all is well.
"""

from __future__ import annotations

import itertools
import multiprocessing
import random
import re
import signal
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import func, select, update

from hub.correspondence import Channel, Notice, NoticeState
from hub.lifecycle import Decision, change
from hub.models import CollaborationRequest
from hub.requests import get_request
from runtime.clock import now
from runtime.database import Base, make_engine, make_sessions
from runtime.settings import Settings
from tests.bot.killed_process import SEND, serve
from tests.bot.mail_server import FakeMailServer
from tests.e2e.stack import free_port
from tests.hub.made import AILSA

STEPS = ("opening", "saying", "sending", "deciding")
LATEST = 0.06
"""Seconds after which a step is killed at the latest; a turn takes about a third of it."""

WITHIN = 180.0
"""Seconds in which a process must be back and an answer there, also at a low priority on a busy machine."""
ANSWERED = 30.0
"""Seconds after which a client gives a request up and sends it again."""
REPORTED = 50
"""Kills after which the command says how far it is."""


@dataclass
class Found:
    """What went wrong, and what was done."""

    kills: int = 0
    broken_off: int = 0
    """Requests of HTTP that the death of the process broke off, or that came before it was back."""

    longest: float = 0.0
    """Seconds that a step took at most, with the death and the start of the process."""

    faults: list[str] = field(default_factory=list)
    twice_by_mail: int = 0
    """Mails that came twice under one Message-ID, which a mail program shows once."""


class Hub:
    """The process that is killed, and the client who goes on."""

    def __init__(self, folder: Path, mail: FakeMailServer, seed: int) -> None:
        self.settings = Settings(
            _env_file=None,
            var=folder,
            web_port=free_port(),
            limits="off",
            contact_email="hub@hub.example",
            smtp_host="127.0.0.1",
            smtp_port=mail.port,
            smtp_security="none",
        )
        self.mail, self.found = mail, Found()
        self._engine = make_engine(self.settings.database)
        Base.metadata.create_all(self._engine)
        self.sessions = make_sessions(self._engine)
        self._random = random.Random(seed)  # noqa: S311  no secret
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tests.bot.kills"])  # a process then starts in a tenth of a second
        self._process = self._start()
        self._client = httpx.Client(base_url=self.settings.web_url, timeout=ANSWERED, trust_env=False)

    def _start(self) -> BaseProcess:
        process = self._context.Process(target=serve, args=(self.settings,), daemon=True)
        process.start()
        return process

    def close(self) -> None:
        self._process.kill()
        self._process.join()
        self._client.close()
        self._engine.dispose()

    def kill(self, delay: float) -> None:
        """Kill the process after so many seconds, and start it again."""
        time.sleep(delay)
        self._process.kill()
        self._process.join()
        if self._process.exitcode != -signal.SIGKILL:
            self.found.faults.append(f"the process had ended by itself, with {self._process.exitcode}")
        self.found.kills += 1
        self._process = self._start()
        with self.sessions.begin() as session:  # what the dead process was sending need not wait for the lease
            session.execute(update(Notice).where(Notice.state == NoticeState.WAITING).values(due=now()))

    def step(self, name: str, killed: str, do: Callable[[], Any]) -> Any:
        """What `do` returns, while the process is killed where this is the step; what fails is done again."""
        killer = threading.Thread(target=self.kill, args=(self._random.uniform(0, LATEST),))
        if name == killed:
            killer.start()
        began = time.monotonic()
        try:
            while time.monotonic() < began + WITHIN:
                try:
                    if (result := do()) is not None:
                        self.found.longest = max(self.found.longest, time.monotonic() - began)
                        return result
                except httpx.TransportError:
                    self.found.broken_off += 1
                time.sleep(0.02)
        finally:
            if name == killed:
                killer.join()
        ended = self._process.exitcode
        state = "is alive" if ended is None else f"ended by itself, with {ended}"
        raise TimeoutError(f"{name} was not answered within {WITHIN:.0f} s; the process {state}")

    def round(self, killed: str) -> tuple[str, str]:
        """A request from its first word on, with one kill; its token and its reference.

        Staff decide only where that is the step, or none is, because news are looked for once a second.
        """
        token = self.step("opening", killed, self._open)
        self.step("saying", killed, self._posting(token, "we need welders"))
        answer = self.step("sending", killed, self._posting(token, SEND))
        (reference,) = re.findall(r"MC-[A-Z0-9]{6}", answer[-1]["text"])
        decided = killed in ("", "deciding")
        if decided:
            self.step("deciding", killed, self._deciding(token, reference))
        self.compare(token, reference, notices=int(decided))
        return token, reference

    def _open(self) -> str | None:
        answer = self._client.post("/api/conversations")
        return str(answer.json()["token"]) if answer.status_code == 201 else None

    def _posting(self, token: str, text: str) -> Callable[[], list[dict[str, Any]] | None]:
        body = {"id": uuid.uuid4().hex, "text": text}

        def post() -> list[dict[str, Any]] | None:
            answer = self._client.post("/api/conversations/messages", json=body, headers=_key(token))
            messages: list[dict[str, Any]] = answer.json()["messages"] if answer.status_code == 200 else []
            return messages if messages and messages[-1]["kind"] != "error" else None

        return post

    def _deciding(self, token: str, reference: str) -> Callable[[], bool | None]:
        """Staff decide once; it is done when the conversation and the mailbox have the news."""
        with self.sessions.begin() as session:
            request = get_request(session, reference)
            change(session, request, "triage", Decision(AILSA))

        def told() -> bool | None:
            with self.sessions() as session:
                waiting = select(Notice.id).where(Notice.state == NoticeState.WAITING)
                return None if session.scalar(waiting.limit(1)) else True

        return told

    def _reading(self, token: str) -> Callable[[], list[dict[str, Any]] | None]:
        def read() -> list[dict[str, Any]] | None:
            answer = self._client.get("/api/conversations/messages", headers=_key(token))
            return list(answer.json()["messages"]) if answer.status_code == 200 else None

        return read

    def compare(self, token: str, reference: str, *, notices: int = 1) -> None:
        """Hold what is stored, and what was sent, against what was said and decided."""
        history = self.step("reading", "", self._reading(token))
        said = Counter(message["text"] for message in history if message.get("author") == "employer")
        told = [message for message in history if message.get("author") != "employer"]
        with self.sessions() as session:
            mine = select(CollaborationRequest.conversation_id).where(CollaborationRequest.reference == reference)
            conversation = session.scalar(mine)
            requests = session.scalar(select(func.count()).where(CollaborationRequest.conversation_id == conversation))
            by_mail = select(Notice.state).where(Notice.channel == Channel.EMAIL)
            states = session.scalars(
                by_mail.join(CollaborationRequest).where(CollaborationRequest.reference == reference)
            ).all()
        mails = [mail["Message-ID"] for mail in self.mail.taken if reference in str(mail)]
        self.found.twice_by_mail += len(mails) - len(set(mails))
        checks = {
            "requests": (requests, 1),
            "messages": (said, Counter(["we need welders", SEND])),
            "answers with the reference": (sum("Your reference" in str(message) for message in told), 1),
            "answers and notices": (len(told), 3 + notices),
            "mails": (len(set(mails)), notices),
            "notices by mail": (list(states), [NoticeState.DELIVERED] * notices),
        }
        wrong = {name: pair for name, pair in checks.items() if pair[0] != pair[1]}
        self.found.faults += [f"{reference}: {name} {found} for {ought}" for name, (found, ought) in wrong.items()]


def _key(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def run(kills: int, seed: int = 1, report: Callable[[Found], None] = lambda _: None) -> Found:
    """Kill so often, each time at the next of STEPS, and say what was found; `report` hears it each REPORTED kills."""
    with tempfile.TemporaryDirectory() as folder, FakeMailServer() as mail:
        hub = Hub(Path(folder), mail, seed)
        try:
            for killed in itertools.islice(itertools.cycle(STEPS), kills):
                hub.round(killed)
                if hub.found.kills % REPORTED == 0:
                    report(hub.found)
        finally:
            hub.close()
        return hub.found


def main() -> None:
    began = time.monotonic()
    kills, seed = map(int, (*sys.argv[1:], *("1000", "1")[len(sys.argv) - 1 :]))
    found = run(kills, seed, lambda found: print(f"{found.kills} kills, {len(found.faults)} faults", flush=True))
    print(f"{found.kills} kills in {time.monotonic() - began:.0f} s, {found.broken_off} requests of HTTP broken off")
    print(f"the longest step with its kill took {found.longest:.1f} s")
    print(f"mails twice under one id, which mail programs show once: {found.twice_by_mail}")
    print("\n".join(found.faults) or "nothing lost, nothing doubled")
    sys.exit(bool(found.faults))


if __name__ == "__main__":
    main()
