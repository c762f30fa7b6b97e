"""What the reader makes of a message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple


@dataclass(frozen=True)
class Marked:
    """Characters `start` to `end` of a message, what they are, and how sure that is (0 to 1)."""

    start: int
    end: int
    label: str
    confidence: float


@dataclass(frozen=True)
class Part:
    """One sentence of a message, or one of several questions of a sentence: characters `start` to `end`, what it does
    by itself and how sure that is (0 to 1), and the facts that it asks for."""

    start: int
    end: int
    act: str
    confidence: float
    facts: Tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """`acts` are all acts with their shares, which add up to 1, the greatest first; `spans` are in order; `facts` are
    those that a question about courses asks for, the likeliest first, one at least; `second` is the other act of a
    message that does two things; `parts` are its sentences, none where it is one."""

    acts: Tuple[Tuple[str, float], ...]
    spans: Tuple[Marked, ...]
    facts: Tuple[str, ...] = ()
    second: Optional[str] = None
    parts: Tuple[Part, ...] = ()
