"""What people and bots send one another in a Telegram written by hand: constants, messages and refusals."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from starlette.responses import JSONResponse

MAX_TEXT = 4096
MAX_BUTTON_DATA = 64
DATE = 1_790_000_000
DONE = frozenset(
    {
        *("setMyCommands", "deleteWebhook", "setWebhook", "answerCallbackQuery", "sendChatAction"),
        "editMessageReplyMarkup",
    }
)
"""Methods that are done by saying so."""
BOT = {"id": 123456, "is_bot": True, "first_name": "Advisor", "username": "advisor_bot"}
FILE = {"file_id": "sticker", "file_unique_id": "sticker", "width": 512, "height": 512}
STICKER = FILE | {"type": "regular", "is_animated": False, "is_video": False}
PHOTO = [{"file_id": "photo", "file_unique_id": "photo", "width": 90, "height": 90}]


def person(chat: int) -> dict[str, Any]:
    """Whoever writes in a chat."""
    return {"id": abs(chat), "is_bot": False, "first_name": "Somebody"}


@dataclass(frozen=True)
class Sent:
    """A message that the bot sent, under Telegram's `number`. `buttons` are (title, data), row after row.

    `text` is what is read, `html` the same with its tags where it was sent with some.
    """

    chat: int
    text: str
    buttons: tuple[tuple[str, str], ...]
    number: int = 0
    html: str = ""


@dataclass(frozen=True)
class SentFile:
    """A document that the bot sent."""

    chat: int
    name: str
    content: bytes


class Unreadable(Exception):
    """A text whose tags are not closed in their order, or that has a sign that had to be escaped."""


def read_html(html: str) -> str:
    """The words of a text as Telegram reads it. Raises Unreadable."""
    open_: list[str] = []
    for tag in re.finditer(r"<(/?)([^<>]*)>|[<>]", html):
        closes, name = tag[1], tag[2]
        if name not in {"b", "i"} or (closes and (not open_ or open_.pop() != name)):
            raise Unreadable(tag[0])
        if not closes:
            open_.append(name)
    if open_:
        raise Unreadable(open_[-1])
    return unescape(re.sub(r"</?[bi]>", "", html))


@dataclass(frozen=True)
class Refusal:
    """What the API says instead of doing what it was asked."""

    status: int
    description: str
    retry_after: int | None = None

    def response(self) -> JSONResponse:
        body = {"ok": False, "error_code": self.status, "description": self.description}
        return JSONResponse(
            body | ({"parameters": {"retry_after": self.retry_after}} if self.retry_after else {}), self.status
        )


def as_seen(chat: int, number: int, parameters: dict[str, str]) -> Sent | Refusal:
    """A message as people see it, or why Telegram does not take it."""
    html = parameters["text"] if parameters.get("parse_mode") == "HTML" else ""
    markup = json.loads(parameters.get("reply_markup", "{}"))
    buttons = tuple(
        (str(button["text"]), str(button["callback_data"]))
        for row in markup.get("inline_keyboard", [])
        for button in row
    )
    try:
        text = read_html(html) if html else parameters["text"]
    except Unreadable:
        return Refusal(400, "Bad Request: can't parse entities: unsupported start tag")
    if not text.strip():
        return Refusal(400, "Bad Request: message text is empty")
    if len(text.encode("utf-16-le")) // 2 > MAX_TEXT:
        return Refusal(400, "Bad Request: message is too long")
    if any(not 1 <= len(data.encode()) <= MAX_BUTTON_DATA for _, data in buttons):
        return Refusal(400, "Bad Request: BUTTON_DATA_INVALID")
    return Sent(chat, text, buttons, number, html)
