"""What a reader learned is kept in a small file, and what is loaded from it reads alike."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch

from tests.training.reader.conftest import Learned, scores, the_tokenizer
from training.reader.kept import MEANING, WEIGHTS
from training.reader.model import Meaning, Reader, encoded

pytestmark = pytest.mark.filterwarnings("ignore:.is_gradient_checkpointing:FutureWarning")  # peft asks for it

TEXT = "we need welding in Perth"


def test_acts_and_tags_have_their_places_whatever_order_they_are_named_in() -> None:
    assert Meaning.of(["refine", "greet"], ["place", "need"], ["vat", "price"]) == Meaning(
        ("greet", "refine"), ("O", "B-need", "I-need", "B-place", "I-place"), ("price", "vat")
    )


def test_what_was_kept_reads_as_what_learned(learned: Learned, kept: Path) -> None:
    loaded = Reader.load(kept)
    assert loaded.meaning == learned[0].meaning
    for before, after in zip(scores(learned[0], "start", TEXT), scores(loaded, "start", TEXT), strict=True):
        assert torch.allclose(before, after, atol=0.05)  # kept in half precision


def test_adapters_added_to_the_weights_read_as_before(kept: Path) -> None:
    apart, merged = scores(Reader.load(kept), "list", TEXT), scores(Reader.load(kept).merged(), "list", TEXT)
    for before, after in zip(apart, merged, strict=True):
        assert torch.allclose(before, after, atol=1e-4)


def test_only_what_was_learned_is_kept(kept: Path) -> None:
    assert (kept / WEIGHTS).stat().st_size < 2_000_000
    assert set(json.loads((kept / MEANING).read_text())) == {"acts", "tags", "facts"}


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=MEANING):
        Reader.load(tmp_path)


def test_weights_of_other_acts_are_refused(kept: Path, tmp_path: Path) -> None:
    meaning = json.loads((kept / MEANING).read_text())
    (tmp_path / MEANING).write_text(json.dumps(meaning | {"acts": ["greet"]}))
    (tmp_path / WEIGHTS).write_bytes((kept / WEIGHTS).read_bytes())
    with pytest.raises(RuntimeError, match="size mismatch"):
        Reader.load(tmp_path)


def test_context_and_message_are_one_pair_in_which_a_line_break_is_a_bar() -> None:
    pair = encoded(the_tokenizer(), "q-name", "reply\nhay")
    assert pair.tokens == ["[CLS]", "q", "name", "[SEP]", "reply", "|", "hay", "[SEP]"]
    assert pair.type_ids == [0, 0, 0, 0, 1, 1, 1, 1]
