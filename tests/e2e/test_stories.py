"""Conversations told in tests/stories/*.yml, held with the real Rasa and the real action server.

A story is a list of turns. `say` types, `press` presses a button, `drop` the × of a need or a condition. `gets` says
what the answers must be, one entry a message: its `kind`, words its `text` must hold (`says`) or must not (`never`),
the `slot` a question asks for, the `needs` and `conditions` as understood. A turn with `later: true` comes a day after
the one before.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.conversations import conversation_of_token
from bot.models import Turn
from runtime.yaml_file import read_yaml
from tests.e2e.stack import Employer, Stack

FOLDER = Path(__file__).parent.parent / "stories"
SKILLS = {path.stem: read_yaml(path) for path in sorted(FOLDER.glob("*.yml"))}
STORIES = [
    pytest.param(story, id=f"{skill}: {story['story']} ({story['path']})")
    for skill, stories in SKILLS.items()
    for story in stories
]
ANY = "any"
"""A turn whose answer the story does not depend on."""

PATHS = {"happy", "correction", "digression", "cancel", "nonsense", "resume"}
A_DAY = dt.timedelta(days=1)


@pytest.mark.parametrize("skill", SKILLS)
def test_every_skill_is_told_on_every_kind_of_path(skill: str) -> None:
    assert {story["path"] for story in SKILLS[skill]} == PATHS


@pytest.mark.parametrize("story", STORIES)
def test_story(story: dict[str, Any], stack: Stack, employer: Employer) -> None:
    for turn in story["turns"]:
        if turn.get("later"):
            let_a_day_pass(stack, employer.token)
        (act,) = turn.keys() & {"say", "press", "drop"}
        messages = getattr(employer, act)(turn[act])
        words = turn[act]
        assert len(messages) == len(turn["gets"]), f"{words!r} got {[message['text'] for message in messages]}"
        for message, wanted in zip(messages, turn["gets"], strict=True):
            check(message, wanted, words)


def let_a_day_pass(stack: Stack, token: str) -> None:
    """Make all that was said so far a day older, for the web process and for Rasa."""
    with stack.sessions.begin() as session:
        conversation_id = conversation_of_token(session, token)
        for turn in session.scalars(select(Turn).where(Turn.conversation_id == conversation_id)):
            turn.created -= A_DAY
    with closing(sqlite3.connect(stack.settings.tracker_database)) as tracker, tracker:
        moved = tracker.execute(
            "UPDATE events SET timestamp = timestamp - :day,"
            " data = json_set(data, '$.timestamp', json_extract(data, '$.timestamp') - :day) WHERE sender_id = :sender",
            {"day": A_DAY.total_seconds(), "sender": conversation_id},
        )
        assert moved.rowcount > 0, "Rasa remembers nothing of this conversation"


def check(message: dict[str, Any], wanted: dict[str, Any], turn: str) -> None:
    text, data = message["text"], message["data"] or {}
    place = f"after {turn!r}: {message['kind']}: {text}"
    assert wanted.get("kind") in (ANY, message["kind"]) or ("kind" not in wanted and message["kind"] == "text"), place
    for words in listed(wanted.get("says")):
        assert words.casefold() in text.casefold(), f"{words!r} is missing {place}"
    for words in listed(wanted.get("never")):
        assert words.casefold() not in text.casefold(), f"{words!r} was said {place}"
    if "slot" in wanted:
        assert data["slot"] == wanted["slot"], place
    if "needs" in wanted:
        assert [need["text"] for need in data["needs"]] == wanted["needs"], place
    if "conditions" in wanted:
        assert [chip["value"] for chip in data["filters"]] == wanted["conditions"], place


def listed(words: str | list[str] | None) -> list[str]:
    return [words] if isinstance(words, str) else words or []
