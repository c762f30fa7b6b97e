"""The way of the web process into Rasa, at the address of Rasa's own REST channel: a turn that failed is a failure.

Rasa's channel answers 200 with whatever was said before something broke, and logs the words of the employer. This one
answers 500, so that the web process apologises and the same message is tried again.
"""

from __future__ import annotations

import json
import logging
from typing import Any, Awaitable, Callable, Dict, Optional, Text

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from nlu.tracker_store import ARRIVED
from runtime.logs import TURN, JsonLines, log_to_stderr

log = logging.getLogger(__name__)

KEPT = ("event_info", "action_name", "intent_name")
"""Fields of Rasa's own lines that are kept beside the event; others hold messages, slots and the variables of a
traceback."""


class Channel(InputChannel):
    """Named in credentials.yml; Rasa makes one when it serves, and none when it is trained."""

    @classmethod
    def name(cls) -> Text:
        return "rest"

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[Text, Any]]) -> Channel:
        log_to_stderr(RasaLines("rasa"))
        return cls()

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        webhook = Blueprint("advisor_channel", __name__)

        @webhook.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            """What the assistant says to one message: {sender, message, metadata} in, a list of parts out."""
            asked, said = request.json, CollectingOutputChannel()
            metadata = asked.get("metadata") or {}
            turn = str(metadata.get("turn") or "")
            TURN.set(turn)
            ARRIVED.set([(turn, asked["message"])] if turn else [])
            message = UserMessage(asked["message"], said, asked["sender"], input_channel=self.name(), metadata=metadata)
            try:
                await on_new_message(message)
            except Exception:
                log.exception("a message could not be answered")
                return response.json({"error": "a message could not be answered"}, status=500)
            return response.json(said.messages)

        return webhook


class RasaLines(JsonLines):
    """Rasa renders some lines as JSON of its own; of those the event and a few fields without words are kept."""

    def format(self, record: logging.LogRecord) -> Text:
        try:
            fields = json.loads(record.getMessage())
        except (ValueError, TypeError):
            fields = None
        if not isinstance(fields, dict):  # plain words
            return super().format(record)
        event = " ".join(str(fields[name]) for name in ("event", *KEPT) if name in fields)
        return super().format(logging.makeLogRecord({**vars(record), "msg": event, "args": None}))
