"""The words to which employers agreed are kept once, under a name that follows from them."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hub.consents import LENGTH, ConsentText, keep_words, version_of, words_of_version
from runtime.database import Sessions

WORDS = "May the hub keep this? How it is kept is described at https://hub.example/privacy."


def test_other_words_have_another_version_and_other_spaces_have_not() -> None:
    assert len(version_of(WORDS)) == LENGTH
    assert version_of(WORDS.replace(" ", "\n  ")) == version_of(WORDS)
    assert version_of(WORDS.replace("hub", "college")) != version_of(WORDS)


def test_words_are_kept_once_and_found_by_their_version(sessions: Sessions) -> None:
    for _ in range(2):
        with sessions.begin() as session:
            assert keep_words(session, WORDS) == version_of(WORDS)
    with sessions() as session:
        assert session.scalar(select(func.count()).select_from(ConsentText)) == 1
        assert words_of_version(session, version_of(WORDS)) == WORDS


def test_a_version_of_before_words_were_kept_has_none(sessions: Sessions) -> None:
    with sessions() as session:
        assert words_of_version(session, "2026-11-29") is None


def test_words_that_another_keeps_at_the_same_moment_are_no_fault(
    sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sessions.begin() as session:
        keep_words(session, WORDS)
    with sessions.begin() as session:
        monkeypatch.setattr(Session, "get", lambda *_: None)  # as it was before the other session wrote
        assert keep_words(session, WORDS) == version_of(WORDS)
