"""What has been kept for long enough goes, class by class; what is younger, open or under a hold stays."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import select, update

from bot.conversations import open_conversation
from bot.models import Conversation, Turn
from bot.retention import BATCH, retain
from bot.tracker import TrackerStore, TrackerUnavailable
from hub.audit import Act, AuditEntry, record
from hub.correspondence import Erasure
from hub.demand.signals import UnmetNeed, keep_signals
from hub.erasure import Receipt, Scope, Store
from hub.event_kinds import EventKind
from hub.holds import place_hold
from hub.lifecycle import Decision, change
from hub.models import CollaborationRequest, RequestEvent
from hub.ratings import RatedTurn, Rating, rate
from hub.requests import get_request, open_request
from runtime.clock import now
from runtime.database import Sessions
from runtime.settings import Settings
from tests.hub.made import AILSA, draft_of

DAY = dt.timedelta(days=1)


@pytest.fixture
def kept(chosen: Settings) -> Settings:
    return chosen.model_copy(update={"keep_conversations": 30, "keep_requests": 60, "keep_signals": 550})


def run(sessions: Sessions, kept: Settings, days: int, *, dry_run: bool = False) -> Receipt:
    """What retention removes so many days from now."""
    tracker = TrackerStore(kept.tracker_database)
    return retain(sessions, tracker, kept, dry_run=dry_run, at=now() + days * DAY)


def conversation(sessions: Sessions) -> str:
    """A conversation in which one thing was said."""
    with sessions.begin() as session:
        name, _ = open_conversation(session)
        session.add(Turn(conversation_id=name, client_id="first-message", said="we need help", sent="we need help"))
    return name


def asked(sessions: Sessions, name: str, *, closed: bool) -> str:
    with sessions.begin() as session:
        request = open_request(session, draft_of(), conversation_id=name, submission_key=name)
        if closed:
            change(session, request, "decline", Decision(AILSA, "Sorry."))
        return request.reference


def left(sessions: Sessions) -> tuple[int, int]:
    """How many conversations and requests there still are."""
    with sessions() as session:
        return len(session.scalars(select(Conversation)).all()), len(
            session.scalars(select(CollaborationRequest)).all()
        )


def test_a_conversation_goes_so_many_days_after_its_last_message(sessions: Sessions, kept: Settings) -> None:
    name = conversation(sessions)
    with sessions.begin() as session:
        session.execute(update(Conversation).values(created=now() - 29 * DAY))
    assert not any(run(sessions, kept, 29).values())
    assert run(sessions, kept, 31)[Store.TURNS] == 1
    with sessions() as session:
        assert session.get(Conversation, name) is None


def test_what_was_said_of_its_answers_goes_with_the_conversation(sessions: Sessions, kept: Settings) -> None:
    name = conversation(sessions)
    with sessions.begin() as session:
        rate(session, RatedTurn(name, 1, "we need help", "Here is some."), helpful=False)
        rate(session, RatedTurn("another", 1, "hello", "Hello."), helpful=True)
    assert run(sessions, kept, 31)[Store.RATINGS] == 1
    with sessions() as session:
        assert session.scalars(select(Rating.conversation_id)).all() == ["another"]


def test_rasas_memory_goes_with_the_conversation(sessions: Sessions, kept: Settings) -> None:
    name = conversation(sessions)
    with closing(sqlite3.connect(kept.var / "rasa.db")) as connection, connection:
        connection.execute("CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id TEXT, data TEXT)")
        connection.executemany("INSERT INTO events (sender_id, data) VALUES (?, '{}')", [(name,), ("other",)])
    assert run(sessions, kept, 31)[Store.TRACKER] == 1


def test_a_conversation_stays_as_long_as_its_request_which_stays_while_it_is_open(
    sessions: Sessions, kept: Settings
) -> None:
    asked(sessions, conversation(sessions), closed=False)
    assert not any(run(sessions, kept, 500).values())
    assert left(sessions) == (1, 1)


def test_a_closed_request_goes_and_its_conversation_after_it(sessions: Sessions, kept: Settings) -> None:
    asked(sessions, conversation(sessions), closed=True)
    assert not any(run(sessions, kept, 59).values())
    counts = run(sessions, kept, 61)
    assert (counts[Store.REQUESTS], counts[Store.CONVERSATIONS]) == (1, 1)
    assert left(sessions) == (0, 0)


def test_a_note_in_the_history_keeps_a_closed_request_for_longer(sessions: Sessions, kept: Settings) -> None:
    asked(sessions, conversation(sessions), closed=True)
    with sessions.begin() as session:  # as if it were written forty days from now
        request = session.scalars(select(CollaborationRequest)).one()
        request.events.append(RequestEvent(actor=AILSA, kind=EventKind.NOTE, at=now() + 40 * DAY))
    assert not any(run(sessions, kept, 90).values())


def test_an_original_goes_after_its_duplicates_so_that_none_is_taken_up_again(
    sessions: Sessions, kept: Settings
) -> None:
    original, duplicate = (asked(sessions, conversation(sessions), closed=False) for _ in range(2))
    with sessions.begin() as session:
        follows, first = get_request(session, duplicate), get_request(session, original)
        change(session, follows, "mark_duplicate", Decision(AILSA), of=original)
        change(session, first, "decline", Decision(AILSA, "Sorry."))
    assert run(sessions, kept, 61)[Store.REQUESTS] == 1
    with sessions() as session:
        (left_over,) = session.scalars(select(CollaborationRequest)).all()
        assert left_over.reference == original
    assert run(sessions, kept, 62)[Store.REQUESTS] == 1


@pytest.mark.parametrize("scope", [Scope.REFERENCE, Scope.CONVERSATION])
def test_what_is_under_a_hold_stays(sessions: Sessions, kept: Settings, scope: Scope) -> None:
    name = conversation(sessions)
    reference = asked(sessions, name, closed=True)
    with sessions.begin() as session:
        place_hold(session, scope, {Scope.REFERENCE: reference}.get(scope, name), "A complaint.", by=AILSA)
    assert not any(run(sessions, kept, 500).values())
    assert left(sessions) == (1, 1)


def test_counted_needs_outlive_their_conversation_and_go_in_their_own_time(sessions: Sessions, kept: Settings) -> None:
    name = conversation(sessions)
    with sessions.begin() as session:
        keep_signals(session, name, ["sheep shearing"])
    run(sessions, kept, 31)
    with sessions() as session:
        assert len(session.scalars(select(UnmetNeed)).all()) == 1
    assert run(sessions, kept, 600)[Store.SIGNALS] == 1


def test_a_run_that_removed_something_leaves_a_receipt_and_one_that_did_not_leaves_none(
    sessions: Sessions, kept: Settings
) -> None:
    conversation(sessions)
    run(sessions, kept, 1)
    run(sessions, kept, 31)
    with sessions() as session:
        (receipt,) = session.scalars(select(Erasure)).all()
        assert (receipt.scope, receipt.asked_by, receipt.counts["turns"]) == ("age", "advisor retention", 1)


def test_old_entries_of_the_audit_log_go(sessions: Sessions, kept: Settings) -> None:
    with sessions.begin() as session:
        record(session, AILSA, Act.SIGNED_IN, at=now() - 731 * DAY)
        record(session, AILSA, Act.SIGNED_OUT, at=now() - 729 * DAY)
    run(sessions, kept, 0)
    with sessions() as session:
        assert [entry.act for entry in session.scalars(select(AuditEntry))] == [Act.SIGNED_OUT]


def test_a_dry_run_counts_and_removes_nothing(sessions: Sessions, kept: Settings) -> None:
    name = conversation(sessions)
    asked(sessions, name, closed=True)
    with sessions.begin() as session:
        keep_signals(session, name, ["sheep shearing"])
    counts = run(sessions, kept, 700, dry_run=True)
    assert counts == {Store.REQUESTS: 1, Store.CONVERSATIONS: 1, Store.SIGNALS: 2, Store.USAGE: 0}
    assert left(sessions) == (1, 1)
    with sessions() as session:
        assert len(session.scalars(select(UnmetNeed)).all()) == 2


def test_more_than_a_batch_goes_in_one_run(sessions: Sessions, kept: Settings) -> None:
    with sessions.begin() as session:
        for _ in range(BATCH + 3):
            open_conversation(session)
    assert run(sessions, kept, 31)[Store.CONVERSATIONS] == BATCH + 3


def test_where_rasas_memory_cannot_be_written_the_conversation_stays_for_the_next_run(
    sessions: Sessions, kept: Settings
) -> None:
    conversation(sessions)
    (kept.var / "rasa.db").write_text("this is no database, and is longer than the head of one would be" * 20)
    with pytest.raises(TrackerUnavailable):
        run(sessions, kept, 31)
    assert left(sessions) == (1, 0)
