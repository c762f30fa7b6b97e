"""One message to one chat by the Bot API: with its tags where Telegram can read them, or in the place of another."""

from __future__ import annotations

import logging

from telegram import Bot, InlineKeyboardMarkup
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.telegram.formatting import plain

log = logging.getLogger(__name__)

UNREADABLE = "parse entities"
UNCHANGED = "not modified"
"""What Telegram says of a text whose tags it cannot read, and of a message that is already as it should become."""


async def send_html(bot: Bot, chat: int | str, html: str, keyboard: InlineKeyboardMarkup | None) -> int:
    """Send a text of HTML, or its words alone where Telegram cannot read the tags. Returns Telegram's number of it.

    Raises telegram.error.TelegramError.
    """
    try:
        sent = await bot.send_message(chat, html, parse_mode=ParseMode.HTML, reply_markup=keyboard)
    except BadRequest as error:
        if UNREADABLE not in str(error).lower():
            raise
        log.error("Telegram cannot read the tags of an answer; it is sent without them")
        sent = await bot.send_message(chat, plain(html), reply_markup=keyboard)
    return sent.message_id


async def edit_html(bot: Bot, chat: int, number: int, html: str, keyboard: InlineKeyboardMarkup | None) -> bool:
    """Put a text in the place of a message; False where that message is gone or can be changed no more.

    Raises telegram.error.TelegramError for anything but a refusal.
    """
    try:
        await bot.edit_message_text(html, chat, number, parse_mode=ParseMode.HTML, reply_markup=keyboard)
    except BadRequest as error:
        return UNCHANGED in str(error).lower()
    return True
