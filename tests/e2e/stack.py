"""The real processes, started once for all end-to-end tests, and an employer who talks to them over HTTP."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
from rich.console import Console

from advisor.prepare import prepare
from advisor.supervise import running
from runtime.database import Sessions, make_engine, make_sessions
from runtime.settings import Settings, settings

PORTS = range(20_000, 32_000)
SHARED = ("encoder", "answers", "reader", "index", "models")
"""What every run makes the same: taken from the project's own folder, so that a test run trains nothing twice."""


class Stack:
    def __init__(self, chosen: Settings, supervisor: subprocess.Popen[bytes]) -> None:
        self.settings = chosen
        self.url = f"http://127.0.0.1:{chosen.web_port}"
        self._engine = make_engine(chosen.database)
        self.sessions: Sessions = make_sessions(self._engine)
        self._supervisor = supervisor

    def pid(self, words: str) -> int:
        """The process whose command line holds `words`. Raises LookupError while there is none."""
        children = subprocess.run(
            ["ps", "-ww", "-o", "pid=,args=", "--ppid", str(self._supervisor.pid)],
            capture_output=True,
            text=True,
            check=False,
        ).stdout
        for line in children.splitlines():
            number, _, command = line.strip().partition(" ")
            if words in command:
                return int(number)
        raise LookupError(words)

    def close(self) -> None:
        self._engine.dispose()

    def kill(self, words: str) -> int:
        """kill -9, and the id of what was killed."""
        pid = self.pid(words)
        os.kill(pid, signal.SIGKILL)
        return pid


@contextmanager
def real_stack(var: Path, *, own_index: bool = False, **chosen: Any) -> Iterator[Stack]:
    """All processes on free loopback ports, with a database of their own under `var`.

    `own_index` is for tests that change the catalogue.
    """
    quiet = Console(quiet=True)
    prepare(settings(), quiet)
    for name in SHARED:
        if name == "index" and own_index:
            shutil.copytree(settings().var / name, var / name)
        else:
            (var / name).symlink_to(settings().var / name)
    chosen.setdefault("limits", "off")  # one address is every employer of every test
    own = Settings(var=var, web_port=free_port(), rasa_port=free_port(), actions_port=free_port(), **chosen)
    with running(own, prepare(own, quiet)) as supervisor:
        stack = Stack(own, supervisor)
        yield stack
        stack.close()


def free_port() -> int:
    """A port that nobody listens at. It lies below those that systems give to outgoing connections, one of which could
    have it before the process is there that is to listen, and is drawn at random, because several runs draw at once."""
    while True:
        port = secrets.choice(PORTS)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def wait_for(what: Callable[[], bool], seconds: float) -> float:
    """The seconds until `what` is true. Raises TimeoutError when it is not in time."""
    start = time.monotonic()
    while not what():
        if time.monotonic() - start > seconds:
            raise TimeoutError(f"not within {seconds} s")
        time.sleep(0.1)
    return time.monotonic() - start


class Employer:
    """One conversation over the chat API."""

    def __init__(self, url: str) -> None:
        self._client = httpx.Client(base_url=url, timeout=30, trust_env=False)
        opened = self._client.post("/api/conversations")
        opened.raise_for_status()
        self.token: str = opened.json()["token"]
        self.last: list[dict[str, Any]] = opened.json()["messages"]
        self._pressed = ""

    def post(self, **body: str) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.token}"}
        message = {"id": uuid.uuid4().hex, **body}
        return self._client.post("/api/conversations/messages", json=message, headers=headers)

    def say(self, text: str) -> list[dict[str, Any]]:
        return self._take(self.post(text=text))

    def press(self, title: str) -> list[dict[str, Any]]:
        """Press the button with this title under the latest messages."""
        buttons = {button["title"]: button["payload"] for message in self.last for button in message["buttons"]}
        assert title in buttons, f"no button {title!r} among {sorted(buttons)}"
        self._pressed = buttons[title]
        return self.press_again()

    def press_again(self) -> list[dict[str, Any]]:
        """Press the button that was pressed last, also where it is no longer shown."""
        return self._take(self.post(payload=self._pressed))

    def drop(self, words: str) -> list[dict[str, Any]]:
        """Take back the need or the condition that the latest message says it understood in these words."""
        data = self.last[-1]["data"]
        drops = {need["text"]: need["drop"] for need in data["needs"]} | {
            chip["value"]: chip["drop"] for chip in data["filters"]
        }
        assert drops.get(words), f"no button that takes {words!r} back among {sorted(drops)}"
        return self._take(self.post(payload=drops[words]))

    def history(self) -> list[dict[str, Any]]:
        headers = {"Authorization": f"Bearer {self.token}"}
        answer = self._client.get("/api/conversations/messages", headers=headers)
        answer.raise_for_status()
        return list(answer.json()["messages"])

    def _take(self, answer: httpx.Response) -> list[dict[str, Any]]:
        assert answer.status_code == httpx.codes.OK, answer.text
        self.last = answer.json()["messages"]
        return self.last

    def close(self) -> None:
        self._client.close()
