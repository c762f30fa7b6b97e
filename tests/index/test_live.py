"""The index that serves is exchanged as a whole, or not at all."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue.skills import EscoSkill
from index import live as module
from index.build import build, current
from index.calibration import Calibration
from index.encoder import Encoder
from index.live import LiveIndex
from index.serving import NoIndex, Serving
from tests.index.made import credential, term
from tests.toy import ToyEncoder, toy_calibration

FOREVER = 60.0

WELDING = credential("weld", "Pipe Welding")
CARE = credential("care", "Dementia Care")
RPL = term("rpl", "RPL", definition="Credit for what is known.")


def found(live: LiveIndex, need: str) -> list[str]:
    return [hit.credential.id for hit in live.snapshot().credentials.search([need]).hits]


def live_index(folder: Path, encoder: Encoder, patience: float = FOREVER) -> LiveIndex:
    return LiveIndex(folder, encoder, toy_calibration(), patience)


def test_before_the_first_build_there_is_no_index(tmp_path: Path, encoder: ToyEncoder) -> None:
    with pytest.raises(NoIndex, match="run `advisor prepare`"):
        live_index(tmp_path, encoder)


def test_a_build_of_another_encoder_is_not_served(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [], encoder)
    encoder.name = "another toy"
    with pytest.raises(NoIndex, match="the index was built by toy, not by another toy: run `advisor prepare`"):
        live_index(tmp_path, encoder)


def test_the_current_build_serves(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [RPL], encoder)
    live = live_index(tmp_path, encoder)
    assert found(live, "pipe welding") == ["weld"]
    assert live.snapshot().terms.explain("RPL").terms == (RPL,)


def test_what_serves_comes_with_its_calibration(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [], encoder)
    assert live_index(tmp_path, encoder).snapshot().calibration == toy_calibration()


def test_without_a_newer_build_nothing_is_exchanged(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [], encoder)
    live = live_index(tmp_path, encoder)
    assert live.snapshot() is live.snapshot()


def test_a_newer_build_is_exchanged_for_the_old_one(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [], encoder)
    live = live_index(tmp_path, encoder)
    assert found(live, "dementia care") == []
    build(tmp_path, [CARE], [RPL], encoder)
    assert found(live, "dementia care") == ["care"]
    assert live.snapshot().terms.terms == [RPL]


def test_a_reader_keeps_the_build_it_took(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [], encoder)
    live = live_index(tmp_path, encoder)
    taken = live.snapshot()
    build(tmp_path, [CARE], [], encoder)
    assert live.snapshot() is not taken
    assert [hit.credential.id for hit in taken.credentials.search(["pipe welding"]).hits] == ["weld"]


def test_the_skills_of_a_newer_build_are_exchanged_too(tmp_path: Path, encoder: ToyEncoder) -> None:
    uri = "http://data.europa.eu/esco/skill/1"
    budgets = EscoSkill.model_validate({"uri": uri, "label": "manage budgets"})
    build(tmp_path, [WELDING], [], encoder)
    live = live_index(tmp_path, encoder)
    assert live.snapshot().skills.infer("manage budgets") == ()
    build(tmp_path, [WELDING], [], encoder, skills=[budgets])
    assert [inferred.skill for inferred in live.snapshot().skills.infer("manage budgets")] == [budgets]


def test_a_build_that_cannot_be_read_leaves_the_old_one_serving_whole(
    tmp_path: Path, encoder: ToyEncoder, caplog: pytest.LogCaptureFixture
) -> None:
    build(tmp_path, [WELDING], [], encoder)
    live = live_index(tmp_path, encoder)
    serving = live.snapshot()
    broken = build(tmp_path, [CARE], [RPL], encoder)
    (tmp_path / "builds" / broken.name / "terms.jsonl").unlink()
    assert live.snapshot() is serving
    (record,) = [record for record in caplog.records if record.name == module.log.name]
    assert (record.levelno, record.exc_info and record.exc_info[0]) == (logging.ERROR, FileNotFoundError)
    assert broken.name in record.message


def test_a_newer_build_of_another_encoder_leaves_the_old_one_serving(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [], encoder)
    live, other = live_index(tmp_path, encoder), ToyEncoder()
    serving, other.name = live.snapshot(), "another toy"
    build(tmp_path, [CARE], [], other)
    assert live.snapshot() is serving


def test_a_build_that_could_not_be_read_serves_as_soon_as_it_can(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [], encoder)
    live = live_index(tmp_path, encoder)
    vectors = tmp_path / "builds" / build(tmp_path, [CARE], [], encoder).name / "vectors.npy"
    aside = vectors.rename(tmp_path / "aside.npy")
    assert found(live, "dementia care") == []
    aside.rename(vectors)
    assert found(live, "dementia care") == ["care"]


class SlowLoads:
    """Loads that end when they are let, and remember what they were asked for."""

    def __init__(self) -> None:
        self.asked: list[Path] = []
        self.let = threading.Event()
        self._load = Serving.load

    def load(self, folder: Path, encoder: Encoder, calibration: Calibration) -> Serving:
        self.asked.append(folder)
        assert self.let.wait(FOREVER)
        return self._load(folder, encoder, calibration)


@pytest.fixture
def slow(tmp_path: Path, encoder: ToyEncoder, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[LiveIndex, SlowLoads]]:
    """An index of WELDING beside which a build of CARE is slow to load."""
    build(tmp_path, [WELDING], [], encoder)
    live, loads = live_index(tmp_path, encoder, patience=0.0), SlowLoads()
    monkeypatch.setattr(Serving, "load", loads.load)
    build(tmp_path, [CARE], [], encoder)
    yield live, loads
    loads.let.set()
    live.wait()


def test_while_a_newer_build_is_being_loaded_the_old_one_answers(slow: tuple[LiveIndex, SlowLoads]) -> None:
    live, loads = slow
    assert found(live, "pipe welding") == ["weld"]
    loads.let.set()
    live.wait()
    assert (found(live, "pipe welding"), found(live, "dementia care")) == ([], ["care"])


def test_questions_that_come_meanwhile_begin_no_second_load(slow: tuple[LiveIndex, SlowLoads]) -> None:
    live, loads = slow
    assert len({live.snapshot().folder for _ in range(3)}) == 1
    loads.let.set()
    live.wait()
    live.snapshot()
    assert len(loads.asked) == 1


def test_a_build_that_is_made_during_a_load_is_loaded_after_it(
    slow: tuple[LiveIndex, SlowLoads], tmp_path: Path, encoder: ToyEncoder
) -> None:
    live, loads = slow
    live.snapshot()
    build(tmp_path, [WELDING, CARE], [], encoder)
    loads.let.set()
    live.wait()
    live.snapshot()
    live.wait()
    assert found(live, "pipe welding") == ["weld"]
    assert len(loads.asked) == 2


def test_nothing_being_loaded_is_not_waited_for(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [], encoder)
    live_index(tmp_path, encoder).wait()


def test_an_index_that_was_deleted_goes_on_serving(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [], encoder)
    live = live_index(tmp_path, encoder)
    serving = current(tmp_path)
    assert serving is not None
    (serving / "manifest.json").unlink()
    assert found(live, "pipe welding") == ["weld"]
