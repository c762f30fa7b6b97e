"""A copy has everything that an erasure would take, and names no member of staff."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest

from bot.conversations import open_conversation
from bot.holdings import Holdings
from bot.models import Turn
from bot.tracker import TrackerStore, TrackerUnavailable
from hub.arrangement import arrange
from hub.erasure import NothingHeld, Scope
from hub.lifecycle import Decision, change
from hub.ratings import RatedTurn, rate
from hub.requests import open_request
from hub.staff import add_staff
from runtime.database import Sessions
from runtime.settings import Settings
from tests.hub.made import AILSA, FIELDS, PASSWORD, cheap_passwords, draft_of, meaning


@pytest.fixture
def holdings(sessions: Sessions, chosen: Settings) -> Holdings:
    return Holdings(sessions, TrackerStore(chosen.tracker_database))


@pytest.fixture
def known(sessions: Sessions, chosen: Settings) -> tuple[str, str]:
    """A conversation with a request that staff decided; gives the ids of both."""
    with cheap_passwords(), sessions.begin() as session:
        add_staff(session, AILSA, "Ailsa Grant", PASSWORD)
        name, _ = open_conversation(session)
        session.add(
            Turn(conversation_id=name, client_id="first-message", said="we freeze", sent="x", answer=[{"a": 1}])
        )
        rate(session, RatedTurn(name, 1, "we freeze", "Wear wool."), helpful=False)
        draft = draft_of(need="sheep shearing", skills=("shearing",))
        request = open_request(session, draft, conversation_id=name, submission_key="secret-key", vector=meaning(3, 4))
        arrange(session, request, by=AILSA, owner=AILSA, route=None, due=None)
        change(session, request, "decline", Decision(AILSA, "Nobody shears here.", shared=True))
    with closing(sqlite3.connect(chosen.var / "rasa.db")) as connection, connection:
        connection.execute("CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id TEXT, data TEXT)")
        rows = [(name, '{"event": "user"}'), (name, "no json"), ("other", '"somebody else"')]
        connection.executemany("INSERT INTO events (sender_id, data) VALUES (?, ?)", rows)
    return name, request.reference


@pytest.mark.parametrize("scope", [Scope.CONVERSATION, Scope.REFERENCE, Scope.CONTACT])
def test_everything_is_in_the_copy_by_each_key(holdings: Holdings, known: tuple[str, str], scope: Scope) -> None:
    name, reference = known
    value = {Scope.CONVERSATION: name, Scope.REFERENCE: reference, Scope.CONTACT: FIELDS["contact"]}[scope]
    values = json.loads(json.dumps(holdings.copy(scope, value)))
    (request,) = values["requests"]
    assert (request["organisation"], request["skills"]) == (FIELDS["organisation"], ["shearing"])
    assert [event["kind"] for event in request["history"]] == ["opened", "owner", "status"]
    assert request["history"][-1]["reason"] == "Nobody shears here."
    assert request["vector_of_the_need"] == [0.6, 0.8]
    assert {notice["channel"] for notice in request["notices"]} == {"chat", "email"}
    (conversation,) = values["conversations"]
    assert conversation["messages"][0]["said"] == "we freeze"
    assert [(rating["answered"], rating["helpful"]) for rating in values["ratings"]] == [("Wear wool.", False)]
    assert values["unmet_needs"][0]["words"] == ["shearing", "sheep"]
    assert values["memory_of_the_assistant"] == [{"event": "user"}, "no json"]


def test_no_member_of_staff_and_no_secret_is_in_the_copy(holdings: Holdings, known: tuple[str, str]) -> None:
    text = json.dumps(holdings.copy(Scope.REFERENCE, known[1]))
    for secret in (AILSA, "Ailsa", "secret-key", "somebody else", "token"):
        assert secret not in text


def test_where_nothing_is_held_there_is_no_copy(holdings: Holdings) -> None:
    with pytest.raises(NothingHeld):
        holdings.copy(Scope.CONTACT, "nobody@nowhere.example")


def test_a_copy_without_rasas_part_is_no_copy(holdings: Holdings, known: tuple[str, str], chosen: Settings) -> None:
    (chosen.var / "rasa.db").write_text("this is no database, and is longer than the head of one would be" * 20)
    with pytest.raises(TrackerUnavailable):
        holdings.copy(Scope.REFERENCE, known[1])
