"""Training the reader: acts on every message, spans on those where they were marked."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import torch
from tokenizers import Tokenizer

from contract.context import UNKNOWN
from nlu.onnx_reader import words
from reading.spans import LABELS
from training.reader.labelled import Labelled
from training.reader.model import Meaning, Reader, encoded, tokenizer

IGNORED = -100
SECOND = 0.4
"""The share of the second act in what a message of two acts should be given."""


@dataclass(frozen=True)
class Recipe:
    """`tokens` is how many tokens a batch holds at most, `examples` the share of the unmarked examples an epoch sees,
    `forgotten` how often a context is withheld, so that a message is understood without one too."""

    epochs: int = 7
    rate: float = 1.5e-3
    tokens: int = 1600
    examples: float = 0.1
    forgotten: float = 0.15
    seed: int = 7


@dataclass(frozen=True)
class Row:
    """One message as numbers: token ids and types, the tag of each token (IGNORED inside words), the share of acts."""

    ids: list[int]
    types: list[int]
    tags: list[int]
    acts: list[float]


def train(
    marked: Sequence[Labelled],
    examples: Sequence[Labelled],
    recipe: Recipe = Recipe(),
    say: Callable[[str], None] = lambda _: None,
) -> Reader:
    """A reader that learned from marked messages and from unmarked examples."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)  # noqa: S311 - it shuffles
    acts = {act for message in (*marked, *examples) for act in message.acts}
    reader = Reader(Meaning.of(sorted(acts), sorted(LABELS)))
    tokens = tokenizer()
    learned = [value for value in reader.parameters() if value.requires_grad]
    optimizer = torch.optim.AdamW(learned, lr=recipe.rate, weight_decay=0.01)
    began = time.perf_counter()
    schedule: torch.optim.lr_scheduler.LRScheduler | None = None
    for epoch in range(recipe.epochs):
        seen = [_forgetful(message, recipe, chance) for message in marked]
        seen += chance.sample(list(examples), int(len(examples) * recipe.examples))
        batches = list(_batches(_rows(tokens, reader.meaning, seen), recipe.tokens, chance))
        if schedule is None:
            schedule = torch.optim.lr_scheduler.OneCycleLR(
                optimizer, max_lr=recipe.rate, total_steps=len(batches) * recipe.epochs * 11 // 10 + 10, pct_start=0.1
            )
        reader.train()
        losses = 0.0
        for batch in batches:
            loss = _loss(reader, batch)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(learned, 1.0)
            optimizer.step()
            schedule.step()
            losses += loss.item()
        say(f"epoch {epoch + 1}: loss {losses / len(batches):.3f}, {time.perf_counter() - began:.0f} s")
    return reader.eval()


def _forgetful(message: Labelled, recipe: Recipe, chance: random.Random) -> Labelled:
    return replace(message, context=UNKNOWN) if chance.random() < recipe.forgotten else message


def _rows(tokens: Tokenizer, meaning: Meaning, messages: Sequence[Labelled]) -> list[Row]:
    return [row(tokens, meaning, message) for message in messages]


def row(tokens: Tokenizer, meaning: Meaning, message: Labelled) -> Row:
    """A labelled message as numbers."""
    pair = encoded(tokens, message.context, message.text)
    tags = [IGNORED] * len(pair.ids)
    if message.spans is not None:
        begun = None
        for at, start, end in words(message.text, pair):
            span = next((span for span in message.spans if span.start < end and span.end > start), None)
            tags[at] = meaning.tags.index(f"{'I' if span is begun else 'B'}-{span.label}" if span else "O")
            begun = span
    shares = [0.0] * len(meaning.acts)
    for act, share in zip(message.acts, (1 - SECOND, SECOND) if len(message.acts) > 1 else (1.0,), strict=False):
        shares[meaning.acts.index(act)] += share
    return Row(pair.ids, pair.type_ids, tags, shares)


def _batches(rows: Sequence[Row], most: int, chance: random.Random) -> Iterator[list[Row]]:
    """All rows once, those of like length together, in an order of chance."""
    by_length = sorted(rows, key=lambda row: (len(row.ids), chance.random()))
    batches: list[list[Row]] = [[]]
    for one in by_length:
        if batches[-1] and (len(batches[-1]) + 1) * len(one.ids) > most:
            batches.append([])
        batches[-1].append(one)
    chance.shuffle(batches)
    yield from batches


def _loss(reader: Reader, batch: Sequence[Row]) -> torch.Tensor:
    ids, mask, types, tags = arrays(batch)
    act_scores, tag_scores = reader(ids, mask, types)
    shares = torch.tensor([row.acts for row in batch])
    loss = torch.nn.functional.cross_entropy(act_scores, shares)
    if (tags != IGNORED).any():
        loss = loss + torch.nn.functional.cross_entropy(tag_scores.flatten(0, 1), tags.flatten(), ignore_index=IGNORED)
    return loss


def arrays(batch: Sequence[Row]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Ids, mask, types and tags of a batch, each (batch, tokens)."""
    width = max(len(row.ids) for row in batch)
    ids, mask, types = (torch.zeros((len(batch), width), dtype=torch.int64) for _ in range(3))
    tags = torch.full((len(batch), width), IGNORED)
    for at, row in enumerate(batch):
        count = len(row.ids)
        ids[at, :count], mask[at, :count] = torch.tensor(row.ids), 1
        types[at, :count], tags[at, :count] = torch.tensor(row.types), torch.tensor(row.tags)
    return ids, mask, types, tags
