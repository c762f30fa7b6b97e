"""Random broken connections and reloads while messages are on their way: none is lost and none is doubled.

    .venv/bin/python -m tests.bot.widget.storm [DISCONNECTS [RELOADS]]

The real widget in Chromium against the advisor that is written by hand. It prints whether any message was lost,
doubled or out of order.
"""

from __future__ import annotations

import random
import sys
import time

from playwright.sync_api import Page, Route, expect

from tests.bot.widget.screen import field, log, say, start
from tests.bot.widget.server import FakeAdvisor, serving
from tests.conftest import launched_chromium

PATIENCE = 120_000
"""Milliseconds until the last message is answered: the widget may wait half a minute before it tries again."""


def storm(page: Page, advisor: FakeAdvisor, disconnects: int, reloads: int, seed: int = 7) -> list[str]:
    """Say a message for each break; returns what the advisor has of them in the end, in its order.

    A connection breaks before the message arrives, or when it was taken in and the answer is on its way back. Between
    the breaks the widget is at times left to send what waits.
    """
    chance = random.Random(seed)  # noqa: S311  the same breaks in every run
    breaks = ["reload"] * reloads + ["disconnect"] * disconnects
    chance.shuffle(breaks)
    broken: list[str] = []

    def disconnect(route: Route) -> None:
        if not broken:
            route.continue_()
        elif broken.pop() == "after":
            route.fetch()
            route.abort()
        else:
            route.abort()

    page.route("**/messages", disconnect)
    for number, kind in enumerate(breaks):
        if kind == "disconnect":
            broken.append(chance.choice(["before", "after"]))
        say(page, f"message {number}")
        if kind == "reload":
            page.wait_for_timeout(chance.choice([0, 5, 30]))  # the reload comes at any point of the way
            page.reload()
            page.get_by_role("button", name="Skills advisor").click()
            expect(field(page)).to_be_visible()
        elif chance.random() < 0.2:
            page.wait_for_timeout(100)
    broken.clear()
    say(page, "the last")
    expect(log(page)).to_contain_text("Noted: the last", timeout=PATIENCE)
    return [turn.text for turns in advisor.conversations.values() for turn in turns if turn.author == "employer"]


def wanted(breaks: int) -> list[str]:
    return [*(f"message {number}" for number in range(breaks)), "the last"]


def main() -> None:
    asked = [int(word) for word in sys.argv[1:3]]
    disconnects, reloads = [*asked, *(200, 50)[len(asked) :]]
    began = time.monotonic()
    with serving() as server, launched_chromium() as browser:
        page = browser.new_page(base_url=server.address)
        advisor = server.begin()
        stored = storm(start(page), advisor, disconnects, reloads)
    wrong = stored != wanted(disconnects + reloads)
    print(
        f"{disconnects} disconnects and {reloads} reloads in {time.monotonic() - began:.0f} s: {len(stored)} messages"
    )
    print("a message was lost, doubled or out of order" if wrong else "none lost, doubled or out of order")
    sys.exit(wrong)


if __name__ == "__main__":
    main()
