"""The migration that turns "not sure" into NULL: it changes what the version before stored so, and nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import MetaData, Table, insert, select

from runtime.database import make_engine
from runtime.settings import ROOT

NOT_KNOWN = [
    *("", "-", "?", "unsure", "Not sure", "Not sure.", "not sure yet", "I'm not sure", "we’re not really sure"),
    *("don’t know", "I do not know", "We don't know yet", "dinnae ken", "dunno", "no idea", "unknown", " TBC "),
    *("tbd", "n/a", "N/A.", "none", "skip", "skip it", "pass"),
]
KNOWN = [
    *("12-15", "not sure, perhaps 12", "before Easter", "skip the night shift", "none of the managers", "pass rates"),
    *("Unsure drivers", "We don't know the drivers' names", "tbc by our board in May"),
]
MOMENT = dt.datetime(2026, 11, 20, 10)  # noqa: DTZ001  the columns hold UTC without a zone
REQUIRED: dict[str, Any] = {
    "status": "new",
    "version": 3,
    "organisation": "Craigellan",
    "contact_name": "Mairi",
    "need": "none",
    "contact_email": "mairi@craigellan.example",
    "consent_version": "1",
    "conversation_id": "c",
    "skills": [],
    "preferred_providers": [],
    "shown": [],
    "notes": "not sure",
    **dict.fromkeys(("consent_at", "created", "updated"), MOMENT),
}


def search_text(answer: str) -> str:
    return f"mc-222222\ncraigellan\n{answer}\nlistening"


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, Any]]:
    """The requests after the migration, by the answer that each stored before it to every question."""
    url = f"sqlite:///{tmp_path_factory.mktemp('migrated') / 'hub.db'}"
    config = Config(ROOT / "deploy" / "alembic.ini")
    config.set_main_option("sqlalchemy.url", url)
    command.upgrade(config, "0003")
    engine = make_engine(url)
    table = Table("collaboration_request", MetaData(), autoload_with=engine)
    before = [
        {
            **REQUIRED,
            **dict.fromkeys(("roles", "learners", "deadline"), answer),
            "reference": f"MC-{number}",
            "submission_key": answer,
            "search_text": search_text(answer),
            "credit_wanted": "unsure" if answer in NOT_KNOWN else "yes",
        }
        for number, answer in enumerate([*NOT_KNOWN, *KNOWN])
    ]
    with engine.begin() as connection:
        connection.execute(insert(table), before)
    command.upgrade(config, "0004")
    with engine.connect() as connection:
        after = connection.execute(select(table)).mappings().all()
    engine.dispose()
    return {row["submission_key"]: dict(row) for row in after}


@pytest.mark.parametrize("answer", NOT_KNOWN)
def test_an_answer_that_says_nothing_becomes_null(rows: Mapping[str, Mapping[str, Any]], answer: str) -> None:
    row = rows[answer]
    assert [row[name] for name in ("roles", "learners", "deadline", "credit_wanted")] == [None] * 4
    assert row["search_text"] == "mc-222222\ncraigellan\nlistening"


@pytest.mark.parametrize("answer", KNOWN)
def test_an_answer_that_says_something_stays(rows: Mapping[str, Mapping[str, Any]], answer: str) -> None:
    row = rows[answer]
    assert [row[name] for name in ("roles", "learners", "deadline")] == [answer] * 3
    assert (row["credit_wanted"], row["search_text"]) == ("yes", search_text(answer))


def test_a_field_that_is_required_and_the_notes_stay(rows: Mapping[str, Mapping[str, Any]]) -> None:
    assert {(row["need"], row["notes"]) for row in rows.values()} == {("none", "not sure")}


def test_nothing_else_of_a_request_changes(rows: Mapping[str, Mapping[str, Any]]) -> None:
    names = REQUIRED.keys() - {"need", "notes"}
    assert [{name: row[name] for name in names} for row in rows.values()] == [
        {name: REQUIRED[name] for name in names}
    ] * len(rows)


def test_going_back_keeps_what_is_stored(tmp_path: Path) -> None:
    config = Config(ROOT / "deploy" / "alembic.ini")
    config.set_main_option("sqlalchemy.url", f"sqlite:///{tmp_path / 'hub.db'}")
    command.upgrade(config, "0004")
    command.downgrade(config, "0003")
    command.upgrade(config, "head")
