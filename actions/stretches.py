"""Stretches of a message: a sentence, or several, taken as a message of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from actions.turn import Turn
from catalogue.facts import OTHER
from reading.spans import Span
from reading.utterance import Part


class Stretch(Protocol):
    """What has a first and a last character in a message."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def turn_of(turn: Turn, part: Part) -> Turn:
    """The turn of a stretch of a message."""
    spans = tuple(
        replace(span, start=span.start - part.start, end=span.end - part.start) for span in spans_in(turn, part)
    )
    text = turn.text[part.start : part.end]
    parts = tuple(
        replace(one, start=one.start - part.start, end=one.end - part.start)
        for one in turn.message.parts
        if within(part, one)
    )
    message = replace(turn.message, text=text, intent=part.act, confidence=part.confidence, spans=spans)
    return replace(turn, message=replace(message, facts=part.facts, also=None, parts=parts))


def asking_of_shown(turn: Turn) -> Turn:
    """The turn of a message that asks something of what is shown, whatever it was taken for."""
    return replace(turn, message=replace(turn.message, facts=turn.message.facts or (OTHER,)))


def spans_in(turn: Turn, part: Part) -> list[Span]:
    """The spans that lie within a stretch of a message."""
    return [span for span in turn.message.spans if part.start <= span.start and span.end <= part.end]


def within(one: Stretch, part: Part) -> bool:
    """Whether a part of the message lies in a stretch."""
    return one.start <= part.start and part.end <= one.end
