"""Training the reader: acts on every message, spans on those where they were marked."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import torch
from tokenizers import Tokenizer

from catalogue.facts import ASKED
from contract.context import UNKNOWN
from nlu.onnx_reader import words
from reading.spans import LABELS
from training.descent import Descent, in_half_precision
from training.reader.labelled import Labelled
from training.reader.model import LONGEST, Meaning, Reader, encoded, tokenizer

IGNORED = -100
WIDTHS = (16, 24, 32, 48, 64, 96, 128, 192, 256, LONGEST)
"""The tokens that messages are filled up to."""


@dataclass(frozen=True)
class Recipe:
    """`recalled` is the share of the known messages an epoch sees beside the new ones, `tokens` how many tokens a batch
    holds at most, `examples` the share of the unmarked examples an epoch sees, `forgotten` how often a context is
    withheld, so that a message is understood without one too."""

    epochs: int
    rate: float = 1.5e-3
    recalled: float = 1.0
    tokens: int = 1600
    examples: float = 0.1
    forgotten: float = 0.15
    seed: int = 7


FURTHER = Recipe(epochs=3, rate=6e-4, recalled=0.15, examples=0.02)
"""How a reader that is there learns from new messages, and keeps what it knows."""


@dataclass(frozen=True)
class Row:
    """One message as numbers: token ids and types, the tag of each token (IGNORED inside words), the act, the second
    act as it is scored (0 for none), and the shares of the facts that are asked for (no share at all where nobody said
    which are)."""

    ids: list[int]
    types: list[int]
    tags: list[int]
    act: int
    second: int
    facts: list[float]


def train(
    marked: Sequence[Labelled],
    examples: Sequence[Labelled],
    recipe: Recipe,
    say: Callable[[str], None] = lambda _: None,
    *,
    new: Sequence[Labelled] = (),
    known: Reader | None = None,
) -> Reader:
    """A reader that learned from marked messages and from unmarked examples.

    Where a reader is `known`, that one goes on: every epoch sees all `new` messages, and of the others a share.
    """
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)  # noqa: S311 - it shuffles
    acts = {act for message in (*marked, *examples) for act in message.acts}
    reader = known or Reader(Meaning.of(acts, LABELS, ASKED))
    tokens = tokenizer()
    began = time.perf_counter()
    descent: Descent | None = None
    for epoch in range(recipe.epochs):
        recalled = [*new, *chance.sample(list(marked), int(len(marked) * recipe.recalled))]
        seen = [_forgetful(message, recipe, chance) for message in recalled]
        seen += chance.sample(list(examples), int(len(examples) * recipe.examples))
        made = list(batches(_rows(tokens, reader.meaning, seen), recipe.tokens, chance))
        if descent is None:  # an epoch may have a few batches more than the first
            descent = Descent(reader, recipe.rate, len(made) * recipe.epochs * 11 // 10 + 10)
        reader.train()
        losses = [descent.step(_loss(reader, batch)) for batch in made]
        say(f"epoch {epoch + 1}: loss {sum(losses) / len(losses):.3f}, {time.perf_counter() - began:.0f} s")
    return reader.eval()


def further(
    known: Reader,
    new: Sequence[Labelled],
    marked: Sequence[Labelled],
    examples: Sequence[Labelled],
    say: Callable[[str], None] = lambda _: None,
    recipe: Recipe = FURTHER,
) -> Reader:
    """A known reader that went on with new messages. Its weights are the mean of those before and after, which keeps
    what it could do better than either (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models").

    Raises ValueError where a message has an act that the reader does not know: then all has to be learned anew.
    """
    if unknown := {act for message in (*new, *marked) for act in message.acts}.difference(known.meaning.acts):
        raise ValueError(f"the kept reader does not know {', '.join(sorted(unknown))}: train it without --further")
    before = {name: value.detach().clone() for name, value in known.named_parameters() if value.requires_grad}
    reader = train(marked, examples, recipe, say, new=new, known=known)
    with torch.no_grad():
        for name, value in reader.named_parameters():
            if name in before:
                value.copy_((value + before[name]) / 2)
    return reader


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
    act, *more = (meaning.acts.index(act) for act in message.acts)
    asked = message.facts or ()
    facts = [float(fact in asked) / max(1, len(asked)) for fact in meaning.facts]
    return Row(pair.ids, pair.type_ids, tags, act, 1 + more[0] if more else 0, facts)


def batches(rows: Sequence[Row], most: int, chance: random.Random) -> Iterator[list[Row]]:
    """All rows once, those of like length together, in an order of chance.

    Every batch of a length has the same number of rows, the last filled up with some that were there already: half
    precision is fast only where shapes come again.
    """
    by_length: dict[int, list[Row]] = {}
    for row in rows:
        by_length.setdefault(width_of(row), []).append(row)
    batches = []
    for width, listed in by_length.items():
        count = max(1, most // width)
        listed = chance.sample(listed, len(listed))
        listed += chance.choices(listed, k=-len(listed) % count)
        batches += [listed[at : at + count] for at in range(0, len(listed), count)]
    chance.shuffle(batches)
    yield from batches


def width_of(row: Row) -> int:
    """The tokens that a row is filled up to."""
    return next(width for width in WIDTHS if len(row.ids) <= width)


def _loss(reader: Reader, batch: Sequence[Row]) -> torch.Tensor:
    ids, mask, types, tags = arrays(batch)
    with in_half_precision():
        act_scores, tag_scores, fact_scores, second_scores = (scores.float() for scores in reader(ids, mask, types))
    loss = torch.nn.functional.cross_entropy(act_scores, torch.tensor([row.act for row in batch]))
    loss = loss + torch.nn.functional.cross_entropy(second_scores, torch.tensor([row.second for row in batch]))
    facts = torch.tensor([row.facts for row in batch])
    if (asked := facts.any(1)).any():
        own = torch.nn.functional.cross_entropy(fact_scores[asked], facts[asked], reduction="sum")
        loss = loss + own / len(batch)
    if (tags != IGNORED).any():
        loss = loss + torch.nn.functional.cross_entropy(tag_scores.flatten(0, 1), tags.flatten(), ignore_index=IGNORED)
    return loss


def arrays(batch: Sequence[Row]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Ids, mask, types and tags of a batch, each (batch, tokens)."""
    width = max(width_of(row) for row in batch)
    ids, mask, types = (torch.zeros((len(batch), width), dtype=torch.int64) for _ in range(3))
    tags = torch.full((len(batch), width), IGNORED)
    for at, row in enumerate(batch):
        count = len(row.ids)
        ids[at, :count], mask[at, :count] = torch.tensor(row.ids), 1
        types[at, :count], tags[at, :count] = torch.tensor(row.types), torch.tensor(row.tags)
    return ids, mask, types, tags
