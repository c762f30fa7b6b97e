"""A message as the advisor understands it, by the exported reader, for judging and calibration."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from contract.context import UNKNOWN
from nlu.onnx_reader import OnnxReader
from reading.interpretation import Interpretation, interpret
from reading.relabelled import relabelled
from reading.spans import Span


def understood(
    reader: OnnxReader, text: str, *, context: str = UNKNOWN, today: dt.date, providers: Sequence[str] = ()
) -> tuple[str, Interpretation]:
    """The act of a message in its context, and what it asks for."""
    reading = reader.read(text, context)
    spans = relabelled(text, [Span(span.start, span.end, span.label) for span in reading.spans])
    act = reading.acts[0][0]
    return act, interpret(text, spans, today=today, providers=providers, names_need=act == "recommend")
