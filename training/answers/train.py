"""Training what finds answers: a question comes near the lines that answer it, and away from the other lines of its
record; a question that none answers stays away from all.

A step holds some records with all their lines and questions. Each question chooses among the lines and nothing at all,
which has a similarity of its own that is learned with the rest (`Recipe.least` at first).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from sentence_transformers import SentenceTransformer

from training.answers.asked import Questioned
from training.descent import Descent, descend
from training.encoder.train import vectors

NEVER = -1e9
"""The score of what is no right choice."""


@dataclass(frozen=True)
class Recipe:
    """`epochs` is how often each question comes, `records` how many records a step holds, `least` the similarity that
    nothing at all has to every question, `sharpness` what similarities are multiplied by."""

    epochs: int
    records: int = 2
    rate: float = 1e-3
    least: float = 0.36
    sharpness: float = 20.0
    seed: int = 7


def train(
    model: SentenceTransformer,
    material: Sequence[Questioned],
    recipe: Recipe,
    say: Callable[[str], None] = lambda _: None,
) -> None:
    """Change the parameters of `model` that require a gradient."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)  # noqa: S311 - it shuffles
    starts = range(0, len(material), recipe.records)

    def steps() -> Iterator[Sequence[Questioned]]:
        order = chance.sample(list(material), len(material))
        return (order[at : at + recipe.records] for at in starts)

    descent = Descent(model, recipe.rate, recipe.epochs * len(starts) + 1)
    descend(model, descent, recipe.epochs, steps, lambda some: _loss(model, some, recipe), say)


def _loss(model: SentenceTransformer, records: Sequence[Questioned], recipe: Recipe) -> torch.Tensor:
    """The mean over the questions of how unlikely their right choices are."""
    texts = [line.text for record in records for line in record.lines]
    texts += [asked.question for record in records for asked in record.asked]
    made = vectors(model, texts)
    at, questions = 0, sum(len(record.lines) for record in records)
    losses = []
    for record in records:
        lines, said = made[at : at + len(record.lines)], made[questions : questions + len(record.asked)]
        at, questions = at + len(record.lines), questions + len(record.asked)
        nothing = torch.full((len(said), 1), recipe.least)
        scores = recipe.sharpness * torch.cat([said @ lines.T, nothing], 1)
        right = torch.tensor(
            [[n in one.answers for n in range(len(lines))] + [not one.answers] for one in record.asked]
        )
        losses.append(scores.logsumexp(1) - scores.masked_fill(~right, NEVER).logsumexp(1))
    return torch.cat(losses).mean()
