"""The tables of the catalogue, the bundled sample and the words of the domain."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from catalogue.records import Credential, Guidance, Term
from catalogue.sample import sample_credentials, sample_guidance, sample_terms
from runtime.database import Base, Sessions, make_engine, make_sessions
from runtime.phrases import Phrases
from runtime.settings import ROOT


@pytest.fixture
def sessions() -> Iterator[Sessions]:
    """The tables of the catalogue in memory."""
    engine = make_engine("sqlite://")
    Base.metadata.create_all(engine)
    yield make_sessions(engine)
    engine.dispose()


@pytest.fixture
def session(sessions: Sessions) -> Iterator[Session]:
    with sessions() as opened:
        yield opened


@pytest.fixture(scope="session")
def phrases() -> Phrases:
    """The words of the project's own domain."""
    return Phrases.read(ROOT / "domain.yml")


@pytest.fixture(scope="session")
def sample() -> list[Credential]:
    """The credentials of the bundled sample, read once: the files are long."""
    return sample_credentials()


@pytest.fixture(scope="session")
def terms() -> list[Term]:
    """The glossary of the bundled sample."""
    return sample_terms()


@pytest.fixture(scope="session")
def guidance() -> list[Guidance]:
    """The guidance of the bundled sample."""
    return sample_guidance()
