"""The page of a request says which colleague has it open too, until they go back to the queue."""

from __future__ import annotations

from starlette.testclient import TestClient

from tests.hub.console.made import Sender

WORDS = "Open elsewhere too: Rory Mackay since"


def test_a_colleague_at_the_same_request_is_named(ailsa: TestClient, rory: TestClient, sent: Sender) -> None:
    page = f"/console/requests/{sent()}"
    rory.get(page)
    assert WORDS in ailsa.get(page).text
    rory.get("/console/")
    assert WORDS not in ailsa.get(page).text
