"""Messages of the contract as Telegram shows them: plain text in pieces it accepts, and inline keyboards."""

from __future__ import annotations

from collections.abc import Iterable

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import MessageLimit

from contract import Message

COLUMNS = 2
WIDE = 20
"""Titles longer than this get a row of their own."""


def pieces(text: str, limit: int = MessageLimit.MAX_TEXT_LENGTH) -> list[str]:
    """`text` in pieces of at most `limit` characters, broken between paragraphs, lines or words where possible."""
    found = []
    rest = text.strip()
    while len(rest) > limit:
        cut = next((at for mark in ("\n\n", "\n", " ") if (at := rest.rfind(mark, 1, limit)) > 0), limit)
        found.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*found, rest] if rest else found


def keyboard(message: Message) -> InlineKeyboardMarkup | None:
    """The buttons of a message, then its glossary words; short titles share a row."""
    buttons = _rows((button.title, button.payload) for button in message.buttons)
    words = _rows((term.words, term.payload) for term in message.terms)
    return InlineKeyboardMarkup([*buttons, *words]) if buttons or words else None


def _rows(keys: Iterable[tuple[str, str]]) -> list[list[InlineKeyboardButton]]:
    rows: list[list[InlineKeyboardButton]] = []
    for title, payload in keys:
        made = InlineKeyboardButton(title, callback_data=payload)
        if rows and len(rows[-1]) < COLUMNS and max(len(title), len(str(rows[-1][-1].text))) <= WIDE:
            rows[-1].append(made)
        else:
            rows.append([made])
    return rows
