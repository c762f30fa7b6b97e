"""How long a turn takes at the public API, of an advisor alone or in alternation with a stock Rasa assistant.

Both are asked in rounds, one conversation each, so that what else the machine does falls on both alike. Every
recommendation asks for another need, so that no answer comes out of a cache.
"""

from __future__ import annotations

import itertools
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

import httpx
import numpy as np
from rich.console import Console
from rich.table import Table

NEEDS = ("dementia care", "welding", "stock control", "cyber security", "bread making", "first aid", "heat pumps")
SITUATIONS = (
    "our {people} need training in {need}, about 12 people, part-time",
    "we run a small firm and our {people} keep getting {need} wrong",
    "is there anything on {need} and digital record keeping for {people}?",
)
PEOPLE = ("carers", "technicians", "supervisors", "drivers", "cooks", "managers")
TERMS = ("what does RPL mean?", "what is SCQF?", "what is a digital badge?", "what is credit?")
FOLLOW_UPS = ("how much is the first one?", "when does it start?", "tell me more about the second one")
FORM = ("Design a new one", "splice fibre in a van in the rain", "technicians", "about 12", "by March")
STOCK_WORDS = ("hello", "I am sad", "yes", "I feel great", "are you a bot?", "thanks bye")

Round = Sequence[tuple[str, str]]
"""What is said in one conversation: the kind of each turn and its words."""
Taken = dict[str, list[list[float]]]
"""Milliseconds by kind, a list for each round."""


class BadAnswer(Exception):
    """A turn was answered with nothing or with an apology, which is quick and means nothing."""


class Talker(Protocol):
    """Somebody who answers over HTTP. Both methods raise httpx's errors, `say` also BadAnswer."""

    def begin(self) -> None: ...

    def say(self, text: str) -> None: ...


class AdvisorTalker:
    def __init__(self, url: str, transport: httpx.BaseTransport | None = None) -> None:
        self._client = httpx.Client(base_url=url, timeout=60, trust_env=False, transport=transport)

    def begin(self) -> None:
        opened = self._client.post("/api/conversations").raise_for_status().json()
        self._client.headers["Authorization"] = f"Bearer {opened['token']}"

    def say(self, text: str) -> None:
        body = {"id": uuid.uuid4().hex, "text": text}
        answer = self._client.post("/api/conversations/messages", json=body).raise_for_status().json()
        if not answer["messages"] or any(message["kind"] == "error" for message in answer["messages"]):
            raise BadAnswer(text)


class StockTalker:
    def __init__(self, url: str, transport: httpx.BaseTransport | None = None) -> None:
        self._client = httpx.Client(base_url=url, timeout=60, trust_env=False, transport=transport)
        self._sender = ""

    def begin(self) -> None:
        self._sender = uuid.uuid4().hex

    def say(self, text: str) -> None:
        body = {"sender": self._sender, "message": text}
        if not self._client.post("/webhooks/rest/webhook", json=body).raise_for_status().json():
            raise BadAnswer(text)


def advisor_rounds() -> Iterator[Round]:
    """Endlessly many conversations; a need never repeats itself within 126."""
    needs = itertools.cycle(itertools.product(SITUATIONS, PEOPLE, NEEDS))
    for term, follow_up in zip(itertools.cycle(TERMS), itertools.cycle(FOLLOW_UPS), strict=False):
        situation, people, need = next(needs)
        yield [
            ("small talk", "hello"),
            ("recommendation", situation.format(people=people, need=need)),
            ("follow-up", follow_up),
            ("term", term),
            ("small talk", "thanks"),
            ("request begun", "we want to ask the universities to make a course for us"),
            *(("form turn", words) for words in FORM),
        ]


def stock_rounds() -> Iterator[Round]:
    return itertools.repeat([("stock", words) for words in STOCK_WORDS])


def measure(talkers: Mapping[str, tuple[Talker, Iterator[Round]]], rounds: int) -> dict[str, Taken]:
    """What each talker took for each turn of `rounds` conversations, the talkers in turn."""
    taken: dict[str, Taken] = {name: {} for name in talkers}
    for number, (name, (talker, scripts)) in itertools.product(range(rounds), talkers.items()):
        talker.begin()
        for kind, text in next(scripts):
            began = time.perf_counter()
            talker.say(text)
            listed = taken[name].setdefault(kind, [])
            if len(listed) <= number:
                listed.append([])
            listed[number].append(1000 * (time.perf_counter() - began))
    return taken


def by_number(talker: Talker, windows: Sequence[int], width: int = 5) -> dict[int, float]:
    """The median milliseconds of the `width` turns around each number of one conversation; the turns are alike."""
    talker.begin()
    took = []
    for _, term in zip(range(max(windows) + width), itertools.cycle(TERMS), strict=False):
        began = time.perf_counter()
        talker.say(term)
        took.append(1000 * (time.perf_counter() - began))
    return {number: float(np.median(took[number - width // 2 : number + width // 2 + 1])) for number in windows}


def ratio(
    ours: Sequence[Sequence[float]], theirs: Sequence[Sequence[float]], percentile: float
) -> tuple[float, float, float]:
    """The ratio of the percentiles, with its 95 % interval: rounds are drawn again with replacement, 1,000 times."""
    drawn = np.random.default_rng(0).integers(0, len(ours), (1000, len(ours)))

    def of(rounds: Sequence[int]) -> float:
        pick: Callable[[Sequence[Sequence[float]]], float] = lambda taken: float(  # noqa: E731
            np.percentile(np.concatenate([taken[number] for number in rounds]), percentile)
        )
        return pick(ours) / pick(theirs)

    low, high = np.percentile([of(rounds) for rounds in drawn], [2.5, 97.5])
    return of(range(len(ours))), float(low), float(high)


def turns_table(taken: Mapping[str, Taken], title: str) -> Table:
    """The percentiles of each kind of turn, beside the stock assistant where it was asked too."""
    table = Table("turn", "p50 ms", "p95 ms", "p50 ratio", "p95 ratio", title=title)
    stock = taken.get("stock", {}).get("stock")
    for kinds in taken.values():
        for kind, rounds in kinds.items():
            flat = np.concatenate(rounds)
            ratios = [ratio(rounds, stock, percentile) if stock else None for percentile in (50, 95)]
            shown = [f"{at:.2f} ({low:.2f} to {high:.2f})" for at, low, high in filter(None, ratios)]
            table.add_row(kind, *(f"{np.percentile(flat, p):.1f}" for p in (50, 95)), *shown)
    return table


def bench_turns(url: str, rounds: int, console: Console) -> None:
    """Print how long each kind of turn takes at an advisor that runs already."""
    talker = AdvisorTalker(url)
    measure({"advisor": (talker, advisor_rounds())}, 2)  # the first turns load what is loaded lazily
    console.print(turns_table(measure({"advisor": (talker, advisor_rounds())}, rounds), f"{rounds} rounds at {url}"))
