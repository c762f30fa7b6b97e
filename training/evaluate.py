"""How good the search is, by judged queries: ours beside word search alone and vectors alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from runtime.yaml_file import read_yaml
from training.ranking import Ranking


@dataclass(frozen=True)
class Judged:
    """A query and its graded answers: 2 answers it, 1 partly does; none at all says that nothing does."""

    query: str
    needs: tuple[str, ...]
    relevant: Mapping[str, int]

    @property
    def texts(self) -> tuple[str, ...]:
        """As the conversation searches: the message, and its needs where there are several."""
        return (self.query, *self.needs) if len(self.needs) > 1 else (self.query,)


@dataclass(frozen=True)
class Figures:
    """Means over the queries that have an answer, and how well the best score tells these from the others.

    NaN where there are no such queries.
    """

    ndcg5: float
    recall10: float
    mrr: float
    auroc: float


@dataclass(frozen=True)
class Decisions:
    """What is said at the shipped threshold: of the queries that have an answer the share that get one, and of these
    the share whose first record is a right one; of the queries without an answer the share that are told so.

    NaN where there are no such queries.
    """

    answered: float
    first_right: float
    nothing: float


def decide(queries: Sequence[Judged], first: Callable[[Judged], str | None]) -> Decisions:
    """Judge what is shown first; `first` gives the id of that record, None where nothing is shown."""
    shown = [(first(query), query.relevant) for query in queries]
    answers = [(name, relevant) for name, relevant in shown if relevant and name is not None]
    return Decisions(
        answered=_mean([name is not None for name, relevant in shown if relevant]),
        first_right=_mean([name in relevant for name, relevant in answers]),
        nothing=_mean([name is None for name, relevant in shown if not relevant]),
    )


def read_judged(paths: Iterable[Path], split: str | None = None) -> list[Judged]:
    """The queries of one split, or all, of files as in tests/relevance/."""
    return [
        Judged(entry["query"], tuple(entry["needs"]), entry["relevant"])
        for path in paths
        for entry in read_yaml(path)
        if split in (None, entry.get("split"))
    ]


def measure(
    queries: Sequence[Judged], rank: Callable[[Judged], Ranking], confidence: Callable[[Judged], float]
) -> Figures:
    """Judge a way of ranking; `confidence` says how sure it is that a query has an answer at all."""
    answerable = [query for query in queries if query.relevant]
    ranked = [([name for name, _ in rank(query)], query.relevant) for query in answerable]
    sure = [(confidence(query), bool(query.relevant)) for query in queries]
    return Figures(
        ndcg5=_mean([ndcg(names, relevant, 5) for names, relevant in ranked]),
        recall10=_mean([len(relevant.keys() & set(names[:10])) / len(relevant) for names, relevant in ranked]),
        mrr=_mean([_reciprocal(names, relevant) for names, relevant in ranked]),
        auroc=auroc(sure),
    )


def ndcg(names: Sequence[str], relevant: Mapping[str, int], depth: int) -> float:
    """Normalised discounted cumulative gain with gains 2^grade - 1 (Burges 2005); something must be relevant."""
    gained = sum((2 ** relevant.get(name, 0) - 1) / np.log2(at + 2) for at, name in enumerate(names[:depth]))
    best = sorted(relevant.values(), reverse=True)[:depth]
    return float(gained / sum((2**grade - 1) / np.log2(at + 2) for at, grade in enumerate(best)))


def auroc(scored: Sequence[tuple[float, bool]]) -> float:
    """The chance that a positive scores above a negative, ties counting half. NaN when there are none of either."""
    positive = np.array([score for score, label in scored if label])
    negative = np.array([score for score, label in scored if not label])
    if not len(positive) or not len(negative):
        return float("nan")
    above = (positive[:, None] > negative[None, :]).mean()
    return float(above + 0.5 * (positive[:, None] == negative[None, :]).mean())


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if values else float("nan")


def _reciprocal(names: Sequence[str], relevant: Mapping[str, int]) -> float:
    return next((1 / at for at, name in enumerate(names, 1) if name in relevant), 0.0)
