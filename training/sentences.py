"""How much better it is known whether a record answers a need with the sentence that the need stands in, and the
figures of the two together (index/in_sentence.py)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray
from rich.table import Table
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from index.in_sentence import LEAST, log_odds, sentences_around
from index.search import CredentialIndex
from nlu.onnx_reader import OnnxReader
from reading.relabelled import relabelled
from reading.spans import CONDITIONS, Span, without, words_of
from runtime.standard_english import in_standard_english
from training.conversations import STRANGERS, read_conversations, read_found

FIRST_MESSAGE, LATER = "none", "courses"
"""What the reader is told of the conversation before a message."""

FREE = 10.0
"""The inverse strength of the regularisation: weak, for two features of some hundred examples."""


@dataclass(frozen=True)
class Pair:
    """A need in its sentence and a record that may answer it: the certainties of both, and whether it does."""

    need: str
    own: float
    around: float
    answers: bool


@dataclass(frozen=True)
class Figures:
    """Of the pairs that were judged on (`pairs`, of `needs`): the area under the curve, and the share of needs whose
    surest record answers, by the need alone and with its sentence; the three figures that were fitted."""

    pairs: int
    needs: int
    alone: float
    together: float
    first_alone: float
    first_together: float
    fitted: tuple[float, float, float]


def pairs_of(letters: Sequence[str], index: CredentialIndex, reader: OnnxReader, threshold: float) -> Iterator[Pair]:
    """What is found for the needs of conversations of strangers that stand in a sentence which says more. Raises
    BadFinds and OSError."""
    for letter in letters:
        said = read_conversations(STRANGERS / f"conversations-{letter}.txt")
        for (name, turn), found in groupby(read_found(letter), key=lambda one: (one.conversation, one.turn)):
            relevant = {key for one in found for key in one.asked.relevant}
            text = in_standard_english(said[name][turn - 1])
            marked = reader.read(text, FIRST_MESSAGE if turn == 1 else LATER).spans
            spans = relabelled(text, [Span(one.start, one.end, one.label) for one in marked])
            needs, people = words_of(text, spans, "need"), words_of(text, spans, "who")
            context = without(text, spans, *CONDITIONS, "not", "drop")
            for need, sentence in zip(needs, sentences_around(needs, context, people), strict=True):
                scores = index.scorer.scores([need, sentence or need])
                own, around = (one.certain for one in scores.texts)
                for at in np.flatnonzero(own >= LEAST * threshold).tolist() if sentence else ():
                    answers = index.records[scores.positions[at]].id in relevant
                    yield Pair(f"{letter}.{name}.{turn}.{need}", float(own[at]), float(around[at]), answers)


def measure(learned: Sequence[Pair], judged: Sequence[Pair]) -> Figures:
    """The figures of what was learned from some pairs, on others."""
    model = LogisticRegression(C=FREE).fit(_features(learned), [pair.answers for pair in learned])
    answers = np.array([pair.answers for pair in judged])
    alone = np.array([pair.own for pair in judged])
    together = model.predict_proba(_features(judged))[:, 1]
    (own, around), (constant,) = model.coef_[0], model.intercept_
    return Figures(
        pairs=len(judged),
        needs=len({pair.need for pair in judged}),
        alone=float(roc_auc_score(answers, alone)),
        together=float(roc_auc_score(answers, together)),
        first_alone=_first(judged, alone),
        first_together=_first(judged, together),
        fitted=(float(own), float(around), float(constant)),
    )


def sentences_table(figures: Figures) -> Table:
    """The figures, a line each."""
    table = Table("what", "need alone", "in its sentence", title=f"{figures.needs} needs, {figures.pairs} records")
    table.add_row("area under the curve: does a record answer?", f"{figures.alone:.3f}", f"{figures.together:.3f}")
    table.add_row("the surest record answers", f"{figures.first_alone:.3f}", f"{figures.first_together:.3f}")
    table.add_row("fitted: own, around, constant", "", ", ".join(f"{one:.2f}" for one in figures.fitted))
    return table


def _features(pairs: Sequence[Pair]) -> NDArray[np.float32]:
    certain = np.array([(pair.own, pair.around) for pair in pairs], dtype=np.float32)
    return log_odds(certain)


def _first(pairs: Sequence[Pair], sure: NDArray[np.float64]) -> float:
    """The share of needs whose surest record answers."""
    best: dict[str, int] = {}
    for at, pair in enumerate(pairs):
        if pair.need not in best or sure[at] > sure[best[pair.need]]:
            best[pair.need] = at
    return float(np.mean([pairs[at].answers for at in best.values()]))
