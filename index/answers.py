"""Which lines of a record answer a question about it: a second encoder, trained on questions of employers and the lines
that answer them, so that a question comes near its answer and not near what is only about the same subject.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catalogue.facts import FACTS, facts
from catalogue.records import Credential
from index.adapters import ADAPTERS, weights_of
from index.encoder import CachedEncoder, Encoder
from index.export import EMBEDDED
from index.rarity import SELDOM, rare_words, stems
from index.texts import credential_passages
from runtime.onnx_encoder import OnnxEncoder
from runtime.phrases import Phrases
from runtime.settings import Settings
from runtime.standard_english import in_standard_english
from runtime.yaml_file import read_yaml

LEARNED = ADAPTERS / "answers"
"""Where `advisor train answers` puts what was learned, and the figures of `Bounds` beside it."""

REMEMBERED = 2000
"""Texts whose vectors are kept: the lines of some sixty records. They hold 3 MB."""

SAME_WORD = 0.05
"""What a line gains that has a rare word of the question, where few lines of the record have it. With it 0.768 of the
judged questions are treated rightly, without it 0.745 (docs/measurements.md)."""

NAMED, NAME = 0.2, 0.3
"""What it gains more where the word is a name of the trade, and times in a million words of English up to which one is:
"Eurocode". On the judged questions it changes nothing."""

FEW = 3
"""Lines that have a word which still tells them from the others."""

MOST = 2
"""Lines of a record that are given as an answer, the best ones."""

PARTS = ("learning_outcomes", "description")
"""The fields that are read part by part: each outcome, each sentence is a line."""

LINES_OF = {
    "content": frozenset({*PARTS, "skills"}),
    "behind": frozenset({"behind", "awarding_body", "quality_assurance", "recognised_by"}),
    "time": frozenset({"time", "duration_weeks"}),
}
"""The lines that a fact of the table sums up, where they are not the one with its key."""

CONTENT = "content"
MOST_MEANT = 2
"""Facts that a question may seem to ask for where it asks for another one; of more it asks for each."""

YES_OR_NO = re.compile(
    r"\W*(?:(?:and|but|so|ok(?:ay)?|also|oh|right|well|then|hi|hello|actually|an|aye|i take it|i assume)\W+)*"
    r"(?:is|are|am|was|were|do|does|did|dae|dis|can|could|will|would|wull|wid|should|has|have|any)\b",
    re.IGNORECASE,
)
"""How a question begins that yes or no answers: it asks for one thing, where "what does it cover" asks for all."""

NO_LINE = frozenset({"content", "learning_outcomes", "source", "last_verified"})
"""Facts that are no line: what their parts say, and what the hub says of the record."""


@dataclass(frozen=True)
class Line:
    """A line of a record as an employer may be shown it: the key of its fact, or the field that it is a part of
    (`PARTS`), and its text, a fact's with its name."""

    key: str
    text: str


def likely_lines(question: str, facts: Sequence[str]) -> frozenset[str]:
    """The keys of the lines that a question seems to ask for by the facts which the reader takes it for.

    What a course covers is many lines: where yes or no is asked ("does it cover suicide?"), none of them is likely by
    that.
    """
    if len(facts) > MOST_MEANT:
        return frozenset()
    asked = [fact for fact in facts if fact != CONTENT or not YES_OR_NO.match(question)]
    return frozenset().union(*(LINES_OF.get(fact, {fact}) for fact in asked))


@dataclass(frozen=True)
class Bounds:
    """`least` is the least similarity of an answer, `agreed` that of one which the question seems to ask for by another
    reading of it too; a line that is less similar than the best one by more than `beside` is none beside it."""

    least: float
    agreed: float
    beside: float

    @classmethod
    def read(cls, folder: Path = LEARNED) -> Bounds:
        """Those that belong to what was learned. Raises OSError and KeyError."""
        figures = read_yaml(weights_of(EMBEDDED, folder).with_suffix(".yml"))
        return cls(*(float(figures[name]) for name in ("least", "agreed", "beside")))


def lines_of(credential: Credential, phrases: Phrases, today: dt.date) -> list[Line]:
    """What a record says, line by line: its facts, also those that it does not publish, its outcomes, the sentences of
    its description, its skills."""
    keys = [fact.key for fact in FACTS if fact.key not in NO_LINE]
    lines = [Line(one.key, f"{one.name}: {one.value}") for one in facts(credential, phrases, today, keys)]
    passages = credential_passages(credential)
    return lines + [Line(one.field, one.text) for one in passages if one.field in PARTS]


class Answers:
    """Finds the lines that answer a question. Safe to share between threads."""

    def __init__(self, encoder: Encoder, bounds: Bounds) -> None:
        self._encoder = encoder
        self._bounds = bounds

    @classmethod
    def of_settings(cls, settings: Settings) -> Answers:
        """What finds answers in an installation. Raises NoEncoder."""
        return cls(CachedEncoder(OnnxEncoder(settings.answers_folder), REMEMBERED), Bounds.read())

    def similar(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """How near a question comes to each of some texts as its answer: cosine similarities."""
        vectors = self._encoder.encode([in_standard_english(question), *texts])
        return np.asarray(vectors[1:] @ vectors[0], dtype=np.float32)

    def find(self, question: str, lines: Sequence[Line], likely: Container[str] = ()) -> tuple[Line, ...]:
        """The lines that answer a question, the best first, at most `MOST`; none where the record does not say it.

        `likely` are keys of lines that the question seems to ask for by another reading of it.
        """
        if not lines:
            return ()
        similar = self.similar(question, [line.text for line in lines])
        similar += SAME_WORD * _share_a_word(question, lines, SELDOM) + NAMED * _share_a_word(question, lines, NAME)
        order = (-similar).argsort().tolist()
        if similar[order[0]] < self._bounds.least:
            order = [at for at in order if lines[at].key in likely and similar[at] >= self._bounds.agreed]
        near = [at for at in order[:MOST] if similar[at] >= similar[order[0]] - self._bounds.beside]
        return tuple(lines[at] for at in near)


def _share_a_word(question: str, lines: Sequence[Line], seldom: float) -> NDArray[np.bool_]:
    """Which of the lines have a word of the question that is so rare and that few of them have."""
    having = [stems(line.text) for line in lines]
    shared = [word for word in rare_words(question, seldom) if sum(word in words for words in having) <= FEW]
    return np.array([any(word in words for word in shared) for words in having])
