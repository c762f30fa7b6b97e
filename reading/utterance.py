"""What an employer did in one turn, as the reading functions take it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reading.spans import Span

CLEAR = 0.85
"""The least confidence at which an intent is beyond doubt, chosen on messages inside the request's form."""


@dataclass(frozen=True)
class Utterance:
    """A typed message, or a pressed button.

    `text` is empty for a button; `named` is what a button names (its entities), empty for a typed message. `intent` is
    the best intent apart from the fallback, `confidence` between 0 and 1, `also` a second intent of the same message.
    `spans` are what the reader marked in the text, in order, `facts` what a question about credentials asks for
    (catalogue/facts), the likeliest first.
    """

    text: str
    intent: str
    confidence: float
    named: Mapping[str, str] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()
    also: str | None = None
    facts: tuple[str, ...] = ()

    @property
    def clear(self) -> bool:
        """Whether the intent is beyond doubt."""
        return self.confidence >= CLEAR
