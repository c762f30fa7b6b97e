"""The schema of the database: whether it is the newest, and the migrations that make it so."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from runtime.database import make_engine
from runtime.settings import ROOT

MIGRATIONS = ROOT / "deploy" / "migrations" / "versions"


def newest() -> str:
    """The revision of the newest migration, which the names of the files begin with: `0015`."""
    return max(file.name.partition("_")[0] for file in MIGRATIONS.glob("[0-9]*.py"))


def migrate(url: str) -> None:
    """Bring the database to the newest schema; where it has that, nothing is loaded or written."""
    if _revision(url) == newest():
        return
    from alembic import command  # it takes 15 MB and a third of a second, which most commands need not pay
    from alembic.config import Config

    config = Config(ROOT / "deploy" / "alembic.ini")
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    command.upgrade(config, "head")


def _revision(url: str) -> str | None:
    """The revision that the database has; None where it has none, or does not answer, which the migration will say."""
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
            return revision
    except SQLAlchemyError:
        return None
    finally:
        engine.dispose()
