"""What a chat can have done that is no message of its conversation: files, ratings, what is kept, moving elsewhere."""

from __future__ import annotations

import logging

from bot.answers import UnknownMessage
from bot.chat import Chat
from bot.documents import File, document
from bot.moves import LASTS, into_chat, offer
from bot.privacy import Notice
from bot.telegram.outbox import Outbox
from bot.telegram.ratings import reasons
from bot.telegram.showing import shown
from bot.transcripts import as_text
from contract import Text
from contract.ratings import Rate
from hub.guesses import TooManyGuesses
from runtime.pdf import PdfUnavailable
from runtime.phrases import Phrases

log = logging.getLogger(__name__)


class Beside:
    """Each method answers the update `number` of a chat by the outbox."""

    def __init__(self, service: Chat, phrases: Phrases, outbox: Outbox, notice: Notice) -> None:
        self.outbox = outbox
        self._service = service
        self._phrases = phrases
        self._notice = notice

    async def rate(self, number: int, chat: str, said: Rate) -> str | None:
        """Keep what is said of an answer: what to tell whoever pressed, None where the answer is not known."""
        conversation_id, _ = await self._service.of_chat(chat)
        try:
            rated = await self._service.rate(conversation_id, said)
        except UnknownMessage:
            return None
        if rated.reasons:
            await self.outbox.send(number, chat, [(rated.text, reasons(said.message, rated))])
        return rated.text

    async def send_list(self, number: int, chat: str, message_id: str, suffix: str) -> None:
        """Send the credentials of a message as a file."""
        conversation_id, _ = await self._service.of_chat(chat)
        try:
            file = await self._service.in_session(
                lambda session: document(session, conversation_id, message_id, suffix, self._phrases)
            )
        except UnknownMessage:
            await self._say(number, chat, "utter_button_gone")
            return
        except PdfUnavailable as error:
            log.warning("a list was not made a PDF: %s", error)
            await self._say(number, chat, "utter_no_pdf")
            return
        await self.outbox.send(number, chat, [file])

    async def export(self, number: int, chat: str) -> None:
        """Send all that was said in the conversation as a text file."""
        conversation_id, _ = await self._service.of_chat(chat)
        said = (await self._service.history(conversation_id)).messages
        await self.outbox.send(number, chat, [File("conversation.txt", as_text(said).encode())])

    async def privacy(self, number: int, chat: str) -> None:
        """Say what is kept and why; it needs nobody else to be there."""
        await self.outbox.send(number, chat, [(self._notice.in_telegram(), None)])

    async def go_on_here(self, number: int, chat: str, code: str) -> None:
        """Take the conversation of a code into this chat, and say again what was said last, with its buttons."""
        try:
            moved = await self._service.in_session(lambda session: into_chat(session, code, chat))
        except TooManyGuesses:
            await self._say(number, chat, "utter_move_too_often")
            return
        if moved is None:
            await self._say(number, chat, "utter_move_unknown")
            return
        here = Text(lead=self._phrases("utter_move_here"))
        last = await self._service.last_words(moved)
        await self.outbox.send(number, chat, shown((here, *last), self._phrases))

    async def go_on_elsewhere(self, number: int, chat: str) -> None:
        """Give a code that opens this conversation on the web, in a message of its own to be copied."""
        conversation_id, _ = await self._service.of_chat(chat)
        code = await self._service.in_session(lambda session: offer(session, conversation_id))
        words = self._phrases("utter_move_code", minutes=LASTS.seconds // 60)
        await self.outbox.send(number, chat, [(words, None), (code, None)])

    async def _say(self, number: int, chat: str, response: str) -> None:
        await self.outbox.send(number, chat, [(self._phrases(response), None)])
