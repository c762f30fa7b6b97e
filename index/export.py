"""The encoder as one ONNX file, made once at set-up, so that Rasa's environment needs no torch to share its vectors.

The exported graph ends where sentence-transformers ends: mean pooling over the mask, then unit length.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from index.encoder import embedded_model

MODEL_FILE = "model.onnx"
TOKENIZER_FILE = "tokenizer.json"


def export_onnx(folder: Path, model: str = "") -> bool:
    """Write model.onnx and tokenizer.json into `folder`; False when they are there for this model already."""
    made_for = folder / "made-for.txt"
    name = model or "all-MiniLM-L6-v2"
    if made_for.exists() and made_for.read_text() == name:
        return False
    import torch
    from transformers import AutoModel

    class Sentence(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.body = AutoModel.from_pretrained(source, attn_implementation="eager").eval()

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            states = self.body(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
            mask = attention_mask.unsqueeze(-1).to(states.dtype)
            pooled = (states * mask).sum(1) / mask.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(pooled, dim=1)

    source = model or embedded_model()
    beside = folder.with_name(folder.name + ".new")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    ids = torch.ones((2, 8), dtype=torch.int64)
    free = {0: "batch", 1: "tokens"}
    torch.onnx.export(
        Sentence(),
        (ids, torch.ones_like(ids)),
        str(beside / MODEL_FILE),
        input_names=["input_ids", "attention_mask"],
        output_names=["vector"],
        dynamic_axes={"input_ids": free, "attention_mask": free, "vector": {0: "batch"}},
        opset_version=17,
        dynamo=False,
    )
    shutil.copy(Path(source) / TOKENIZER_FILE, beside / TOKENIZER_FILE)
    (beside / made_for.name).write_text(name)
    shutil.rmtree(folder, ignore_errors=True)
    beside.rename(folder)
    return True
