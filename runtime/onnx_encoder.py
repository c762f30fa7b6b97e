"""Sentences to unit vectors with onnxruntime alone: the same model that the index encodes with, exported at set-up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

MAX_TOKENS = 256
"""Where sentence-transformers cuts a text off for this model."""


class OnnxEncoder:
    """Loads `model.onnx` and `tokenizer.json` from a folder. Safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        # Rasa's own threads starve when onnxruntime spins on every core between messages
        options.intra_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()  # the file pads every text to 128 tokens
        self._tokenizer.enable_truncation(MAX_TOKENS)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """An (n, 384) float32 array with rows of length 1. Texts go one by one: a message is one text."""
        vectors: list[np.ndarray] = []
        for text in texts:
            ids = np.array([self._tokenizer.encode(text).ids], dtype=np.int64)
            inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
            vectors.append(self._session.run(["vector"], inputs)[0][0])
        return np.stack(vectors)
