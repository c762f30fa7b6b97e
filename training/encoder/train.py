"""Training the encoder: what employers say comes near what a catalogue publishes of the same topic, and keeps away from
what only shares its words.

A step holds two pairs of each of its topics: a phrase with a published text, and a phrase of a near miss with that
one's title. Each side has to find its own partner among all of the step (InfoNCE, both ways).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from sentence_transformers import SentenceTransformer

from index.topics import Topic
from training.descent import Descent, descend, in_half_precision

Pair = tuple[str, str]

TOGETHER = 24
"""Texts that go through the model together."""

MULTIPLE = 8
"""Texts are filled up to a multiple of so many tokens: half precision is fast only where shapes come again."""

LONGEST = 96
"""Tokens after which a text of the training is cut off."""


@dataclass(frozen=True)
class Recipe:
    """`epochs` is how often each topic comes, each time with another of its phrases, `topics` how many a step holds,
    `sharpness` what cosines are multiplied by, `phrases` the share of phrases whose partner is another phrase of their
    topic."""

    epochs: int
    topics: int = 48
    rate: float = 4e-4
    sharpness: float = 20.0
    phrases: float = 0.15
    seed: int = 7


def train(
    model: SentenceTransformer,
    topics: Sequence[Topic],
    recipe: Recipe,
    say: Callable[[str], None] = lambda _: None,
) -> None:
    """Change the parameters of `model` that require a gradient."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)  # noqa: S311 - it shuffles
    descent = Descent(model, recipe.rate, recipe.epochs * (len(topics) // recipe.topics) + 1)

    def loss(some: Sequence[Topic]) -> torch.Tensor:
        pairs = [pair for topic in some for pair in _pairs(topic, recipe, chance)]
        return _loss(model, pairs, recipe.sharpness)

    descend(model, descent, recipe.epochs, lambda: _steps(topics, recipe.topics, chance), loss, say)


def _steps(topics: Sequence[Topic], count: int, chance: random.Random) -> Iterator[list[Topic]]:
    """All topics once, so many at a time, in an order of chance; the last few that fill no step are left out."""
    order = chance.sample(list(topics), len(topics))
    return (order[at : at + count] for at in range(0, len(order) - count + 1, count))


def _pairs(topic: Topic, recipe: Recipe, chance: random.Random) -> list[Pair]:
    """A phrase of the topic with its partner, and one of a near miss with its title."""
    phrase, miss = chance.choice(topic.phrases), chance.choice(topic.near_misses)
    texts = topic.phrases if chance.random() < recipe.phrases else topic.published
    partner = chance.choice([text for text in texts if text != phrase])
    return [(phrase, partner), (chance.choice(miss.phrases), miss.title)]


def _loss(model: SentenceTransformer, pairs: Sequence[Pair], sharpness: float) -> torch.Tensor:
    said, published = vectors(model, [text for side in (0, 1) for text in (pair[side] for pair in pairs)]).chunk(2)
    similar = sharpness * said @ published.T
    own = torch.arange(len(pairs))
    return (torch.nn.functional.cross_entropy(similar, own) + torch.nn.functional.cross_entropy(similar.T, own)) / 2


def vectors(model: SentenceTransformer, texts: Sequence[str]) -> torch.Tensor:
    """Unit vectors (texts, d), those of like length made together."""
    tokens = model.tokenizer(list(texts), truncation=True, max_length=LONGEST)
    order = sorted(range(len(texts)), key=lambda at: len(tokens["input_ids"][at]))
    made = []
    for start in range(0, len(order), TOGETHER):
        some = {name: [listed[at] for at in order[start : start + TOGETHER]] for name, listed in tokens.items()}
        given = model.tokenizer.pad(some, pad_to_multiple_of=MULTIPLE, return_tensors="pt")
        with in_half_precision():
            made.append(model(dict(given))["sentence_embedding"].float())
    back = torch.argsort(torch.tensor(order))
    return torch.nn.functional.normalize(torch.cat(made), dim=1)[back]
