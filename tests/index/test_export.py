"""The encoder is exported once for a model, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.export import MODEL_FILE, TOKENIZER_FILE, export_onnx


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    folder = tmp_path / "encoder"
    folder.mkdir()
    (folder / MODEL_FILE).write_bytes(b"old weights")
    (folder / "made-for.txt").write_text("old-model")
    return folder


def test_the_model_and_its_tokenizer_are_written(exported_encoder: Path) -> None:
    assert (exported_encoder / MODEL_FILE).stat().st_size > 10**6
    assert (exported_encoder / TOKENIZER_FILE).stat().st_size > 10**5


def test_nothing_unfinished_is_left_beside_it(exported_encoder: Path) -> None:
    assert [path.name for path in exported_encoder.parent.iterdir()] == [exported_encoder.name]


def test_what_is_there_already_is_not_exported_again(exported_encoder: Path) -> None:
    before = (exported_encoder / MODEL_FILE).stat().st_mtime_ns
    assert export_onnx(exported_encoder) is False
    assert (exported_encoder / MODEL_FILE).stat().st_mtime_ns == before


def test_the_model_it_was_made_for_is_known_by_name(old: Path) -> None:
    assert export_onnx(old, "old-model") is False


def test_an_export_that_fails_leaves_the_old_one_in_place(old: Path, tmp_path: Path) -> None:
    before = contents(old)
    with pytest.raises(OSError, match="missing"):
        export_onnx(old, str(tmp_path / "missing"))
    assert contents(old) == before
