"""A reader that learned for seconds from thirty-four messages, kept and exported."""

from __future__ import annotations

import functools
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from contract.context import UNKNOWN
from training.reader.export import export_reader
from training.reader.labelled import Labelled, parse
from training.reader.model import Reader, encoded, tokenizer
from training.reader.train import Recipe, train

PLACES = ("Perth", "Oban", "Wick", "Ayr", "Leith")
TOPICS = ("welding", "baking", "first aid", "bookkeeping", "dementia care")
ORDERS = ("price", "date", "level", "length", "place")
MARKED = [
    parse(line)
    for place, topic, order in zip(PLACES, TOPICS, ORDERS, strict=True)
    for line in (
        f"start | recommend | we need {{need:{topic}}} in {{place:{place}}}",
        f"start | recommend | a course on {{need:{topic}}}",
        f"list | refine | make it {{change:cheaper}} in {{place:{place}}} please",
        f"list | refine | sort them {{change:by {order}}}",
        f"one | details:price | what is the price of the one in {{place:{place}}}",
        f"one | details:time | how many weeks does the {topic} take",
    )
]
EXAMPLES = [Labelled(UNKNOWN, ("greet",), text, None) for text in ("hello", "good morning", "hi there", "hey")]
QUICK = Recipe(epochs=4, rate=2e-3, tokens=24, examples=1.0)

Learned = tuple[Reader, list[str]]
the_tokenizer = functools.cache(tokenizer)


def scores(reader: Reader, context: str, text: str) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The score of every act, for each token of every tag, and of every fact."""
    pair = encoded(the_tokenizer(), context, text)
    ids, types = torch.tensor([pair.ids]), torch.tensor([pair.type_ids])
    with torch.no_grad():
        acts, tags, facts, _ = reader(ids, torch.ones_like(ids), types)
    return acts[0], tags[0], facts[0]


def act(reader: Reader, context: str, text: str) -> str:
    return reader.meaning.acts[int(scores(reader, context, text)[0].argmax())]


@pytest.fixture(scope="package", autouse=True)
def _one_thread() -> Iterator[None]:
    """On a busy machine several threads that wait for each other take ten times as long as one."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="package")
def learned() -> Learned:
    """The reader, and what was said while it learned."""
    said: list[str] = []
    return train(MARKED, EXAMPLES, QUICK, said.append), said


@pytest.fixture(scope="package")
def kept(learned: Learned, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of its weights."""
    folder = tmp_path_factory.mktemp("kept") / "weights"
    learned[0].save(folder)
    return folder


@pytest.fixture(scope="package")
def exported(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of its export."""
    folder = tmp_path_factory.mktemp("exported") / "reader"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch announces its next exporter and remarks on every traced shape
        assert export_reader(folder, kept)
    return folder
