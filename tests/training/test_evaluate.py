"""The figures of the evaluation are those that can be worked out by hand."""

from __future__ import annotations

from math import isnan, log2
from pathlib import Path

import pytest

from training.evaluate import Decisions, Judged, auroc, decide, measure, ndcg, read_judged
from training.ranking import Ranking

FILE = """
- query: the welds leak
  needs: [welding]
  relevant: {weld: 2, pipes: 1}
  note: in passing
  split: dev
- query: we need sonar
  needs: [sonar, ships]
  relevant: {}
  split: test
"""


def judged(query: str, **relevant: int) -> Judged:
    return Judged(query, (query,), relevant)


def ranking(*names: str) -> Ranking:
    return [(name, -float(place)) for place, name in enumerate(names)]


def test_what_is_shown_is_judged_by_its_first_record() -> None:
    shown = {"welds": "weld", "pipes": "care", "nets": None, "sonar": None, "ships": "weld"}
    queries = [
        judged("welds", weld=1),
        judged("pipes", weld=2),
        judged("nets", net=2),
        judged("sonar"),
        judged("ships"),
    ]
    assert decide(queries, lambda query: shown[query.query]) == Decisions(2 / 3, 0.5, 0.5)


def test_without_queries_of_a_kind_nothing_is_decided() -> None:
    decisions = decide([judged("sonar")], lambda _: None)
    assert (isnan(decisions.answered), isnan(decisions.first_right), decisions.nothing) == (True, True, 1.0)


def test_the_queries_of_one_split_are_read_from_all_files(tmp_path: Path) -> None:
    paths = [tmp_path / "a.yml", tmp_path / "b.yml"]
    for path in paths:
        path.write_text(FILE, encoding="utf-8")
    assert read_judged(paths, "dev") == [Judged("the welds leak", ("welding",), {"weld": 2, "pipes": 1})] * 2
    assert read_judged(paths, "test") == [Judged("we need sonar", ("sonar", "ships"), {})] * 2
    assert len(read_judged(paths)) == 4


def test_the_best_possible_order_gains_all() -> None:
    assert ndcg(["best", "good", "none"], {"good": 1, "best": 2}, 5) == pytest.approx(1.0)


def test_a_worse_order_gains_less_by_grade_and_place() -> None:
    gained = 1 / log2(2) + 3 / log2(4)
    best = 3 / log2(2) + 1 / log2(3)
    assert ndcg(["good", "none", "best"], {"good": 1, "best": 2}, 5) == pytest.approx(gained / best)


def test_what_stands_below_the_depth_gains_nothing() -> None:
    assert ndcg(["none", "nothing", "best"], {"best": 2}, 2) == 0.0


def test_more_answers_than_the_depth_holds_are_not_asked_for() -> None:
    assert ndcg(["a", "b"], {"a": 1, "b": 1, "c": 1}, 2) == pytest.approx(1.0)


def test_an_empty_ranking_gains_nothing() -> None:
    assert ndcg([], {"best": 2}, 5) == 0.0


def test_auroc_is_the_share_of_pairs_in_the_right_order() -> None:
    assert auroc([(0.9, True), (0.3, True), (0.5, False), (0.1, False)]) == pytest.approx(3 / 4)


def test_a_tie_is_half_in_order() -> None:
    assert auroc([(0.5, True), (0.5, False)]) == 0.5
    assert auroc([(0.9, True), (0.5, True), (0.5, False)]) == pytest.approx(3 / 4)


@pytest.mark.parametrize("scored", [[], [(0.5, True)], [(0.5, False), (0.1, False)]])
def test_with_one_kind_missing_there_is_nothing_to_tell_apart(scored: list[tuple[float, bool]]) -> None:
    assert isnan(auroc(scored))


def test_the_figures_are_means_over_the_queries_that_have_an_answer() -> None:
    ranked = {"one": ranking("a", "b"), "two": ranking("x", "y", "c"), "none": ranking("z")}
    figures = measure(
        [judged("one", a=2), judged("two", c=2, d=2), judged("none")],
        lambda query: ranked[query.query],
        lambda query: {"one": 0.9, "two": 0.2, "none": 0.4}[query.query],
    )
    second = (3 / log2(4)) / (3 / log2(2) + 3 / log2(3))
    assert figures.ndcg5 == pytest.approx((1 + second) / 2)
    assert figures.recall10 == pytest.approx((1 + 1 / 2) / 2)
    assert figures.mrr == pytest.approx((1 + 1 / 3) / 2)
    assert figures.auroc == pytest.approx(1 / 2)


def test_recall_looks_at_the_first_ten() -> None:
    names = [f"n{place}" for place in range(9)]
    figures = measure([judged("q", tenth=2, eleventh=1)], lambda _: ranking(*names, "tenth", "eleventh"), lambda _: 1.0)
    assert figures.recall10 == 0.5


def test_the_first_answer_of_any_grade_gives_the_reciprocal_rank() -> None:
    assert measure([judged("q", a=1, b=2)], lambda _: ranking("x", "a", "b"), lambda _: 1.0).mrr == 0.5


def test_a_query_whose_answers_are_not_found_counts_nothing() -> None:
    figures = measure([judged("q", a=2)], lambda _: ranking("x"), lambda _: 1.0)
    assert (figures.ndcg5, figures.recall10, figures.mrr) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize("queries", [[], [judged("none")]])
def test_without_a_query_that_has_an_answer_there_are_no_figures(queries: list[Judged]) -> None:
    figures = measure(queries, lambda _: ranking("a"), lambda _: 1.0)
    assert all(isnan(figure) for figure in (figures.ndcg5, figures.recall10, figures.mrr, figures.auroc))
