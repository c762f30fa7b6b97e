"""Logs: one JSON object a line, with the id of the turn that a line belongs to, and without what people said.

Every process writes the same fields: `time` (UTC), `level`, `process`, `logger`, `event`; `turn` inside a turn; `error`
and `at`, the innermost places first, for an exception.
"""

from __future__ import annotations

import hashlib
import json
import logging
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from runtime.redaction import described, redacted

TURN: ContextVar[str] = ContextVar("turn", default="")
"""The id of the turn that is being answered; empty outside one."""

PLACES = 12
"""Places of a traceback that are kept for each error of a chain."""


@contextmanager
def turn_of(conversation_id: str, key: str) -> Iterator[str]:
    """Inside, every line of this process has the id of the turn in which the message `key` is answered.

    The id is made from the one that the client gave its message, so all tries of a message share it, and it tells
    nothing of either. An apology shows it to the employer.
    """
    turn = hashlib.sha256(f"{conversation_id} {key}".encode()).hexdigest()[:12]
    before = TURN.set(turn)
    try:
        yield turn
    finally:
        TURN.reset(before)


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON. `process` is the name of the process."""

    def __init__(self, process: str) -> None:
        super().__init__()
        self._process = process

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, timezone.utc).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "process": self._process,
            "logger": record.name,
            "event": _event(record),
        }
        if turn := TURN.get():
            line["turn"] = turn
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            line["error"] = " < ".join(described(one) for one in _chain(error))
            line["at"] = " < ".join(place for one in _chain(error) for place in _places(one))
        return json.dumps(line, ensure_ascii=False)


def log_to_stderr(lines: JsonLines, level: int = logging.WARNING) -> None:
    """Write what this process logs to standard error, from `level` up; what was set up before goes."""
    handler = logging.StreamHandler()
    handler.setFormatter(lines)
    logging.basicConfig(level=level, handlers=[handler], force=True)


def _event(record: logging.LogRecord) -> str:
    """The message of a record. An error among its values is described; values that do not fit it are left out."""
    values: Any = record.args
    if isinstance(values, Mapping):
        values = {name: _value(value) for name, value in values.items()}
    elif values:
        values = tuple(_value(value) for value in values)
    try:
        return redacted(str(_value(record.msg)) % values if values else str(_value(record.msg)))
    except (TypeError, ValueError, KeyError):
        return redacted(str(record.msg))


def _value(value: object) -> object:
    return described(value) if isinstance(value, BaseException) else value


def _chain(error: BaseException) -> list[BaseException]:
    """An error and what led to it, the latest first."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return chain


def _places(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)[-PLACES:]
    return [f"{'/'.join(Path(frame.filename).parts[-2:])}:{frame.lineno} {frame.name}" for frame in reversed(frames)]
