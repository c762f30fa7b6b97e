"""Many updates of Telegram with every trouble at once: duplicates, disorder, refusals, processes that end and begin.

    .venv/bin/python -m tests.bot.telegram.storm [UPDATES [RESTARTS]]

The real inbox, outbox and python-telegram-bot against the Bot API and the Rasa that are written by hand. It prints what
was lost, doubled or out of order, which is nothing where all is well.
"""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bot.models  # noqa: F401  its tables
import hub.models  # noqa: F401  its tables
from bot.chat import Chat
from bot.erasure import Eraser
from bot.telegram.channel import Account, answering
from bot.tracker import TrackerStore
from bot.turn_order import TurnOrder
from runtime.database import Base, Sessions, make_engine, make_sessions
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa
from tests.bot.telegram.conftest import NOTICE
from tests.bot.telegram_server import FakeBotApi
from tests.conftest import EMAIL, FORM

TOKEN = "123456:storm"
FIRST_CHAT = 1000
UPDATES_OF_A_CHAT = 25
BATCH = 50
AGAIN = 0.2
"""How many of a batch come a second time, then or later."""
REFUSED = 0.02
"""How many answers Telegram refuses at first: half with 429, half with a status of 5xx."""
PATIENCE = 1800.0


@dataclass(frozen=True)
class Outcome:
    """The chats whose answers are not exactly those that were asked for, in their order."""

    answers: int
    wrong: tuple[int, ...]
    seconds: float


def made(server: FakeBotApi, count: int) -> list[dict[str, Any]]:
    """So many updates in the order of their numbers, each chat's words numbered."""
    chats = max(1, count // UPDATES_OF_A_CHAT)
    return [server.update(FIRST_CHAT + at % chats, f"message {at // chats}") for at in range(count)]


async def storm(server: FakeBotApi, sessions: Sessions, count: int, restarts: int, seed: int = 7) -> Outcome:
    """Deliver `count` updates over so many restarts, and hold what each chat was sent against what it asked."""
    began, chance = time.monotonic(), random.Random(seed)  # noqa: S311  the same storm every time
    updates = made(server, count)
    order = TurnOrder(sessions.kw["bind"])
    with tempfile.TemporaryDirectory() as folder:
        tracker = TrackerStore(f"sqlite:///{Path(folder) / 'rasa.db'}")
        chat = Chat(sessions, FakeRasa(), PHRASES, EMAIL, FORM, Eraser(sessions, tracker), order=order)
        account = Account(
            TOKEN, f"{server.url}/bot", NOTICE, ("https://advisor.example/telegram", "a-secret-of-the-storm")
        )
        of_a_life = -(-count // (restarts + 1))
        for life in range(0, count, of_a_life):
            async with answering(account, chat, PHRASES, order) as inbox:
                for batch in _batches(updates, life, min(life + of_a_life, count), chance):
                    _trouble(server, len(batch), chance)
                    await inbox.take_in(batch)
        async with answering(account, chat, PHRASES, order):  # what is left
            await asyncio.to_thread(server.wait_for, lambda: server.count() >= count, PATIENCE)
    order.close()
    wanted: dict[int, list[str]] = {}
    for update in updates:
        message = update["message"]
        wanted.setdefault(message["chat"]["id"], []).append(f"You said: {message['text']}")
    sent = server.texts_by_chat()
    wrong = tuple(chat for chat, texts in wanted.items() if sent.get(chat) != texts)
    return Outcome(server.count(), wrong, time.monotonic() - began)


def _batches(updates: Sequence[Any], begin: int, end: int, chance: random.Random) -> list[list[Any]]:
    """The updates of one life in batches, each in disorder and with some that were delivered before."""
    batches = []
    for at in range(begin, end, BATCH):
        batch = [*updates[at : min(at + BATCH, end)]]
        batch += chance.choices(updates[: at + len(batch)], k=int(len(batch) * AGAIN))
        chance.shuffle(batch)
        batches.append(batch)
    return batches


def _trouble(server: FakeBotApi, size: int, chance: random.Random) -> None:
    for _ in range(sum(chance.random() < REFUSED for _ in range(size))):
        if chance.random() < 0.5:
            server.refuse("sendMessage", 429, "Too Many Requests", retry_after=1)
        else:
            server.refuse("sendMessage", chance.choice([500, 502, 503]), "Server Error")


async def run(count: int, restarts: int) -> Outcome:
    """A storm in a database of its own."""
    with tempfile.TemporaryDirectory() as folder, FakeBotApi(TOKEN) as server:
        engine = make_engine(f"sqlite:///{Path(folder) / 'advisor.db'}")
        Base.metadata.create_all(engine)
        try:
            return await storm(server, make_sessions(engine), count, restarts)
        finally:
            engine.dispose()


def main() -> None:
    asked = [int(word) for word in sys.argv[1:3]]
    count, restarts = [*asked, *(50_000, 20)[len(asked) :]]
    outcome = asyncio.run(run(count, restarts))
    print(f"{count:,} updates over {restarts} restarts: {outcome.answers:,} answers in {outcome.seconds:.0f} s")
    print(f"chats with an answer lost, doubled or out of order: {len(outcome.wrong)}")
    sys.exit(bool(outcome.wrong) or outcome.answers != count)


if __name__ == "__main__":
    main()
