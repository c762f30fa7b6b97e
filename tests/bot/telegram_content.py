"""What people and bots send one another in a Telegram written by hand: constants, messages and refusals."""

from __future__ import annotations

from dataclasses import dataclass
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
    """A message that the bot sent, under Telegram's `number`. `buttons` are (title, data), row after row."""

    chat: int
    text: str
    buttons: tuple[tuple[str, str], ...]
    number: int = 0


@dataclass(frozen=True)
class SentFile:
    """A document that the bot sent."""

    chat: int
    name: str
    content: bytes


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
