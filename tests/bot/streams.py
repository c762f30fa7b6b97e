"""A client that listens to a conversation, and what it says meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx

EVENTS = "/api/conversations/events"
MESSAGES = "/api/conversations/messages"


def say(web: httpx.Client, key: dict[str, str], name: str, text: str) -> list[str]:
    """Say something under an id; returns what an event tells of it."""
    answer = web.post(MESSAGES, headers=key, json={"id": name, "text": text}).raise_for_status().json()
    return [name, *(message["id"] for message in answer["messages"])]


class Stream:
    """The events of an open stream, in order."""

    def __init__(self, response: httpx.Response) -> None:
        self.headers = response.headers
        self._lines = response.iter_lines()
        self.id = ""

    def next(self) -> list[str] | None:
        """What the next event tells of; None at the end."""
        for line in self._lines:
            name, _, value = line.partition(": ")
            if name == "id":
                self.id = value
            elif name == "data":
                return value.split()
        return None


@contextmanager
def listening(web: httpx.Client, key: dict[str, str], after: str = "") -> Iterator[Stream]:
    headers = {**key, "Last-Event-ID": after} if after else key
    with web.stream("GET", EVENTS, headers=headers) as response:
        assert response.status_code == 200
        yield Stream(response)


def wait_for(true: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while not true():
        assert time.monotonic() < until
        time.sleep(0.01)
