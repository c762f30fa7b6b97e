from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from bot.rasa import Rasa, RasaUnavailable
from contract import Question, Receipt, Recommendations, RecommendationsData, Text
from runtime.logs import turn_of

Answering = Callable[[httpx.Request], httpx.Response]


class RestChannel(httpx.AsyncBaseTransport):
    """Rasa's end of the wire: keeps what arrives, answers as the test says."""

    def __init__(self, answering: Answering) -> None:
        self.requests: list[httpx.Request] = []
        self.closed = False
        self._answering = answering

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return self._answering(request)

    async def aclose(self) -> None:
        self.closed = True


class Silence(httpx.AsyncBaseTransport):
    """Takes the message and never answers."""

    async def handle_async_request(self, _: httpx.Request) -> httpx.Response:
        await asyncio.Event().wait()
        raise AssertionError


def client(answering: Answering) -> tuple[Rasa, RestChannel]:
    channel = RestChannel(answering)
    return Rasa("http://rasa.example", timeout=5, transport=channel), channel


def saying(*parts: Any) -> Rasa:
    return client(lambda _: httpx.Response(200, json=list(parts)))[0]


def raising(error: Exception) -> Answering:
    def answer(_: httpx.Request) -> httpx.Response:
        raise error

    return answer


QUESTION = {"kind": "question", "data": {"slot": "request_roles", "optional": True}}
RECEIPT = {"kind": "receipt", "data": {"reference": "MC-7K2P"}}


async def test_the_message_goes_to_the_rest_channel_with_its_conversation() -> None:
    rasa, channel = client(lambda _: httpx.Response(200, json=[{"text": "Hello."}]))
    await rasa.ask("c0ffee", "we need welders", "start")
    (request,) = channel.requests
    assert (request.method, str(request.url)) == ("POST", "http://rasa.example/webhooks/rest/webhook")
    assert json.loads(request.content) == {
        "sender": "c0ffee",
        "message": "we need welders",
        "metadata": {"context": "start", "turn": ""},
    }


async def test_a_text_is_a_message_of_its_own() -> None:
    assert await saying({"text": "One."}, {"text": "Two."}).ask("c", "x", "none") == [
        Text(lead="One."),
        Text(lead="Two."),
    ]


async def test_a_custom_part_completes_the_text_before_it() -> None:
    buttons = [{"title": "Not sure", "payload": "/answer"}]
    (answer,) = await saying({"text": "Which jobs?", "buttons": buttons}, {"custom": QUESTION}).ask("c", "x", "none")
    assert isinstance(answer, Question)
    assert (answer.text, answer.data.slot, answer.buttons[0].title) == ("Which jobs?", "request_roles", "Not sure")


async def test_each_custom_part_completes_its_own_text() -> None:
    answers = await saying(
        {"text": "Jobs?"}, {"custom": QUESTION}, {"text": "Go on."}, {"text": "Sent."}, {"custom": RECEIPT}
    ).ask("c", "x", "none")
    assert [type(answer) for answer in answers] == [Question, Text, Receipt]


async def test_an_action_sends_a_whole_message_as_custom() -> None:
    whole = {"kind": "text", "text": "One.\n\nTwo.", "buttons": [{"title": "More", "payload": "/more"}]}
    answers = await saying({"custom": whole}, {"custom": whole}).ask("c", "x", "none")
    assert [answer.text for answer in answers] == ["One.\n\nTwo."] * 2


async def test_a_whole_message_leaves_the_text_before_it_alone() -> None:
    first, second = await saying({"text": "I can ask for you."}, {"custom": {**QUESTION, "text": "Jobs?"}}).ask(
        "c", "x", "none"
    )
    assert (first, second.text) == (Text(lead="I can ask for you."), "Jobs?")


async def test_an_action_says_the_lead_and_the_body_apart() -> None:
    whole = Recommendations(
        lead="I found one:",
        body="1. Welding",
        data=RecommendationsData(needs=(), filters=(), items=(), uncovered=(), total=1),
    )
    answers = await saying({"text": "Hm."}, {"custom": whole.model_dump(mode="json", exclude={"text"})}).ask(
        "c", "x", "none"
    )
    assert answers == [Text(lead="Hm."), whole]
    assert answers[1].text == "I found one:\n\n1. Welding"


async def test_buttons_that_are_null_are_no_buttons() -> None:
    (answer,) = await saying({"text": "Hello.", "buttons": None}).ask("c", "x", "none")
    assert answer.buttons == ()


async def test_a_part_that_is_neither_text_nor_custom_is_passed_over() -> None:
    assert await saying({"image": "https://x.example/a.png"}, {"text": "Hello."}).ask("c", "x", "none") == [
        Text(lead="Hello.")
    ]


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param([], id="nothing at all"),
        pytest.param([{"image": "https://x.example/a.png"}], id="a picture only"),
    ],
)
async def test_a_reply_without_words_counts_as_no_answer(parts: list[Any]) -> None:
    with pytest.raises(RasaUnavailable, match="empty reply"):
        await saying(*parts).ask("c", "x", "none")


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param([{"custom": QUESTION}], id="data without words"),
        pytest.param([{"text": "Hm."}, {"custom": {"kind": "telepathy"}}], id="a kind that does not exist"),
        pytest.param([{"text": "Hm."}, {"custom": {"kind": "question", "data": {}}}], id="data that lacks a field"),
        pytest.param([{"text": "Hm."}, {"custom": {"mood": "cheerful"}}], id="a field that does not exist"),
        pytest.param([{"text": None}], id="a text that is none"),
        pytest.param([{"text": "Hm.", "buttons": [{"title": "No payload"}]}], id="half a button"),
    ],
)
async def test_a_reply_that_is_not_of_the_contract_counts_as_no_answer(parts: list[Any]) -> None:
    with pytest.raises(RasaUnavailable, match="not of the contract"):
        await saying(*parts).ask("c", "x", "none")


@pytest.mark.parametrize(
    "body",
    ["null", "7", '{"error": "x"}', '["text"]', "[null]", '[{"buttons": []}, 7]', '[{"text": "a"}, {"custom": 7}]'],
)
async def test_json_of_another_shape_counts_as_no_answer(body: str) -> None:
    with pytest.raises(RasaUnavailable):
        await client(lambda _: httpx.Response(200, text=body))[0].ask("c", "x", "none")


async def test_a_page_instead_of_json_counts_as_no_answer() -> None:
    with pytest.raises(RasaUnavailable):
        await client(lambda _: httpx.Response(200, text="<h1>Proxy</h1>"))[0].ask("c", "x", "none")


@pytest.mark.parametrize("status", [302, 404, 500, 503])
async def test_any_status_but_success_counts_as_no_answer(status: int) -> None:
    with pytest.raises(RasaUnavailable, match=str(status)):
        await client(lambda _: httpx.Response(status, json=[{"text": "Hello."}]))[0].ask("c", "x", "none")


@pytest.mark.parametrize(
    "error", [httpx.ConnectError("refused"), httpx.ReadTimeout("slow"), httpx.ReadError("cut off")]
)
async def test_a_broken_connection_counts_as_no_answer(error: Exception) -> None:
    with pytest.raises(RasaUnavailable, match=type(error).__name__):
        await client(raising(error))[0].ask("c", "x", "none")


async def test_the_whole_exchange_is_bounded_and_not_only_each_read() -> None:
    with pytest.raises(RasaUnavailable, match="TimeoutError"):
        await Rasa("http://rasa.example", timeout=0.01, transport=Silence()).ask("c", "x", "none")


async def test_it_is_healthy_while_rasa_answers() -> None:
    assert await client(lambda _: httpx.Response(200, text="Hello from Rasa"))[0].healthy()


@pytest.mark.parametrize("answering", [lambda _: httpx.Response(500), raising(httpx.ConnectError("refused"))])
async def test_it_is_not_healthy_while_rasa_is_away(answering: Answering) -> None:
    assert not await client(answering)[0].healthy()


async def test_closing_it_closes_its_connections() -> None:
    rasa, channel = client(lambda _: httpx.Response(200))
    await rasa.close()
    assert channel.closed


async def test_a_new_session_is_asked_for_like_a_message() -> None:
    rasa, channel = client(lambda _: httpx.Response(200, json=[]))
    await rasa.renew("c0ffee")
    (request,) = channel.requests
    assert json.loads(request.content) == {
        "sender": "c0ffee",
        "message": "/session_start",
        "metadata": {"context": "none", "turn": ""},
    }


async def test_rasa_is_told_the_turn_that_it_answers() -> None:
    rasa, channel = client(lambda _: httpx.Response(200, json=[{"text": "Hello."}]))
    with turn_of("c0ffee", "message-1") as turn:
        await rasa.ask("c0ffee", "hello", "none")
    assert json.loads(channel.requests[0].content)["metadata"]["turn"] == turn


async def test_a_reply_that_is_not_of_the_contract_is_not_quoted() -> None:
    with pytest.raises(RasaUnavailable) as failed:
        await saying({"custom": {"kind": "receipt", "lead": "Morag", "data": {"reference": ["Morag"]}}}).ask(
            "c", "x", "none"
        )
    assert "data.reference" in str(failed.value)
    assert "Morag" not in str(failed.value)


@pytest.mark.parametrize(
    "answering", [lambda _: httpx.Response(503), raising(httpx.ConnectError("no")), lambda _: httpx.Response(200)]
)
async def test_a_session_that_does_not_begin_counts_as_no_answer(answering: Answering) -> None:
    with pytest.raises(RasaUnavailable):
        await client(answering)[0].renew("c0ffee")
