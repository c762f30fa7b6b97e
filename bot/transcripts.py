"""A conversation as a text file to take away."""

from __future__ import annotations

from collections.abc import Iterable

from contract import Message, Said
from runtime.language import gettext


def as_text(messages: Iterable[Said | Message]) -> str:
    """Who said what, oldest first."""
    you, advisor = gettext("You"), gettext("Advisor")
    return "\n".join(
        f"{you if isinstance(message, Said) else advisor}:\n{message.text.strip()}\n" for message in messages
    )
