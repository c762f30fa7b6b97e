"""What people with bad intent type: it is answered like any message, forces nothing, and shows nobody else's words."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest

from bot.conversations import MAX_CHARACTERS
from bot.web import make_app
from contract import Button, Text
from runtime.database import Sessions
from runtime.settings import Settings
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa
from tests.bot.hostile import SECRET, hostile

MESSAGES = "/api/conversations/messages"
MANY = 600


@pytest.fixture
async def open_client(chosen: Settings, sessions: Sessions, rasa: FakeRasa) -> AsyncIterator[httpx.AsyncClient]:
    """The application without limits, which faults reach as the 500 that an employer would get."""
    app = make_app(chosen.model_copy(update={"limits": "off"}), lambda: None, rasa, PHRASES)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://advisor.example") as client,
    ):
        yield client


async def opened(client: httpx.AsyncClient) -> dict[str, str]:
    return {"Authorization": f"Bearer {(await client.post('/api/conversations')).json()['token']}"}


async def test_hostile_messages_are_answered_force_nothing_and_show_nothing_of_others(
    open_client: httpx.AsyncClient, rasa: FakeRasa
) -> None:
    victim = await opened(open_client)
    await open_client.post(MESSAGES, json={"id": "message-1", "text": SECRET}, headers=victim)
    rasa.asked.clear()
    attackers = [await opened(open_client) for _ in range(5)]
    texts = hostile(MANY)
    assert len(texts) == MANY
    for number, text in enumerate(texts):
        body = {"id": f"message-{number}", "text": text}
        answer = await open_client.post(MESSAGES, json=body, headers=attackers[number % 5])
        assert answer.status_code == 200, (text, answer.text)
        assert "Traceback" not in answer.text
        assert SECRET not in answer.text
    assert [text for text in rasa.texts if text.startswith("/")] == []
    for attacker in attackers:
        history = (await open_client.get(MESSAGES, headers=attacker)).text
        assert SECRET not in history
    kept = (await open_client.get(MESSAGES, headers=victim)).json()["messages"]
    assert [message["text"] for message in kept if message["author"] == "employer"] == [SECRET]


async def test_hostile_ids_tokens_and_payloads_are_refused_without_a_fault(open_client: httpx.AsyncClient) -> None:
    mine = await opened(open_client)
    for number, text in enumerate(hostile(200)):
        pressed = await open_client.post(MESSAGES, json={"id": f"press-{number:04}", "payload": text}, headers=mine)
        assert pressed.status_code == 422, (text, pressed.text)
        named = await open_client.post(MESSAGES, json={"id": text, "text": "welders"}, headers=mine)
        assert named.status_code == 422, (text, named.text)
        token = f"Bearer {text}".encode(errors="replace").replace(b"\r", b"").replace(b"\n", b"")
        asked = await open_client.get(MESSAGES, headers={b"Authorization": token})
        assert asked.status_code == 401, (text, asked.text)


async def test_a_button_of_somebody_else_does_nothing(open_client: httpx.AsyncClient, rasa: FakeRasa) -> None:
    rasa.replies["welders"] = [Text(lead="Here.", buttons=(Button(title="Send it", payload="/send_request"),))]
    victim, attacker = await opened(open_client), await opened(open_client)
    said = await open_client.post(MESSAGES, json={"id": "message-1", "text": "welders"}, headers=victim)
    payload = said.json()["messages"][0]["buttons"][0]["payload"]
    stolen = await open_client.post(MESSAGES, json={"id": "message-1", "payload": payload}, headers=attacker)
    assert stolen.status_code == 422
    assert "/send_request" not in rasa.texts


@pytest.mark.parametrize("length", [MAX_CHARACTERS + 1, 20_000])
async def test_a_long_message_is_answered_without_rasa(
    open_client: httpx.AsyncClient, rasa: FakeRasa, length: int
) -> None:
    mine = await opened(open_client)
    answer = await open_client.post(MESSAGES, json={"id": "message-1", "text": "w" * length}, headers=mine)
    assert answer.status_code == 200
    assert rasa.asked == []
