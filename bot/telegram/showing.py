"""The messages of an answer as the pieces that Telegram is sent."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardMarkup
from telegram.constants import MessageLimit

from bot.telegram.files import files_offered
from bot.telegram.formatting import formatted
from bot.telegram.kept_answers import Html
from bot.telegram.ratings import thumbs_row
from bot.telegram.render import MOST, in_rows, keyboard
from contract import Message
from runtime.phrases import Phrases

LONGEST = MessageLimit.MAX_TEXT_LENGTH


def shown(messages: Sequence[Message], phrases: Phrases, *, instead_of: int | None = None) -> list[Html]:
    """Each message in pieces that Telegram takes, with all its buttons below the last of them.

    `instead_of` is Telegram's number of a message whose place the answer takes, where it is one piece.
    """
    sent: list[Html] = []
    for message in messages:
        *parts, last = formatted(message, phrases, LONGEST)
        sent += [*(Html(part) for part in parts), Html(last, _keyboard(message, phrases))]
    return [sent[0]._replace(edits=instead_of)] if len(sent) == 1 else sent


def _keyboard(message: Message, phrases: Phrases) -> InlineKeyboardMarkup | None:
    """At most MOST buttons of the answer and its files, and the thumbs in a row of their own."""
    files = files_offered(message, phrases)
    files = files if len(message.buttons) + len(files) <= MOST else []
    own = keyboard(message, MOST - len(files))
    rows = [*(own.inline_keyboard if own else ()), *in_rows(files), thumbs_row(message, phrases)]
    rows = [row for row in rows if row]
    return InlineKeyboardMarkup(rows) if rows else None
