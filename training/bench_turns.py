"""`python -m training turns`: how long a turn takes at the public API of an advisor that runs already.

Each sort of turn alternates with the others, so that what else the machine does falls on all alike. Every
recommendation asks for another need, so that no answer comes out of a cache.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator
from itertools import cycle, product
from statistics import median, quantiles

import httpx
from rich.console import Console
from rich.table import Table

NEEDS = ("dementia care", "welding", "stock control", "cyber security", "bread making", "first aid", "heat pumps")
SITUATIONS = (
    "our {people} need training in {need}, about 12 people, part-time",
    "we run a small firm and our {people} keep getting {need} wrong",
    "is there anything on {need} and digital record keeping for {people}?",
)
PEOPLE = ("carers", "technicians", "supervisors", "drivers", "cooks", "managers")
SMALL_TALK = ("hello", "thanks", "good morning", "thank you")
TERMS = ("what does RPL mean?", "what is SCQF?", "what is a digital badge?", "what is credit?")
TURNS_A_CONVERSATION = 9
"""Well below the turns after which a session of Rasa is renewed."""


def messages(turn: str) -> Iterator[str]:
    """Endlessly many messages for such a turn; a recommendation never repeats itself within 126."""
    if turn == "recommendation":
        for situation, people, need in cycle(product(SITUATIONS, PEOPLE, NEEDS)):
            yield situation.format(people=people, need=need)
    yield from cycle(SMALL_TALK if turn == "small talk" else TERMS)


def measure(url: str, count: int) -> dict[str, list[float]]:
    """Milliseconds of `count` turns of each sort. Raises httpx's errors when the advisor does not answer."""
    texts = {turn: messages(turn) for turn in ("small talk", "term", "recommendation")}
    taken: dict[str, list[float]] = {turn: [] for turn in texts}
    with httpx.Client(base_url=url, timeout=30, trust_env=False) as client:
        for number in range(count):
            if number % (TURNS_A_CONVERSATION // len(texts)) == 0:
                opened = client.post("/api/conversations").raise_for_status().json()
                client.headers["Authorization"] = f"Bearer {opened['token']}"
            for turn, listed in texts.items():
                body = {"id": uuid.uuid4().hex, "text": next(listed)}
                began = time.perf_counter()
                client.post("/api/conversations/messages", json=body).raise_for_status()
                taken[turn].append(1000 * (time.perf_counter() - began))
    return taken


def bench_turns(url: str, count: int, console: Console) -> None:
    """Print the median and the 95th percentile of each sort of turn."""
    measure(url, 5)  # the first turns load what is loaded lazily
    table = Table("turn", "p50 ms", "p95 ms", title=f"{count} turns of each sort at {url}")
    for turn, taken in measure(url, count).items():
        table.add_row(turn, f"{median(taken):.1f}", f"{quantiles(taken, n=20)[-1]:.1f}")
    console.print(table)
