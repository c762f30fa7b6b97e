"""Who asks to be forgotten is: every store is searched for every value that was given, and nothing is found."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest

from bot.chat import Chat
from bot.conversations import ERASE_ALL
from bot.erasure import Eraser
from bot.models import TelegramAnswer
from contract import Button, Said, Text
from hub.erasure import NothingHeld, Scope, Store, receipts
from hub.holds import place_hold
from hub.lifecycle import Decision, change
from hub.models import EMPLOYER
from hub.requests import Draft, get_request, open_request
from runtime.database import Sessions
from runtime.settings import Settings
from tests.bot.fake_rasa import FakeRasa
from tests.bot.turns import pressed, texts, typed

PERSONAL = ["Mairi Sinclair", "mairi@craigellan.example", "Craigellan Care Homes", "freeze when a resident"]
DRAFT = Draft(
    organisation=PERSONAL[2],
    contact_name=PERSONAL[0],
    contact=PERSONAL[1],
    consent_version="1",
    need=f"Our night staff {PERSONAL[3]} refuses care",
)
Asked = Callable[..., str]


@pytest.fixture
def remembered(chosen: Settings) -> Callable[[str], None]:
    """Writes what was said into Rasa's own store, as Rasa does."""

    def write(conversation: str) -> None:
        with closing(sqlite3.connect(chosen.var / "rasa.db")) as connection, connection:
            connection.execute("CREATE TABLE IF NOT EXISTS events (id INTEGER PRIMARY KEY, sender_id TEXT, data TEXT)")
            rows = [(conversation, value) for value in PERSONAL]
            connection.executemany("INSERT INTO events (sender_id, data) VALUES (?, ?)", rows)

    return write


@pytest.fixture
def asked(sessions: Sessions) -> Asked:
    """Opens a request in a conversation and has it decided, so that its history and notices hold its values too."""

    def open_one(conversation: str, key: str = "key") -> str:
        with sessions.begin() as session:
            request = open_request(session, DRAFT, conversation_id=conversation, submission_key=key)
            change(session, request, "decline", Decision("ailsa@hub.example", f"Sorry, {PERSONAL[0]}"))
            return request.reference

    return open_one


async def told_everything(chat: Chat, rasa: FakeRasa, conversation: str) -> str:
    """Type every personal value, ask for erasure, and return the key of the button that does it."""
    for number, value in enumerate(PERSONAL):
        await chat.post(conversation, typed(value, f"personal-{number}"))
    rasa.replies["delete my data"] = [
        Text(lead="Shall I?", buttons=(Button(title="Delete everything", payload=ERASE_ALL),))
    ]
    (question,) = (await chat.post(conversation, typed("delete my data", "question-1"))).messages
    return question.buttons[0].payload


def held(chosen: Settings) -> list[str]:
    """The personal values that a search of every file of the advisor still finds."""
    files = [path for path in chosen.var.rglob("*") if path.is_file()]
    return [value for value in PERSONAL for path in files if value.encode() in path.read_bytes()]


async def test_after_an_erasure_no_file_holds_a_personal_value(
    chat: Chat, rasa: FakeRasa, begun: str, asked: Asked, remembered: Callable[[str], None], chosen: Settings
) -> None:
    button = await told_everything(chat, rasa, begun)
    asked(begun)
    remembered(begun)
    assert set(held(chosen)) == set(PERSONAL)
    await chat.post(begun, pressed(button, "erasing-1"))
    assert held(chosen) == []


async def test_the_receipt_has_a_figure_for_each_store(
    chat: Chat, rasa: FakeRasa, begun: str, asked: Asked, remembered: Callable[[str], None], sessions: Sessions
) -> None:
    button = await told_everything(chat, rasa, begun)
    asked(begun)
    remembered(begun)
    (told,) = (await chat.post(begun, pressed(button, "erasing-1"))).messages
    assert told.text.startswith("Deleted, for good.")
    assert told.body.splitlines() == [
        *("Requests: 1", "Entries in their histories: 2", "Notices to you: 2", "Needs counted as unanswered: 1"),
        "Marks of what you used: 1",
        *("Messages with their answers: 7", "Buttons: 5", "Entries of the assistant's memory: 4"),
    ]
    with sessions() as session:
        (receipt,) = receipts(session)
        assert (receipt.asked_by, receipt.scope) == (EMPLOYER, "conversation")


async def test_rasa_is_not_asked_because_it_would_remember(chat: Chat, rasa: FakeRasa, begun: str) -> None:
    button = await told_everything(chat, rasa, begun)
    before = len(rasa.asked)
    await chat.post(begun, pressed(button, "erasing-1"))
    assert len(rasa.asked) == before


async def test_the_same_press_again_gets_the_same_receipt(chat: Chat, rasa: FakeRasa, begun: str) -> None:
    button = await told_everything(chat, rasa, begun)
    first = await chat.post(begun, pressed(button, "erasing-1"))
    assert await chat.post(begun, pressed(button, "erasing-1")) == first


async def test_the_conversation_goes_on_with_nothing_but_the_receipt(chat: Chat, rasa: FakeRasa, begun: str) -> None:
    button = await told_everything(chat, rasa, begun)
    await chat.post(begun, pressed(button, "erasing-1"))
    said, receipt = (await chat.history(begun)).messages
    assert isinstance(said, Said)
    assert (said.text, receipt.text.split(",")[0]) == ("Delete everything", "Deleted")
    assert texts(await chat.post(begun, typed("we need welders", "message-9"))) == ["You said: we need welders"]


async def test_the_words_of_the_button_delete_too(chat: Chat, rasa: FakeRasa, begun: str) -> None:
    await told_everything(chat, rasa, begun)
    assert texts(await chat.post(begun, typed("delete everything", "erasing-1")))[0].startswith("Deleted")


async def test_typed_text_deletes_nothing(chat: Chat, rasa: FakeRasa, begun: str, chosen: Settings) -> None:
    await told_everything(chat, rasa, begun)
    await chat.post(begun, typed("tell me more", "message-8"))
    await chat.post(begun, typed(ERASE_ALL, "erasing-1"))
    assert PERSONAL[0] in held(chosen)


async def test_of_a_telegram_chat_nothing_stays_at_all(
    chat: Chat, rasa: FakeRasa, chosen: Settings, sessions: Sessions
) -> None:
    conversation, _ = await chat.of_chat("4242424242")
    button = await told_everything(chat, rasa, conversation)
    with sessions.begin() as session:  # an answer that is still on its way
        session.add(TelegramAnswer(update_id=1, piece=0, chat="4242424242", text=f"Noted, {PERSONAL[0]}"))
    (told,) = (await chat.post(conversation, pressed(button, "erasing-1"))).messages
    assert "Links to your chat: 1" in told.body
    assert "Answers on their way to Telegram, or sent there: 1" in told.body
    assert held(chosen) == []
    assert not any(b"4242424242" in path.read_bytes() for path in chosen.var.rglob("*") if path.is_file())
    again, opening = await chat.of_chat("4242424242")
    assert again != conversation
    assert opening


async def test_nothing_is_deleted_while_rasas_store_cannot_be_written(
    chat: Chat, rasa: FakeRasa, begun: str, chosen: Settings, asked: Asked
) -> None:
    button = await told_everything(chat, rasa, begun)
    reference = asked(begun)
    (chosen.var / "rasa.db").mkdir()
    answer = await chat.post(begun, pressed(button, "erasing-1"))
    assert "nothing was deleted" in texts(answer)[0]
    assert reference
    assert set(held(chosen)) == set(PERSONAL)
    (chosen.var / "rasa.db").rmdir()
    assert texts(await chat.post(begun, pressed(button, "erasing-1")))[0].startswith("Deleted")


async def test_other_conversations_and_their_requests_stay(
    chat: Chat, rasa: FakeRasa, begun: str, asked: Asked, sessions: Sessions
) -> None:
    reference = asked("another")
    button = await told_everything(chat, rasa, begun)
    await chat.post(begun, pressed(button, "erasing-1"))
    with sessions() as session:
        assert get_request(session, reference)


async def test_a_contact_is_erased_with_every_conversation_that_has_its_address(
    chat: Chat, rasa: FakeRasa, begun: str, asked: Asked, eraser: Eraser, chosen: Settings
) -> None:
    await told_everything(chat, rasa, begun)
    for number, conversation in enumerate(("gone already", "another")):
        asked(conversation, f"key-{number}")
    counts = eraser.erase(Scope.CONTACT, " MAIRI@craigellan.example", "ailsa@hub.example")
    assert (counts[Store.REQUESTS], counts[Store.TURNS], counts[Store.CONVERSATIONS]) == (2, 6, 1)
    assert held(chosen) == []


async def test_a_reference_is_erased_with_its_conversation(
    chat: Chat, rasa: FakeRasa, begun: str, asked: Asked, eraser: Eraser, chosen: Settings
) -> None:
    await told_everything(chat, rasa, begun)
    eraser.erase(Scope.REFERENCE, asked(begun), "ailsa@hub.example")
    assert held(chosen) == []


@pytest.mark.parametrize("scope", Scope)
def test_nothing_held_is_said(eraser: Eraser, scope: Scope, sessions: Sessions) -> None:
    with pytest.raises(NothingHeld):
        eraser.erase(scope, "MC-222222", "ailsa@hub.example")
    with sessions() as session:
        assert receipts(session) == []


async def test_what_a_legal_hold_keeps_is_not_deleted_and_the_employer_is_told(
    chat: Chat, rasa: FakeRasa, begun: str, asked: Asked, sessions: Sessions
) -> None:
    button = await told_everything(chat, rasa, begun)
    reference = asked(begun)
    with sessions.begin() as session:
        place_hold(session, Scope.REFERENCE, reference, "A complaint is open.", by="ailsa@hub.example")
    (told,) = (await chat.post(begun, pressed(button, "erasing-1"))).messages
    assert told.text.startswith("I have deleted nothing: the hub has to keep this for a legal reason.")
    with sessions() as session:
        assert get_request(session, reference).organisation == PERSONAL[2]


@pytest.mark.parametrize("typed_so", ["07700 900412", "call (07700) 900-412 after 5", "+447700900412"])
async def test_a_telephone_number_finds_where_it_was_typed_in_any_spelling(
    chat: Chat, begun: str, eraser: Eraser, sessions: Sessions, typed_so: str
) -> None:
    await chat.post(begun, typed(typed_so, "number-1"))
    assert eraser.erase(Scope.CONTACT, "07700 900 412", "ailsa@hub.example")[Store.TURNS] > 0
    with pytest.raises(NothingHeld):
        eraser.erase(Scope.CONTACT, "07700 900413", "ailsa@hub.example")
