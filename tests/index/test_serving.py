"""What an installation serves: its own encoder, calibration and build, with texts that may be encoded beforehand."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from index.build import build
from index.calibration import BadCalibration, NoCalibration
from index.encoder import CachedEncoder, Encoder
from index.export import encoder_name
from index.live import LiveIndex
from index.serving import Serving
from runtime.encoder_name import NAME_FILE
from runtime.onnx_encoder import NoEncoder
from runtime.settings import Settings
from tests.index.made import credential
from tests.toy import ToyEncoder, toy_calibration

WELDING = credential("weld", "Pipe Welding")
CARE = credential("care", "Dementia Care")


@pytest.fixture
def serving(tmp_path: Path, encoder: ToyEncoder) -> Serving:
    """A build of WELDING behind a cache; what was encoded for it is forgotten."""
    folder = tmp_path / "builds" / build(tmp_path, [WELDING], [], encoder).name
    encoder.encoded.clear()
    return Serving.load(folder, CachedEncoder(encoder, 10), toy_calibration())


def test_texts_that_were_prepared_are_encoded_once(serving: Serving, encoder: ToyEncoder) -> None:
    serving.prepare(["pipe welding", "leaky joints"])
    assert encoder.encoded == ["pipe welding", "leaky joints"]
    serving.credentials.search(["pipe welding"], context="leaky joints")
    assert encoder.encoded == ["pipe welding", "leaky joints"]


def test_a_misspelt_text_is_prepared_as_it_stands_and_as_it_is_searched(serving: Serving, encoder: ToyEncoder) -> None:
    serving.prepare(["pipe weldingg"])
    assert encoder.encoded == ["pipe weldingg", "pipe welding"]
    serving.credentials.search(["pipe weldingg"])
    assert len(encoder.encoded) == 2


def test_a_background_in_scots_is_prepared_as_it_is_searched(serving: Serving, encoder: ToyEncoder) -> None:
    told = ["we dinnae ken aboot pipes"]
    serving.prepare(["pipe welding"], told)
    assert encoder.encoded == ["pipe welding", "we don't know about pipes"]
    serving.credentials.search(["pipe welding"], background=told)
    assert len(encoder.encoded) == 2


@pytest.fixture
def installed(tmp_path: Path, sentence_encoder: Encoder, exported_encoder: Path) -> Settings:
    """The settings of an installation with an exported encoder and an index of it."""
    chosen = Settings(_env_file=None, var=tmp_path)
    chosen.onnx_folder.symlink_to(exported_encoder)
    build(chosen.index_folder, [WELDING, CARE], [], sentence_encoder)
    return chosen


def test_an_installation_serves_what_its_settings_name(installed: Settings) -> None:
    serving = LiveIndex.of_settings(installed).snapshot()
    hits = serving.credentials.search(["joining steel pipes by welding"]).hits
    assert [hit.credential.id for hit in hits] == ["weld"]
    assert serving.calibration.encoder == encoder_name()


def test_an_installation_without_an_encoder_is_refused_with_what_makes_one(installed: Settings) -> None:
    installed.onnx_folder.unlink()
    with pytest.raises(NoEncoder, match="Run `advisor prepare`"):
        LiveIndex.of_settings(installed)


def test_an_encoder_without_a_calibration_is_refused_by_name(installed: Settings, exported_encoder: Path) -> None:
    installed.onnx_folder.unlink()
    shutil.copytree(exported_encoder, installed.onnx_folder)
    (installed.onnx_folder / NAME_FILE).write_text("other-model\n")
    with pytest.raises(NoCalibration) as refused:
        LiveIndex.of_settings(installed)
    missing = installed.var / "calibration" / "other-model.yml"
    assert str(refused.value) == (
        f"There is no calibration for the encoder other-model: {missing} is missing. Run `advisor calibrate`."
    )


def test_a_damaged_calibration_is_refused_in_words(installed: Settings) -> None:
    damaged = installed.var / "calibration" / f"{encoder_name()}.yml"
    damaged.parent.mkdir()
    damaged.write_text("encoder: [")
    with pytest.raises(
        BadCalibration, match=re.escape(f"{damaged}, the calibration of the encoder {encoder_name()}, cannot")
    ):
        LiveIndex.of_settings(installed)
