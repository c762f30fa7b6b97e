"""How well the guidance that answers a question is found, on questions of strangers that nothing is trained on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from rich.table import Table

from index.guidance import GuidanceIndex
from index.guidance_classes import Example
from runtime.settings import ROOT

JUDGED = ROOT / "tests" / "understanding" / "guidance-strangers.txt"


@dataclass(frozen=True)
class Figures:
    """Of `questions`, of which `answered` have guidance that answers them: of those the share with an answer that comes
    first (`first`); of all the share that is treated rightly, with an answer or rightly with none, where guidance is
    asked for (`right`); where it is given `surely`, the share of questions that get any, and of that which answers."""

    questions: int
    answered: int
    first: float
    right: float
    surely: float
    surely_right: float


def judge(index: GuidanceIndex, examples: Iterable[Example]) -> Figures:
    """The figures of an index on questions whose answers are known."""
    first, right, sure = [], [], []
    for example in examples:
        advice = index.find(example.question)
        best = advice.guidance or next(iter(advice.nearest), None)
        answers = best is not None and best.id in example.answers
        if example.answers:
            first.append(answers)
        given = advice.guidance is not None
        right.append(answers if example.answers and given else not given and not example.answers)
        sure.append((advice.sure, answers))
    given_surely = [answers for surely, answers in sure if surely]
    return Figures(
        questions=len(right),
        answered=len(first),
        first=float(np.mean(first)) if first else 0.0,
        right=float(np.mean(right)),
        surely=len(given_surely) / max(len(right), 1),
        surely_right=float(np.mean(given_surely)) if given_surely else 0.0,
    )


def guidance_table(figures: Figures) -> Table:
    """The figures, a line each."""
    title = f"{figures.questions} questions of strangers, {figures.answered} of them with guidance that answers"
    table = Table("what", "figure", title=title)
    table.add_row("an answer comes first, where one does", f"{figures.first:.3f}")
    table.add_row("treated rightly where guidance is asked for", f"{figures.right:.3f}")
    table.add_row("get one surely", f"{figures.surely:.3f}")
    table.add_row("of those, it answers", f"{figures.surely_right:.3f}")
    return table
