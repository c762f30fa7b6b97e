"""What `advisor doctor` finds on this machine: unknown settings, folders and disks in the way, missing models."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from advisor.examinations import installation
from advisor.examinations.fault import Fault
from advisor.prepare import training_hash
from runtime.encoder_name import NAME_FILE
from runtime.onnx_encoder import MODEL_FILE, TOKENIZER_FILE
from runtime.settings import ROOT, Settings


def what(fault: Fault | None) -> str:
    assert fault is not None
    return fault.what


def test_a_setting_that_does_not_exist_is_named(chosen: Settings, tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("ADVISOR_WEB_PORT=8000\nADVISOR_WEBPORT=8001\nOTHER=1\n")
    assert "not exist: ADVISOR_WEBPORT." in what(installation.settings_are_known(chosen, file))
    file.write_text("ADVISOR_WEB_PORT=8000\n")
    assert installation.settings_are_known(chosen, file) is None
    assert installation.settings_are_known(chosen, tmp_path / "nothing") is None


def test_the_settings_of_the_example_all_exist(chosen: Settings) -> None:
    assert installation.settings_are_known(chosen, ROOT / ".env.example") is None


def test_a_catalogue_of_words_that_is_in_no_order_is_named(chosen: Settings, tmp_path: Path) -> None:
    assert installation.languages_can_be_read(chosen) is None
    (tmp_path / "gd").mkdir()
    (tmp_path / "gd" / "words.po").write_text("nonsense", encoding="utf-8")
    more = chosen.model_copy(update={"languages": tmp_path})
    assert "gd/words.po: line 1: " in what(installation.languages_can_be_read(more))


def test_a_folder_that_is_not_there_is_named(chosen: Settings, tmp_path: Path) -> None:
    missing = chosen.model_copy(update={"var": tmp_path / "nowhere"})
    assert "nowhere does not exist" in what(installation.folder_is_ours(missing))
    assert installation.folder_is_ours(chosen) is None


def test_what_this_user_may_not_write_is_named(chosen: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = chosen.var / "advisor.db"
    locked.touch()
    # root may write everything, so the answer of the system is given here
    monkeypatch.setattr("os.access", lambda path, mode: path != locked)
    fault = installation.folder_is_ours(chosen)
    assert str(locked) in what(fault)


def test_others_may_not_look_into_the_folder_of_a_hub(chosen: Settings) -> None:
    hub = chosen.model_copy(update={"environment": "production"})
    chosen.var.chmod(0o755)
    assert "Every user" in what(installation.folder_is_ours(hub))
    assert installation.folder_is_ours(chosen) is None
    chosen.var.chmod(0o750)
    assert installation.folder_is_ours(hub) is None


def test_a_disk_that_is_nearly_full_is_named_also_before_the_folder_is_there(
    chosen: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = installation.LEAST_FREE
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage._replace(free=free))
    missing = chosen.model_copy(update={"var": tmp_path / "nowhere" / "yet"})
    assert installation.disk_has_room(missing) is None
    free -= 1
    assert f"Only 1023 MB are free on the disk of {tmp_path}" in what(installation.disk_has_room(missing))


def test_models_that_are_missing_or_older_than_their_data_are_named(
    chosen: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = installation.models_are_made(chosen)
    assert "the encoder, what answers questions, the reader of messages, the dialogue" in what(fault)
    for folder in (chosen.onnx_folder, chosen.answers_folder):
        folder.mkdir()
        for name in (MODEL_FILE, TOKENIZER_FILE, NAME_FILE):
            (folder / name).touch()
    chosen.rasa_models.mkdir()
    (chosen.rasa_models / "0123.tar.gz").touch()
    monkeypatch.setattr("advisor.examinations.installation.is_exported", lambda _: True)
    assert what(installation.models_are_made(chosen)) == "Missing or out of date: the dialogue."
    (chosen.rasa_models / f"{training_hash()}.tar.gz").touch()
    assert installation.models_are_made(chosen) is None
