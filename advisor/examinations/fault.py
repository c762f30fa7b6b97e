"""What an examination finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """What is wrong, and what the operator does about it, each in sentences."""

    what: str
    mend: str
