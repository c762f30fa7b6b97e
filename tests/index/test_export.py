"""The encoder is exported once for a model, whole or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from index.export import EXPORT, encoder_name, export_onnx, is_exported, load_encoder
from runtime.encoder_name import NAME_FILE
from runtime.onnx_encoder import MODEL_FILE, TOKENIZER_FILE, NoEncoder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    folder = tmp_path / "encoder"
    folder.mkdir()
    (folder / MODEL_FILE).write_bytes(b"old weights")
    (folder / NAME_FILE).write_text(f"old-model\nexport {EXPORT}\n")
    return folder


def test_the_model_and_its_tokenizer_are_written(exported_encoder: Path) -> None:
    assert (exported_encoder / MODEL_FILE).stat().st_size > 10**6
    assert (exported_encoder / TOKENIZER_FILE).stat().st_size > 10**5


def test_nothing_unfinished_is_left_beside_it(exported_encoder: Path) -> None:
    assert not exported_encoder.with_name(f"{exported_encoder.name}.new").exists()


def test_what_is_there_already_is_not_exported_again(exported_encoder: Path) -> None:
    before = (exported_encoder / MODEL_FILE).stat().st_mtime_ns
    assert export_onnx(exported_encoder) is False
    assert (exported_encoder / MODEL_FILE).stat().st_mtime_ns == before


def test_the_model_it_was_made_for_is_known_by_name(old: Path) -> None:
    assert export_onnx(old, "old-model") is False


def test_an_export_for_another_model_is_not_taken_for_this_one(old: Path) -> None:
    assert not is_exported(old, "new-model")


def test_an_export_by_older_code_is_made_again(old: Path) -> None:
    (old / NAME_FILE).write_text("old-model")
    assert not is_exported(old, "old-model")


def test_where_nothing_was_exported_there_is_no_export(tmp_path: Path) -> None:
    assert not is_exported(tmp_path / "nowhere")


def test_an_export_that_fails_leaves_the_old_one_in_place(old: Path, tmp_path: Path) -> None:
    before = contents(old)
    with pytest.raises(OSError, match="missing"):
        export_onnx(old, str(tmp_path / "missing"))
    assert contents(old) == before


def test_the_encoder_has_the_name_of_its_model(exported_encoder: Path) -> None:
    assert load_encoder(exported_encoder).name == encoder_name()
    assert encoder_name().startswith("all-MiniLM-L6-v2")
    assert encoder_name("other") == "other"


def test_a_damaged_export_is_not_repaired_silently(exported_encoder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "encoder"
    shutil.copytree(exported_encoder, folder)
    (folder / MODEL_FILE).write_bytes(b"half of a model")
    with pytest.raises(NoEncoder, match="Remove that folder and run `advisor prepare`"):
        load_encoder(folder)
