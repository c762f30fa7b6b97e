"""Buttons that send a shortlist, a plan or a comparison as a file. A press is no message of the conversation."""

from __future__ import annotations

import re

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.documents import DOCUMENTED, FORMATS
from contract import Message
from runtime.phrases import Phrases

WANTED = re.compile(rf"file:(?P<message>\d{{1,18}}-\d{{1,3}}):(?P<format>{'|'.join(FORMATS)})")


def with_files(
    keyboard: InlineKeyboardMarkup | None, message: Message, phrases: Phrases
) -> InlineKeyboardMarkup | None:
    """The keyboard of a message with a row of the formats in which it can be had."""
    if message.kind not in DOCUMENTED:
        return keyboard
    row = [
        InlineKeyboardButton(phrases(f"utter_button_{suffix}"), callback_data=f"file:{message.id}:{suffix}")
        for suffix in FORMATS
    ]
    return InlineKeyboardMarkup([*(keyboard.inline_keyboard if keyboard else ()), row])


def wanted(data: str) -> tuple[str, str] | None:
    """(id of the message, format) of a button of a file; None where it is another button."""
    match = WANTED.fullmatch(data)
    return (match["message"], match["format"]) if match else None
