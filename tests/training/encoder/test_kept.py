"""The weights of the encoder were learned from the language of today, and say so."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from index.adapters import ADAPTERS, attach, weights_of
from index.export import EMBEDDED, load_source
from index.topics import NearMiss, Topic, fingerprint, learned_language
from runtime.yaml_file import read_yaml
from training.encoder.kept import keep
from training.encoder.train import Recipe, train

pytestmark = pytest.mark.filterwarnings("ignore:.is_gradient_checkpointing:FutureWarning")  # peft asks for it

NAMES = ("Bees", "Welding", "Payroll", "Knitting")
TOPICS = [
    Topic(
        "Work: any",
        f"{name} Today",
        (f"Do {name.lower()} well", f"Teach {name.lower()}"),
        tuple(f"way {number} to say {name.lower()}" for number in range(10)),
        (NearMiss(f"Selling {name}", (f"nobody buys our {name.lower()}",)), NearMiss(f"{name} Law", ("the law",))),
    )
    for name in NAMES
]
QUICK = Recipe(epochs=2, topics=2, rate=1e-3)


def test_the_weights_were_learned_from_the_language_of_today() -> None:
    made = read_yaml(weights_of(EMBEDDED).with_suffix(".yml"))
    assert made["language"] == fingerprint(), "run `advisor train encoder`"
    assert made["topics"] == len(learned_language())


def test_what_is_committed_is_small() -> None:
    assert weights_of(EMBEDDED).stat().st_size < 2_000_000
    assert {path.suffix for path in ADAPTERS.rglob("*.*")} == {".safetensors", ".yml"}


def test_a_training_says_the_loss_of_every_epoch_and_keeps_what_it_made(tmp_path: Path) -> None:
    source = load_source()
    attach(source)
    said: list[str] = []
    before = [value.detach().clone() for value in source.parameters() if value.requires_grad]
    frozen = [value.detach().clone() for value in source.parameters() if not value.requires_grad]
    train(source, TOPICS, QUICK, said.append)
    after = [value for value in source.parameters() if value.requires_grad]
    assert [line.partition(":")[0] for line in said] == ["epoch 1", "epoch 2"]
    assert any(not torch.equal(old, new) for old, new in zip(before, after, strict=True))
    still = (value for value in source.parameters() if not value.requires_grad)
    assert all(torch.equal(old, new) for old, new in zip(frozen, still, strict=True))
    path = keep(source, EMBEDDED, TOPICS, QUICK.epochs, tmp_path)
    made = read_yaml(path.with_suffix(".yml"))
    assert (made["topics"], made["phrases"], made["epochs"]) == (4, 40, 2)
