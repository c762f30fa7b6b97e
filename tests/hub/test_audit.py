"""The audit log is only ever added to, also by whoever writes to the database past the code."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import delete, func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from hub.audit import PAGE, Act, AuditEntry, entries, record
from hub.erasure import Scope, Store, keep_receipt
from runtime.clock import now
from tests.hub.made import AILSA


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET actor = 'nobody'", "DELETE FROM audit_entry"])
def test_the_database_refuses_to_change_an_entry_and_to_remove_one(session: Session, statement: str) -> None:
    record(session, AILSA, Act.SIGNED_IN)
    session.commit()
    with pytest.raises(IntegrityError, match="only ever added to"):
        session.execute(text(statement))
    session.rollback()
    assert [entry.actor for entry in entries(session)] == [AILSA]


def test_an_entry_of_two_years_ago_may_go(session: Session) -> None:
    record(session, AILSA, Act.SIGNED_IN, at=now() - dt.timedelta(days=731))
    session.execute(delete(AuditEntry))
    assert session.scalar(select(func.count()).select_from(AuditEntry)) == 0


def test_entries_come_in_pages_the_newest_first(session: Session) -> None:
    for number in range(PAGE + 2):
        record(session, AILSA, Act.EXPORTED, str(number))
    first = entries(session)
    assert (first[0].about, len(first)) == (str(PAGE + 1), PAGE)
    assert [entry.about for entry in entries(session, before=first[-1].id)] == ["1", "0"]


def test_an_erasure_is_there_by_its_figures_and_not_by_whom_it_was(session: Session) -> None:
    keep_receipt(session, Scope.CONTACT, {Store.REQUESTS: 2, Store.TURNS: 0}, asked_by=AILSA)
    (entry,) = entries(session)
    assert (entry.actor, entry.act, entry.about) == (AILSA, Act.ERASED, "by contact: requests 2")
