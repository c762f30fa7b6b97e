"""What the encoder learned, kept with where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from index.adapters import ADAPTERS, save, weights_of
from index.topics import Topic, fingerprint
from runtime.clock import today

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


def keep(source: SentenceTransformer, base: str, topics: Sequence[Topic], epochs: int, folder: Path = ADAPTERS) -> Path:
    """Write what a model learned of these topics, and beside it when and from what. Returns the file of weights."""
    path = weights_of(base, folder)
    save(source, path)
    made = {
        "date": today(),
        "language": fingerprint(),
        "topics": len(topics),
        "phrases": sum(len(topic.phrases) for topic in topics),
        "epochs": epochs,
    }
    path.with_suffix(".yml").write_text(yaml.safe_dump(made, sort_keys=False), encoding="utf-8")
    return path
