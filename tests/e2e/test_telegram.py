"""The journey in Telegram: the real python-telegram-bot in the real web process, against a Bot API by hand."""

from __future__ import annotations

from itertools import count

import pytest

from tests.bot.telegram_content import Sent
from tests.bot.telegram_server import FakeBotApi
from tests.e2e.stack import Stack

CHATS = count(7_000)
WITHIN = 30.0


class Person:
    """Somebody in HR with a phone."""

    def __init__(self, server: FakeBotApi) -> None:
        self.chat = next(CHATS)
        self._server = server
        self._seen = 0

    def write(self, text: str, answer: str) -> Sent:
        self._server.deliver_text(self.chat, text)
        return self._wait(answer)

    def press(self, title: str, answer: str) -> Sent:
        """Press the newest button with this title."""
        keys = [key for sent in self._server.sent(self.chat) for name, key in sent.buttons if name == title]
        assert keys, f"no button {title!r}"
        self._server.deliver_press(self.chat, keys[-1])
        return self._wait(answer)

    def _wait(self, answer: str) -> Sent:
        def said() -> list[Sent]:
            return [sent for sent in self._server.sent(self.chat)[self._seen :] if answer in sent.text]

        self._server.wait_for(lambda: bool(said()), WITHIN)
        found = said()[-1]
        self._seen = len(self._server.sent(self.chat))
        return found


@pytest.fixture
def person(stack: Stack, bot_api: FakeBotApi) -> Person:
    return Person(bot_api)


def test_the_journey_from_a_need_to_the_status_of_a_request(person: Person) -> None:
    person.write("/start", "automated advisor")
    found = person.write("/find dementia care and digital record keeping for 12 carers", "Dementia Care in Practice")
    assert "Does not cover" in found.text
    person.press("None of these fit", "There are several ways to get this.")
    person.press("A closed group", "By when do you need it")
    person.press("No deadline", "Which organisation")
    person.write("Loch Care, Inverness", "Who should we reply to?")
    person.write("Eilidh", "Where should they answer?")
    person.write("eilidh@lochcare.example", "This is what I would send.")
    receipt = person.press("Yes, send it", "Your reference is MC-")
    reference = receipt.text.partition("reference is ")[2][:9]
    assert reference in person.write("/status", "received").text


def test_two_people_do_not_share_a_conversation(person: Person, bot_api: FakeBotApi) -> None:
    person.write("/request", "There are several ways to get this.")
    other = Person(bot_api)
    other.write("what does RPL mean?", "Recognition of Prior Learning")
    assert not any("several ways" in text for text in bot_api.texts(other.chat))
