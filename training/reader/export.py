"""The reader as one ONNX file, made at set-up from the encoder and the weights that were learned."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from contract.context import CONTEXTS
from nlu.onnx_reader import MEANING_FILE, MODEL_FILE, TOKENIZER_FILE
from training.reader.kept import LEARNED, MADE_FOR, is_exported, made_for

if TYPE_CHECKING:
    from training.reader.model import Reader


def export_reader(folder: Path, learned: Path = LEARNED) -> bool:
    """Write the reader into `folder`; False when it is there for these weights already. Raises OSError."""
    if is_exported(folder, learned):
        return False
    from training.reader.model import Reader  # torch takes seconds to import: only an export pays for it

    reader = Reader.load(learned).merged().eval()
    beside = folder.with_name(folder.name + ".new")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    write_onnx(reader, beside)
    (beside / MADE_FOR).write_text(made_for(learned), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    beside.rename(folder)
    return True


def write_onnx(reader: Reader, folder: Path) -> None:
    """A merged reader as nlu/onnx_reader.py reads it."""
    import torch

    from training.reader.model import tokenizer

    ids = torch.ones((2, 8), dtype=torch.int64)
    free = {0: "batch", 1: "tokens"}
    torch.onnx.export(
        reader,
        (ids, torch.ones_like(ids), torch.ones_like(ids)),
        str(folder / MODEL_FILE),
        input_names=["input_ids", "attention_mask", "token_type_ids"],
        output_names=["acts", "tags", "facts", "second"],
        dynamic_axes={
            **dict.fromkeys(("input_ids", "attention_mask", "token_type_ids", "tags"), free),
            "acts": {0: "batch"},
            "facts": {0: "batch"},
            "second": {0: "batch"},
        },
        opset_version=17,
        dynamo=False,
    )
    tokens = tokenizer()
    tokens.no_truncation()
    tokens.save(str(folder / TOKENIZER_FILE))
    meaning = {**asdict(reader.meaning), "contexts": CONTEXTS}
    (folder / MEANING_FILE).write_text(json.dumps(meaning), encoding="utf-8")
