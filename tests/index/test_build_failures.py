"""A build that is broken off leaves the one before serving, and is begun again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from index.build import build, current
from index.search import CredentialIndex
from tests.index.made import credential
from tests.toy import BreakingEncoder, PowerCut, ToyEncoder, toy_calibration

WELDING = credential("weld", "Pipe Welding", "Weld a pipe.")
CARE = credential("care", "Dementia Care", "Calm a person.")


def found(folder: Path, encoder: ToyEncoder, need: str) -> list[str]:
    serving = current(folder)
    assert serving is not None
    return [hit.credential.title for hit in CredentialIndex(serving, encoder, toy_calibration()).search([need]).hits]


def test_a_failure_while_encoding_leaves_the_old_build_serving(tmp_path: Path, encoder: ToyEncoder) -> None:
    first = build(tmp_path, [WELDING], [], encoder)
    with pytest.raises(PowerCut):
        build(tmp_path, [WELDING, CARE], [], BreakingEncoder())
    assert current(tmp_path) == tmp_path / "builds" / first.name
    assert found(tmp_path, encoder, "pipe welding") == ["Pipe Welding"]


def test_a_failure_while_encoding_leaves_nothing_lying_about(tmp_path: Path, encoder: ToyEncoder) -> None:
    first = build(tmp_path, [WELDING], [], encoder)
    with pytest.raises(PowerCut):
        build(tmp_path, [CARE], [], BreakingEncoder())
    assert [path.name for path in (tmp_path / "builds").iterdir()] == [first.name]


def test_a_failure_in_the_first_build_leaves_no_index(tmp_path: Path) -> None:
    with pytest.raises(PowerCut):
        build(tmp_path, [WELDING], [], BreakingEncoder())
    assert current(tmp_path) is None


def test_after_a_failure_the_next_try_succeeds(tmp_path: Path, encoder: ToyEncoder) -> None:
    with pytest.raises(PowerCut):
        build(tmp_path, [WELDING], [], BreakingEncoder())
    assert build(tmp_path, [WELDING], [], encoder).fresh


def test_a_failure_while_writing_leaves_the_old_build_serving(tmp_path: Path, encoder: ToyEncoder) -> None:
    first = build(tmp_path, [WELDING], [], encoder)
    taken = tmp_path / "current.new"
    taken.mkdir()
    with pytest.raises(IsADirectoryError):
        build(tmp_path, [CARE], [], encoder)
    taken.rmdir()
    assert current(tmp_path) == tmp_path / "builds" / first.name


def test_an_unfinished_build_does_not_push_out_the_one_before(tmp_path: Path, encoder: ToyEncoder) -> None:
    first = build(tmp_path, [WELDING], [], encoder)
    (tmp_path / "builds" / "0123456789abcdef.new").mkdir()
    build(tmp_path, [CARE], [], encoder)
    assert (tmp_path / "builds" / first.name / "manifest.json").exists()


def test_an_unfinished_build_is_begun_again(tmp_path: Path, encoder: ToyEncoder) -> None:
    name = build(tmp_path, [WELDING], [], encoder).name
    shutil.rmtree(tmp_path / "builds" / name)
    half = tmp_path / "builds" / f"{name}.new"
    half.mkdir()
    (half / "credentials.bm25").mkdir()
    assert build(tmp_path, [WELDING], [], encoder).fresh
    assert not half.exists()


def test_a_name_without_its_build_serves_nothing(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [], encoder)
    shutil.rmtree(tmp_path / "builds")
    assert current(tmp_path) is None


def test_an_index_that_was_deleted_is_built_again(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path / "index", [WELDING], [], encoder)
    shutil.rmtree(tmp_path / "index")
    assert build(tmp_path / "index", [WELDING], [], encoder).encoded == 3
