"""What an employer did in a turn, made by hand."""

from __future__ import annotations

from reading.utterance import Utterance


def typed(text: str, intent: str = "", confidence: float = 0.95) -> Utterance:
    return Utterance(text=text, intent=intent, confidence=confidence)


def pressed(intent: str, named: dict[str, str] | None = None) -> Utterance:
    return Utterance(text="", intent=intent, confidence=1.0, named=named or {})
