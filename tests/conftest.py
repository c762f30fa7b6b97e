"""What tests of several rooms share: settings, an empty database, the browser, and the encoder."""

from __future__ import annotations

import hashlib
import os
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from alembic.config import Config
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader
from playwright.sync_api import Browser, sync_playwright

import bot.models  # noqa: F401  its tables
import hub.models  # noqa: F401  its tables
from index.answers import LEARNED
from index.export import export_onnx, is_exported
from runtime.database import Base, Sessions, make_engine, make_sessions
from runtime.onnx_encoder import OnnxEncoder
from runtime.settings import ROOT, Settings

os.environ["COLUMNS"] = "300"  # before a command's console is made, which would break the lines of long paths

EMAIL = "people@hub.example"
FORM = "https://hub.example/advisor/request"


@pytest.hookimpl(tryfirst=True)  # before xdist reads the marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where several processes run the tests (`--dist loadgroup`), each file is run by one of them, so that what it
    makes is made once; and all end-to-end tests by one, because they share the real processes."""
    for item in items:
        path = item.path.relative_to(Path(__file__).parent)
        item.add_marker(pytest.mark.xdist_group("e2e" if path.parts[0] == "e2e" else str(path)))


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


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with every table and nothing in it, which each test copies: to make the tables takes much longer."""
    path = tmp_path_factory.mktemp("empty") / "advisor.db"
    engine = make_engine(f"sqlite:///{path}")
    Base.metadata.create_all(engine)
    engine.dispose()
    return path


@pytest.fixture
def sessions(chosen: Settings, empty_database: Path) -> Iterator[Sessions]:
    """A database with every table and nothing in it."""
    shutil.copy(empty_database, chosen.var / "advisor.db")
    engine = make_engine(chosen.database)
    yield make_sessions(engine)
    engine.dispose()


@pytest.fixture(scope="session", autouse=True)
def _templates_compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Jinja keeps what it compiles on the disk: a process that serves compiles a template once, a run makes hundreds of
    applications."""
    made = Environment.__init__

    def remembering(self: Environment, *given: Any, **named: Any) -> None:
        made(self, *given, **named)
        if isinstance(self.loader, FileSystemLoader):
            folder = compiled / hashlib.sha256(repr(self.loader.searchpath).encode()).hexdigest()[:16]
            folder.mkdir(exist_ok=True)
            self.bytecode_cache = FileSystemBytecodeCache(str(folder))

    compiled = tmp_path_factory.mktemp("compiled")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "__init__", remembering)
        yield


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
