"""The index that serves is exchanged as a whole, or not at all."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from catalogue.skills import EscoSkill
from index import live as module
from index.build import build, current
from index.encoder import Encoder
from index.live import LiveIndex, NoIndex, Serving
from tests.index.made import credential, term
from tests.toy import ToyEncoder

FOREVER = 60.0

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
    live = LiveIndex(tmp_path, encoder, patience=FOREVER)
    assert found(live, "pipe welding") == ["weld"]
    assert live.terms.explain("RPL").terms == (RPL,)


def test_without_a_newer_build_nothing_is_exchanged(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [], encoder)
    live = LiveIndex(tmp_path, encoder, patience=FOREVER)
    serving = live.credentials
    assert live.refresh() is False
    assert live.credentials is serving


def test_a_newer_build_is_exchanged_for_the_old_one(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [], encoder)
    live = LiveIndex(tmp_path, encoder, patience=FOREVER)
    build(tmp_path, [CARE], [RPL], encoder)
    assert found(live, "dementia care") == []
    assert live.refresh() is True
    assert found(live, "dementia care") == ["care"]
    assert live.terms.terms == [RPL]


def test_a_reader_keeps_the_build_it_took(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [], encoder)
    live = LiveIndex(tmp_path, encoder, patience=FOREVER)
    taken = live.credentials
    build(tmp_path, [CARE], [], encoder)
    live.refresh()
    assert [hit.credential.id for hit in taken.search(["pipe welding"]).hits] == ["weld"]


def test_the_skills_of_a_newer_build_are_exchanged_too(tmp_path: Path, encoder: ToyEncoder) -> None:
    uri = "http://data.europa.eu/esco/skill/1"
    budgets = EscoSkill.model_validate({"uri": uri, "label": "manage budgets"})
    build(tmp_path, [WELDING], [], encoder)
    live = LiveIndex(tmp_path, encoder, patience=FOREVER)
    assert live.skills.infer("manage budgets") == ()
    build(tmp_path, [WELDING], [], encoder, skills=[budgets])
    live.refresh()
    assert [one.skill for one in live.skills.infer("manage budgets")] == [budgets]


def test_a_build_that_cannot_be_read_leaves_the_old_one_serving_whole(
    tmp_path: Path, encoder: ToyEncoder, caplog: pytest.LogCaptureFixture
) -> None:
    build(tmp_path, [WELDING], [], encoder)
    live = LiveIndex(tmp_path, encoder, patience=FOREVER)
    serving = (live.credentials, live.terms, live.skills)
    broken = build(tmp_path, [CARE], [RPL], encoder)
    (tmp_path / "builds" / broken.name / "terms.jsonl").unlink()
    assert live.refresh() is False
    assert (live.credentials, live.terms, live.skills) == serving
    (told,) = [one for one in caplog.records if one.name == module.log.name]
    assert (told.levelno, told.exc_info and told.exc_info[0]) == (logging.ERROR, FileNotFoundError)
    assert broken.name in told.message


def test_a_build_that_could_not_be_read_serves_as_soon_as_it_can(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [], encoder)
    live = LiveIndex(tmp_path, encoder, patience=FOREVER)
    vectors = tmp_path / "builds" / build(tmp_path, [CARE], [], encoder).name / "vectors.npy"
    aside = vectors.rename(tmp_path / "aside.npy")
    assert live.refresh() is False
    aside.rename(vectors)
    assert live.refresh() is True
    assert found(live, "dementia care") == ["care"]


class SlowLoads:
    """Loads that end when they are let, and remember what they were asked for."""

    def __init__(self) -> None:
        self.asked: list[Path] = []
        self.let = threading.Event()
        self._load = Serving.load

    def load(self, folder: Path, encoder: Encoder) -> Serving:
        self.asked.append(folder)
        assert self.let.wait(FOREVER)
        return self._load(folder, encoder)


@pytest.fixture
def slow(tmp_path: Path, encoder: ToyEncoder, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[LiveIndex, SlowLoads]]:
    """An index of WELDING beside which a build of CARE is slow to load."""
    build(tmp_path, [WELDING], [], encoder)
    live, loads = LiveIndex(tmp_path, encoder, patience=0.0), SlowLoads()
    monkeypatch.setattr(module.Serving, "load", loads.load)
    build(tmp_path, [CARE], [], encoder)
    yield live, loads
    loads.let.set()
    live.wait()


def test_while_a_newer_build_is_being_loaded_the_old_one_answers(slow: tuple[LiveIndex, SlowLoads]) -> None:
    live, loads = slow
    assert live.refresh() is False
    assert found(live, "pipe welding") == ["weld"]
    loads.let.set()
    live.wait()
    assert (found(live, "pipe welding"), found(live, "dementia care")) == ([], ["care"])


def test_questions_that_come_meanwhile_begin_no_second_load(slow: tuple[LiveIndex, SlowLoads]) -> None:
    live, loads = slow
    assert [live.refresh() for _ in range(3)] == [False, False, False]
    loads.let.set()
    live.wait()
    assert (live.refresh(), len(loads.asked)) == (False, 1)


def test_a_build_that_is_made_during_a_load_is_loaded_after_it(
    slow: tuple[LiveIndex, SlowLoads], tmp_path: Path, encoder: ToyEncoder
) -> None:
    live, loads = slow
    live.refresh()
    build(tmp_path, [WELDING, CARE], [], encoder)
    loads.let.set()
    live.wait()
    assert found(live, "pipe welding") == []
    live.refresh()
    live.wait()
    assert found(live, "pipe welding") == ["weld"]


def test_nothing_being_loaded_is_not_waited_for(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [], encoder)
    LiveIndex(tmp_path, encoder).wait()


def test_no_question_fails_and_nothing_withdrawn_is_answered_while_builds_are_exchanged(
    tmp_path: Path, encoder: ToyEncoder
) -> None:
    """Ten catalogues, each of which withdraws the record before; three clients ask without a pause."""
    names = [f"round-{number}" for number in range(10)]
    catalogues = [[WELDING, credential(name, f"Pipe Welding {name}")] for name in names]
    build(tmp_path, catalogues[0], [], encoder)
    live = LiveIndex(tmp_path, encoder, patience=FOREVER)
    with asking(live, "pipe welding round") as clients:
        for name, records in zip(names[1:], catalogues[1:], strict=True):
            build(tmp_path, records, [], encoder)
            assert live.refresh() is True
            assert sorted(found(live, "pipe welding round")) == [name, "weld"]
    assert all(client.answers for client in clients)
    assert all("weld" in ids and len(ids) == 2 for client in clients for ids in client.answers)


@contextmanager
def asking(live: LiveIndex, need: str) -> Iterator[list[Client]]:
    """Three clients that ask without a pause until the context closes."""
    over = threading.Event()
    clients = [Client(live, need, over) for _ in range(3)]
    for client in clients:
        client.start()
    try:
        yield clients
    finally:
        over.set()
        for client in clients:
            client.join()


class Client(threading.Thread):
    """Asks one need until it is over, and once at least; an answer that failed is an empty one."""

    def __init__(self, live: LiveIndex, need: str, over: threading.Event) -> None:
        super().__init__()
        self._live, self._need, self._over = live, need, over
        self.answers: list[list[str]] = []

    def run(self) -> None:
        while not (self.answers and self._over.is_set()):
            try:
                self.answers.append(found(self._live, self._need))
            except Exception:  # noqa: BLE001  whatever it is, the test counts it
                self.answers.append([])


def test_an_index_that_was_deleted_goes_on_serving(tmp_path: Path, encoder: ToyEncoder) -> None:
    build(tmp_path, [WELDING], [], encoder)
    live = LiveIndex(tmp_path, encoder, patience=FOREVER)
    serving = current(tmp_path)
    assert serving is not None
    (serving / "manifest.json").unlink()
    assert not live.refresh()
    assert found(live, "pipe welding") == ["weld"]
