"""A need in the sentence that it stands in: "getting customs wrong" is one thing alone, and another "with families from
Syria"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from index.features import Array
from index.rarity import rare_words
from index.scorer import TextScores

SENTENCE = re.compile(r"[^.!?;\n]+")
COMMON, TELLING = 100.0, 2
"""Times in a million words of English from which a word tells nothing of a subject ("course", "people"), and words
rarer than that by which a sentence says more than a need that it holds."""

OWN, AROUND, CONSTANT = 0.34, 0.63, -0.36
"""What the log-odds of the certainty of a need and of its sentence count in that of the two together: a logistic
regression over what was found for the needs that strangers put in a sentence. On the needs of others it tells what
answers with an area under the curve of 0.773 where the need alone has 0.684, and the surest record answers in 0.639
and not 0.506 (`python -m training sentences`)."""

LEAST = 0.6
"""The share of the threshold from which a need has to be answered by itself to be answered in its sentence."""

SURE = 0.005
"""The least certainty and doubt that is told from none."""


def sentences_around(needs: Sequence[str], context: str, people: Sequence[str] = ()) -> list[str]:
    """For each need the sentence of `context` that it stands in, without the `people` who are to learn, of whom a
    course may speak that teaches something else; empty where it stands in none that says more.

    >>> sentences_around(["washing"], "No. I meant funeral rites, washing and burial. Thanks")
    ['I meant funeral rites, washing and burial']
    """
    for words in people:
        context = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", "", context, flags=re.IGNORECASE)
    sentences = [" ".join(found[0].split()) for found in SENTENCE.finditer(context)]
    return [next((one for one in sentences if _says_more(one, need)), "") for need in needs]


def in_sentences(certain: Array, around: Sequence[str], scored: Mapping[str, TextScores], threshold: float) -> Array:
    """The certainties (needs, candidates) of needs, each with that of the sentence `around` it."""
    rows = [
        np.where(own >= LEAST * threshold, _together(own, scored[sentence].certain), own) if sentence else own
        for own, sentence in zip(certain, around, strict=True)
    ]
    return np.stack(rows).astype(certain.dtype)


def _says_more(sentence: str, need: str) -> bool:
    inside = re.search(rf"(?<!\w){re.escape(need)}(?!\w)", sentence, re.IGNORECASE)
    if inside is None:
        return False
    besides = f"{sentence[: inside.start()]} {sentence[inside.end() :]}"
    return len({*rare_words(besides, COMMON)}) >= TELLING


def _together(own: Array, around: Array) -> Array:
    logit = OWN * log_odds(own) + AROUND * log_odds(around) + CONSTANT
    return np.asarray(1 / (1 + np.exp(-logit)), dtype=own.dtype)


def log_odds(certain: Array) -> Array:
    """The log-odds of certainties, which are never quite sure."""
    held = np.clip(certain, SURE, 1 - SURE)
    return np.asarray(np.log(held / (1 - held)), dtype=certain.dtype)
