"""What the tests of the console use: the types of its fixtures, and a file that was uploaded."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from httpx2 import Response
from starlette.testclient import TestClient

from hub.erasure import Receipt, Scope, Store
from hub.models import CollaborationRequest

CATALOGUE = "/console/catalogue"
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


class Review:
    """A file that was uploaded, and the page that it led to."""

    def __init__(self, client: TestClient, name: str, content: bytes | str, **choice: str) -> None:
        data = content if isinstance(content, bytes) else content.encode()
        self.client = client
        self.answer = client.post(CATALOGUE, data={"replace": "nothing"} | choice, files={"file": (name, data)})
        self.text = self.answer.text
        self.path = self.answer.url.path

    @property
    def seen(self) -> str:
        """The fingerprint of the outcome that the page shows."""
        (fingerprint,) = re.findall(r'name="seen" value="(\w+)"', self.text)
        return str(fingerprint)

    @property
    def counts(self) -> list[int]:
        """Added, changed, removed, unchanged."""
        return [int(number) for number in re.findall(r'<dd class="number">(\d+)</dd>', self.text)]

    def apply(self, client: TestClient | None = None, seen: str | None = None) -> Response:
        return (client or self.client).post(f"{self.path}/apply", data={"seen": self.seen if seen is None else seen})

    def discard(self, client: TestClient | None = None) -> Response:
        return (client or self.client).post(f"{self.path}/discard")


Sender = Callable[..., str]
"""Sends a request as an employer would; gives its reference."""

Reader = Callable[[str], CollaborationRequest]
Uploader = Callable[..., Review]
Titles = Callable[[], dict[str, str]]


class Erased:
    """The erasing of another room by hand: it remembers what was asked of it, and fails as the test wants."""

    def __init__(self) -> None:
        self.asked: list[tuple[Scope, str, str]] = []
        self.refusal: Exception | None = None

    def __call__(self, scope: Scope, value: str, by: str) -> Receipt:
        if self.refusal is not None:
            raise self.refusal
        self.asked.append((scope, value, by))
        return {Store.REQUESTS: 1, Store.NOTICES: 0, Store.TURNS: 7}

    def copy(self, scope: Scope, value: str) -> dict[str, Any]:
        if self.refusal is not None:
            raise self.refusal
        return {"found_by": {str(scope): value}}
