"""How well records answer a need: five signs, standardised and added for the order, two of them for the certainty.

Signs are an array (records, 5), a column for each of SIGNS: cosine similarities, and last a BM25 score of at least 0.
Weights and calibration come from the development split of the judged queries; `make eval` prints what they give.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

SIGNS = ("published", "employer", "centre", "whole", "words")
"""The best published text, the best phrase of an employer, the middle of those phrases, the record as one text, words.

A record without employers' phrases takes its published texts for them."""

WEIGHTS = np.array([0.5, 1.0, 1.0, 1.0, 0.65], dtype=np.float32)
"""With words at 1 short texts that share few words with a need (ESCO skills) are found 0.022 nDCG@10 worse than by
vectors alone, at 0.65 by 0.007; the development queries have 0.839 nDCG@5 instead of 0.834."""

MATCH = 0.4
"""The least certainty at which a record is said to answer a need. Of the development queries it kept 81 % of those
that have an answer and refused 84 % of those that have none, most of them near misses."""


def standardise(signs: Array, rest: Array, words: Array) -> Array:
    """`signs` of the candidates in spreads above the mean of all records, so that no score depends on who else is one.

    `rest` are the signs of a sample of the other records, none where every record is a candidate. `words` are the word
    scores of all records: a rare word may stand in no record of the sample.
    """
    mean, spread = signs.mean(axis=0), signs.std(axis=0)
    if len(rest):
        # the candidates stand for themselves: the few that are alike make much of a spread, and a sample misses them
        known, other, wide = len(signs) / len(words), rest.mean(axis=0), rest.std(axis=0)
        centre = known * mean + (1 - known) * other
        parts = known * (spread**2 + (mean - centre) ** 2) + (1 - known) * (wide**2 + (other - centre) ** 2)
        mean, spread = centre, np.sqrt(parts)
    mean[-1], spread[-1] = words.mean(), words.std()
    return np.asarray((signs - mean) / np.maximum(spread, 1e-6), dtype=np.float32)


def fuse(standard: Array) -> Array:
    """One number a record to order them by; equal records get equal numbers."""
    return np.asarray((standard * WEIGHTS).sum(axis=1), dtype=np.float32)


def certainty(signs: Array) -> Array:
    """The probability that each record answers the need, by logistic regression on its nearest text and its words."""
    nearest = np.maximum(signs[:, 0], signs[:, 1])
    logit = 13.9 * nearest + 2.0 * np.log1p(signs[:, 4]) - 10.5
    return np.asarray(1.0 / (1.0 + np.exp(-logit)), dtype=np.float32)
