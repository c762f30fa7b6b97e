"""Thumbs below an answer in Telegram. A press is no message of the conversation: it is told beside it."""

from __future__ import annotations

import re

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from contract import Message
from contract.ratings import RATED, Rate, Rated
from runtime.phrases import Phrases

PRESSED = re.compile(r"rate:(?P<message>\d{1,18}-\d{1,3}):(?P<word>[a-z_]{1,20})")
UP, DOWN = "up", "down"


def with_thumbs(
    keyboard: InlineKeyboardMarkup | None, message: Message, phrases: Phrases
) -> InlineKeyboardMarkup | None:
    """The keyboard of a message with a row of two thumbs where the message answers a question about learning."""
    if message.kind not in RATED:
        return keyboard
    thumbs = [
        InlineKeyboardButton(phrases(f"utter_button_{name}"), callback_data=f"rate:{message.id}:{word}")
        for name, word in (("helpful", UP), ("not_helpful", DOWN))
    ]
    return InlineKeyboardMarkup([*(keyboard.inline_keyboard if keyboard else ()), thumbs])


def pressed(data: str) -> Rate | None:
    """What is said by a button of a rating; None where it is another button."""
    match = PRESSED.fullmatch(data)
    if match is None:
        return None
    message, word = match["message"], match["word"]
    fault = None if word in (UP, DOWN) else word
    return Rate(message=message, helpful=word == UP, fault=fault)


def reasons(message: str, rated: Rated) -> InlineKeyboardMarkup:
    """A button for each reason why a message did not help, one below the other."""
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(reason.title, callback_data=f"rate:{message}:{reason.code}")]
            for reason in rated.reasons
        ]
    )
