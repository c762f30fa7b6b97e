"""Phrases for every record, beside those that the hub wrote for it: of the topics of working life nearest to it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.encoder import Vectors
from index.topics import Topic

LEAST = 0.7
"""The least likeness of a record and a topic whose phrases serve the record: the mean of the cosines of their titles
and of their texts as a whole (docs/measurements.md)."""

MOST = 2
"""Topics whose phrases serve one record."""

CHUNK = 4096
"""Records that are held against all topics at once."""


def tied(
    titles: Vectors, wholes: Vectors, topics: Sequence[Topic], topic_titles: Vectors, topic_wholes: Vectors
) -> list[tuple[str, ...]]:
    """For each of n records, by the (n, d) vectors of its title and of its whole, the phrases of its nearest topics.

    The topics' vectors are (topics, d) arrays.
    """
    phrases: list[tuple[str, ...]] = []
    for start in range(0, len(titles), CHUNK):
        stretch = slice(start, start + CHUNK)
        alike = (titles[stretch] @ topic_titles.T + wholes[stretch] @ topic_wholes.T) / 2
        for row in alike:
            nearest = [int(at) for at in np.argsort(-row, kind="stable")[:MOST] if row[at] >= LEAST]
            phrases.append(tuple(dict.fromkeys(phrase for at in nearest for phrase in topics[at].phrases)))
    return phrases
