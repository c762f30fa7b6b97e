"""JSON of strangers: only what is JSON by its standard, and texts that can be written down again."""

from __future__ import annotations

import json
from typing import Any


def read_json(text: str | bytes) -> Any:
    """The value. Raises ValueError, also for numbers that are none, halves of characters, and what nests too deeply."""
    try:
        value = json.loads(text, parse_constant=_refuse)
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    return value


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")
