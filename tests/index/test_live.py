"""The index that serves is exchanged as a whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.build import build, current
from index.live import LiveIndex, NoIndex
from tests.index.made import credential, term
from tests.toy import ToyEncoder

WELDING = credential("weld", "Pipe Welding")
CARE = credential("care", "Dementia Care")
RPL = term("rpl", "RPL", definition="Credit for what is known.")


def found(live: LiveIndex, need: str) -> list[str]:
    return [hit.credential.id for hit in live.credentials.search([need]).hits]


def test_before_the_first_build_there_is_no_index(tmp_path: Path, encoder: ToyEncoder) -> None:
    with pytest.raises(NoIndex):
        LiveIndex(tmp_path, encoder)


def test_the_current_build_serves(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [RPL], encoder)
    live = LiveIndex(tmp_path, encoder)
    assert found(live, "pipe welding") == ["weld"]
    assert live.terms.explain("RPL").terms == (RPL,)


def test_without_a_newer_build_nothing_is_exchanged(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [], encoder)
    live = LiveIndex(tmp_path, encoder)
    serving = live.credentials
    assert live.refresh() is False
    assert live.credentials is serving


def test_a_newer_build_is_exchanged_for_the_old_one(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [], encoder)
    live = LiveIndex(tmp_path, encoder)
    build(tmp_path, [CARE], [RPL], encoder)
    assert found(live, "dementia care") == []
    assert live.refresh() is True
    assert found(live, "dementia care") == ["care"]
    assert live.terms.terms == [RPL]


def test_a_reader_keeps_the_build_it_took(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [], encoder)
    live = LiveIndex(tmp_path, encoder)
    taken = live.credentials
    build(tmp_path, [CARE], [], encoder)
    live.refresh()
    assert [hit.credential.id for hit in taken.search(["pipe welding"]).hits] == ["weld"]


def test_a_build_that_cannot_be_read_leaves_the_old_one_serving_whole(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [], encoder)
    live = LiveIndex(tmp_path, encoder)
    serving = (live.credentials, live.terms)
    broken = build(tmp_path, [CARE], [RPL], encoder)
    (tmp_path / "builds" / broken.name / "terms.jsonl").unlink()
    with pytest.raises(FileNotFoundError):
        live.refresh()
    assert (live.credentials, live.terms) == serving


def test_a_build_that_could_not_be_read_serves_as_soon_as_it_can(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [], encoder)
    live = LiveIndex(tmp_path, encoder)
    vectors = tmp_path / "builds" / build(tmp_path, [CARE], [], encoder).name / "vectors.npy"
    aside = vectors.rename(tmp_path / "aside.npy")
    with pytest.raises(FileNotFoundError):
        live.refresh()
    aside.rename(vectors)
    assert live.refresh() is True
    assert found(live, "dementia care") == ["care"]


def test_an_index_that_was_deleted_goes_on_serving(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [], encoder)
    live = LiveIndex(tmp_path, encoder)
    serving = current(tmp_path)
    assert serving is not None
    (serving / "manifest.json").unlink()
    assert not live.refresh()
    assert found(live, "pipe welding") == ["weld"]
