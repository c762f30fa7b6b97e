"""What an employer did in a turn, made by hand."""

from __future__ import annotations

from reading.utterance import Utterance
from training.reader.labelled import unmarked


def typed(marked: str, intent: str = "", confidence: float = 0.95) -> Utterance:
    """A typed message with its spans written in it: "{heads:12} {who:fitters}"."""
    text, spans = unmarked(marked)
    return Utterance(text=text, intent=intent, confidence=confidence, spans=spans)


def pressed(intent: str, named: dict[str, str] | None = None) -> Utterance:
    return Utterance(text="", intent=intent, confidence=1.0, named=named or {})
