"""How well messages are understood: needs found, and constraints read without a mistake, on judged messages."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from contract.context import START
from nlu.onnx_reader import OnnxReader
from reading.filters import Filters
from runtime.yaml_file import read_yaml
from training.reading import understood

TODAY = dt.date(2026, 11, 21)
"""The day on which the judged messages are read."""
SAME_NEED = 0.6
"""Two phrases are the same need when this share of their words, taken together, is in both (Jaccard)."""


class JudgedMessage(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    needs: tuple[str, ...]
    filters: Filters
    learners: int | None = None
    split: Literal["dev", "test"]


@dataclass(frozen=True)
class Scores:
    """Need precision, recall and F1 over all messages; the share whose every filter and learner count is right."""

    messages: int
    precision: float
    recall: float
    f1: float
    constraints: float


def read_judged(path: Path, split: str) -> list[JudgedMessage]:
    """The messages of one split of a judged file."""
    messages = [JudgedMessage.model_validate(item) for item in read_yaml(path)]
    return [message for message in messages if message.split == split]


def score_messages(messages: Sequence[JudgedMessage], providers: Sequence[str], reader: OnnxReader) -> Scores:
    matched = predicted = judged = exact = 0
    for message in messages:
        _, heard = understood(reader, message.text, context=START, today=TODAY, providers=providers)
        extraction = heard.conditions
        matched += same_needs(heard.needs, message.needs)
        predicted += len(heard.needs)
        judged += len(message.needs)
        exact += extraction.filters == message.filters and extraction.learners == message.learners
    precision, recall = matched / max(1, predicted), matched / max(1, judged)
    f1 = 2 * matched / max(1, predicted + judged)
    return Scores(len(messages), precision, recall, f1, exact / max(1, len(messages)))


def same_needs(predicted: Sequence[str], judged: Sequence[str]) -> int:
    """How many of the predicted needs are judged ones, each counted once."""
    left = list(judged)
    for need in predicted:
        best = max(left, key=lambda other: _overlap(need, other), default=None)
        if best is not None and _overlap(need, best) >= SAME_NEED:
            left.remove(best)
    return len(judged) - len(left)


def _overlap(first: str, second: str) -> float:
    words, others = (set(re.findall(r"\w+", phrase.casefold())) for phrase in (first, second))
    return len(words & others) / max(1, len(words | others))
