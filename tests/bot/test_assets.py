"""The widget's files as they are served: small, whole, and asked for again only when they changed."""

from __future__ import annotations

import httpx
import pytest

from bot.assets import minified
from bot.web import WIDGET

SCRIPT = "/widget/advisor-chat.js"


def test_what_is_served_has_no_comments_and_is_smaller() -> None:
    served = minified(WIDGET)
    assert set(served) == {file.name for file in WIDGET.iterdir() if file.suffix in {".js", ".css"}}
    for name, body in served.items():
        assert len(body) < (WIDGET / name).stat().st_size
        assert not body.startswith((b"/*", b"// "))


async def test_a_style_sheet_is_served_as_one(client: httpx.AsyncClient) -> None:
    answer = await client.get("/widget/advisor-chat.css")
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert answer.content == minified(WIDGET)["advisor-chat.css"]


@pytest.mark.parametrize("mark", ["", "W/"])
async def test_a_file_that_did_not_change_is_not_sent_again(client: httpx.AsyncClient, mark: str) -> None:
    first = await client.get(SCRIPT)
    assert first.headers["Cache-Control"] == "no-cache"
    again = await client.get(SCRIPT, headers={"If-None-Match": mark + first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_a_file_that_changed_is_sent(client: httpx.AsyncClient) -> None:
    assert (await client.get(SCRIPT, headers={"If-None-Match": '"earlier"'})).status_code == httpx.codes.OK


async def test_pages_are_not_served_as_files(client: httpx.AsyncClient) -> None:
    assert (await client.get("/widget/demo.html")).status_code == httpx.codes.NOT_FOUND
