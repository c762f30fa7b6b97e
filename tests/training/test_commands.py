"""`python -m training`: what is refused in words before anything is measured."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from index.export import EXPORT, encoder_name
from runtime.encoder_name import NAME_FILE
from runtime.onnx_encoder import MODEL_FILE
from runtime.settings import settings
from training.__main__ import app


@pytest.fixture
def encoder(exported_encoder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of another encoder, which was exported before."""
    monkeypatch.setenv("ADVISOR_VAR", str(tmp_path))
    monkeypatch.setenv("ADVISOR_SENTENCE_MODEL", "other-model")
    monkeypatch.setenv("COLUMNS", "300")
    settings.cache_clear()
    folder = settings().onnx_folder
    shutil.copytree(exported_encoder, folder)
    (folder / NAME_FILE).write_text(f"other-model\nexport {EXPORT}\n")
    yield folder
    settings.cache_clear()


def refusal(*words: str) -> str:
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 1
    return done.output


@pytest.mark.parametrize("command", ["evaluate", "bench"])
def test_an_encoder_without_a_calibration_is_refused_with_what_writes_one(command: str, encoder: Path) -> None:
    missing = encoder.parent / "calibration" / "other-model.yml"
    assert refusal(command) == (
        f"There is no calibration for the encoder other-model: {missing} is missing. Run `advisor calibrate`.\n"
    )


@pytest.mark.parametrize("command", ["evaluate", "bench", "calibrate"])
def test_a_damaged_encoder_is_refused_with_what_makes_it_again(command: str, encoder: Path) -> None:
    (encoder / MODEL_FILE).write_bytes(b"half of a model")
    assert refusal(command).startswith(f"The encoder in {encoder} cannot be read")


def test_what_is_no_corpus_is_refused_with_what_one_is(encoder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_SENTENCE_MODEL", "")
    (encoder / NAME_FILE).write_text(f"{encoder_name()}\nexport {EXPORT}\n")
    settings.cache_clear()
    assert f"{encoder} is not a corpus in BEIR's layout" in refusal("evaluate", str(encoder))
