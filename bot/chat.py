"""One message in, one answer out, for every channel: stored once per id, asked of Rasa in order, never silent."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable
from typing import TypeVar
from weakref import WeakValueDictionary

from sqlalchemy.orm import Session

from bot import conversations
from bot.rasa import Assistant, RasaUnavailable
from bot.standing import Standing
from catalogue.glossary import StoredGlossary
from contract import Answer, Error, ErrorData, History, Message, Opened, Post, Text
from runtime.database import Sessions
from runtime.phrases import Phrases

log = logging.getLogger(__name__)

SESSION = 30
"""Turns after which Rasa begins a new session: at every turn it reads all that was said in the present one."""

T = TypeVar("T")


class Chat:
    """The service behind the API and Telegram. One per process."""

    def __init__(self, sessions: Sessions, rasa: Assistant, phrases: Phrases, contact_email: str) -> None:
        self._sessions = sessions
        self._rasa = rasa
        self._phrases = phrases
        self._contact_email = contact_email
        self._standing = Standing(phrases)
        self._glossary = StoredGlossary()
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def greeting(self) -> Answer:
        """The advisor's first words, which belong to no conversation yet: nothing is stored for whoever only looks."""
        return Answer(messages=(self._standing.greeting("greeting"),))

    async def open(self) -> Opened:
        """A new conversation with the advisor's first words."""
        conversation_id, token = await self.in_session(conversations.open_conversation)
        return Opened(token=token, messages=await self._greet(conversation_id))

    async def identify(self, token: str) -> str:
        """The conversation of a token. Raises UnknownConversation."""
        return await self.in_session(lambda session: conversations.conversation_of_token(session, token))

    async def of_chat(self, chat: str) -> tuple[str, tuple[Message, ...]]:
        """The conversation of a Telegram chat, with the first words when it is new."""
        conversation_id, is_new = await self.in_session(
            lambda session: conversations.conversation_of_chat(session, chat)
        )
        return conversation_id, await self._greet(conversation_id) if is_new else ()

    async def history(self, conversation_id: str) -> History:
        return await self.in_session(lambda session: conversations.history(session, conversation_id))

    async def post(self, conversation_id: str, post: Post) -> Answer:
        """The answer to a message; the same id gets the same answer, unless the first try failed.

        Messages of one conversation are taken one after the other. Raises UnknownPayload or IdReused.
        """
        async with self._turns.setdefault(conversation_id, asyncio.Lock()):
            claim = await self.in_session(
                lambda session: conversations.claim(session, conversation_id, post, self._standing)
            )
            return await self._finish(claim)

    async def ask(self, conversation_id: str, key: str, intent: str, *, said: str) -> Answer:
        """The answer to an intent that the server itself names, such as a Telegram command."""
        async with self._turns.setdefault(conversation_id, asyncio.Lock()):
            claim = await self.in_session(
                lambda session: conversations.take(session, conversation_id, key, said=said, sent=intent)
            )
            return await self._finish(claim)

    def apology(self, reference: str) -> Error:
        """What an employer is told when there is no answer; staff find `reference` in the log."""
        text = self._phrases("utter_unavailable", email=self._contact_email, reference=reference)
        return Error(lead=text, data=ErrorData(reference=reference, retry=True))

    async def _finish(self, claim: conversations.Claim) -> Answer:
        if claim.answer is not None:
            return Answer(messages=claim.answer)
        messages, failed = await self._answer(claim)

        def store(session: Session) -> tuple[Message, ...]:
            matcher = self._glossary.matcher(session)
            return conversations.settle(session, claim, messages, matcher=matcher, phrases=self._phrases, failed=failed)

        return Answer(messages=await self.in_session(store))

    async def _greet(self, conversation_id: str) -> tuple[Message, ...]:
        claim = await self.in_session(
            lambda session: conversations.take(
                session, conversation_id, "opening", said=None, sent=conversations.OPENING
            )
        )
        return (await self._finish(claim)).messages

    async def _answer(self, claim: conversations.Claim) -> tuple[list[Message], bool]:
        """What is said to a message, and whether that is an apology for a failure."""
        if not conversations.has_words(claim.sent):
            return [Text(lead=self._phrases("utter_message_without_words"))], False
        if len(claim.sent) > conversations.MAX_CHARACTERS:
            limit = f"{conversations.MAX_CHARACTERS:,}"
            return [Text(lead=self._phrases("utter_message_too_long", limit=limit))], False
        if claim.sent == conversations.OPENING and claim.number == 1:  # said without Rasa: it costs nobody a wait
            return [self._standing.first_words()], False
        try:
            if claim.number % SESSION == 0:
                await self._rasa.renew(claim.conversation_id)
            return await self._rasa.ask(claim.conversation_id, claim.sent, claim.context), False
        except RasaUnavailable as error:
            reference = secrets.token_hex(4)
            log.warning("Rasa is unavailable (reference %s): %s", reference, error)
            return [self.apology(reference)], True

    async def in_session(self, work: Callable[[Session], T]) -> T:
        """`work` in one transaction, off the event loop."""

        def transaction() -> T:
            with self._sessions.begin() as session:
                return work(session)

        return await asyncio.to_thread(transaction)
