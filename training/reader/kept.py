"""Where the weights of the reader are kept, the names of its files, and whether they were exported.

Imports nothing heavy: the command and the public process ask it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

LEARNED = Path(__file__).resolve().parent / "weights"
"""Where the weights are kept that `advisor train reader` made."""

WEIGHTS, MEANING = "reader.safetensors", "reader.json"
"""What was learned, and what the outputs of the model stand for."""

LEARNED_FROM = "learned-from.txt"
"""The fingerprints of the files that the weights were learned from."""

EXPORT = 2
"""Raised when what is exported changes, so that older exports are made again."""
MADE_FOR = "made-for.txt"
"""The file of an export that says what it was made for."""


def is_exported(folder: Path, learned: Path = LEARNED) -> bool:
    """Whether these weights were exported into `folder` as they would be exported now; not where there are none."""
    made = folder / MADE_FOR
    return (
        made.is_file()
        and all((learned / name).is_file() for name in (WEIGHTS, MEANING))
        and made.read_text(encoding="utf-8") == made_for(learned)
    )


def made_for(learned: Path) -> str:
    """What an export of these weights says it was made for. Raises OSError where there are none."""
    digest = hashlib.sha256()
    for name in (WEIGHTS, MEANING):
        digest.update((learned / name).read_bytes())
    return f"{digest.hexdigest()[:20]}\nexport {EXPORT}\n"
