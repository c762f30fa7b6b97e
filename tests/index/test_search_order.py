"""Hits stand in one order, whatever rounding or the catalogue's own order would make of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from index.build import build
from index.results import Result
from index.search import CredentialIndex
from tests.index.dense import DenseEncoder
from tests.index.made import credential
from tests.toy import toy_calibration
from training.ranking import ranked

Make = Callable[..., CredentialIndex]

WELDING = credential("weld", "Pipe Welding", "Weld thin pipes.")
CARE = credential("care", "Dementia Care", "Calm an anxious person.")
BREAD = credential("bread", "Baking", skills=["bake sourdough bread"], description="Long days. Bread is proved slowly.")


def ids(result: Result) -> list[str]:
    return [hit.credential.id for hit in result.hits]


def test_the_best_hit_of_each_need_comes_before_second_best_ones(index_of: Make) -> None:
    welds = [credential(name, "pipe welding") for name in ("w1", "w2")]
    cares = [credential(name, "dementia care now") for name in ("c1", "c2", "c3")]
    needs = ["pipe welding", "dementia care"]
    index = index_of(*cares, *welds)
    assert [name for name, *_ in ranked(index, [*needs, ". ".join(needs)])] == ["w1", "w2", "c1", "c2", "c3"]
    assert ids(index.search(needs)) == ["w1", "c1", "w2", "c2", "c3"]


def test_a_record_that_answers_several_needs_stands_for_all_of_them_at_the_head(index_of: Make) -> None:
    both = credential("z", "pipe welding", "dementia care")
    result = index_of(both, credential("a", "pipe welding"), credential("b", "dementia care")).search(
        ["pipe welding", "dementia care"]
    )
    assert ids(result)[0] == "z"
    assert sorted(ids(result)) == ["a", "b", "z"]


def test_what_answers_most_needs_stands_before_the_best_of_the_need_that_was_said_first(index_of: Make) -> None:
    records = [
        credential("bread", "bake sourdough bread"),
        credential("both", "pipe welding and dementia care", "pipe welding", "dementia care"),
    ]
    result = index_of(*records).search(["bake sourdough bread", "pipe welding", "dementia care"])
    assert ids(result) == ["both", "bread"]


def test_equal_hits_stand_in_the_order_of_their_ids(index_of: Make) -> None:
    records = [credential(name, "pipe welding") for name in ("c", "a", "b")]
    assert ids(index_of(*records).search(["pipe welding"])) == ["a", "b", "c"]


@pytest.mark.parametrize("count", [5, 7, 30])
def test_rounding_does_not_decide_between_equal_hits(count: int, tmp_path: Path) -> None:
    encoder = DenseEncoder()
    records = [credential(f"r{place:02}", "Welding", "Weld a pipe.", "Cut it.") for place in range(count)][::-1]
    folder = tmp_path / "builds" / build(tmp_path, records, [], encoder).name
    index = CredentialIndex(folder, encoder, toy_calibration())
    assert [name for name, *_ in ranked(index, ["weld a pipe"])] == [f"r{place:02}" for place in range(count)]


def test_the_same_question_gets_the_same_answer(index_of: Make) -> None:
    index = index_of(WELDING, CARE, BREAD)
    assert index.search(["pipe welding", "bread"]) == index.search(["pipe welding", "bread"])


def test_the_order_of_the_catalogue_changes_nothing(index_of: Make) -> None:
    words = ["weld", "pipe", "care", "dementia", "bread", "bake", "thin", "steel", "calm", "person"]
    for seed in range(10):
        chance = Random(seed)  # noqa: S311
        records = [
            credential(f"r{place}", " ".join(chance.sample(words, 2)), " ".join(chance.sample(words, 3)))
            for place in range(8)
        ]
        needs = [" ".join(chance.sample(words, 2)) for _ in range(2)]
        shuffled = chance.sample(records, k=len(records))
        assert index_of(*records).search(needs) == index_of(*shuffled).search(needs), seed
