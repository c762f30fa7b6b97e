"""An encoder's figures come from its own file, and a file that is missing, damaged or another's is refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.calibration import PACKAGED, BadCalibration, Calibration, NoCalibration, file_name, load
from index.export import encoder_name
from tests.toy import toy_calibration
from training.calibration_file import write


@pytest.fixture
def toys(tmp_path: Path) -> Path:
    """The file of the toy's figures."""
    return write(toy_calibration(), tmp_path)


def refusal(encoder: str, folder: Path) -> str:
    with pytest.raises(BadCalibration) as refused:
        load(encoder, folder)
    return str(refused.value)


def test_the_embedded_model_has_figures_in_the_package(tmp_path: Path) -> None:
    assert load(encoder_name(), tmp_path).encoder == encoder_name()


def test_every_packaged_file_is_found_by_the_name_of_its_encoder(tmp_path: Path) -> None:
    for path in PACKAGED.glob("*.yml"):
        assert load(path.stem, tmp_path).encoder == path.stem


def test_a_file_of_the_installation_goes_before_the_package(tmp_path: Path) -> None:
    ours = load(encoder_name(), tmp_path)
    changed = ours.model_copy(update={"match": ours.match.model_copy(update={"threshold": 0.7})})
    write(changed, tmp_path)
    assert load(encoder_name(), tmp_path) == changed


def test_the_figures_of_another_encoder_are_read_from_the_installation(toys: Path) -> None:
    assert load("toy", toys.parent) == toy_calibration()


def test_an_encoder_without_a_file_is_refused_by_name_with_what_writes_one(tmp_path: Path) -> None:
    with pytest.raises(NoCalibration) as refused:
        load("toy", tmp_path)
    missing = tmp_path / "toy.yml"
    assert str(refused.value) == (
        f"There is no calibration for the encoder toy: {missing} is missing. Run `advisor calibrate`."
    )


def test_the_file_of_another_encoder_is_refused(toys: Path) -> None:
    toys.rename(toys.with_name("dense.yml"))
    words = refusal("dense", toys.parent)
    assert words == f"{toys.parent / 'dense.yml'} is the calibration of toy, not of dense. Run `advisor calibrate`."


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("encoder: 'toy'", "encoder: [", "while parsing"),
        ("threshold: 0.4", "threshold: 1.4", "match.threshold: Input should be less than 1"),
        ("threshold: 0.4", "threshold: .nan", "match.threshold: Input should be a finite number"),
        ("threshold: 0.4", "threshold: high", "match.threshold: Input should be a valid number"),
        ("words: 0.65", "words: -1", "weights.words: Input should be greater than or equal to 0"),
        ("words: 0.65", "words: 0.65\n  luck: 1", "weights.luck: Extra inputs are not permitted"),
        ("  gap: 0.05", "", "skills.gap: Field required"),
    ],
)
def test_a_damaged_file_is_refused_with_its_reason(old: str, new: str, reason: str, toys: Path) -> None:
    text = toys.read_text("utf-8")
    assert old in text
    toys.write_text(text.replace(old, new), encoding="utf-8")
    words = refusal("toy", toys.parent)
    assert words.startswith(f"{toys}, the calibration of the encoder toy, cannot be read ({reason}")
    assert words.endswith("). Run `advisor calibrate`.")


@pytest.mark.parametrize("content", [b"", b"- a list", b"\xff\xfe\x00"])
def test_what_is_no_calibration_at_all_is_refused(content: bytes, toys: Path) -> None:
    toys.write_bytes(content)
    assert "cannot be read" in refusal("toy", toys.parent)


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "toy.yml").mkdir()
    assert "Is a directory" in refusal("toy", tmp_path)


@pytest.mark.parametrize(
    ("encoder", "name"),
    [
        ("all-MiniLM-L6-v2", "all-MiniLM-L6-v2.yml"),
        ("sentence-transformers/all-mpnet-base-v2", "sentence-transformers-all-mpnet-base-v2.yml"),
        ("/models/../secret", "models-..-secret.yml"),
        ("../..", "encoder.yml"),
        ("", "encoder.yml"),
    ],
)
def test_a_file_is_named_for_its_encoder_and_stays_in_its_folder(encoder: str, name: str) -> None:
    assert file_name(encoder) == name


def test_figures_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        toy_calibration().match.threshold = 0.1  # type: ignore[misc]


def test_a_calibration_needs_every_figure() -> None:
    assert all(field.is_required() for field in Calibration.model_fields.values())
