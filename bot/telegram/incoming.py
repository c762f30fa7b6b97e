"""What a message of Telegram says: its words, its command, and whether it is meant for the bot at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from telegram import Message
from telegram.constants import ChatType

COMMAND = re.compile(r"/(\w+)(?:@\w+)?\s*(.*)", re.DOTALL)


@dataclass(frozen=True)
class Typed:
    """The words of a message, and where they begin with a command, its name in small letters and what follows it."""

    text: str
    command: str = ""
    rest: str = ""


def typed_in(message: Message) -> Typed:
    """What was typed; of a photo or a document the words below it."""
    text = message.text or message.caption or ""
    match = COMMAND.fullmatch(text)
    return Typed(text, match[1].lower(), match[2]) if match else Typed(text)


def is_private(message: Message) -> bool:
    """Whether nobody else reads what is said there."""
    return message.chat.type == ChatType.PRIVATE


def is_addressed(message: Message, bot_name: str, bot_id: int) -> bool:
    """Whether a message in a group names the bot or replies to it; an admin bot is shown all others too."""
    replied = message.reply_to_message
    if replied is not None and replied.from_user is not None and replied.from_user.id == bot_id:
        return True
    return re.search(rf"@{re.escape(bot_name)}\b", message.text or message.caption or "", re.IGNORECASE) is not None
