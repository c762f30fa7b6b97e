"""The few sentences that the web process itself says, read from domain.yml like all the others."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml


def read_phrases(domain: Path) -> Mapping[str, str]:
    """Each response's text by its name. Raises KeyError when the file is no Rasa domain."""
    responses = yaml.safe_load(domain.read_text(encoding="utf-8"))["responses"]
    return {name: str(variants[0]["text"]).strip() for name, variants in responses.items()}
