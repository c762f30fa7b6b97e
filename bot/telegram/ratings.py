"""Thumbs below an answer in Telegram. A press is no message of the conversation: it is told beside it."""

from __future__ import annotations

import re

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from contract import Message
from contract.ratings import RATED, Rate, Rated
from runtime.phrases import Phrases

PRESSED = re.compile(r"rate:(?P<message>\d{1,18}-\d{1,3}):(?P<word>[a-z_]{1,20})")
UP, DOWN = "up", "down"


def thumbs_row(message: Message, phrases: Phrases) -> list[InlineKeyboardButton]:
    """Two thumbs for a message that answers a question about learning; none for another."""
    return [
        InlineKeyboardButton(phrases(f"utter_button_{name}"), callback_data=f"rate:{message.id}:{word}")
        for name, word in (("helpful", UP), ("not_helpful", DOWN))
        if message.kind in RATED
    ]


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
