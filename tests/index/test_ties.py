"""A record is found by the phrases of the topics that come near to it, beside its own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from catalogue.records import Credential
from index.build import Build, build, current
from index.search import CredentialIndex
from index.ties import LEAST, tied
from index.topics import NearMiss, Topic
from tests.index.made import credential
from tests.toy import ToyEncoder, toy_calibration


def topic(title: str, *phrases: str) -> Topic:
    return Topic("Work: any", title, (title, title), phrases, (NearMiss("a", ("b",)), NearMiss("c", ("d",))))


PIPES = topic("Pipe Welding", "steam comes out of every joint", "holes all over")
BEES = topic("Keeping Bees", "stung again")
BARE = credential("pipes", "Pipe Welding")
TOLD = credential("bees", "Keeping Bees", employer_words=["honey everywhere"])


def vectors(*rows: tuple[float, float]) -> np.ndarray:
    return np.array(rows, dtype=np.float32)


def test_the_phrases_of_the_nearest_topics_serve_a_record() -> None:
    exact, near, far = vectors((1, 0)), vectors((0.8, 0.6)), vectors((0, 1))
    topics = [PIPES, BEES]
    assert tied(exact, exact, topics, vectors((1, 0), (0, 1)), vectors((1, 0), (0, 1))) == [PIPES.phrases]
    both = vectors((0.8, 0.6), (1, 0))
    assert tied(exact, near, topics, both, both) == [(*PIPES.phrases, *BEES.phrases)]
    assert tied(far, far, topics, vectors((1, 0), (1, 0)), vectors((1, 0), (1, 0))) == [()]
    assert 0 < LEAST < 1


def test_of_no_records_there_are_no_phrases() -> None:
    none = np.zeros((0, 2), dtype=np.float32)
    assert tied(none, none, [BEES], vectors((1, 0)), vectors((1, 0))) == []


def search(folder: Path, credentials: list[Credential], topics: list[Topic], words: str) -> list[str]:
    build(folder, credentials, [], ToyEncoder(), topics=topics)
    serving = current(folder)
    assert serving
    hits = CredentialIndex(serving, ToyEncoder(), toy_calibration()).search([words]).hits
    return [hit.credential.id for hit in hits]


def test_a_record_is_found_by_words_that_stand_in_a_topic_alone(tmp_path: Path) -> None:
    said = "steam comes out of every joint"
    assert search(tmp_path / "with", [BARE, TOLD], [PIPES, BEES], said)[:1] == [BARE.id]
    assert search(tmp_path / "without", [BARE, TOLD], [], said)[:1] != [BARE.id]


def test_a_record_with_phrases_of_its_own_is_found_by_both(tmp_path: Path) -> None:
    assert search(tmp_path / "topic", [BARE, TOLD], [PIPES, BEES], "stung again")[:1] == [TOLD.id]
    assert search(tmp_path / "own", [BARE, TOLD], [PIPES, BEES], "honey everywhere")[:1] == [TOLD.id]


def test_a_suggested_phrase_is_never_quoted(tmp_path: Path) -> None:
    build(tmp_path, [BARE], [], ToyEncoder(), topics=[PIPES])
    serving = current(tmp_path)
    assert serving
    (hit,) = CredentialIndex(serving, ToyEncoder(), toy_calibration()).search(["steam comes out of every joint"]).hits
    assert [reason.quote for reason in hit.reasons] == ["Pipe Welding"]


def built(folder: Path, credentials: list[Credential], topics: list[Topic]) -> Build:
    return build(folder, credentials, [], ToyEncoder(), topics=topics)


def test_another_topic_makes_another_build_only_where_there_is_a_record(tmp_path: Path) -> None:
    assert built(tmp_path / "a", [BARE], [PIPES]).fresh
    assert not built(tmp_path / "a", [BARE], [PIPES]).fresh
    assert built(tmp_path / "a", [BARE], [PIPES, BEES]).fresh
    assert built(tmp_path / "b", [], [PIPES]).fresh
    assert not built(tmp_path / "b", [], [PIPES, BEES]).fresh


def test_every_text_that_was_encoded_is_counted(tmp_path: Path) -> None:
    first = built(tmp_path, [BARE], [PIPES])
    assert first.encoded >= first.texts
    assert built(tmp_path, [BARE, TOLD], [PIPES]).encoded < first.encoded


@pytest.mark.parametrize("credentials", [[], [BARE], [BARE, TOLD]])
def test_a_catalogue_of_any_size_can_be_built_with_topics(credentials: list[Credential], tmp_path: Path) -> None:
    assert built(tmp_path, credentials, [PIPES, BEES]).fresh
