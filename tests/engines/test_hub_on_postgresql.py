"""The hub on a real PostgreSQL: signals and their board, the audit log, the queue's search, retention and holds."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

import hub.queue
from bot.conversations import open_conversation
from bot.holdings import Holdings
from bot.retention import retain
from bot.tracker import TrackerStore
from catalogue.records import Credential
from catalogue.store import apply_credentials
from hub import search_words
from hub.audit import Act, AuditEntry, record
from hub.demand.board import demand_board
from hub.demand.signals import UnmetNeed
from hub.erasure import Scope, Store
from hub.filters import Filters
from hub.holds import place_hold
from hub.invitations import PastAnswers, answer_invitation, invite
from hub.lifecycle import Decision, change
from hub.nearest import NearestCredentials
from hub.new_offers import comparison, count_answered, is_behind, keep_comparison, waiting_offers
from hub.partners import partners
from hub.presence import look_at, others_at
from hub.queue import Turn, queue
from hub.requests import get_request, open_request
from hub.retention import forget_old_entries
from hub.staff import add_staff
from hub.staff_sessions import start_session
from hub.supply import NewOffer, ProviderAnswer
from hub.transitions import OPEN
from runtime.clock import now
from runtime.database import Sessions
from runtime.settings import Settings
from tests.hub.demand.made import ON, heard
from tests.hub.made import AILSA, PASSWORD, cheap_passwords, draft_of

DAY = dt.timedelta(days=1)


def test_a_need_that_is_said_twice_is_one_signal_and_the_board_adds_them_up(sessions: Sessions) -> None:
    with sessions.begin() as session:
        heard(session, range(7), learners="4")
        heard(session, range(7), learners="10", places="Oban")
    with sessions() as session:
        assert len(session.scalars(select(UnmetNeed)).all()) == 7
        row = demand_board(session, 5, at=ON).about("sheep")
        assert row is not None
        assert (row.employers, row.people, row.areas[0].name) == (5, 70, "Argyll and Bute")


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET actor = 'nobody'", "DELETE FROM audit_entry"])
def test_the_database_refuses_to_rewrite_the_audit_log(sessions: Sessions, statement: str) -> None:
    with sessions.begin() as session:
        record(session, AILSA, Act.SIGNED_IN)
    with pytest.raises(DatabaseError, match="only ever added to"), sessions.begin() as session:
        session.execute(text(statement))


def test_the_audit_log_loses_what_is_two_years_old(sessions: Sessions) -> None:
    with sessions.begin() as session:
        record(session, AILSA, Act.SIGNED_IN, at=now() - 731 * DAY)
        record(session, AILSA, Act.SIGNED_OUT)
        forget_old_entries(session, now())
        assert [entry.act for entry in session.scalars(select(AuditEntry))] == [Act.SIGNED_OUT]


def test_common_words_are_found_page_by_page_in_the_order_of_time(
    sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_words, "FEW", 2)
    monkeypatch.setattr(hub.queue, "MOST_COUNTED", 4)
    with sessions.begin() as session:
        for number in range(6):
            request = open_request(session, draft_of(), conversation_id="c", submission_key=str(number))
            if number % 2:
                change(session, request, "triage", Decision(AILSA))
        found = Filters(text="night staff", statuses=OPEN)
        first = queue(session, found, size=4)
        last = queue(session, found, Turn(last=True), size=2)
        ids = [item.id for item in first.items] + [item.id for item in last.items]
        assert (ids, first.total, first.more) == (sorted(ids), 4, True)


def test_a_copy_is_taken_and_retention_removes_what_no_hold_keeps(sessions: Sessions, on_postgresql: Settings) -> None:
    tracker = TrackerStore(on_postgresql.tracker_database)
    references = []
    with sessions.begin() as session:
        for key in ("kept", "old"):
            name, _ = open_conversation(session)
            request = open_request(session, draft_of(), conversation_id=name, submission_key=key)
            change(session, request, "decline", Decision(AILSA, "Sorry."))
            references.append(request.reference)
        place_hold(session, Scope.REFERENCE, references[0], "A complaint.", by=AILSA)
    assert len(Holdings(sessions, tracker).copy(Scope.CONTACT, "mairi@craigellan.example")["requests"]) == 2
    days = {"keep_requests": 30, "keep_conversations": 30, "keep_signals": 550}
    counts = retain(sessions, tracker, on_postgresql.model_copy(update=days), at=now() + 600 * DAY)
    assert (counts[Store.REQUESTS], counts[Store.CONVERSATIONS], counts[Store.SIGNALS]) == (1, 1, 2)


def test_what_is_new_is_kept_for_a_request_and_a_provider_answers_it(sessions: Sessions) -> None:
    weld = Credential(id="weld", title="Welding", provider="Forth College")
    with sessions.begin() as session:
        request = open_request(session, draft_of(need="welding"), conversation_id="c", submission_key="k")
        apply_credentials(session, [weld])
        offer = NewOffer(request_id=request.id, credential_id="weld", added=True, quote="Welding")
        keep_comparison(session, comparison(session), [offer])
        _, word = invite(session, request, "Forth College", by=AILSA)
    with sessions.begin() as session:
        answer_invitation(session, word, ProviderAnswer.INTERESTED, "")
    with sessions() as session:
        assert (is_behind(session), count_answered(session)) == (False, 1)
        assert [waiting.credential for waiting in waiting_offers(session)] == [weld]
        (first,) = partners(session, get_request(session, request.reference), NearestCredentials())
        assert (first.name, first.past) == ("Forth College", PastAnswers(willing=1))


def test_a_colleague_is_seen_at_a_request(sessions: Sessions) -> None:
    with cheap_passwords(), sessions.begin() as session:
        token = start_session(session, add_staff(session, AILSA, "Ailsa Grant", PASSWORD))
        session.flush()
        look_at(session, token, "MC-222222")
        assert [name for name, _ in others_at(session, "MC-222222", "rory@hub.example")] == ["Ailsa Grant"]
