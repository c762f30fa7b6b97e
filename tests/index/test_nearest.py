"""Few rows are searched exactly, many by short codes first, with hardly a neighbour lost."""

from __future__ import annotations

from pathlib import Path

import faiss
import numpy as np
import pytest

from index.encoder import Vectors
from index.nearest import Nearest

WIDTH = 24


def clustered(count: int, seed: int = 0) -> Vectors:
    """Rows of length 1 that lie about a few middles, as sentences about a few trades do."""
    chance = np.random.default_rng(seed)
    middles = chance.normal(size=(40, WIDTH))
    rows = middles[chance.integers(len(middles), size=count)] + 0.5 * chance.normal(size=(count, WIDTH))
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def exactly(vectors: Vectors, query: Vectors, count: int) -> list[int]:
    return [int(row) for row in np.argsort(-(vectors @ query), kind="stable")[:count]]


def kind(nearest: Nearest, path: Path) -> type:
    nearest.save(path / "index")
    return type(faiss.read_index(str(path / "index")))


def test_few_rows_are_found_as_by_looking_at_all_of_them() -> None:
    vectors = clustered(500)
    nearest = Nearest.make(vectors)
    for query in clustered(20, seed=1):
        assert nearest.search(query, 10).tolist() == exactly(vectors, query, 10)


@pytest.mark.parametrize(("count", "expected"), [(300, faiss.IndexFlatIP), (301, faiss.IndexRefine)])
def test_more_rows_are_looked_at_by_their_codes_first(count: int, expected: type, tmp_path: Path) -> None:
    assert kind(Nearest.make(clustered(count), exact_up_to=300), tmp_path) is expected


def test_of_many_rows_hardly_a_neighbour_is_lost() -> None:
    vectors = clustered(6_000)
    nearest = Nearest.make(vectors, exact_up_to=1_000)
    queries = clustered(50, seed=1)
    common = [len(set(nearest.search(query, 20).tolist()) & set(exactly(vectors, query, 20))) for query in queries]
    assert np.mean(common) / 20 > 0.95


def test_many_rows_are_coded_the_same_way_every_time() -> None:
    vectors, queries = clustered(2_000), clustered(10, seed=1)
    one, other = (Nearest.make(vectors, exact_up_to=1_000) for _ in range(2))
    assert [one.search(query, 10).tolist() for query in queries] == [
        other.search(query, 10).tolist() for query in queries
    ]


@pytest.mark.parametrize("exact_up_to", [300, 5_000])
def test_what_was_saved_finds_the_same(exact_up_to: int, tmp_path: Path) -> None:
    made = Nearest.make(clustered(3_000), exact_up_to=exact_up_to)
    made.save(tmp_path / "index")
    loaded = Nearest.load(tmp_path / "index")
    for query in clustered(10, seed=1):
        assert loaded.search(query, 30).tolist() == made.search(query, 30).tolist()


def test_where_there_are_fewer_rows_than_asked_for_all_are_found() -> None:
    assert sorted(Nearest.make(clustered(3)).search(clustered(1)[0], 10).tolist()) == [0, 1, 2]


def test_among_no_rows_nothing_is_found(tmp_path: Path) -> None:
    Nearest.make(np.zeros((0, WIDTH), np.float32)).save(tmp_path / "index")
    assert Nearest.load(tmp_path / "index").search(clustered(1)[0], 10).tolist() == []
