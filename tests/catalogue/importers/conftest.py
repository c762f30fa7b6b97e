from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples on every machine, however slow it is.
settings.register_profile("same everywhere", deadline=None, derandomize=True, database=None)
settings.load_profile("same everywhere")


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Puts lines, or bytes as they are, into a file."""

    def put(*lines: str, content: bytes | None = None) -> Path:
        path = tmp_path / "courses.csv"
        path.write_bytes("\n".join(lines).encode() if content is None else content)
        return path

    return put
