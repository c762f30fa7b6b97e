"""What is said in a conversation is told as it is said: to whoever listens, from where they were, and for as long as
there is something to hear of."""

from __future__ import annotations

import re

import httpx
import pytest
from sqlalchemy.orm import Session

from bot import events_api, moves, watching
from bot.changes import Spoken, spoken_since
from bot.conversations import ERASE_ALL, open_conversation
from bot.erasure import Eraser
from bot.models import Turn
from contract import Button, Text
from hub.erasure import Scope
from runtime.database import Sessions
from tests.bot.fake_rasa import FakeRasa
from tests.bot.streams import EVENTS, MESSAGES, listening, say, wait_for


def test_what_is_said_is_told_without_its_words(web: httpx.Client, key: dict[str, str]) -> None:
    with listening(web, key) as stream:
        assert stream.next() == ["1-0"]  # the greeting
        assert say(web, key, "message-1", "dementia care") == stream.next()
        assert say(web, key, "message-2", "online") == stream.next()


def test_whoever_comes_back_hears_what_came_meanwhile_and_nothing_twice(web: httpx.Client, key: dict[str, str]) -> None:
    say(web, key, "message-1", "one")
    with listening(web, key) as stream:
        stream.next()
        stream.next()
    missed = [say(web, key, f"message-{number}", "more") for number in (2, 3)]
    with listening(web, key, stream.id) as again:
        assert [again.next(), again.next()] == missed


@pytest.mark.parametrize("seen", ["2-0", "2"])
def test_the_id_of_an_answer_resumes_as_that_of_an_event_does(
    web: httpx.Client, key: dict[str, str], seen: str
) -> None:
    say(web, key, "message-1", "one")
    missed = say(web, key, "message-2", "two")
    with listening(web, key, seen) as stream:
        assert stream.next() == missed


@pytest.mark.parametrize("seen", ["999", "x", "1; drop", "9" * 40, "-1"])
def test_an_unknown_place_begins_at_the_beginning(web: httpx.Client, key: dict[str, str], seen: str) -> None:
    with listening(web, key, seen) as stream:
        assert stream.next() == ["1-0"]


def test_another_conversation_is_not_heard_and_its_place_is_unknown(web: httpx.Client, key: dict[str, str]) -> None:
    other = {"Authorization": f"Bearer {web.post('/api/conversations').json()['token']}"}
    with listening(web, key, "2") as stream:
        assert stream.next() == ["1-0"]
        say(web, other, "message-1", "theirs")
        assert say(web, key, "message-2", "mine") == stream.next()


def test_an_answer_that_takes_long_is_told_when_it_is_there(
    web: httpx.Client, key: dict[str, str], sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    unanswered: list[str] = []

    def noted(session: Session, conversation_id: str, turn: int) -> list[Spoken] | None:
        turns = spoken_since(session, conversation_id, turn)
        unanswered.extend(conversation_id for spoken in turns or () if spoken.ids is None)
        return turns

    monkeypatch.setattr(watching, "spoken_since", noted)
    with listening(web, key, "1") as stream:
        with sessions.begin() as session:
            mine = session.get_one(Turn, 1).conversation_id
            session.add(Turn(conversation_id=mine, client_id="message-1", said="care", sent="care"))
        wait_for(lambda: len(unanswered) >= 2)  # it was looked at, and again, while nobody had answered
        with sessions.begin() as session:
            session.get_one(Turn, 2).answer = [{"id": "2-0", "kind": "text", "lead": "Well."}]
        assert stream.next() == ["message-1", "2-0"]


def test_what_another_process_stores_is_told(web: httpx.Client, key: dict[str, str], sessions: Sessions) -> None:
    with listening(web, key, "1") as stream:
        with sessions.begin() as session:
            mine = session.get_one(Turn, 1).conversation_id
            answer = [{"id": "2-0", "kind": "text", "lead": "Accepted."}]
            session.add(Turn(conversation_id=mine, client_id="notice:1", said=None, sent="", answer=answer))
        assert stream.next() == ["2-0"]


def test_the_stream_ends_with_the_words_of_the_conversation(
    web: httpx.Client, key: dict[str, str], rasa: FakeRasa
) -> None:
    rasa.replies["delete my data"] = (Text(lead="Shall I?", buttons=(Button(title="Delete", payload=ERASE_ALL),)),)
    say(web, key, "message-1", "delete my data")
    (button,) = web.get(MESSAGES, headers=key).json()["messages"][-1]["buttons"]
    with listening(web, key, "2") as stream:
        web.post(MESSAGES, headers=key, json={"id": "message-2", "payload": button["payload"]}).raise_for_status()
        assert stream.next() is None
    receipt = web.get(MESSAGES, headers=key).json()["messages"]
    with listening(web, key, "2") as again:  # the number may be used again: what it names is told
        assert again.next() == [said["id"] for said in receipt]


def test_the_stream_ends_with_the_conversation_and_its_key_opens_no_other(
    web: httpx.Client, key: dict[str, str], sessions: Sessions, eraser: Eraser
) -> None:
    with listening(web, key, "1") as stream:
        with sessions() as session:
            mine = session.get_one(Turn, 1).conversation_id
        eraser.erase(Scope.CONVERSATION, mine, "ailsa@hub.example")
        assert stream.next() is None
    assert web.get(EVENTS, headers=key).status_code == 401


def test_the_stream_ends_where_the_conversation_goes_on_as_another(
    web: httpx.Client, key: dict[str, str], sessions: Sessions
) -> None:
    with listening(web, key, "1") as stream:
        with sessions.begin() as session:
            code = moves.offer(session, open_conversation(session)[0])
        web.post("/api/conversations/moves/taken", headers=key, json={"code": code}).raise_for_status()
        assert stream.next() is None


def test_the_stream_ends_by_itself_and_goes_on_where_it_ended(
    web: httpx.Client, key: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "LASTS", 0.2)
    with listening(web, key) as stream:
        assert stream.next() == ["1-0"]
        assert stream.next() is None
    assert stream.id == "1"


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer made-up"}, {"Authorization": "Basic x"}])
def test_without_the_key_nothing_is_told(web: httpx.Client, header: dict[str, str]) -> None:
    refused = web.get(EVENTS, headers=header)
    assert (refused.status_code, refused.json()["code"]) == (401, "unknown_conversation")


def test_proxies_are_told_not_to_hold_it_back_and_hear_a_beat(
    web: httpx.Client, key: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events_api, "BEAT", 0.1)
    with web.stream("GET", EVENTS, headers={**key, "Last-Event-ID": "1"}) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        assert response.headers["x-accel-buffering"] == "no"
        assert response.headers["cache-control"] == "no-store"
        sent = response.iter_text()
        assert next(sent) == ": listening\n\n"
        assert re.fullmatch(r": ping.*\n\n", next(sent))
