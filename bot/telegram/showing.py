"""The messages of an answer as the pieces that Telegram is sent."""

from __future__ import annotations

from collections.abc import Iterable

from bot.telegram.files import with_files
from bot.telegram.outbox import Piece
from bot.telegram.ratings import with_thumbs
from bot.telegram.render import keyboard, pieces
from contract import Message
from runtime.phrases import Phrases


def shown(messages: Iterable[Message], phrases: Phrases) -> list[Piece]:
    """Each message in pieces that Telegram takes, with all its buttons below the last of them."""
    sent: list[Piece] = []
    for message in messages:
        *parts, last = pieces(message.text)
        buttons = with_thumbs(with_files(keyboard(message), message, phrases), message, phrases)
        sent += [*((part, None) for part in parts), (last, buttons)]
    return sent
