"""Texts to vectors: the protocol that the index knows, and a cache in front of an encoder.

Any encoder serves, so that a toy can stand in for the model; the real one is `runtime.onnx_encoder.OnnxEncoder`.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Anything that turns n texts into an (n, d) float32 array with rows of length 1."""

    @property
    def name(self) -> str:
        """Two encoders with one name give the same vectors; a build and a calibration belong to a name."""

    def encode(self, texts: Sequence[str]) -> Vectors: ...


class CachedEncoder:
    """An encoder that remembers the vectors of the `size` texts that were asked for last.

    All texts of a call that are not remembered are encoded in one call of the inner encoder. Safe to share between
    threads.
    """

    def __init__(self, encoder: Encoder, size: int) -> None:
        self._encoder = encoder
        self._size = size
        self._vector_of: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = Lock()

    @property
    def name(self) -> str:
        return self._encoder.name

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return self._encoder.encode(texts)
        with self._lock:
            vector_of = {text: self._vector_of[text] for text in texts if text in self._vector_of}
        if missing := [text for text in dict.fromkeys(texts) if text not in vector_of]:
            vector_of.update(zip(missing, self._encoder.encode(missing), strict=True))
        self._keep(vector_of)
        return np.stack([vector_of[text] for text in texts])

    def _keep(self, vector_of: dict[str, Vectors]) -> None:
        with self._lock:
            for text, vector in vector_of.items():
                self._vector_of[text] = vector
                self._vector_of.move_to_end(text)
            while len(self._vector_of) > self._size:
                self._vector_of.popitem(last=False)
