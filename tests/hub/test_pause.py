"""The pause of the advisor: one at a time, with words, and in the audit log."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from hub.audit import Act, entries
from hub.pause import LONGEST_MESSAGE, NoMessage, pause, read_pause, resume
from tests.hub.made import AILSA, RORY


def test_a_pause_holds_until_it_is_ended_and_both_are_in_the_log(session: Session) -> None:
    pause(session, " Back at 14:00. ", by=AILSA)
    held = read_pause(session)
    assert held is not None
    assert (held.message, held.by) == ("Back at 14:00.", AILSA)
    assert resume(session, by=RORY)
    assert read_pause(session) is None
    assert [(entry.actor, entry.act) for entry in entries(session)] == [(RORY, Act.RESUMED), (AILSA, Act.PAUSED)]


def test_a_second_pause_changes_the_message_and_not_since_when_it_is(session: Session) -> None:
    pause(session, "Back at 14:00.", by=AILSA)
    first = read_pause(session)
    assert first is not None
    since = first.since
    pause(session, "Back at 15:00.", by=RORY)
    held = read_pause(session)
    assert held is not None
    assert (held.message, held.by, held.since) == ("Back at 15:00.", RORY, since)


@pytest.mark.parametrize("message", ["", " \n", "\0", "x" * (LONGEST_MESSAGE + 1)])
def test_a_pause_without_words_or_with_too_many_is_refused(session: Session, message: str) -> None:
    with pytest.raises(NoMessage):
        pause(session, message, by=AILSA)
    assert read_pause(session) is None


def test_what_is_not_paused_cannot_be_ended(session: Session) -> None:
    assert not resume(session, by=AILSA)
    assert entries(session) == []
