"""A message that may name needs and conditions, read as a whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from reading.changes import is_adding, takes_back, without_adding
from reading.constraints import Extraction, extract
from reading.needs import split_needs


@dataclass(frozen=True)
class Interpretation:
    """What a message asks for.

    `conditions` are what it asks of an offer, `needs` its needs in its own words, `context` the message without its
    conditions where it speaks for the needs (else empty), `adds` whether the needs come beside those named before.
    """

    conditions: Extraction
    needs: tuple[str, ...]
    context: str
    adds: bool

    @property
    def says_something(self) -> bool:
        """Whether there is a need or a condition in it."""
        return bool(self.needs or self.conditions.found)


def interpret(text: str, *, today: dt.date, providers: Sequence[str] = ()) -> Interpretation:
    """Read one message; `providers` are the names of the catalogue's providers. Never raises."""
    conditions = extract(without_adding(text), today=today, providers=providers)
    context = "" if takes_back(conditions.rest) else conditions.context
    return Interpretation(conditions, split_needs(conditions.rest), context, is_adding(text))
