"""The messages of an answer as the pieces that Telegram is sent."""

from __future__ import annotations

from collections.abc import Iterable

from telegram import InlineKeyboardMarkup

from bot.telegram.files import files_row
from bot.telegram.outbox import Piece
from bot.telegram.ratings import thumbs_row
from bot.telegram.render import MOST, keyboard, pieces
from contract import Message
from runtime.phrases import Phrases


def shown(messages: Iterable[Message], phrases: Phrases) -> list[Piece]:
    """Each message in pieces that Telegram takes, with all its buttons below the last of them."""
    sent: list[Piece] = []
    for message in messages:
        *parts, last = pieces(message.text)
        sent += [*((part, None) for part in parts), (last, _keyboard(message, phrases))]
    return sent


def _keyboard(message: Message, phrases: Phrases) -> InlineKeyboardMarkup | None:
    """At most MOST buttons of the answer and its files, and the thumbs in a row of their own."""
    files = files_row(message, phrases)
    files = files if len(message.buttons) + len(files) <= MOST else []
    own = keyboard(message, MOST - len(files))
    rows = [*(own.inline_keyboard if own else ()), files, thumbs_row(message, phrases)]
    rows = [row for row in rows if row]
    return InlineKeyboardMarkup(rows) if rows else None
