"""How well the lines that answer a question are found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from index.answers import Answers, Bounds, likely_lines
from index.encoder import Encoder
from training.answers.asked import Questioned


@dataclass(frozen=True)
class Figures:
    """Of `questions` the share that is treated rightly: one of the lines that answer it comes first, or nothing is
    said where none does; of those with an answer the share whose first line is one (`first`) whatever its similarity,
    and of those without the share of which nothing is said (`silent`); how well the greatest similarity tells the two
    kinds apart (`auroc`); of all lines that are given the share that answer (`precision`)."""

    questions: int
    right: float
    first: float
    silent: float
    auroc: float
    precision: float


def judge(
    encoder: Encoder,
    bounds: Bounds,
    records: Iterable[Questioned],
    facts_of: Callable[[str], Sequence[str]] = lambda _: (),
) -> Figures:
    """The figures of an encoder on questions with known answers; `facts_of` tells the facts that a reader takes a
    question for."""
    answers = Answers(encoder, bounds)
    right, first, silent, given, good = [], [], [], 0, 0
    with_answer, without = list[float](), list[float]()
    for record in records:
        lines = encoder.encode([line.text for line in record.lines])
        for asked in record.asked:
            similar = lines @ encoder.encode([asked.question])[0]
            likely = likely_lines(asked.question, facts_of(asked.question))
            found = [record.lines.index(line) for line in answers.find(asked.question, record.lines, likely)]
            given, good = given + len(found), good + len(asked.answers.intersection(found))
            right.append(found[0] in asked.answers if found and asked.answers else not found and not asked.answers)
            (with_answer if asked.answers else without).append(float(similar.max()))
            if asked.answers:
                first.append(int(similar.argmax()) in asked.answers)
            else:
                silent.append(not found)
    return Figures(
        questions=len(right),
        right=float(np.mean(right)),
        first=float(np.mean(first)),
        silent=float(np.mean(silent)),
        auroc=_auroc(with_answer, without),
        precision=good / max(given, 1),
    )


def _auroc(higher: Sequence[float], lower: Sequence[float]) -> float:
    """The chance that one of `higher` is greater than one of `lower`."""
    return float(np.mean(np.array(higher)[:, None] > np.array(lower)[None, :]))
