"""The contract over HTTP: what a client that keeps to it gets."""

from __future__ import annotations

from typing import Any, get_args

import httpx
import pytest
from fastapi import FastAPI

from contract import Answer, Button, Error, History, Message, Opened, Text
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa

MESSAGES = "/api/conversations/messages"
KINDS = {model.model_fields["kind"].default for model in get_args(get_args(Message)[0])}


@pytest.fixture
async def employer(client: httpx.AsyncClient) -> httpx.AsyncClient:
    """The client, holding the token of a conversation of its own."""
    opened = (await client.post("/api/conversations")).json()
    client.headers["Authorization"] = f"Bearer {opened['token']}"
    return client


def say(text: str, key: str = "message-1") -> dict[str, str]:
    return {"id": key, "text": text}


async def test_opening_gives_a_token_and_the_first_words(client: httpx.AsyncClient) -> None:
    answer = await client.post("/api/conversations")
    assert answer.status_code == httpx.codes.CREATED
    opened = Opened.model_validate(answer.json())
    assert len(opened.token) >= 43
    assert [message.text for message in opened.messages] == [PHRASES("utter_greet")]


async def test_every_conversation_has_a_token_of_its_own(client: httpx.AsyncClient) -> None:
    tokens = {(await client.post("/api/conversations")).json()["token"] for _ in range(3)}
    assert len(tokens) == 3


async def test_a_message_is_answered(employer: httpx.AsyncClient) -> None:
    answer = await employer.post(MESSAGES, json=say("we need welders"))
    assert answer.status_code == httpx.codes.OK
    (message,) = Answer.model_validate(answer.json()).messages
    assert (message.kind, message.author, message.text) == ("text", "advisor", "You said: we need welders")


async def test_a_second_post_with_the_same_id_gets_the_same_answer(employer: httpx.AsyncClient, rasa: FakeRasa) -> None:
    first = await employer.post(MESSAGES, json=say("welders"))
    second = await employer.post(MESSAGES, json=say("welders"))
    assert second.json() == first.json()
    assert rasa.texts == ["welders"]


async def test_a_button_is_pressed_by_sending_its_payload(employer: httpx.AsyncClient, rasa: FakeRasa) -> None:
    rasa.replies["welders"] = [Text(lead="Well?", buttons=(Button(title="More", payload="/more"),))]
    (message,) = (await employer.post(MESSAGES, json=say("welders"))).json()["messages"]
    answer = await employer.post(MESSAGES, json={"id": "message-2", "payload": message["buttons"][0]["payload"]})
    assert answer.json()["messages"][0]["text"] == "You said: /more"


async def test_typed_text_with_a_slash_reaches_rasa_without_it(employer: httpx.AsyncClient, rasa: FakeRasa) -> None:
    await employer.post(MESSAGES, json=say("/ /request"))
    assert rasa.texts == ["request"]


async def test_while_rasa_is_away_the_answer_is_an_error_message_and_not_a_failure(
    employer: httpx.AsyncClient, rasa: FakeRasa
) -> None:
    rasa.down = True
    answer = await employer.post(MESSAGES, json=say("welders"))
    assert answer.status_code == httpx.codes.OK
    (message,) = Answer.model_validate(answer.json()).messages
    assert isinstance(message, Error)
    assert message.data.retry


async def test_the_history_tells_both_sides(employer: httpx.AsyncClient) -> None:
    await employer.post(MESSAGES, json=say("welders"))
    answer = await employer.get(MESSAGES)
    messages = History.model_validate(answer.json()).messages
    assert [(message.author, message.text) for message in messages] == [
        ("advisor", PHRASES("utter_greet")),
        ("employer", "welders"),
        ("advisor", "You said: welders"),
    ]


async def test_the_history_is_read_without_asking_rasa(employer: httpx.AsyncClient, rasa: FakeRasa) -> None:
    rasa.down = True
    assert (await employer.get(MESSAGES)).status_code == httpx.codes.OK
    assert rasa.texts == []


@pytest.mark.parametrize("scheme", ["bearer", "BEARER", "Bearer "])
async def test_the_scheme_before_the_token_is_read_as_http_says(employer: httpx.AsyncClient, scheme: str) -> None:
    token = employer.headers["Authorization"].removeprefix("Bearer ")
    answer = await employer.get(MESSAGES, headers={"Authorization": f"{scheme} {token}"})
    assert answer.status_code == httpx.codes.OK


async def test_the_api_document_names_every_kind_of_message(client: httpx.AsyncClient) -> None:
    document: dict[str, Any] = (await client.get("/openapi.json")).json()
    schemas = document["components"]["schemas"]
    answer = schemas["Answer"]["properties"]["messages"]["items"]
    assert set(answer["discriminator"]["mapping"]) == KINDS
    assert all(reference["$ref"].rsplit("/", 1)[-1] in schemas for reference in answer["oneOf"])


async def test_the_api_document_shows_the_chat_api_the_catalogue_and_the_check_of_badges_and_nothing_else(
    app: FastAPI,
) -> None:
    chat = {"/api/conversations", "/api/conversations/greeting", MESSAGES}
    chat |= {f"/api/conversations/{path}" for path in ("ratings", "moves", "moves/taken")}
    names = ("credentials", "credentials/{credential_id}", "plan", "terms", "demand")
    assert set(app.openapi()["paths"]) == chat | {f"/api/catalogue/{name}" for name in names} | {"/api/badges"}


async def test_the_api_document_tells_how_a_message_may_be_refused(app: FastAPI) -> None:
    responses = app.openapi()["paths"][MESSAGES]["post"]["responses"]
    problem = {"$ref": "#/components/schemas/Problem"}
    for status in ("401", "409", "422"):
        assert responses[status]["content"]["application/json"]["schema"] == problem


async def test_a_history_that_was_read_already_is_not_sent_again(client: httpx.AsyncClient) -> None:
    token = (await client.post("/api/conversations")).json()["token"]
    headers = {"Authorization": f"Bearer {token}"}
    first = await client.get("/api/conversations/messages", headers=headers)
    seen = headers | {"If-None-Match": first.headers["ETag"]}
    again = await client.get("/api/conversations/messages", headers=seen)
    assert (again.status_code, again.content) == (304, b"")
    await client.post("/api/conversations/messages", headers=headers, json={"id": "message-1", "text": "welders"})
    after = await client.get("/api/conversations/messages", headers=seen)
    assert after.status_code == 200
    assert len(after.json()["messages"]) == len(first.json()["messages"]) + 2
    assert after.headers["Cache-Control"] == "no-store"
