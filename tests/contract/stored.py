"""Answers as the version before stored them: one text, and cards of single fields."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

STORED: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "stored_before_leads.json").read_text(encoding="utf-8")
)
