"""The test language, for whoever speaks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.languages import read_language
from runtime.language import Language
from runtime.settings import Settings
from tests.bot.languages.made import TAG, dropped_into


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of a hub's own languages."""
    return dropped_into(tmp_path_factory.mktemp("languages"))


@pytest.fixture
def other(folder: Path) -> Language:
    return read_language(folder / TAG)


@pytest.fixture
def chosen(chosen: Settings, folder: Path) -> Settings:
    """The settings of a hub with a second language."""
    return chosen.model_copy(update={"languages": folder})
