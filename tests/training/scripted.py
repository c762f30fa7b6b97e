"""A reader that reads what a test wrote down for it."""

from __future__ import annotations

from collections.abc import Mapping

from nlu.onnx_reader import UNKNOWN, OnnxReader
from nlu.readings import Marked, Reading
from training.reader.labelled import unmarked


class ScriptedReader(OnnxReader):
    """Knows messages written with their spans, each with its act; in `elsewhere` what a message does in a context.

    A message that nobody wrote down is out of scope and holds nothing, and every message asks for the price. `asked`
    holds every (text, context) in order.
    """

    def __init__(self, script: Mapping[str, str], elsewhere: Mapping[tuple[str, str], str] | None = None) -> None:
        self._known = {unmarked(marked)[0]: (act, unmarked(marked)[1]) for marked, act in script.items()}
        self._elsewhere = elsewhere or {}
        self.asked: list[tuple[str, str]] = []

    def read(self, text: str, context: str = UNKNOWN) -> Reading:
        self.asked.append((text, context))
        act, spans = self._known.get(text, ("out_of_scope", ()))
        act = self._elsewhere.get((text, context), act)
        left = [name for name in ("recommend", "refine", "out_of_scope") if name != act]
        acts = ((act, 0.8), (left[0], 0.1), (left[1], 0.1))
        return Reading(acts, tuple(Marked(span.start, span.end, span.label, 0.9) for span in spans), ("price",))
