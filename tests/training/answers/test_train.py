"""A question learns to come near the lines that answer it; what was learned is kept with what it was learned from."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from sentence_transformers import SentenceTransformer

from index.adapters import attach, weights_of
from index.answers import LEARNED, Bounds, Line
from index.export import EMBEDDED, load_source
from runtime.yaml_file import read_yaml
from training.answers.asked import QUESTIONS, Asked, Questioned, questioned
from training.answers.kept import BOUNDS, fingerprint, keep
from training.answers.train import Recipe, train

pytestmark = pytest.mark.filterwarnings("ignore:.is_gradient_checkpointing:FutureWarning")  # peft asks for it

LINES = (Line("a", "Bread is baked"), Line("b", "Stones are laid"), Line("c", "Bees are kept"))
ASKED = (Asked("zug", frozenset({0})), Asked("mab", frozenset({1})), Asked("ork", frozenset()))
MATERIAL = [Questioned("one", LINES, ASKED), Questioned("two", LINES, ASKED)]


def similar(model: SentenceTransformer) -> list[list[float]]:
    with torch.no_grad():
        lines = model.encode([line.text for line in LINES], normalize_embeddings=True)
        asked = model.encode([one.question for one in ASKED], normalize_embeddings=True)
    return [[float(one) for one in row] for row in asked @ lines.T]


def test_questions_come_near_their_answers_and_the_others_stay_away(tmp_path: Path) -> None:
    model = load_source()
    attach(model)
    said: list[str] = []
    train(model, MATERIAL, Recipe(epochs=12, rate=2e-3), said.append)
    zug, mab, ork = similar(model)
    assert (zug.index(max(zug)), mab.index(max(mab))) == (0, 1)
    assert max(ork) < min(max(zug), max(mab))
    assert len(said) == 12
    path = keep(model, MATERIAL, 12, tmp_path)
    made = read_yaml(path.with_suffix(".yml"))
    assert (made["questions"], made["epochs"], made["learned_from"]) == (6, 12, fingerprint())
    assert Bounds.read(tmp_path) == BOUNDS


def test_the_weights_were_learned_from_the_questions_of_today() -> None:
    made = read_yaml(weights_of(EMBEDDED, LEARNED).with_suffix(".yml"))
    assert made["learned_from"] == fingerprint(), "run `advisor train answers`"
    assert made["questions"] == sum(len(one.asked) for one in questioned(sorted(QUESTIONS.glob("*.txt"))))
    assert Bounds.read() == BOUNDS


def test_what_is_committed_is_small() -> None:
    assert weights_of(EMBEDDED, LEARNED).stat().st_size < 2_000_000
