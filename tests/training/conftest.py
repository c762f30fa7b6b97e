"""What tests of the commands of the training share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from runtime.settings import settings


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder of what is made, and the embedded sentence model."""
    monkeypatch.setenv("ADVISOR_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("ADVISOR_SENTENCE_MODEL", "")
    monkeypatch.setenv("COLUMNS", "300")
    settings.cache_clear()
    yield tmp_path / "var"
    settings.cache_clear()
