"""Conversations written in YAML, told to the real stack turn by turn.

A turn does one thing: `say` types, `press` presses a button, `drop` the × of a need or a condition, `press_again`
presses the last button once more although it has gone, `hub` lets staff change the request that was sent last
("ask_for_information: Which shifts?"). With `later: true` it comes a day after the one before, with `elsewhere: true`
in another conversation.

`gets` says what the answer must be. A list has one entry a message, of which `kind` is text unless it says otherwise;
one entry alone, without the list, is of the answer as a whole. tests/e2e/expectations.py has what an entry may hold.
`staff_see` are words that staff then find in the request or on it, `staff_miss` words that they must not find.
In what is typed and expected `{reference}` is the reference of the last receipt and `{card 2}` the title of the second
card of the last list; in what is expected `{31 March}` is the next such day, and `{first of next quarter}`,
`{last of next quarter}` and `{last of this quarter}` are days too.
"""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Any

from sqlalchemy import select

from bot.conversations import conversation_of_token
from bot.models import Turn
from hub.lifecycle import Decision, change
from hub.requests import get_request
from runtime.clock import today
from tests.e2e.expectations import unmet, unmet_by_answer
from tests.e2e.stack import Employer, Stack

A_DAY = dt.timedelta(days=1)
STAFF = "staff@hub.example"
DAY = re.compile(r"\{([^{}]+)\}")


class Telling:
    """One conversation as it is told; another one takes its place where a turn is said elsewhere."""

    def __init__(self, stack: Stack, employer: Employer) -> None:
        self._stack, self._employer = stack, employer
        self._known: dict[str, str] = {}
        self._so_far: list[str] = []

    def tell(self, turns: Sequence[Mapping[str, Any]]) -> None:
        """Take the turns one after the other. Raises AssertionError, with all that was said, where one gets amiss."""
        try:
            for turn in turns:
                self._take(turn)
        finally:
            self._employer.close()

    def _take(self, turn: Mapping[str, Any]) -> None:
        self._prepare(turn)
        if "hub" in turn:
            self._decide(turn["hub"])
        else:
            self._check(self._act(turn), turn.get("gets"))
        if "staff_see" in turn:
            assert turn["staff_see"].casefold() in self._stored(), self._told("staff do not see it")
        if "staff_miss" in turn:
            assert turn["staff_miss"].casefold() not in self._stored(), self._told("staff see what is no answer")

    def _prepare(self, turn: Mapping[str, Any]) -> None:
        if turn.get("later"):
            let_a_day_pass(self._stack, self._employer.token)
        if turn.get("elsewhere"):
            self._employer.close()
            self._employer = Employer(self._stack.url)

    def _act(self, turn: Mapping[str, Any]) -> list[dict[str, Any]]:
        (act,) = turn.keys() & {"say", "press", "drop", "press_again"}
        words = self._with_known(str(turn[act]))
        self._so_far.append(f"> {words if act == 'say' else f'[{act} {words}]'}")
        messages = self._employer.press_again() if act == "press_again" else getattr(self._employer, act)(words)
        self._so_far += [f"  {message['kind']}: {message['text']}" for message in messages]
        for message in messages:
            self._learn(message["kind"], message["data"])
        return list(messages)

    def _learn(self, kind: str, data: Mapping[str, Any]) -> None:
        if kind == "receipt":
            self._known["reference"] = data["reference"]
        elif kind == "recommendations":
            self._known |= {f"card {number}": card["title"] for number, card in enumerate(data["items"], 1)}

    def _with_known(self, words: str) -> str:
        for name, value in self._known.items():
            words = words.replace(f"{{{name}}}", value)
        return words

    def _check(self, messages: list[dict[str, Any]], gets: Any) -> None:
        wanted = self._filled(gets)
        if isinstance(wanted, list):
            assert len(messages) == len(wanted), self._told(f"{len(wanted)} messages were expected")
            for message, entry in zip(messages, wanted, strict=True):
                assert not (failures := unmet(message, {"kind": "text", **entry})), self._told("; ".join(failures))
        else:
            failures = unmet_by_answer(messages, {"never_kind": ["error"], **(wanted or {})})
            assert not failures, self._told("; ".join(failures))

    def _filled(self, wanted: Any) -> Any:
        """What is expected, with what is known and the days in their places."""
        if isinstance(wanted, Mapping):
            return {name: self._filled(value) for name, value in wanted.items()}
        if isinstance(wanted, list):
            return [self._filled(value) for value in wanted]
        if isinstance(wanted, str):
            return DAY.sub(lambda found: day(found[1], today()), self._with_known(wanted))
        return wanted

    def _decide(self, decisions: Mapping[Any, str]) -> None:
        with self._stack.sessions.begin() as session:
            for name, reason in decisions.items():
                change(
                    session, get_request(session, self._known["reference"]), name, Decision(STAFF, reason, shared=True)
                )

    def _stored(self) -> str:
        """All that staff see of the request: each field with its name, and what was added."""
        with self._stack.sessions() as session:
            request = get_request(session, self._known["reference"])
            fields = (f"{column.name}: {getattr(request, column.name)}" for column in request.__table__.columns)
            return "\n".join([*fields, *(event.reason or "" for event in request.events)]).casefold()

    def _told(self, failure: str) -> str:
        return "\n".join([failure, *self._so_far])


def day(words: str, now: dt.date) -> str:
    """A day in words with its year: the next 31 March from `now`, or the end of a quarter. Raises ValueError."""
    first_of_quarter = now.replace(month=now.month - (now.month - 1) % 3, day=1)
    following, after = (_months_on(first_of_quarter, months) for months in (3, 6))
    quarters = {
        "last of this quarter": following - A_DAY,
        "first of next quarter": following,
        "last of next quarter": after - A_DAY,
    }
    found = quarters.get(words) or min(d for d in _in_years(words, now) if d >= now)
    return f"{found.day} {found:%B %Y}"


def _months_on(first: dt.date, months: int) -> dt.date:
    return dt.date(first.year + (first.month - 1 + months) // 12, (first.month - 1 + months) % 12 + 1, 1)


def _in_years(words: str, now: dt.date) -> list[dt.date]:
    """The day that words name, this year and next."""
    return [dt.datetime.strptime(f"{words} {year} +0000", "%d %B %Y %z").date() for year in (now.year, now.year + 1)]


def let_a_day_pass(stack: Stack, token: str) -> None:
    """Make all that was said so far a day older, for the web process and for Rasa."""
    with stack.sessions.begin() as session:
        conversation_id = conversation_of_token(session, token)
        for turn in session.scalars(select(Turn).where(Turn.conversation_id == conversation_id)):
            turn.created -= A_DAY
    with closing(sqlite3.connect(stack.settings.var / "rasa.db")) as tracker, tracker:
        moved = tracker.execute(
            "UPDATE events SET timestamp = timestamp - :day,"
            " data = json_set(data, '$.timestamp', json_extract(data, '$.timestamp') - :day) WHERE sender_id = :sender",
            {"day": A_DAY.total_seconds(), "sender": conversation_id},
        )
        assert moved.rowcount > 0, "Rasa remembers nothing of this conversation"
