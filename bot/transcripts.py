"""A conversation as a text file to take away."""

from __future__ import annotations

from collections.abc import Iterable

from contract import Message, Said

YOU, ADVISOR = "You", "Advisor"


def as_text(messages: Iterable[Said | Message]) -> str:
    """Who said what, oldest first."""
    return "\n".join(
        f"{YOU if isinstance(message, Said) else ADVISOR}:\n{message.text.strip()}\n" for message in messages
    )
