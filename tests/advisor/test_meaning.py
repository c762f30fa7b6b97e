"""Requests that were sent before vectors were kept, or to another encoder, get theirs."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from advisor import meaning as module
from advisor.meaning import encode
from advisor.prepare import renew_index
from hub.models import CollaborationRequest
from hub.requests import open_request
from hub.vectors import NeedVector, RequestVector, keep_vectors
from index.encoder import Encoder, Vectors
from runtime.database import Sessions
from runtime.encoder_name import NAME_FILE
from runtime.settings import Settings
from tests.advisor.conftest import Program
from tests.hub.made import draft_of, meaning
from tests.toy import ToyEncoder


def sent(sessions: Sessions, need: str, vector: NeedVector | None = None) -> int:
    with sessions.begin() as session:
        return open_request(session, draft_of(need=need), conversation_id="c", submission_key=need, vector=vector).id


def kept(sessions: Sessions) -> dict[int, str]:
    with sessions() as session:
        return dict(session.execute(select(RequestVector.request_id, RequestVector.encoder)).all())


def toy(_: Path) -> ToyEncoder:
    return ToyEncoder()


def test_each_that_lacks_one_gets_the_vector_of_its_need(
    sessions: Sessions, chosen: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BATCH", 2)
    numbers = [sent(sessions, need) for need in ("welding", "baking", "payroll")]
    numbers.append(sent(sessions, "knitting", meaning(1, encoder="another")))
    assert (encode(chosen, toy), encode(chosen, toy)) == (4, 0)
    assert kept(sessions) == dict.fromkeys(numbers, "toy")
    with sessions() as session:
        first = session.get_one(RequestVector, numbers[0])
    assert first.numbers == NeedVector.of("toy", ToyEncoder().encode(["welding"])[0]).numbers


def test_one_that_is_erased_meanwhile_keeps_no_vector_and_the_others_get_theirs(
    sessions: Sessions, chosen: Settings
) -> None:
    gone, left = sent(sessions, "welding"), sent(sessions, "baking")

    class Erasing(ToyEncoder):
        def encode(self, texts: Sequence[str]) -> Vectors:
            with sessions.begin() as session:
                session.execute(delete(CollaborationRequest).where(CollaborationRequest.id == gone))
            return super().encode(texts)

    def load(_: Path) -> Encoder:
        return Erasing()

    encode(chosen, load)
    assert kept(sessions) == {left: "toy"}


def test_none_is_erased_between_the_look_for_it_and_its_vector(
    sessions: Sessions, chosen: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, erasing = sent(sessions, "welding"), threading.Event()

    def erase() -> None:
        with sessions.begin() as session:
            erasing.set()
            session.execute(delete(CollaborationRequest).where(CollaborationRequest.id == number))

    eraser = threading.Thread(target=erase)

    def keeping(session: Session, vectors: Mapping[int, NeedVector]) -> None:
        eraser.start()
        assert erasing.wait(30)
        eraser.join(0.5)
        assert eraser.is_alive()  # it waits for the end of the transaction
        keep_vectors(session, vectors)

    monkeypatch.setattr(module, "keep_vectors", keeping)
    encode(chosen, toy)
    eraser.join(30)
    assert kept(sessions) == {}


def test_a_process_for_it_is_started_only_where_one_lacks_its_vector(
    sessions: Sessions, chosen: Settings, program: Program
) -> None:
    python = str(program('echo "$@" >> "$ADVISOR_VAR/asked"'))
    chosen.onnx_folder.mkdir(parents=True)
    (chosen.onnx_folder / NAME_FILE).write_text("toy\n")
    sent(sessions, "baking", meaning(1))
    renew_index(chosen, python)
    sent(sessions, "welding")
    renew_index(chosen, python)
    asked = (chosen.var / "asked").read_text().splitlines()
    assert asked == ["-m index prepare", "-m index prepare", "-m advisor.meaning"]
