"""The web process that `kills.py` kills: the real application, with a Rasa by hand that opens requests."""

from __future__ import annotations

import logging

import uvicorn

from bot.web import make_app
from contract import Message, Text
from hub.requests import open_request
from runtime.database import Sessions, make_engine, make_sessions
from runtime.settings import Settings
from tests.bot.conftest import PHRASES
from tests.bot.fake_finder import FakeFinder
from tests.bot.fake_rasa import FakeRasa
from tests.hub.made import draft_of

SEND = "send the request"


class RequestingRasa(FakeRasa):
    """Opens a request for SEND, once for each conversation, and says its reference."""

    def __init__(self, sessions: Sessions) -> None:
        super().__init__()
        self._sessions = sessions

    async def ask(self, conversation_id: str, text: str, context: str) -> list[Message]:
        if text != SEND:
            return await super().ask(conversation_id, text, context)
        with self._sessions.begin() as session:
            request = open_request(session, draft_of(), conversation_id=conversation_id, submission_key=conversation_id)
            return [Text(lead=f"Your reference is {request.reference}.")]


def serve(chosen: Settings) -> None:
    """The web process, until it is killed."""
    logging.disable()
    engine = make_engine(chosen.database)
    app = make_app(chosen, lambda: None, RequestingRasa(make_sessions(engine)), PHRASES, FakeFinder())
    uvicorn.run(app, host="127.0.0.1", port=chosen.web_port, log_config=None, access_log=False)
