from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Puts lines, or bytes as they are, into a file."""

    def put(*lines: str, content: bytes | None = None) -> Path:
        path = tmp_path / "courses.csv"
        path.write_bytes("\n".join(lines).encode() if content is None else content)
        return path

    return put
