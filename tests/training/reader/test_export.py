"""The reader is exported once for its weights, reads as the model does, and an export that fails changes nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
import torch

from contract.context import CONTEXTS
from nlu.onnx_reader import OnnxReader
from tests.training.reader.conftest import MARKED, scores
from training.reader import kept as module
from training.reader.export import export_reader
from training.reader.kept import MADE_FOR, MEANING, WEIGHTS, is_exported, made_for
from training.reader.model import Reader

pytestmark = pytest.mark.filterwarnings("ignore:.is_gradient_checkpointing:FutureWarning")  # peft asks for it


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """Files in the place of weights."""
    folder = tmp_path / "weights"
    folder.mkdir()
    (folder / WEIGHTS).write_bytes(b"weights")
    (folder / MEANING).write_text("{}")
    return folder


@pytest.fixture
def up_to_date(weights: Path, tmp_path: Path) -> Path:
    """An export of these weights."""
    folder = tmp_path / "reader"
    folder.mkdir()
    (folder / MADE_FOR).write_text(made_for(weights))
    return folder


def test_the_export_reads_as_the_model_does(exported: Path, kept: Path) -> None:
    model, reader = Reader.load(kept), OnnxReader(exported)
    for message in MARKED[:4]:
        shares = torch.softmax(scores(model, message.context, message.text)[0], 0).numpy()
        read = dict(reader.read(message.text, message.context).acts)
        assert np.allclose([read[act] for act in model.meaning.acts], shares, atol=1e-4)


def test_the_export_marks_what_was_learned(exported: Path) -> None:
    text = "we need baking in Perth"
    spans = OnnxReader(exported).read(text, "start").spans
    assert ("need", "baking") in [(span.label, text[span.start : span.end]) for span in spans]


def test_the_export_knows_every_context(exported: Path) -> None:
    assert OnnxReader(exported).contexts == set(CONTEXTS)


def test_an_export_leaves_nothing_beside_it(exported: Path) -> None:
    assert [path.name for path in exported.parent.iterdir()] == [exported.name]


def test_an_export_that_is_up_to_date_is_not_made_again(exported: Path, kept: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in exported.iterdir()}
    assert export_reader(exported, kept) is False
    assert {path: path.stat().st_mtime_ns for path in exported.iterdir()} == before


def test_an_export_for_these_weights_is_known(up_to_date: Path, weights: Path) -> None:
    assert is_exported(up_to_date, weights)


def test_where_nothing_was_exported_nothing_is_known(weights: Path, tmp_path: Path) -> None:
    assert not is_exported(tmp_path / "nowhere", weights)


@pytest.mark.parametrize("name", [WEIGHTS, MEANING])
def test_other_weights_are_exported_again(name: str, up_to_date: Path, weights: Path) -> None:
    (weights / name).write_text("other")
    assert not is_exported(up_to_date, weights)


@pytest.mark.parametrize("name", [WEIGHTS, MEANING])
def test_without_weights_nothing_counts_as_exported(name: str, up_to_date: Path, weights: Path) -> None:
    (weights / name).unlink()
    assert not is_exported(up_to_date, weights)


def test_an_export_of_an_older_kind_is_made_again(
    up_to_date: Path, weights: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "EXPORT", module.EXPORT + 1)
    assert not is_exported(up_to_date, weights)


def test_an_export_that_fails_leaves_the_one_before(up_to_date: Path, weights: Path) -> None:
    shutil.rmtree(weights)
    with pytest.raises(OSError, match=MEANING):
        export_reader(up_to_date, weights)
    assert (up_to_date / MADE_FOR).is_file()
