"""What an employer did in one turn, as the reading functions take it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reading.spans import Span

CLEAR = 0.85
"""The least confidence at which an intent is beyond doubt, chosen on messages inside the request's form."""

WORD = re.compile(r"[^\W\d_]+")
_SMALL = """
    and but so ok okay right well then please also oh the a now back to go what about for
"""
SMALL = frozenset(_SMALL.split())
"""Words around what points at a course that say nothing more."""

MOST_TOLD, LONGEST_TOLD = 15, 600
"""Messages that are the background of a need, the last ones, and characters of each: about what an encoder reads."""


def background(typed: Iterable[str]) -> tuple[str, ...]:
    """What an employer typed in a conversation, as far as it has a voice in the order of what is found."""
    return tuple(text[:LONGEST_TOLD] for text in typed if text.strip())[-MOST_TOLD:]


@dataclass(frozen=True)
class Part:
    """A sentence of a message, or one of several questions of a sentence: characters `start` to `end`, the intent that
    it has by itself with its confidence (0 to 1), and the facts of credentials that it asks for."""

    start: int
    end: int
    act: str
    confidence: float
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Utterance:
    """A typed message, or a pressed button.

    `text` is what is read, in which the positions of `spans` and `parts` are, `typed` what the employer wrote; both are
    empty for a button. `named` is what a button names (its entities), empty for a typed message. `intent` is
    the best intent apart from the fallback, `confidence` between 0 and 1, `also` a second intent of the same message.
    `spans` are what the reader marked in the text, in order, `facts` what a question about credentials asks for
    (catalogue/facts), the likeliest first. `parts` are its sentences, none where it is one.
    """

    text: str
    intent: str
    confidence: float
    named: Mapping[str, str] = field(default_factory=dict)
    typed: str = ""
    spans: tuple[Span, ...] = ()
    also: str | None = None
    facts: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()

    def only_points(self, part: Part) -> bool:
        """Whether a part of the message holds nothing but what points at a course, and small words: "right, the second
        one then."."""
        pointing = [span for span in self.spans if span.label in ("ordinal", "title")]
        left = "".join(
            " " if any(span.start <= at < span.end for span in pointing) else letter
            for at, letter in enumerate(self.text[part.start : part.end], part.start)
        )
        return {*WORD.findall(left.lower())} <= SMALL

    @property
    def clear(self) -> bool:
        """Whether the intent is beyond doubt."""
        return self.confidence >= CLEAR
