"""Everything that the API refuses: with which status, with which code for programs, in which words for people."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from bot.guards import MAX_BODY
from contract import Problem
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa

OPEN = "/api/conversations"
MESSAGES = "/api/conversations/messages"
GOOD = {"id": "message-1", "text": "we need welders"}


@pytest.fixture
async def employer(client: httpx.AsyncClient) -> httpx.AsyncClient:
    client.headers["Authorization"] = f"Bearer {(await client.post(OPEN)).json()['token']}"
    return client


def refusal(answer: httpx.Response) -> tuple[int, str]:
    """The status and the code; what a person reads is there and is one sentence of plain text."""
    problem = Problem.model_validate(answer.json())
    assert problem.detail
    assert "\n" not in problem.detail
    return answer.status_code, problem.code


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({}, id="no header"),
        pytest.param({"Authorization": ""}, id="empty header"),
        pytest.param({"Authorization": "Bearer"}, id="no token"),
        pytest.param({"Authorization": "Bearer  "}, id="blank token"),
        pytest.param({"Authorization": "Bearer made-up"}, id="garbage"),
        pytest.param({"Authorization": "Bearer ' OR 1=1 --"}, id="SQL"),
        pytest.param({"Authorization": b"Bearer \xff\xfe"}, id="no text"),
        pytest.param({"Authorization": "Basic dXNlcjpwYXNz"}, id="another scheme"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_without_a_known_token_there_is_no_conversation(
    client: httpx.AsyncClient, rasa: FakeRasa, method: str, headers: dict[str, Any]
) -> None:
    answer = await client.request(method, MESSAGES, headers=headers, json=GOOD if method == "POST" else None)
    assert refusal(answer) == (401, "unknown_conversation")
    assert rasa.asked == []


async def test_a_token_opens_no_other_conversation(employer: httpx.AsyncClient) -> None:
    await employer.post(MESSAGES, json=GOOD)
    other = (await employer.post(OPEN)).json()["token"]
    messages = (await employer.get(MESSAGES, headers={"Authorization": f"Bearer {other}"})).json()["messages"]
    assert [message["text"] for message in messages] == [PHRASES("utter_greet")]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        pytest.param({"id": "message-1"}, "send either text or a payload", id="neither text nor payload"),
        pytest.param({**GOOD, "payload": "x"}, "send either text or a payload", id="text and payload"),
        pytest.param({**GOOD, "text": " \n\t"}, "the message is empty", id="blank text"),
        pytest.param({**GOOD, "text": None}, "send either text or a payload", id="null text"),
        pytest.param({**GOOD, "text": 7}, "text: ", id="a number for text"),
        pytest.param({**GOOD, "text": ["x"]}, "text: ", id="a list for text"),
        pytest.param({**GOOD, "sender": "somebody"}, "sender: ", id="an unknown field"),
        pytest.param({"text": "x"}, "id: ", id="no id"),
        pytest.param({**GOOD, "id": "short"}, "id: ", id="an id that is too short"),
        pytest.param({**GOOD, "id": "x" * 65}, "id: ", id="an id that is too long"),
        pytest.param({**GOOD, "id": "eight ch"}, "id: ", id="an id with a blank"),
        pytest.param({**GOOD, "id": "message-1\n"}, "id: ", id="an id with a line end"),
        pytest.param({"id": "message-1", "payload": "x" * 65}, "payload: ", id="a payload that is too long"),
        pytest.param([], "", id="a list"),
        pytest.param("text", "", id="a string"),
        pytest.param(None, "", id="null"),
    ],
)
async def test_a_body_that_is_not_of_the_contract_is_refused(
    employer: httpx.AsyncClient, rasa: FakeRasa, body: Any, says: str
) -> None:
    answer = await employer.post(MESSAGES, json=body)
    assert refusal(answer) == (422, "bad_message")
    assert says in answer.json()["detail"]
    assert rasa.texts == []


@pytest.mark.parametrize("field", ["text", "payload"])
@pytest.mark.parametrize("character", ["\\ud800", "\\u0000"])
async def test_a_character_that_no_database_stores_is_refused(
    employer: httpx.AsyncClient, field: str, character: str
) -> None:
    content = f'{{"id": "message-1", "{field}": "cut {character}"}}'
    answer = await employer.post(MESSAGES, content=content, headers={"Content-Type": "application/json"})
    assert refusal(answer) == (422, "bad_message")


@pytest.mark.parametrize("content", [b"", b"{", b"text=x"])
async def test_a_body_that_is_not_json_is_refused(employer: httpx.AsyncClient, content: bytes) -> None:
    answer = await employer.post(MESSAGES, content=content, headers={"Content-Type": "application/json"})
    assert refusal(answer) == (422, "bad_message")


async def test_a_body_that_is_not_utf_8_is_refused(employer: httpx.AsyncClient) -> None:
    answer = await employer.post(MESSAGES, content=b'{"id": "\xff"}', headers={"Content-Type": "application/json"})
    assert refusal(answer) == (400, "bad_message")


async def test_a_payload_that_was_never_issued_is_refused(employer: httpx.AsyncClient, rasa: FakeRasa) -> None:
    answer = await employer.post(MESSAGES, json={"id": "message-1", "payload": "/request"})
    assert refusal(answer) == (422, "unknown_payload")
    assert rasa.texts == []


async def test_a_payload_of_another_conversation_is_refused(employer: httpx.AsyncClient, rasa: FakeRasa) -> None:
    (greeting,) = (await employer.post(OPEN)).json()["messages"]
    answer = await employer.post(MESSAGES, json={"id": "message-1", "payload": greeting["buttons"][0]["payload"]})
    assert refusal(answer) == (422, "unknown_payload")


async def test_an_id_that_has_another_text_is_refused(employer: httpx.AsyncClient) -> None:
    await employer.post(MESSAGES, json=GOOD)
    answer = await employer.post(MESSAGES, json={**GOOD, "text": "we need plumbers"})
    assert refusal(answer) == (409, "id_reused")


async def test_a_body_that_declares_too_much_is_refused(employer: httpx.AsyncClient, rasa: FakeRasa) -> None:
    answer = await employer.post(MESSAGES, json={**GOOD, "text": "x" * MAX_BODY})
    assert refusal(answer) == (413, "too_large")
    assert "64 kB" in answer.json()["detail"]
    assert rasa.texts == []


async def test_a_body_that_hides_its_length_is_refused_before_it_is_read_whole(employer: httpx.AsyncClient) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while sent < 10 * MAX_BODY:
            sent += 1024
            yield b" " * 1024

    answer = await employer.post(MESSAGES, content=endless(), headers={"Content-Type": "application/json"})
    assert refusal(answer) == (413, "too_large")
    assert sent <= MAX_BODY + 2048


async def test_a_body_of_the_largest_size_is_read(employer: httpx.AsyncClient) -> None:
    body = b'{"id": "message-1", "text": "welders"}'
    answer = await employer.post(MESSAGES, content=body.ljust(MAX_BODY), headers={"Content-Type": "application/json"})
    assert answer.status_code == httpx.codes.OK


async def test_a_path_that_does_not_exist_is_refused(client: httpx.AsyncClient) -> None:
    assert refusal(await client.get("/api/nothing")) == (404, "not_found")


async def test_a_method_that_a_path_does_not_have_is_refused_with_those_it_has(client: httpx.AsyncClient) -> None:
    answer = await client.put(OPEN)
    assert refusal(answer) == (405, "method_not_allowed")
    assert answer.headers["Allow"] == "POST"
