"""Edits of the catalogue on a real PostgreSQL: stored, found, undone, withdrawn, and a log that stays as it is."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from catalogue.edits.editing import StaleEdit, Typed, change, mark, undo, withdraw
from catalogue.edits.finding import Wanted, find_credentials
from catalogue.edits.log import Kind, history
from catalogue.store import apply_credentials, read_credentials
from runtime.clock import today
from runtime.database import Sessions
from tests.catalogue.made import made

BY = "ailsa@hub.example"


@pytest.fixture(autouse=True)
def _stock(sessions: Sessions) -> None:
    with sessions.begin() as session:
        apply_credentials(session, [made(sample=True, rpl="Café"), made(id="sail", title="Sailing")], by_provider=True)


def retitle(sessions: Sessions, title: str, seen: str = "Dementia Care") -> None:
    with sessions.begin() as session:
        change(session, Kind.CREDENTIAL, "care", Typed({"title": title}, {"title": mark(seen)}), by=BY)


def test_an_edit_is_stored_logged_and_undone(sessions: Sessions) -> None:
    retitle(sessions, "Night care")
    with sessions.begin() as session:
        assert {record.title for record in read_credentials(session)} == {"Night care", "Sailing"}
        undo(session, history(session, Kind.CREDENTIAL, "care")[0].id, by=BY)
    with sessions() as session:
        assert {record.title for record in read_credentials(session)} == {"Dementia Care", "Sailing"}


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        (Wanted(text="café clyde"), ["care"]),
        (Wanted(sample=True), ["care"]),
        (Wanted(sample=False, unchecked=12), ["sail"]),
        (Wanted(withdrawn=True), []),
        (Wanted(provider="Clyde College", withdrawn=False), ["care", "sail"]),
    ],
)
def test_credentials_are_found_by_every_filter(sessions: Sessions, wanted: Wanted, keys: list[str]) -> None:
    with sessions() as session:
        found = find_credentials(session, wanted, today())
        assert ([row.id for row in found.rows], found.total) == (keys, len(keys))


def test_what_is_withdrawn_is_in_no_answer(sessions: Sessions) -> None:
    with sessions.begin() as session:
        withdraw(session, "care", "", by=BY)
    with sessions() as session:
        assert [record.id for record in read_credentials(session)] == ["sail"]


def test_of_two_who_save_the_same_field_at_once_one_is_told(sessions: Sessions) -> None:
    begun, told = threading.Barrier(2), list[str]()

    def save(title: str) -> None:
        begun.wait()
        try:
            retitle(sessions, title)
        except StaleEdit:
            told.append(title)

    threads = [threading.Thread(target=save, args=(title,)) for title in ("Night care", "Day care")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 1
    with sessions() as session:
        assert len(history(session, Kind.CREDENTIAL, "care")) == 1


@pytest.mark.parametrize("statement", ["UPDATE catalogue_edit SET actor = 'nobody'", "DELETE FROM catalogue_edit"])
def test_the_database_refuses_to_rewrite_the_log(sessions: Sessions, statement: str) -> None:
    retitle(sessions, "Night care")
    with pytest.raises(DatabaseError, match="only ever added to"), sessions.begin() as session:
        session.execute(text(statement))
