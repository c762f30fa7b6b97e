"""Finding credentials by the words of their records, without an index."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from catalogue.records import Credential
from catalogue.store import apply_credentials
from catalogue.word_search import find_by_words
from runtime.database import Sessions

RECORDS = [
    Credential(id="nets", title="Net Mending", provider="Corrie Skills", employer_words=("our gear keeps tearing",)),
    Credential(id="knots", title="Knots", provider="Lòrn College", description="For whoever mends nets."),
    Credential(id="title", title="Planning", provider="Lòrn College", learning_outcomes=("Plan 100% of a week",)),
]


@pytest.fixture
def stored(sessions: Sessions) -> Session:
    with sessions.begin() as session:
        apply_credentials(session, RECORDS)
    return sessions()


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("nets", ["knots"]),
        ("NET", ["nets", "knots"]),
        ("net mend", ["nets", "knots"]),
        ("net knots", ["knots"]),
        ("tearing", ["nets"]),
        ("lòrn plan", ["title"]),
        ("ending", []),
        ("provider", []),
        ("100%", ["title"]),
        ("_", []),
        ("", ["knots", "nets", "title"]),
        ("!?", ["knots", "nets", "title"]),
    ],
)
def test_every_word_begins_a_word_of_the_record_and_titles_come_first(
    stored: Session, text: str, ids: list[str]
) -> None:
    with stored:
        assert [record.id for record in find_by_words(stored, text)] == ids
