from __future__ import annotations

import logging
import re

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from hub.console import changes
from hub.console.middleware import HEADERS
from tests.hub.console.made import SAME_ORIGIN, Sender


def test_a_request_that_does_not_exist_is_a_page_with_the_way_back(ailsa: TestClient) -> None:
    for path in ("/requests/MC-222222", "/requests/nonsense", "/nothing/here"):
        answer = ailsa.get(f"/console{path}")
        assert answer.status_code == 404
        assert "There is no such page" in answer.text
        assert 'href="/console/">Back to the queue</a>' in answer.text


def test_a_note_to_nowhere_keeps_its_text(ailsa: TestClient) -> None:
    answer = ailsa.post("/console/requests/MC-222222/notes", data={"note": "Rang <Mairi>"})
    assert answer.status_code == 404
    assert "Rang &lt;Mairi&gt;</textarea>" in answer.text


def test_a_method_that_is_not_offered_is_a_page_too(ailsa: TestClient) -> None:
    answer = ailsa.get("/console/sign-out")
    assert answer.status_code == 405
    assert "That did not work" in answer.text


def test_a_session_that_ended_gives_the_text_back(stranger: TestClient, sent: Sender) -> None:
    reference = sent()
    form = {"of": "MC-222222", "note": "", "reason": "My long answer", "version": "1", "shared": "yes"}
    answer = stranger.post(f"/console/requests/{reference}/transitions/decline", data=form)
    assert answer.status_code == 403
    assert "Your session has ended" in answer.text
    assert "readonly>My long answer</textarea>" in answer.text
    assert f'href="/console/sign-in?next=%2Frequests%2F{reference}"' in answer.text


def test_a_session_that_ended_says_nothing_of_what_exists(stranger: TestClient, sent: Sender) -> None:
    for reference in (sent(), "MC-222222"):
        assert stranger.post(f"/console/requests/{reference}/take", data={}).status_code == 403
        assert stranger.get(f"/console/requests/{reference}").status_code == 303


def test_a_fault_of_ours_is_logged_and_told_with_a_code(
    console: FastAPI, ailsa: TestClient, sent: Sender, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down(*_: object, **__: object) -> None:
        raise ZeroDivisionError("the secret detail")

    monkeypatch.setattr(changes, "add_note", break_down)
    client = TestClient(console, headers=SAME_ORIGIN, cookies=ailsa.cookies, raise_server_exceptions=False)
    with client, caplog.at_level(logging.ERROR, logger="hub.console.problems"):
        answer = client.post(f"/console/requests/{sent()}/notes", data={"note": "Rang Mairi"})
    assert answer.status_code == 500
    assert "This is our fault" in answer.text
    assert "Rang Mairi</textarea>" in answer.text
    assert "secret detail" not in answer.text
    (logged,) = caplog.records
    (code,) = re.findall(r"console problem (\w+)", logged.getMessage())
    assert f"with the code {code}" in answer.text
    assert logged.exc_info is not None
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
