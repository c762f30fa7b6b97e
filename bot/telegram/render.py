"""What Telegram takes: texts of a length that it accepts, and inline keyboards."""

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


def length(text: str) -> int:
    """The characters of a text as Telegram counts them: a sign beyond the first 65,536 of Unicode counts twice."""
    return len(text.encode("utf-16-le")) // 2


def pieces(text: str, limit: int = MessageLimit.MAX_TEXT_LENGTH) -> list[str]:
    """`text` in pieces of at most `limit` characters, broken between paragraphs, lines or words where possible."""
    parts = []
    rest = text.strip()
    while length(rest) > limit:
        most = len(rest.encode("utf-16-le")[: 2 * limit].decode("utf-16-le", errors="ignore"))
        cut = next((at for mark in ("\n\n", "\n", " ") if (at := rest.rfind(mark, 1, most)) > 0), most)
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
    rows = [*in_rows(actions), *in_rows(chips), *in_rows(words)]
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


def in_rows(keys: Iterable[tuple[str, str]]) -> list[list[InlineKeyboardButton]]:
    """Buttons of (title, payload), two a row where both titles are short."""
    rows: list[list[InlineKeyboardButton]] = []
    for title, payload in keys:
        button = InlineKeyboardButton(title, callback_data=payload)
        if rows and len(rows[-1]) < COLUMNS and max(len(title), len(str(rows[-1][-1].text))) <= WIDE:
            rows[-1].append(button)
        else:
            rows.append([button])
    return rows
