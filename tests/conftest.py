"""What tests of several rooms share: settings, an empty database, the browser, and the encoder."""

from __future__ import annotations

import os
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic.config import Config
from playwright.sync_api import Browser, sync_playwright

import bot.models  # noqa: F401  its tables
import hub.models  # noqa: F401  its tables
from index.answers import LEARNED
from index.export import export_onnx, is_exported
from runtime.database import Base, Sessions, make_engine, make_sessions
from runtime.onnx_encoder import OnnxEncoder
from runtime.settings import ROOT, Settings

EMAIL = "people@hub.example"


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings that come from nowhere but here."""
    for name in [name for name in os.environ if name.startswith("ADVISOR_")]:
        monkeypatch.delenv(name)
    return Settings(_env_file=None, var=tmp_path, contact_email=EMAIL, hosts=("advisor.example",))


@pytest.fixture
def migrations(tmp_path: Path) -> Config:
    """The migrations, on a database of SQLite that is not there yet."""
    config = Config(ROOT / "deploy" / "alembic.ini")
    config.set_main_option("sqlalchemy.url", f"sqlite:///{tmp_path / 'old.db'}")
    return config


@pytest.fixture
def sessions(chosen: Settings) -> Iterator[Sessions]:
    """A database with every table and nothing in it."""
    engine = make_engine(chosen.database)
    Base.metadata.create_all(engine)
    yield make_sessions(engine)
    engine.dispose()


@contextmanager
def launched_chromium() -> Iterator[Browser]:
    """A headless Chromium. Where none is installed, the tests that need it are skipped and say why."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("NO BROWSER TESTS WERE RUN: chromium is not on the PATH (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


# One browser a module, not a session: while Playwright's synchronous API is open it holds the thread's event loop, and
# every asynchronous test that comes later would fail.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with launched_chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def exported_encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the embedded model as the code of today exports it: that of the checkout, where it is there."""
    folder = ROOT / "var" / "encoder"
    if not is_exported(folder):
        folder = tmp_path_factory.mktemp("exported") / "encoder"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # torch announces its next exporter and remarks on every traced shape
            export_onnx(folder)
    return folder


@pytest.fixture(scope="session")
def answers_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the encoder that finds answers, as the code of today exports it: that of the checkout, where it is
    there."""
    folder = ROOT / "var" / "answers"
    if not is_exported(folder, adapters=LEARNED):
        folder = tmp_path_factory.mktemp("exported") / "answers"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # torch announces its next exporter and remarks on every traced shape
            export_onnx(folder, adapters=LEARNED)
    return folder


@pytest.fixture(scope="session")
def exported_answers(answers_folder: Path) -> OnnxEncoder:
    """The encoder that finds answers."""
    return OnnxEncoder(answers_folder)


@pytest.fixture(scope="session")
def sentence_encoder(exported_encoder: Path) -> OnnxEncoder:
    """The embedded model, for the few tests that toy vectors cannot answer."""
    return OnnxEncoder(exported_encoder)
