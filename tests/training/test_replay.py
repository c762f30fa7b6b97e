"""Conversations are played as an employer would, and each labelled turn is judged by what it showed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from training import conversations
from training import replay as module
from training.conversations import Found
from training.evaluate import Judged
from training.replay import judge, replay


def need(**relevant: int) -> Found:
    return Found("one", 1, Judged("bread", ("bread",), relevant), ())


@pytest.mark.parametrize(
    ("ids", "needs", "outcome"),
    [
        (["bake", "shop"], [need(bake=2, shop=1)], "first right"),
        (["shop", "bake"], [need(bake=2, shop=1)], "right in the first three"),
        (["a", "b", "c", "bake"], [need(bake=2)], "first wrong"),
        (["a", "b", "c", "bake"], [need(bake=2), need(), need(), need()], "right in the first three"),
        ([], [need(bake=2)], "no list"),
        ([], [need()], "nothing where none answers"),
        (["shop"], [need()], "something where none answers"),
    ],
)
def test_a_turn_is_judged_by_what_it_shows(ids: list[str], needs: list[Found], outcome: str) -> None:
    assert judge(ids, needs) == outcome


def test_messages_are_sent_and_buttons_pressed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "conversations-a.txt").write_text("# baker\nbread\n[more]\n[Gone]\n<empty>\n")
    (tmp_path / "found-a.txt").write_text("baker.1 | bread | bake\nbaker.2 | bread | bake\nbaker.3 | bread | bake\n")
    sent: list[dict[str, Any]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/api/conversations":
            return httpx.Response(200, json={"token": "secret"})
        assert request.headers["Authorization"] == "Bearer secret"
        sent.append(json.loads(request.content))
        items = [{"id": "bake" if "text" in sent[-1] else "shop"}]
        said = {
            "kind": "recommendations",
            "data": {"items": items},
            "buttons": [{"title": "Show more", "payload": "p1"}],
        }
        return httpx.Response(200, json={"messages": [said]})

    client = httpx.Client
    monkeypatch.setattr(httpx, "Client", lambda **given: client(transport=httpx.MockTransport(answer), **given))
    monkeypatch.setattr(module, "STRANGERS", tmp_path)
    monkeypatch.setattr(module, "read_found", lambda letter: conversations.read_found(letter, tmp_path))
    assert replay("http://advisor.example", "a") == {"first right": 1, "first wrong": 1, "no list": 1}
    assert [(body.get("text"), body.get("payload")) for body in sent] == [("bread", None), (None, "p1"), ("   ", None)]


def test_an_advisor_that_is_not_there_is_an_error() -> None:
    with pytest.raises(httpx.HTTPError):
        replay("http://127.0.0.1:9", "s")
