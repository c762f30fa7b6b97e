"""How well messages are understood: acts, spans and values, on messages that nobody trained on."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sklearn.metrics import roc_auc_score

from contract.context import UNKNOWN
from nlu.onnx_reader import OnnxReader
from nlu.readings import Reading
from reading.interpretation import Interpretation, interpret
from reading.spans import Span
from runtime.settings import ROOT
from training.reader.labelled import Labelled, read_labelled

BLIND = ROOT / "tests" / "understanding"
"""Where the judged messages lie."""

TODAY = dt.date(2026, 11, 26)
"""The day on which they were written."""

OUTSIDE = ("out_of_scope", "foreign")
STRANGE = "out_of_scope"
EDGE = " \n\t.,;:!?\"'()[]-–"
"""What a span may hold at its edges without being another one."""

WORD = re.compile(r"[\w'&+#£-]+")


@dataclass
class Counts:
    """True positives, false positives and false negatives."""

    found: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        return 2 * self.found / max(1, 2 * self.found + self.wrong + self.missed)


@dataclass
class Figures:
    """What was counted over the judged messages.

    `acts` and `acts_alone` are shares of messages whose act is right, with their context and without; `by_kind` the
    same by where the message was typed. `asked` counts the facts that questions about credentials ask for. `values` is
    the share of messages of which every value, every need and the number of learners come out as they do from the spans
    marked by hand. Times are in milliseconds.
    """

    messages: int = 0
    acts: float = 0
    acts_alone: float = 0
    by_kind: dict[str, float] = field(default_factory=dict)
    outside: float = 0
    spans: dict[str, Counts] = field(default_factory=dict)
    words: Counts = field(default_factory=Counts)
    asked: Counts = field(default_factory=Counts)
    values: float = 0
    median: float = 0
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def span_f1(self) -> float:
        return together(self.spans.values()).f1


def judged(folder: Path = BLIND, written: str = "blind") -> list[Labelled]:
    """All judged messages that were `written` so: "blind" ones for the test, or those of "strangers" in whole
    conversations with the advisor. Raises BadLine."""
    return [message for path in sorted(folder.glob(f"{written}-*.txt")) for message in read_labelled(path)]


def measure(reader: OnnxReader, messages: Sequence[Labelled], providers: Sequence[str] = ()) -> Figures:
    """Read every message with its context and without, and count."""
    figures = Figures(len(messages))
    kinds: dict[str, list[bool]] = {}
    alone, right_values, times, doubts = 0, 0, [], []
    for message in messages:
        began = time.perf_counter()
        reading = reader.read(message.text, message.context)
        times.append(1000 * (time.perf_counter() - began))
        act = reading.acts[0][0]
        right = act == message.acts[0]
        kinds.setdefault(kind_of(message), []).append(right)
        if not right:
            figures.confused[message.acts[0], act] += 1
        alone += reader.read(message.text, UNKNOWN).acts[0][0] == message.acts[0]
        doubts.append((message.acts[0] == STRANGE, dict(reading.acts).get(STRANGE, 0.0)))
        _count_spans(figures, message, spans_of(reading))
        if message.facts is not None:
            true, read = set(message.facts), set(reading.facts)
            figures.asked.found += len(true & read)
            figures.asked.wrong += len(read - true)
            figures.asked.missed += len(true - read)
        right_values += _values(message, spans_of(reading), providers) == _values(
            message, message.spans or (), providers
        )
    figures.by_kind = {kind: sum(rights) / len(rights) for kind, rights in sorted(kinds.items())}
    figures.acts = sum(sum(rights) for rights in kinds.values()) / len(messages)
    figures.acts_alone, figures.values = alone / len(messages), right_values / len(messages)
    figures.outside = float(roc_auc_score([strange for strange, _ in doubts], [doubt for _, doubt in doubts]))
    figures.median = sorted(times)[len(times) // 2]
    return figures


def kind_of(message: Labelled) -> str:
    """Where a message was typed: an opening, inside a form, a follow-up, or one that is not the advisor's business."""
    if message.acts[0] in OUTSIDE:
        return "out of scope"
    if message.context in ("start", "ask-need", UNKNOWN):
        return "opening"
    return "form" if message.context.startswith("q-") or message.context == "review" else "follow-up"


def spans_of(reading: Reading) -> tuple[Span, ...]:
    """The spans of a reading as values."""
    return tuple(Span(span.start, span.end, span.label) for span in reading.spans)


def together(counts: Iterable[Counts]) -> Counts:
    """All counts added up."""
    listed = list(counts)
    return Counts(*(sum(getattr(count, name) for count in listed) for name in ("found", "wrong", "missed")))


def _count_spans(figures: Figures, message: Labelled, found: Sequence[Span]) -> None:
    """Spans agree when label and words do, apart from what may stand at their edges."""
    wanted = [_bare(message.text, span) for span in message.spans or ()]
    left = list(wanted)
    for span in found:
        counts = figures.spans.setdefault(span.label, Counts())
        if (bare := _bare(message.text, span)) in left:
            left.remove(bare)
            counts.found += 1
        else:
            counts.wrong += 1
    for span in left:
        figures.spans.setdefault(span.label, Counts()).missed += 1
    for word in WORD.finditer(message.text):
        true, read = (_label_at(word.start(), spans) for spans in (message.spans or (), found))
        figures.words.found += bool(true) and true == read
        figures.words.wrong += bool(read) and true != read
        figures.words.missed += bool(true) and true != read


def _bare(text: str, span: Span) -> Span:
    stretch = text[span.start : span.end]
    start = span.start + len(stretch) - len(stretch.lstrip(EDGE))
    return Span(start, start + len(stretch.strip(EDGE)), span.label)


def _label_at(at: int, spans: Sequence[Span]) -> str | None:
    return next((span.label for span in spans if span.start <= at < span.end), None)


def _values(message: Labelled, spans: Sequence[Span], providers: Sequence[str]) -> tuple[object, ...]:
    heard: Interpretation = interpret(message.text, spans, today=TODAY, providers=providers)
    needs = tuple(need.casefold().strip(EDGE) for need in heard.needs)
    return heard.conditions.filters, heard.conditions.learners, needs
