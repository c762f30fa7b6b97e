from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

import hub.models  # noqa: F401  its tables
from actions.services import Services
from catalogue.records import Credential
from catalogue.reference import apply_reference
from catalogue.store import apply_credentials
from index.build import build
from index.encoder import Encoder
from index.live import LiveIndex
from runtime.database import Base, Sessions, make_engine, make_sessions
from runtime.phrases import Phrases
from runtime.settings import Settings
from tests.actions.made import CREDENTIALS, FUNDING, GUIDANCE, SKILLS, TERMS
from tests.domain import DOMAIN
from tests.toy import ToyEncoder, toy_answers, toy_calibration

TODAY = dt.date(2026, 11, 21)
PHRASES = Phrases(DOMAIN["responses"])


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of all that is made up; nobody changes it."""
    folder = tmp_path_factory.mktemp("index")
    build(folder, CREDENTIALS, TERMS, ToyEncoder(), skills=SKILLS, guidance=GUIDANCE)
    return folder


@pytest.fixture(scope="session")
def filled_database(empty_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with CREDENTIALS and FUNDING in the catalogue, which each test copies."""
    path = Path(shutil.copy(empty_database, tmp_path_factory.mktemp("filled") / "advisor.db"))
    engine = make_engine(f"sqlite:///{path}")
    with make_sessions(engine).begin() as session:
        apply_credentials(session, CREDENTIALS)
        apply_reference(session, terms=TERMS, providers=[], funding=FUNDING, guidance=GUIDANCE)
    engine.dispose()
    return path


@pytest.fixture
def sessions(filled_database: Path, tmp_path: Path) -> Iterator[Sessions]:
    """A database with CREDENTIALS and FUNDING in the catalogue and no requests."""
    engine = make_engine(f"sqlite:///{shutil.copy(filled_database, tmp_path / 'advisor.db')}")
    yield make_sessions(engine)
    engine.dispose()


@pytest.fixture
def services(built: Path, sessions: Sessions, tmp_path: Path) -> Services:
    told: dict[str, Any] = {"contact_name": "Ailsa at the hub", "contact_email": "ailsa@hub.example"}
    chosen = Settings(_env_file=None, var=tmp_path, privacy_url="https://hub.example/privacy", **told)
    index = LiveIndex(built, ToyEncoder(), toy_calibration())
    return Services(chosen, sessions, index, toy_answers(), PHRASES, lambda: TODAY)


@pytest.fixture
def phrases() -> Phrases:
    return PHRASES


@contextmanager
def serving(folder: Path, credentials: Sequence[Credential], encoder: Encoder) -> Iterator[Services]:
    """Services in `folder` over a catalogue of these credentials and nothing else."""
    build(folder, credentials, [], encoder)
    engine = make_engine(f"sqlite:///{folder / 'advisor.db'}")
    Base.metadata.create_all(engine)
    made = make_sessions(engine)
    with made.begin() as session:
        apply_credentials(session, credentials)
    index = LiveIndex(folder, encoder, toy_calibration())
    yield Services(Settings(_env_file=None, var=folder), made, index, toy_answers(), PHRASES, lambda: TODAY)
    engine.dispose()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Services]]:
    """Makes services over the given credentials, once a test."""
    with ExitStack() as stack:
        yield lambda *credentials: stack.enter_context(serving(tmp_path / "own", credentials, ToyEncoder()))
