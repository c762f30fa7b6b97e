"""A line of a log: its fields, the turn it belongs to, and what it never holds."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any

import pytest

from runtime.logs import TURN, JsonLines, log_to_stderr, turn_of


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the logger `test.lines` writes, as the process called web."""
    stream, log = io.StringIO(), logging.getLogger("test.lines")
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines("web"))
    log.addHandler(handler)
    log.propagate = False
    yield stream
    log.removeHandler(handler)


log = logging.getLogger("test.lines")


def lines(written: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


def test_a_line_says_when_where_and_what(written: io.StringIO) -> None:
    log.warning("notice %d is tried again:\n%s", 17, "later")
    (line,) = lines(written)
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "warning",
        "process": "web",
        "logger": "test.lines",
        "event": "notice 17 is tried again:\nlater",
    }


def test_every_line_of_a_turn_has_its_id_also_in_a_thread(written: io.StringIO) -> None:
    with turn_of("conversation", "message-1") as turn, ThreadPoolExecutor(1) as pool:
        log.warning("here")
        pool.submit(copy_context().run, log.warning, "there").result()
    log.warning("after")
    assert [line.get("turn") for line in lines(written)] == [turn, turn, None]
    assert TURN.get() == ""


def test_all_tries_of_a_message_share_an_id_and_no_other_does() -> None:
    ids = []
    for conversation, key in (("a", "message-1"), ("a", "message-1"), ("a", "message-2"), ("b", "message-1")):
        with turn_of(conversation, key) as turn:
            ids.append(turn)
    assert ids[0] == ids[1]
    assert len(set(ids)) == 3


def test_an_error_is_named_with_its_causes_and_places_but_not_its_values(written: io.StringIO) -> None:
    try:
        try:
            int("Morag Mackay")
        except ValueError as error:
            raise LookupError("morag@fibre.example") from error
    except LookupError:
        log.exception("it could not be read")
    (line,) = lines(written)
    assert line["error"] == "LookupError < ValueError"
    assert "runtime/test_logs.py:" in line["at"]
    assert "Morag" not in written.getvalue()
    assert "fibre" not in written.getvalue()


def test_an_error_as_a_value_is_described(written: io.StringIO) -> None:
    log.warning("it failed: %s", KeyError("Morag"))
    log.warning("%(what)s", {"what": KeyError("Morag")})
    log.warning(KeyError("Morag"))
    assert [line["event"] for line in lines(written)] == ["it failed: KeyError", "KeyError", "KeyError"]


def test_values_that_do_not_fit_lose_no_line() -> None:
    record = logging.makeLogRecord({"msg": "%d notices are late", "args": ("many",)})
    assert json.loads(JsonLines("web").format(record))["event"] == "%d notices are late"


def test_a_process_logs_from_its_level_up(capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers.clear()  # pytest's own, which must not be closed
    try:
        log_to_stderr(JsonLines("actions"), logging.INFO)
        logging.getLogger("any.library").info("up")
        logging.getLogger("any.library").debug("silent")
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
    (line,) = capsys.readouterr().err.splitlines()
    assert (json.loads(line)["process"], json.loads(line)["event"]) == ("actions", "up")
