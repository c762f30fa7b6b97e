"""What whoever listens to a conversation meets where there is no room, or the database cannot be read."""

from __future__ import annotations

import threading

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.exc import OperationalError

from bot import watching
from bot.changes import Spoken
from tests.bot.streams import EVENTS, MESSAGES, listening, say, wait_for


@pytest.mark.parametrize("limit", ["MOST", "MOST_OF_ADDRESS"])
def test_too_many_are_told_when_to_come_back_and_there_is_room_when_one_leaves(
    app: FastAPI, web: httpx.Client, key: dict[str, str], monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(watching, limit, 1)
    with listening(web, key) as stream:
        stream.next()
        refused = web.get(EVENTS, headers=key)
        assert (refused.status_code, refused.headers["retry-after"]) == (429, "60")
        assert refused.json()["code"] == "too_often"
        assert web.get(MESSAGES, headers=key).status_code == 200
    wait_for(lambda: len(app.state.watching) == 0)
    with listening(web, key) as stream:
        assert stream.next() == ["1-0"]


def test_what_cannot_be_read_just_now_is_told_later(
    web: httpx.Client, key: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = threading.Event()

    def broken(*_: object) -> dict[str, tuple[int, int]]:
        failed.set()
        raise OSError

    with listening(web, key, "1") as stream:
        with monkeypatch.context() as down:
            down.setattr(watching, "newest_turns", broken)
            said = say(web, key, "message-1", "care")
            assert failed.wait(30)
        assert said == stream.next()


def test_a_stream_ends_in_one_line_where_the_database_cannot_be_read(
    web: httpx.Client,
    key: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*_: object) -> list[Spoken]:
        raise OperationalError("SELECT", {}, Exception("the server closed the connection"))

    with monkeypatch.context() as down:
        down.setattr(watching, "spoken_since", broken)
        with listening(web, key, "1") as stream:
            assert stream.next() is None
    told = [record for record in caplog.records if record.levelname in {"WARNING", "ERROR"}]
    assert [record.getMessage() for record in told] == [
        "a stream ends, because its conversation could not be read: the server closed the connection"
    ]
    assert told[0].exc_info is None
    with listening(web, key, "1") as again:
        assert say(web, key, "message-1", "care") == again.next()
