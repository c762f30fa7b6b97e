"""The database has the newest schema before anything is asked of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from sqlalchemy.exc import SQLAlchemyError

from advisor.schema import migrate, newest
from runtime.database import Base, make_engine
from runtime.settings import ROOT, Settings
from tests.house import loaded_by


def test_migrating_makes_every_table(chosen: Settings) -> None:
    migrate(chosen.database)
    engine = make_engine(chosen.database)
    assert set(Base.metadata.tables) <= set(inspect(engine).get_table_names())
    engine.dispose()


def test_migrating_twice_does_nothing_the_second_time(chosen: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    migrate(chosen.database)
    monkeypatch.setattr(command, "upgrade", lambda *_: pytest.fail("it was migrated again"))
    migrate(chosen.database)


def test_a_database_of_an_earlier_schema_is_brought_on(chosen: Settings) -> None:
    config = Config(ROOT / "deploy" / "alembic.ini")
    config.set_main_option("sqlalchemy.url", chosen.database)
    command.upgrade(config, "0001")
    migrate(chosen.database)
    engine = make_engine(chosen.database)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == newest()
    engine.dispose()


def test_the_newest_revision_is_the_one_that_alembic_ends_with() -> None:
    assert newest() == ScriptDirectory.from_config(Config(ROOT / "deploy" / "alembic.ini")).get_current_head()


def test_a_database_that_does_not_answer_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(SQLAlchemyError):
        migrate(f"sqlite:///{tmp_path / 'nowhere' / 'advisor.db'}")


def test_a_percent_sign_in_the_databases_address_is_only_a_percent_sign(tmp_path: Path) -> None:
    (tmp_path / "100%").mkdir()
    migrate(f"sqlite:///{tmp_path / '100%' / 'advisor.db'}")
    assert (tmp_path / "100%" / "advisor.db").exists()


def test_the_command_loads_nothing_that_only_some_of_its_verbs_need() -> None:
    of_pages_and_workbooks = {"html5lib", "microdata", "numpy", "openpyxl", "pyRdfa", "rdflib"}
    heavy = {"alembic", "faiss", "onnxruntime", "redis", "tokenizers", "torch", *of_pages_and_workbooks}
    assert loaded_by("import advisor.cli", heavy) == "[]"
