"""What the encoder learned of how employers speak: low-rank adapters, kept in this room and merged when it is exported.

A base has adapters of its own; a base that was never trained has none and is exported as it is.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from peft import PeftModel
    from sentence_transformers import SentenceTransformer
    from torch import Tensor
    from torch.nn import Module
    from transformers import PreTrainedModel

ADAPTERS = Path(__file__).resolve().parent / "adapters"
"""Where `advisor train encoder` puts what was learned: for each base a file of weights and one of figures."""

RANK = 16
"""The rank of the adapters, the reader's too."""


class BadAdapters(ValueError):
    """Weights that cannot be read or belong to another model; the message says which file and what makes it anew."""


def weights_of(base: str, folder: Path = ADAPTERS) -> Path:
    """The file of weights for a base, which need not be there."""
    return folder / f"{Path(base).name}.safetensors"


def version_of(base: str, folder: Path = ADAPTERS) -> str:
    """Eight hexadecimal digits that say what a base has learned; empty where it has learned nothing."""
    path = weights_of(base, folder)
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8] if path.is_file() else ""


def attach(source: SentenceTransformer) -> PeftModel:
    """Put fresh adapters, which change nothing yet, into a model; they alone are learned then.

    Returns what can merge them.
    """
    return low_rank(_transformer(source))


def low_rank(transformer: PreTrainedModel) -> PeftModel:
    """A transformer with fresh adapters, put into it in place."""
    from peft import LoraConfig, get_peft_model

    adapters = LoraConfig(r=RANK, lora_alpha=2 * RANK, lora_dropout=0.05, target_modules="all-linear")
    return cast("PeftModel", get_peft_model(transformer, adapters))


def save(source: SentenceTransformer, path: Path) -> None:
    """Write what a model learned, in half precision."""
    save_learned(_transformer(source), path)


def save_learned(model: Module, path: Path) -> None:
    """Write the parameters that require a gradient, in half precision."""
    from safetensors.torch import save_file

    learned = {name: value for name, value in model.named_parameters() if value.requires_grad}
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file({name: value.detach().half().contiguous() for name, value in learned.items()}, path)


def load_learned(path: Path) -> dict[str, Tensor]:
    """The parameters that `save_learned` wrote, in single precision. Raises OSError and SafetensorError."""
    from safetensors.torch import load_file

    return {name: value.float() for name, value in load_file(path).items()}


def merge(source: SentenceTransformer, path: Path) -> None:
    """Add what was learned to the weights of a model. Raises BadAdapters."""
    from safetensors import SafetensorError

    adapted, model = attach(source), _transformer(source)
    try:
        learned = load_learned(path)
        wanted = {name for name, value in model.named_parameters() if value.requires_grad}
        if learned.keys() != wanted:
            raise BadAdapters(f"{path} belongs to another model. `advisor train {_trained(path)}` makes it anew.")
        model.load_state_dict(learned, strict=False)
    except (SafetensorError, RuntimeError, OSError) as error:
        raise BadAdapters(
            f"{path} cannot be read ({error}). `advisor train {_trained(path)}` makes it anew."
        ) from error
    cast(Any, adapted).merge_and_unload()


def _trained(path: Path) -> str:
    """What is trained anew where these weights are of no use: the folders below ADAPTERS have the names of theirs."""
    return path.parent.name if path.parent.parent == ADAPTERS else "encoder"


def _transformer(source: SentenceTransformer) -> PreTrainedModel:
    """The part of a model that turns tokens into vectors; adapters are put into it in place."""
    return cast("PreTrainedModel", cast(Any, source[0]).auto_model)
