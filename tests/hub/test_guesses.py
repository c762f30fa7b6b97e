"""A reference and an address can be guessed a few times, and then not before an hour is over."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hub.correspondence import Guess
from hub.guesses import OF_A_CONVERSATION, OF_A_REFERENCE, TooManyGuesses, check_guesses, count_guess, forget_guesses

AT = dt.datetime(2026, 11, 27, 9, tzinfo=dt.UTC)


def test_a_conversation_may_guess_a_few_times(session: Session) -> None:
    for number in range(OF_A_CONVERSATION):
        check_guesses(session, "c", f"MC-{number}", at=AT)
        count_guess(session, "c", f"MC-{number}", at=AT)
    with pytest.raises(TooManyGuesses):
        check_guesses(session, "c", "MC-9", at=AT)
    check_guesses(session, "another", "MC-9", at=AT)


def test_a_reference_may_be_guessed_a_few_times_from_however_many_conversations(session: Session) -> None:
    for number in range(OF_A_REFERENCE):
        check_guesses(session, f"c{number}", "MC-222222", at=AT)
        count_guess(session, f"c{number}", "MC-222222", at=AT)
    with pytest.raises(TooManyGuesses):
        check_guesses(session, "fresh", "MC-222222", at=AT)
    check_guesses(session, "fresh", "MC-333333", at=AT)


def test_after_an_hour_guesses_no_longer_count_and_are_forgotten(session: Session) -> None:
    for _ in range(OF_A_CONVERSATION):
        count_guess(session, "c", "MC-222222", at=AT)
    later = AT + dt.timedelta(hours=1)
    check_guesses(session, "c", "MC-222222", at=later)
    count_guess(session, "c", "MC-222222", at=later)
    assert session.scalar(select(func.count()).select_from(Guess)) == 2


def test_the_guesses_of_a_conversation_can_be_forgotten(session: Session) -> None:
    count_guess(session, "c", "MC-222222", at=AT)
    count_guess(session, "d", "MC-222222", at=AT)
    assert forget_guesses(session, "c") == 1
    assert forget_guesses(session, "c") == 0
