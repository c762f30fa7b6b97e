"""What the encoder learned is merged into its base when it is exported, and only into the base that learned it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file
from sentence_transformers import SentenceTransformer

from index import export
from index.adapters import BadAdapters, attach, merge, save, version_of, weights_of
from index.answers import LEARNED
from index.export import EMBEDDED, encoder_name, load_source

pytestmark = pytest.mark.filterwarnings("ignore:.is_gradient_checkpointing:FutureWarning")  # peft asks for it

TEXT = "we need dementia care"


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, np.ndarray]:
    """The weights of a base that learned something, and the vector of a text after that."""
    source = load_source()
    attach(source)
    with torch.no_grad():
        for name, value in source.named_parameters():
            if value.requires_grad and "lora_B" in name:
                value.add_(0.02)
    path = weights_of(EMBEDDED, tmp_path_factory.mktemp("adapters"))
    save(source, path)
    return path, vector(source.eval())


def vector(source: SentenceTransformer) -> np.ndarray:
    return np.asarray(source.encode([TEXT], normalize_embeddings=True)[0])


def test_adapters_that_learned_nothing_change_nothing() -> None:
    source = load_source()
    before = vector(source)
    attach(source)
    assert np.allclose(vector(source.eval()), before, atol=1e-6)


def test_merged_weights_give_the_vectors_that_were_learned(learned: tuple[Path, np.ndarray]) -> None:
    path, wanted = learned
    source = load_source()
    before = vector(source)
    merge(source, path)
    assert np.allclose(vector(source), wanted, atol=0.01)  # kept in half precision
    assert not np.allclose(before, wanted, atol=0.01)


def test_what_is_kept_is_small(learned: tuple[Path, np.ndarray]) -> None:
    assert learned[0].stat().st_size < 2_000_000


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "half.safetensors"
    path.write_bytes(b"half of it")
    with pytest.raises(BadAdapters, match="`advisor train encoder` makes it anew"):
        merge(load_source(), path)


def test_weights_of_another_model_are_refused(learned: tuple[Path, np.ndarray], tmp_path: Path) -> None:
    others = {f"other.{name}": value for name, value in load_file(learned[0]).items()}
    save_file(others, tmp_path / "other.safetensors")
    with pytest.raises(BadAdapters, match="belongs to another model"):
        merge(load_source(), tmp_path / "other.safetensors")


def test_weights_of_another_width_are_refused(learned: tuple[Path, np.ndarray], tmp_path: Path) -> None:
    narrow = {name: value[:, :1].contiguous() for name, value in load_file(learned[0]).items()}
    save_file(narrow, tmp_path / "narrow.safetensors")
    with pytest.raises(BadAdapters, match="cannot be read"):
        merge(load_source(), tmp_path / "narrow.safetensors")


def test_the_name_of_an_encoder_says_what_it_learned(
    learned: tuple[Path, np.ndarray], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = learned[0].parent
    version = version_of(EMBEDDED, folder)
    assert len(version) == 8
    monkeypatch.setattr(export, "version_of", lambda base, _: version_of(base, folder))
    assert encoder_name() == f"{EMBEDDED}-employers-{version}"
    assert encoder_name("some/other-model") == "some/other-model"


def test_a_base_that_learned_nothing_has_no_version(tmp_path: Path) -> None:
    assert version_of("other", tmp_path) == ""


def test_weights_of_answers_are_made_anew_by_their_own_training() -> None:
    with pytest.raises(BadAdapters, match="`advisor train answers` makes it anew"):
        merge(load_source(), LEARNED / "missing.safetensors")
