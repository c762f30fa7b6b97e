"""Lookups are asked of the action server, and whatever goes wrong there is one kind of error."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import httpx
import pytest

from bot.lookups import Lookups, LookupsUnavailable, PhraseLookups
from contract.lookups import Conditions, Lookup, Matches, PhrasesFound, Planned

LOOKUP = Lookup(needs=("torn nets",), conditions=Conditions(level_max=6), most=2)
Answer = Callable[[httpx.Request], httpx.Response]


async def asked(answer: Answer) -> tuple[Matches, Planned]:
    lookups = Lookups("http://actions.example", httpx.MockTransport(answer))
    try:
        return await lookups.matches(LOOKUP), await lookups.plan(LOOKUP)
    finally:
        await lookups.close()


async def test_a_lookup_goes_to_the_action_server_and_its_answer_comes_back() -> None:
    heard: list[tuple[str, Lookup]] = []
    answers = {
        "/lookups/matches": Matches(items=(), total=3, uncovered=("torn nets",)),
        "/lookups/plan": Planned(items=(), covers=(), totals=(), uncovered=("torn nets",)),
    }

    def answer(request: httpx.Request) -> httpx.Response:
        heard.append((request.url.path, Lookup.model_validate_json(request.content)))
        return httpx.Response(200, content=answers[request.url.path].model_dump_json())

    assert await asked(answer) == tuple(answers.values())
    assert heard == [("/lookups/matches", LOOKUP), ("/lookups/plan", LOOKUP)]


def refuse(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("secret words", request=request)


@pytest.mark.parametrize(
    "answer",
    [
        refuse,
        lambda _: httpx.Response(500),
        lambda _: httpx.Response(200, content=b"secret words"),
        lambda _: httpx.Response(200, json={"items": "secret words"}),
    ],
)
async def test_whatever_goes_wrong_is_unavailable_and_quotes_nothing(answer: Answer) -> None:
    with pytest.raises(LookupsUnavailable) as error:
        await asked(answer)
    assert "secret" not in str(error.value)


def phrases(answer: Answer) -> tuple[str, ...] | None:
    lookups = PhraseLookups("http://actions.example", httpx.MockTransport(answer))
    try:
        return lookups("care")
    finally:
        lookups.close()


def test_phrases_are_looked_up_and_are_not_known_while_nobody_answers() -> None:
    found = PhrasesFound(items=("up all night",)).model_dump_json()
    assert phrases(lambda _: httpx.Response(200, content=found)) == ("up all night",)
    for nothing in (refuse, lambda _: httpx.Response(500), lambda _: httpx.Response(200, content=b"secret words")):
        assert phrases(nothing) is None


async def test_a_reply_that_never_comes_is_not_waited_for() -> None:
    class Silent(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            return await asyncio.Future()

    lookups = Lookups("http://actions.example", Silent(), patience=0.01)
    with pytest.raises(LookupsUnavailable, match="TimeoutError"):
        await lookups.matches(LOOKUP)
    await lookups.close()
