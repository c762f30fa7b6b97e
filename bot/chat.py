"""One message in, one answer out, for every channel: stored once per id, asked of Rasa in order, never silent."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar
from weakref import WeakValueDictionary

from sqlalchemy.orm import Session

from bot import conversations
from bot.rasa import Rasa, RasaUnavailable
from catalogue.records import Term
from catalogue.store import read_terms
from contract import Answer, Error, ErrorData, History, Message, Opened, Post, Text
from runtime.database import Sessions

log = logging.getLogger(__name__)

MAX_CHARACTERS = 4000
OPENING = "/greet"
SESSION = 30
"""Turns after which Rasa begins a new session: at every turn it reads all that was said in the present one."""

T = TypeVar("T")


class Chat:
    """The service behind the API and Telegram. One per process."""

    def __init__(self, sessions: Sessions, rasa: Rasa, phrases: Mapping[str, str], contact_email: str) -> None:
        self._sessions = sessions
        self._rasa = rasa
        self._phrases = phrases
        self._contact_email = contact_email
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def open(self) -> Opened:
        """A new conversation with the advisor's first words."""
        conversation_id, token = await self._in_session(conversations.open_conversation)
        return Opened(token=token, messages=await self._greet(conversation_id))

    async def identify(self, token: str) -> str:
        """The conversation of a token. Raises UnknownConversation."""
        return await self._in_session(lambda session: conversations.conversation_of_token(session, token))

    async def of_chat(self, chat: str) -> tuple[str, tuple[Message, ...]]:
        """The conversation of a Telegram chat, with the first words when it is new."""
        found, is_new = await self._in_session(lambda session: conversations.conversation_of_chat(session, chat))
        return found, await self._greet(found) if is_new else ()

    async def history(self, conversation_id: str) -> History:
        return await self._in_session(lambda session: conversations.history(session, conversation_id))

    async def post(self, conversation_id: str, post: Post) -> Answer:
        """The answer to a message; the same id gets the same answer, unless the first try failed.

        Messages of one conversation are taken one after the other. Raises UnknownPayload or IdReused.
        """
        async with self._turns.setdefault(conversation_id, asyncio.Lock()):
            claim = await self._in_session(lambda session: conversations.claim(session, conversation_id, post))
            return await self._finish(conversation_id, claim)

    async def ask(self, conversation_id: str, key: str, intent: str, *, said: str) -> Answer:
        """The answer to a kind of asking that the server itself names, such as a Telegram command."""
        async with self._turns.setdefault(conversation_id, asyncio.Lock()):
            claim = await self._in_session(
                lambda session: conversations.take(session, conversation_id, key, said=said, sent=intent)
            )
            return await self._finish(conversation_id, claim)

    def apology(self, reference: str) -> Error:
        """What an employer is told when there is no answer; staff find `reference` in the log."""
        text = self._phrases["utter_unavailable"].format(email=self._contact_email, reference=reference)
        return Error(text=text, data=ErrorData(reference=reference, retry=True))

    async def _finish(self, conversation_id: str, claim: conversations.Claim) -> Answer:
        if claim.answer is not None:
            return Answer(messages=claim.answer)
        return Answer(messages=await self._settle(claim.turn_id, conversation_id, claim.sent))

    async def _greet(self, conversation_id: str) -> tuple[Message, ...]:
        claim = await self._in_session(
            lambda session: conversations.take(session, conversation_id, "opening", said=None, sent=OPENING)
        )
        return (await self._finish(conversation_id, claim)).messages

    async def _settle(self, turn_id: int, conversation_id: str, sent: str) -> tuple[Message, ...]:
        place = await self._in_session(lambda session: conversations.place_of(session, turn_id))
        messages, failed = await self._answer(conversation_id, sent, renew=place % SESSION == 0)
        ask = self._phrases["utter_term_question"]

        def store(session: Session) -> tuple[Message, ...]:
            terms: Sequence[Term] = read_terms(session)
            return conversations.settle(session, turn_id, messages, terms=terms, ask=ask, failed=failed)

        return await self._in_session(store)

    async def _answer(self, conversation_id: str, sent: str, *, renew: bool) -> tuple[list[Message], bool]:
        if not any(character.isalnum() for character in sent):
            return [Text(text=self._phrases["utter_message_without_words"])], False
        if len(sent) > MAX_CHARACTERS:
            text = self._phrases["utter_message_too_long"].format(limit=f"{MAX_CHARACTERS:,}")
            return [Text(text=text)], False
        try:
            if renew:
                await self._rasa.renew(conversation_id)
            return await self._rasa.ask(conversation_id, sent), False
        except RasaUnavailable as error:
            reference = secrets.token_hex(4)
            log.warning("Rasa is unavailable (reference %s): %s", reference, error)
            return [self.apology(reference)], True

    async def _in_session(self, work: Callable[[Session], T]) -> T:
        """`work` in one transaction, off the event loop."""

        def transaction() -> T:
            with self._sessions.begin() as session:
                return work(session)

        return await asyncio.to_thread(transaction)
