"""What finds answers, kept with what it was learned from and the figures by which it is used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from index.adapters import save, weights_of
from index.answers import LEARNED, Bounds
from index.export import EMBEDDED
from runtime.clock import today
from runtime.fingerprint import fingerprint as of_files
from training.answers.asked import QUESTIONS, Questioned

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BOUNDS = Bounds(least=0.42, agreed=0.3, beside=0.03)
"""Chosen on questions that were not learned from: `least` lies where most are treated rightly. A lower `agreed` shows
more facts that the reader took to be asked for and that are no answer, a wider `beside` more lines that are none."""


def keep(source: SentenceTransformer, material: Sequence[Questioned], epochs: int, folder: Path = LEARNED) -> Path:
    """Write what a model learned of these questions, and beside it when, from what, and its bounds. Returns the file of
    weights."""
    path = weights_of(EMBEDDED, folder)
    save(source, path)
    made = {
        "date": today(),
        "learned_from": fingerprint(),
        "questions": sum(len(record.asked) for record in material),
        "epochs": epochs,
        **asdict(BOUNDS),
    }
    path.with_suffix(".yml").write_text(yaml.safe_dump(made, sort_keys=False), encoding="utf-8")
    return path


def fingerprint() -> str:
    """The fingerprint of the questions that are learned from."""
    return of_files((path.name, path) for path in sorted(QUESTIONS.glob("*.txt")))
