"""What the widget costs a page: bytes, requests, and how long until the first answer on a slow line.

    .venv/bin/python -m tests.bot.widget.bench

The line is 1.6 Mb/s with 150 ms there and back, the advisor is the hand-written one, which answers at once: the figures
are those of the widget alone.
"""

from __future__ import annotations

import time

from playwright.sync_api import Page, expect

from bot.assets import bundled
from tests.bot.widget.pages import WIDGET
from tests.bot.widget.screen import GREETING, log, say
from tests.bot.widget.server import serving
from tests.conftest import launched_chromium

ROUND_TRIP, BITS = 150, 1_600_000


def slow(page: Page) -> None:
    line = {"offline": False, "latency": ROUND_TRIP, "downloadThroughput": BITS / 8, "uploadThroughput": BITS / 8}
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", line)


def main() -> None:
    for name, asset in bundled(WIDGET).widget.items():
        sizes = ", ".join(f"{coding} {len(body):,}" for coding, body in asset.encoded.items())
        print(f"{name}: {len(asset.body):,} bytes; {sizes}")
    total = sum(len(asset.encoded["gzip"]) for asset in bundled(WIDGET).widget.values())
    print(f"in all, gzip: {total:,} bytes")
    with serving() as server, launched_chromium() as browser:
        server.begin()
        page = browser.new_context(base_url=server.address).new_page()
        slow(page)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.removeprefix(server.address)))
        page.goto("/")
        expect(page.get_by_role("button", name="Skills advisor")).to_be_visible()
        print(f"requests before opening: {asked}")
        asked.clear()
        began = time.perf_counter()
        page.locator("advisor-chat .launcher").dispatch_event("click")  # without the hover that would load it before
        expect(log(page).get_by_text(GREETING)).to_be_visible()
        print(f"requests to open: {asked}, {time.perf_counter() - began:.2f} s until the greeting")
        asked.clear()
        began = time.perf_counter()
        say(page, "care")
        expect(log(page).get_by_text("Two courses come close")).to_be_visible()
        print(f"requests of the first message: {asked}, {time.perf_counter() - began:.2f} s until its answer")


if __name__ == "__main__":
    main()
