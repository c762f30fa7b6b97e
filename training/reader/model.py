"""The reader as a model: the sentence encoder with low-rank adapters, and heads for the act, for a second act, for the
spans and for the facts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, cast

import torch
from tokenizers import Encoding, Tokenizer
from transformers import AutoModel

from index.adapters import load_learned, low_rank, save_learned
from index.export import embedded_model
from nlu.onnx_reader import as_read
from training.reader.kept import MEANING, WEIGHTS

LONGEST = 400
"""Tokens of context and message together."""
OUTSIDE = "O"


@dataclass(frozen=True)
class Meaning:
    """What the outputs stand for: acts by their position, tags (O, B-label, I-label) and facts by theirs."""

    acts: tuple[str, ...]
    tags: tuple[str, ...]
    facts: tuple[str, ...]

    @classmethod
    def of(cls, acts: Iterable[str], labels: Iterable[str], facts: Iterable[str]) -> Meaning:
        tags = [OUTSIDE, *(f"{place}-{label}" for label in sorted(labels) for place in "BI")]
        return cls(tuple(sorted(acts)), tuple(tags), tuple(sorted(facts)))


class Reader(torch.nn.Module):
    """From the token ids of context and message to a score of every act, for each token of every tag, of every fact
    that may be asked for, and of every act as the message's second one, before them of there being none."""

    def __init__(self, meaning: Meaning) -> None:
        super().__init__()
        self.meaning = meaning
        base = AutoModel.from_pretrained(embedded_model(), attn_implementation="eager")
        self.base = low_rank(base)
        width = base.config.hidden_size
        self.acts = torch.nn.Linear(2 * width, len(meaning.acts))
        self.tags = torch.nn.Linear(width, len(meaning.tags))
        self.facts = torch.nn.Linear(2 * width, len(meaning.facts))
        self.second = torch.nn.Linear(2 * width, 1 + len(meaning.acts))
        self.dropout = torch.nn.Dropout(0.1)

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        """(batch, tokens) three times; returns (batch, acts), (batch, tokens, tags), (batch, facts) and
        (batch, 1 + acts)."""
        hidden = self.base(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        own = (token_type_ids * attention_mask).unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * own).sum(1) / own.sum(1).clamp(min=1)
        whole = self.dropout(torch.cat([hidden[:, 0], mean], 1))
        return self.acts(whole), self.tags(self.dropout(hidden)), self.facts(whole), self.second(whole)

    def save(self, folder: Path) -> None:
        """Write what was learned, in half precision, and what it stands for."""
        save_learned(self, folder / WEIGHTS)
        (folder / MEANING).write_text(json.dumps(asdict(self.meaning)), "utf-8")

    @classmethod
    def load(cls, folder: Path) -> Reader:
        """The reader that `save` wrote. Raises OSError and RuntimeError for a folder without one."""
        meaning = json.loads((folder / MEANING).read_text(encoding="utf-8"))
        reader = cls(Meaning(**{name: tuple(listed) for name, listed in meaning.items()}))
        unknown = reader.load_state_dict(load_learned(folder / WEIGHTS), strict=False).unexpected_keys
        if unknown:
            raise RuntimeError(f"weights of another model: {unknown[0]}")
        return reader.eval()

    def merged(self) -> Reader:
        """This reader with its adapters added to the weights they adapt, for export."""
        self.base = cast(Any, self.base).merge_and_unload()
        return self


def tokenizer() -> Tokenizer:
    """The encoder's tokenizer, which neither fills up nor cuts off."""
    made = Tokenizer.from_file(str(Path(embedded_model()) / "tokenizer.json"))
    made.no_padding()
    made.enable_truncation(LONGEST)
    return made


def encoded(tokens: Tokenizer, context: str, text: str) -> Encoding:
    """Context and message as one pair."""
    return tokens.encode(context.replace("-", " "), as_read(text))
