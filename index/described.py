"""Which credentials some words describe: of a few that were shown ("the drinks one"), and by their titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

WORD = re.compile(r"[^\W_]+")

DESCRIBED = 0.5
"""The least share of the catalogue's best score that a credential which words describe has."""

CLEAR = 0.7
"""The greatest share of the best one's score at which another of the few is no longer described as well. Both figures
were set by eye on about twenty phrases of strangers ("the tiktok one" 1.0 of the best, "the fundraising one" 0.74, "the
addiction one" 0.33)."""


def described(rows: Mapping[str, int], scores: Mapping[int, float]) -> tuple[str, ...]:
    """The ids of those of some credentials (id: row) that stand high in the order of a whole catalogue, the best first:
    one where it is clear of the next of them, several where they are described alike, none where none is described.
    `scores` are the rows' numbers in that order, without those that were not worth scoring.

    >>> described({"wine": 1, "cook": 2}, {1: 9.0, 2: 2.5, 3: 12.0})
    ('wine',)
    >>> described({"wine": 1, "cook": 2}, {1: 9.0, 2: 8.5}), described({"cook": 2}, {2: 2.5, 3: 12.0})
    (('wine', 'cook'), ())
    """
    least = max(0.0, DESCRIBED * max(scores.values(), default=0.0))
    ranked = sorted(((scores[row], key) for key, row in rows.items() if row in scores), reverse=True)
    if not ranked or ranked[0][0] <= least:
        return ()
    return tuple(key for score, key in ranked if score > CLEAR * ranked[0][0] or score == ranked[0][0])


def entitled(titles: Iterable[str], topics: Sequence[str], count: int) -> NDArray[np.bool_]:
    """Which of so many titles have every word of one of the topics; they are only read where there is one.

    >>> entitled(["CNC Milling", "Baking"], ["cnc", "pipe welding"], 2).tolist(), entitled([], [], 2).tolist()
    ([True, False], [False, False])
    """
    words = [{*WORD.findall(topic.casefold())} for topic in topics]
    if not any(words):
        return np.zeros(count, dtype=np.bool_)
    held = ({*WORD.findall(title.casefold())} for title in titles)
    return np.array([any(topic <= title for topic in words if topic) for title in held], dtype=np.bool_)
