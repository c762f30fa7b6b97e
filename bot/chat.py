"""One message in, one answer out, for every channel: stored once per id, asked of Rasa in order, never silent."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from sqlalchemy.orm import Session

from bot import changes, conversations, telling
from bot.agreement import BUTTON, take_agreement
from bot.erasure import Eraser
from bot.heard import note_turn
from bot.news import News
from bot.rasa import Assistant, RasaUnavailable
from bot.ratings import take_rating
from bot.request_form import Filled, send_form
from bot.standing import Standing
from bot.tracker import TrackerUnavailable
from bot.turn_order import TurnOrder
from catalogue.glossary import StoredGlossary
from contract import Answer, Error, ErrorData, History, Message, Opened, Post, Said, Text
from contract.context import UNKNOWN
from contract.ratings import Rate, Rated
from hub.erasure import Scope
from hub.holds import UnderHold
from hub.models import EMPLOYER
from hub.pause import read_pause
from runtime.database import Sessions, in_thread
from runtime.logs import TURN, turn_of
from runtime.phrases import Phrases

log = logging.getLogger(__name__)

SESSION = 30
"""Turns after which Rasa begins a new session: at every turn it reads all that was said in the present one."""

T = TypeVar("T")


class Chat:
    """The service behind the API and Telegram. One per process.

    `request_form` is the address by which requests are sent without Rasa, None where there is no public one.
    `taken_in` makes the sessions in which a message is taken in: its employer is told nothing before the answer is
    stored, so such a commit need not wait for the disk. By default it is `sessions`. `order` keeps turns in order.
    """

    def __init__(
        self,
        sessions: Sessions,
        rasa: Assistant,
        phrases: Phrases,
        contact_email: str,
        request_form: str | None,
        eraser: Eraser,
        taken_in: Sessions | None = None,
        order: TurnOrder | None = None,
    ) -> None:
        self._sessions = sessions
        self._taken_in = taken_in or sessions
        self._rasa = rasa
        self._phrases = phrases
        self._contact_email = contact_email
        self._request_form = request_form
        self._eraser = eraser
        self._standing = Standing(phrases)
        self._glossary = StoredGlossary()
        self._order = order or TurnOrder(sessions.kw["bind"])

    async def greeting(self) -> Answer:
        """The advisor's first words, which belong to no conversation yet: nothing is stored for whoever only looks.

        While the advisor is paused they are preceded by what the hub says about that.
        """
        held = await self.in_session(read_pause)
        first = () if held is None else (Text(id="paused", lead=self._paused(held.message)),)
        return Answer(messages=(*first, self._standing.greeting("greeting")))

    async def open(self) -> Opened:
        """A new conversation with the advisor's first words."""
        conversation_id, token = await self.in_session(conversations.open_conversation)
        return Opened(token=token, messages=await self._greet(conversation_id))

    async def identify(self, token: str) -> str:
        """The conversation of a token. Raises UnknownConversation."""
        return await self.in_session(lambda session: conversations.conversation_of_token(session, token))

    async def of_chat(self, chat: str) -> tuple[str, tuple[Message, ...]]:
        """The conversation of a Telegram chat, with the first words when it is new."""
        conversation_id, is_new = await self.in_session(partial(conversations.conversation_of_chat, chat=chat))
        return conversation_id, await self._greet(conversation_id) if is_new else ()

    async def history(self, conversation_id: str) -> History:
        return await self.in_session(lambda session: conversations.history(session, conversation_id))

    async def last_words(self, conversation_id: str) -> tuple[Message, ...]:
        """What the advisor said last: all that came after the employer's last words."""
        said = (await self.history(conversation_id)).messages
        since = next((at for at in range(len(said), 0, -1) if isinstance(said[at - 1], Said)), 0)
        return tuple(message for message in said[since:] if not isinstance(message, Said))

    async def state(self, conversation_id: str) -> str:
        """A word that is another one after anything was said on either side."""
        return await self.in_session(lambda session: changes.state(session, conversation_id))

    async def post(self, conversation_id: str, post: Post) -> Answer:
        """The answer to a message; the same id gets the same answer, unless the first try failed.

        Messages of one conversation are taken one after the other. Raises UnknownPayload, IdReused or StillAnswering.
        """
        async with self._order.turn(conversation_id):
            claim = await self._take_in(
                lambda session: conversations.claim(session, conversation_id, post, self._standing)
            )
            return await self._finish(claim)

    async def sent(self, conversation_id: str, key: str) -> str | None:
        """What Rasa was asked by a message, by its id; None where there is none."""
        return await self.in_session(lambda session: conversations.sent(session, conversation_id, key))

    async def ask(self, conversation_id: str, key: str, intent: str, *, said: str) -> Answer:
        """The answer to an intent that the server itself names, such as a Telegram command."""
        async with self._order.turn(conversation_id):
            claim = await self._take_in(
                lambda session: conversations.take(session, conversation_id, key, said=said, sent=intent)
            )
            return await self._finish(claim)

    async def send_form(self, conversation_id: str, filled: Filled, consent: str) -> None:
        """Open the request of a form and say so, after the turns before it; `consent` are the words that were agreed
        to. Raises StillAnswering."""
        form = partial(send_form, filled=filled, glossary=self._glossary, phrases=self._phrases, consent=consent)
        async with self._order.turn(conversation_id):
            await self.in_session(partial(form, conversation_id=conversation_id))

    async def tell(
        self, conversation_id: str, key: str, news: News, stored: Callable[[Session, str | None], None]
    ) -> telling.Told | None:
        """Say something that nobody asked for just now, once for each key; None when the conversation is gone.

        It waits for the turn that is under way. `stored` is called in the transaction that stores the message, with the
        Telegram chat of the conversation.
        """

        def store(session: Session) -> telling.Told | None:
            matcher = self._glossary.matcher(session)
            told = telling.tell(session, conversation_id, key, news, matcher=matcher, phrases=self._phrases)
            if told is not None:
                stored(session, told.chat)
            return told

        async with self._order.turn(conversation_id):
            return await self.in_session(store)

    async def rate(self, conversation_id: str, said: Rate) -> Rated:
        """Keep what is said of an answer. Raises UnknownMessage of bot.ratings."""
        return await self.in_session(lambda session: take_rating(session, conversation_id, said, self._phrases))

    def apology(self, reference: str) -> Error:
        """What an employer is told when there is no answer; staff find `reference` in the log."""
        name = "utter_unavailable" if self._request_form else "utter_unavailable_without_form"
        values = {"email": self._contact_email, "form": self._request_form, "reference": reference}
        text = self._phrases(name, **values)
        return Error(lead=text, data=ErrorData(reference=reference, retry=True))

    async def _finish(self, claim: conversations.Claim) -> Answer:
        if claim.answer is not None:
            return Answer(messages=claim.answer)
        if claim.sent == conversations.ERASE_ALL:
            return await self._erase(claim)
        with turn_of(claim.conversation_id, claim.key):
            messages, failed = await self._answer(claim)

        def store(session: Session) -> tuple[Message, ...]:
            matcher = self._glossary.matcher(session)
            if not failed:
                note_turn(session, claim, messages)
            return conversations.settle(session, claim, messages, matcher=matcher, phrases=self._phrases, failed=failed)

        return Answer(messages=await self.in_session(store))

    async def _erase(self, claim: conversations.Claim) -> Answer:
        """Delete the conversation and the requests made in it; on the web its only turn is then the receipt."""
        erase = partial(self._eraser.erase, Scope.CONVERSATION, claim.conversation_id, EMPLOYER, keep_open=True)
        try:
            counts = await asyncio.to_thread(erase)
        except TrackerUnavailable as error:
            log.warning("a conversation could not be deleted: %s", error)
            return Answer(messages=(Text(lead=self._phrases("utter_erase_failed", email=self._contact_email)),))
        except UnderHold:
            return Answer(messages=(Text(lead=self._phrases("utter_erase_held", email=self._contact_email)),))
        lines = [self._phrases(f"utter_erased_{store}", count=count) for store, count in counts.items() if count]
        receipt = Text(lead=self._phrases("utter_erased", email=self._contact_email), body="\n".join(lines))

        def store(session: Session) -> tuple[Message, ...]:
            if not conversations.is_open(session, claim.conversation_id):  # of Telegram not even the chat stays
                return (receipt,)
            turn = conversations.take(
                session, claim.conversation_id, claim.key, said=claim.said, sent=conversations.ERASE_ALL
            )
            matcher = self._glossary.matcher(session)
            return conversations.settle(session, turn, [receipt], matcher=matcher, phrases=self._phrases)

        return Answer(messages=await self.in_session(store))

    async def _greet(self, conversation_id: str) -> tuple[Message, ...]:
        opening = partial(conversations.take, key="opening", said=None, sent=conversations.OPENING)
        claim = await self._take_in(partial(opening, conversation_id=conversation_id))
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
        if pressed := BUTTON.fullmatch(claim.sent):
            conversation, phrases = claim.conversation_id, self._phrases
            return [await self.in_session(lambda s: take_agreement(s, conversation, pressed, phrases))], False
        if claim.paused is not None:
            words = self._paused(claim.paused)
            return [Error(lead=words, data=ErrorData(reference=TURN.get(), retry=True))], True
        try:
            if claim.number % SESSION == 0:
                await self._rasa.renew(claim.conversation_id)
            if claim.first:
                await self._rasa.ask(claim.conversation_id, claim.first, UNKNOWN)
            return await self._rasa.ask(claim.conversation_id, claim.sent, claim.context), False
        except RasaUnavailable as error:
            log.warning("Rasa is unavailable: %s", error)
            return [self.apology(TURN.get())], True

    def _paused(self, message: str) -> str:
        """What is said while the hub has paused the advisor with this message."""
        return self._phrases("utter_paused", message=message, email=self._contact_email)

    async def in_session(self, work: Callable[[Session], T]) -> T:
        """`work` in one transaction, off the event loop."""
        return await in_thread(self._sessions, work)

    async def _take_in(self, work: Callable[[Session], T]) -> T:
        return await in_thread(self._taken_in, work)
