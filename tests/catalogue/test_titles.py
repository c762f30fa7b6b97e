"""A title is found as it was typed, with slips, or by a part that no other title has."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from catalogue.records import Credential
from catalogue.store import apply_credentials
from catalogue.titles import credential_titled

TITLES = {
    "flm": "First-Line Management",
    "flm-care": "First-Line Management in Social Care",
    "gis": "Introduction to GIS Mapping",
    "weld": "Pipe Welding",
    "ship": "Ship Welding and Hull Repair",
    "cafe": "Running a Café",
}


@pytest.fixture
def stored(session: Session) -> Session:
    apply_credentials(
        session, [Credential(id=name, title=title, provider="Forth College") for name, title in TITLES.items()]
    )
    return session


def titled(session: Session, words: str) -> str | None:
    found = credential_titled(session, words)
    return found.id if found else None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Pipe Welding", "weld"),
        ("pipe welding", "weld"),
        ("first line management", "flm"),
        ("First-Line Managment", "flm"),
        ("Running a Café!", "cafe"),
    ],
)
def test_a_whole_title_is_found_in_spite_of_slips_and_signs(words: str, found: str, stored: Session) -> None:
    assert titled(stored, words) == found


def test_a_title_that_is_the_beginning_of_another_is_the_one_that_was_typed(stored: Session) -> None:
    assert titled(stored, "First-Line Management") == "flm"


@pytest.mark.parametrize(
    ("words", "found"), [("GIS mapping", "gis"), ("hull repair", "ship"), ("management in social care", "flm-care")]
)
def test_a_part_that_one_title_alone_has_names_it(words: str, found: str, stored: Session) -> None:
    assert titled(stored, words) == found


def test_a_part_that_two_titles_have_names_neither(stored: Session) -> None:
    assert titled(stored, "line management") is None


@pytest.mark.parametrize("words", ["welding", "GIS", "management"])
def test_one_word_of_a_title_names_a_topic_and_no_course(words: str, stored: Session) -> None:
    assert titled(stored, words) is None


@pytest.mark.parametrize(
    "words", ["", "?!", "🚒", "beekeeping for beginners", "pipe welding for ships at sea in winter"]
)
def test_other_words_name_none(words: str, stored: Session) -> None:
    assert titled(stored, words) is None


def test_in_an_empty_catalogue_nothing_is_found(session: Session) -> None:
    assert titled(session, "Pipe Welding") is None
