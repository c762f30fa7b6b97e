"""The bench asks in turn, counts only real answers, and says how sure a ratio is."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from rich.console import Console

from training.bench_turns import (
    AdvisorTalker,
    BadAnswer,
    StockTalker,
    advisor_rounds,
    by_number,
    measure,
    ratio,
    stock_rounds,
    turns_table,
)


class Listener:
    """Answers nothing and remembers what was said to whom."""

    def __init__(self, name: str, heard: list[str]) -> None:
        self._name = name
        self._heard = heard

    def begin(self) -> None:
        self._heard.append(f"{self._name} begins")

    def say(self, text: str) -> None:
        self._heard.append(f"{self._name}: {text}")


def answering(answer: Any) -> httpx.MockTransport:
    """An HTTP server that opens every conversation and gives every message this answer."""

    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/api/conversations":
            return httpx.Response(201, json={"token": "key", "messages": []})
        assert request.url.path.startswith("/webhooks") or request.headers["Authorization"] == "Bearer key"
        assert json.loads(request.content)
        return httpx.Response(200, json=answer)

    return httpx.MockTransport(handle)


def test_two_assistants_are_asked_in_alternation_a_conversation_each() -> None:
    heard: list[str] = []
    script = [[("greeting", "hello"), ("thanks", "thanks")]]
    taken = measure({name: (Listener(name, heard), itertools.cycle(script)) for name in "ab"}, 2)
    assert heard == ["a begins", "a: hello", "a: thanks", "b begins", "b: hello", "b: thanks"] * 2
    assert [len(rounds) for rounds in taken["a"]["greeting"]] == [1, 1]
    assert taken["a"].keys() == taken["b"].keys() == {"greeting", "thanks"}


def test_a_kind_that_comes_twice_in_a_conversation_counts_twice() -> None:
    taken = measure({"a": (Listener("a", []), itertools.repeat([("form", "x"), ("form", "y")]))}, 3)
    assert [len(rounds) for rounds in taken["a"]["form"]] == [2, 2, 2]


def test_a_ratio_without_noise_is_certain() -> None:
    assert ratio([[20.0, 20.0]] * 5, [[10.0]] * 5, 50) == (2.0, 2.0, 2.0)


def test_a_ratio_of_noisy_rounds_lies_in_a_wide_interval() -> None:
    at, low, high = ratio([[10.0], [10.0], [30.0], [30.0], [20.0]], [[10.0]] * 5, 50)
    assert (low, at, high) == (1.0, 2.0, 3.0)


def test_the_table_has_a_row_for_each_kind_and_the_ratio_to_the_stock_assistant() -> None:
    taken = {"stock": {"stock": [[10.0], [10.0]]}, "advisor": {"term": [[15.0], [15.0]]}}
    console = Console(width=200)
    with console.capture() as shown:
        console.print(turns_table(taken, "both"))
    assert "1.50 (1.50 to 1.50)" in shown.get()


def test_the_table_of_an_advisor_alone_has_no_ratio() -> None:
    console = Console(width=200)
    with console.capture() as shown:
        console.print(turns_table({"advisor": {"term": [[15.0], [15.0]]}}, "one"))
    assert "15.0" in shown.get()
    assert "1.00" not in shown.get()


def test_a_turn_is_taken_with_its_neighbours() -> None:
    heard: list[str] = []
    assert by_number(Listener("a", heard), (5, 10)).keys() == {5, 10}
    assert len(heard) >= 12


@pytest.mark.parametrize("messages", [[], [{"kind": "error"}], [{"kind": "text"}, {"kind": "error"}]])
def test_an_apology_of_the_advisor_is_no_answer(messages: list[dict[str, str]]) -> None:
    talker = AdvisorTalker("http://advisor", answering({"messages": messages}))
    talker.begin()
    with pytest.raises(BadAnswer, match="welders"):
        talker.say("welders")


def test_an_answer_of_the_advisor_counts() -> None:
    talker = AdvisorTalker("http://advisor", answering({"messages": [{"kind": "text"}]}))
    talker.begin()
    talker.say("welders")


def test_silence_of_the_stock_assistant_is_no_answer() -> None:
    talker = StockTalker("http://stock", answering([]))
    talker.begin()
    with pytest.raises(BadAnswer, match="hello"):
        talker.say("hello")


@pytest.mark.parametrize("talk", [AdvisorTalker, StockTalker])
def test_a_server_that_fails_ends_the_bench(talk: Callable[..., Any]) -> None:
    talker = talk("http://down", httpx.MockTransport(lambda _: httpx.Response(500)))

    def converse() -> None:
        talker.begin()
        talker.say("hello")

    with pytest.raises(httpx.HTTPStatusError):
        converse()


def test_no_need_is_asked_for_twice_in_a_hundred_conversations() -> None:
    asked = [
        text for script in itertools.islice(advisor_rounds(), 100) for kind, text in script if kind == "recommendation"
    ]
    assert len(set(asked)) == len(asked) == 100


def test_the_stock_assistant_hears_what_its_own_examples_are_like() -> None:
    assert {kind for kind, _ in next(stock_rounds())} == {"stock"}
