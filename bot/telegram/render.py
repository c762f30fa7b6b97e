"""Messages of the contract as Telegram shows them: plain text in pieces it accepts, and inline keyboards."""

from __future__ import annotations

from collections.abc import Iterable

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import MessageLimit

from contract import Message, Plan, Recommendations

COLUMNS = 2
WIDE = 20
"""Titles longer than this get a row of their own."""

MOST = 8
"""The most buttons of one message: a longer keyboard pushes the answer off a phone. What has none can be typed."""

LONGEST = 40
"""Characters of a need or a condition in its button."""


def pieces(text: str, limit: int = MessageLimit.MAX_TEXT_LENGTH) -> list[str]:
    """`text` in pieces of at most `limit` characters, broken between paragraphs, lines or words where possible."""
    parts = []
    rest = text.strip()
    while len(rest) > limit:
        cut = next((at for mark in ("\n\n", "\n", " ") if (at := rest.rfind(mark, 1, limit)) > 0), limit)
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*parts, rest] if rest else parts


def keyboard(message: Message, most: int = MOST) -> InlineKeyboardMarkup | None:
    """The buttons of a message, then as far as there is room its chips that can be taken back and its glossary words.

    Short titles share a row; actions and words do not. None when there is nothing to press.
    """
    actions = [(button.title, button.payload) for button in message.buttons][:most]
    chips = _chips(message)[: most - len(actions)]
    words = [(term.words, term.payload) for term in message.terms][: most - len(actions) - len(chips)]
    rows = [*_rows(actions), *_rows(chips), *_rows(words)]
    return InlineKeyboardMarkup(rows) if rows else None


def _chips(message: Message) -> list[tuple[str, str]]:
    """(title, payload) of the needs and conditions that can be taken back."""
    if not isinstance(message, Recommendations | Plan):
        return []
    needs = [(need.text, need.drop) for need in message.data.needs if need.drop]
    conditions = [(chip.value, chip.drop) for chip in message.data.filters]
    return [(f"× {_shortened(words)}", payload) for words, payload in [*needs, *conditions]]


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def _rows(keys: Iterable[tuple[str, str]]) -> list[list[InlineKeyboardButton]]:
    rows: list[list[InlineKeyboardButton]] = []
    for title, payload in keys:
        button = InlineKeyboardButton(title, callback_data=payload)
        if rows and len(rows[-1]) < COLUMNS and max(len(title), len(str(rows[-1][-1].text))) <= WIDE:
            rows[-1].append(button)
        else:
            rows.append([button])
    return rows
