"""Which of a few credentials some words describe: "the drinks one", of those that were shown."""

from __future__ import annotations

from collections.abc import Mapping

DESCRIBED = 0.5
"""The least share of the catalogue's best score that a credential which words describe has."""

CLEAR = 0.7
"""The greatest share of that one's score which the next of the few may have. Both figures were set by eye on about
twenty phrases of strangers ("the tiktok one" 1.0 of the best, "the fundraising one" 0.74, "the addiction one" 0.33)."""


def described(rows: Mapping[str, int], scores: Mapping[int, float]) -> str | None:
    """The id of the one of some credentials (id: row) that stands high in the order of a whole catalogue and clear of
    the next of them. `scores` are the rows' numbers in that order, without those that were not worth scoring.

    >>> described({"wine": 1, "cook": 2}, {1: 9.0, 2: 2.5, 3: 12.0})
    'wine'
    >>> described({"wine": 1, "cook": 2}, {1: 9.0, 2: 8.5}), described({"cook": 2}, {2: 2.5, 3: 12.0})
    (None, None)
    """
    least = max(0.0, DESCRIBED * max(scores.values(), default=0.0))
    ranked = sorted(((scores[row], key) for key, row in rows.items() if row in scores), reverse=True)
    if not ranked or ranked[0][0] <= least:
        return None
    return None if len(ranked) > 1 and ranked[1][0] > CLEAR * ranked[0][0] else ranked[0][1]
