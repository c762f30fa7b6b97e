"""Each text has one vector, and each record knows which are its own, the published ones apart from the others."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.texts import EMPLOYER_WORDS, Passage
from index.vectors import LoadedPart, Part, TextVectors, load_matrix, similarities
from tests.toy import ToyEncoder

PUBLISHED, EMPLOYER = 0, 1


def said(owner: str, *texts: str) -> list[Passage]:
    return [Passage(owner, EMPLOYER_WORDS, text) for text in texts]


def published(owner: str, *texts: str) -> list[Passage]:
    return [Passage(owner, "title", text) for text in texts]


def loaded(folder: Path, *records: list[Passage]) -> tuple[LoadedPart, np.ndarray]:
    part = Part.of([(f"r{place}", own) for place, own in enumerate(records)])
    texts = list(dict.fromkeys([*part.texts(), "something else"]))
    vectors = TextVectors(texts, ToyEncoder().encode(texts))
    vectors.save(folder)
    part.save(folder, "credentials", vectors)
    return LoadedPart.load(folder, "credentials"), load_matrix(folder)


def best(part: LoadedPart, matrix: np.ndarray, text: str, places: list[int], which: int) -> list[float]:
    query = ToyEncoder().encode([text])[0]
    return [float(similar) for similar in part.best(matrix, query, np.array(places, dtype=np.int64), which)]


def test_published_passages_stand_before_the_others_in_their_own_order() -> None:
    part = Part.of([("a", [*said("a", "leaks"), *published("a", "Welding", "Pipes")])])
    assert list(part.texts()) == ["Welding", "Pipes", "leaks"]


def test_a_records_span_says_where_its_passages_begin_change_and_end() -> None:
    records = [
        published("a", "one", "two"),
        said("b", "three"),
        [],
        [*published("d", "four"), *said("d", "five", "six")],
    ]
    assert Part.of([("any", own) for own in records]).spans.tolist() == [[0, 2, 2], [2, 2, 3], [3, 3, 3], [3, 4, 6]]


def test_nothing_has_no_passages() -> None:
    part = Part.of([])
    assert (part.passages, part.spans.shape) == ([], (0, 3))


def test_a_part_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    records = [published("r0", "Gàidhlig \u2028 obair"), [*published("r1", "Welding"), *said("r1", "leaks")]]
    part, matrix = loaded(tmp_path, *records)
    assert list(part.passages) == [*records[0], *records[1]]
    assert part.spans.tolist() == [[0, 1, 1], [1, 2, 3]]
    assert np.array_equal(matrix[part.rows], ToyEncoder().encode([passage.text for passage in part.passages]))


def test_two_records_share_the_row_of_a_common_text(tmp_path: Path) -> None:
    part, _ = loaded(tmp_path, published("r0", "Welding"), published("r1", "Pipes", "Welding"))
    assert part.rows.tolist() == [0, 1, 0]


def test_a_text_that_was_not_encoded_is_missed() -> None:
    with pytest.raises(KeyError):
        TextVectors(["one"], np.ones((1, 1), np.float32)).rows(["two"])


def test_texts_and_their_vectors_come_back_as_they_were_saved(tmp_path: Path) -> None:
    made = TextVectors(["one", "two\nlines", "Gàidhlig"], np.arange(6, dtype=np.float32).reshape(3, 2))
    made.save(tmp_path)
    found = TextVectors.load(tmp_path)
    assert found.row_of == made.row_of
    assert np.array_equal(found.matrix, made.matrix)


def test_the_best_of_a_records_texts_counts(tmp_path: Path) -> None:
    part, matrix = loaded(tmp_path, published("r0", "weld", "weld pipe"), published("r1", "weld pipe one two"))
    assert best(part, matrix, "weld pipe", [0, 1], PUBLISHED) == pytest.approx([1.0, 0.5**0.5])


def test_published_texts_and_phrases_of_employers_are_looked_at_apart(tmp_path: Path) -> None:
    part, matrix = loaded(tmp_path, [*published("r0", "weld"), *said("r0", "pipe")])
    assert best(part, matrix, "weld", [0], PUBLISHED) == [1.0]
    assert best(part, matrix, "weld", [0], EMPLOYER) == [0.0]
    assert best(part, matrix, "pipe", [0], EMPLOYER) == [1.0]


def test_a_record_without_texts_of_a_kind_has_none_to_offer(tmp_path: Path) -> None:
    records = [[], published("r1", "weld"), [], [*published("r3", "bake"), *said("r3", "weld")], []]
    part, matrix = loaded(tmp_path, *records)
    assert best(part, matrix, "weld", [0, 1, 2, 3, 4], PUBLISHED) == [-np.inf, 1.0, -np.inf, 0.0, -np.inf]
    assert best(part, matrix, "weld", [0, 1, 2, 3, 4], EMPLOYER) == [-np.inf, -np.inf, -np.inf, 1.0, -np.inf]


def test_where_no_record_has_a_text_none_has_one_to_offer(tmp_path: Path) -> None:
    part, matrix = loaded(tmp_path, published("r0", "weld"), published("r1", "bake"))
    assert best(part, matrix, "weld", [0, 1], EMPLOYER) == [-np.inf, -np.inf]


def test_records_are_looked_at_in_the_order_asked_for(tmp_path: Path) -> None:
    part, matrix = loaded(tmp_path, published("r0", "weld"), published("r1", "bake"), published("r2", "weld", "care"))
    assert best(part, matrix, "weld", [2, 1, 2], PUBLISHED) == [1.0, 0.0, 1.0]


def test_of_no_records_none_is_best(tmp_path: Path) -> None:
    part, matrix = loaded(tmp_path, published("r0", "weld"))
    assert best(part, matrix, "weld", [], PUBLISHED) == []


def test_the_best_is_what_looking_at_one_record_after_the_other_finds(tmp_path: Path) -> None:
    chance = np.random.default_rng(0)
    words = ["weld", "pipe", "bake", "bread", "care", "calm"]

    def some(most: int) -> list[str]:
        return [" ".join(chance.choice(words, 3)) for _ in range(chance.integers(most + 1))]

    records = [[*published(f"r{place}", *some(3)), *said(f"r{place}", *some(2))] for place in range(60)]
    part, matrix = loaded(tmp_path, *records)
    for which in (PUBLISHED, EMPLOYER):
        expected = [
            max(
                (
                    float(ToyEncoder().encode([passage.text])[0] @ ToyEncoder().encode(["weld pipe"])[0])
                    for passage in own
                    if passage.published is (which == PUBLISHED)
                ),
                default=-np.inf,
            )
            for own in records
        ]
        assert best(part, matrix, "weld pipe", list(range(60)), which) == pytest.approx(expected)


def test_the_middle_of_a_record_is_that_of_its_employers_phrases(tmp_path: Path) -> None:
    part, matrix = loaded(tmp_path, [*published("r0", "weld"), *said("r0", "leaks", "bursts")])
    (middle,) = part.centres(matrix)
    assert middle @ ToyEncoder().encode(["leaks", "bursts", "weld"]).T == pytest.approx([0.5**0.5, 0.5**0.5, 0.0])


def test_without_phrases_of_employers_it_is_that_of_the_published_texts(tmp_path: Path) -> None:
    part, matrix = loaded(tmp_path, published("r0", "weld", "pipe"))
    (middle,) = part.centres(matrix)
    assert middle @ ToyEncoder().encode(["weld", "pipe"]).T == pytest.approx([0.5**0.5, 0.5**0.5])


def test_a_middle_has_the_length_of_one(tmp_path: Path) -> None:
    part, matrix = loaded(tmp_path, published("r0", "weld", "pipe", "weld tanks"), published("r1", "bake"))
    assert np.linalg.norm(part.centres(matrix), axis=1) == pytest.approx([1.0, 1.0])


def test_equal_rows_are_equally_similar_wherever_they_stand() -> None:
    chance = np.random.default_rng(0)
    row, vector = chance.normal(size=(2, 384)).astype(np.float32)
    for count in range(1, 60):
        assert len(set(similarities(np.repeat(row[None], count, axis=0), vector).tolist())) == 1, count


def test_no_rows_have_no_similarities() -> None:
    assert similarities(np.zeros((0, 3), np.float32), np.ones(3, np.float32)).tolist() == []
