"""The web application put together: its pages, its health, what it tells browsers, what it opens and closes."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from bot.guards import SAFE_HEADERS
from bot.web import make_app
from hub.roles import Role
from hub.staff import add_staff
from runtime.database import Sessions
from runtime.settings import Settings
from tests.bot.fake_rasa import FakeRasa
from tests.conftest import EMAIL

PAGES = ["/", "/privacy"]
EVERYWHERE = [*PAGES, "/widget/advisor-chat.js", "/health", "/openapi.json", "/api/conversations/messages", "/nothing"]
FRIEND = "https://www.college.example"


@pytest.mark.parametrize("path", EVERYWHERE)
async def test_every_answer_carries_the_headers_that_keep_a_browser_careful(
    client: httpx.AsyncClient, path: str
) -> None:
    headers = (await client.get(path)).headers
    assert {name: headers.get(name) for name in SAFE_HEADERS} == SAFE_HEADERS


async def test_a_body_that_is_too_large_is_refused_with_the_same_headers(client: httpx.AsyncClient) -> None:
    answer = await client.post("/api/conversations/messages", content=b" " * 100_000)
    assert {name: answer.headers.get(name) for name in SAFE_HEADERS} == SAFE_HEADERS


async def test_a_catalogue_for_the_console_may_be_larger_than_a_message(client: httpx.AsyncClient) -> None:
    here = {"Sec-Fetch-Site": "same-origin"}
    sizes = {"/console/catalogue": 403, "/console/catalogue/": 413, "/console/sign-in": 413}  # 403: nobody is signed in
    for path, status in sizes.items():
        assert (await client.post(path, content=b" " * 100_000, headers=here)).status_code == status


async def test_what_is_imported_in_the_console_is_indexed(
    client: httpx.AsyncClient, sessions: Sessions, rebuilds: list[str]
) -> None:
    with sessions.begin() as session:
        add_staff(session, "ailsa@hub.example", "Ailsa", "a long pass phrase", Role.EDITOR)
    client.headers["Sec-Fetch-Site"] = "same-origin"
    await client.post("/console/sign-in", data={"email": "ailsa@hub.example", "password": "a long pass phrase"})
    file = {"file": ("courses.csv", b"id,title,provider\nnets,Net Mending,Corrie\n" + b"\n" * 100_000)}
    page = await client.post("/console/catalogue", data={"replace": "nothing"}, files=file, follow_redirects=True)
    seen = page.text.partition('name="seen" value="')[2].partition('"')[0]
    await client.post(f"{page.url.path}/apply", data={"seen": seen})
    assert rebuilds == ["asked"]


def test_no_page_may_run_a_script_from_elsewhere_or_be_framed() -> None:
    policy = SAFE_HEADERS["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_is_html_with_the_contact_filled_in(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "{{" not in answer.text


async def test_the_privacy_page_names_the_contact(client: httpx.AsyncClient) -> None:
    assert EMAIL in (await client.get("/privacy")).text


async def test_the_widget_is_served_as_a_script(client: httpx.AsyncClient) -> None:
    answer = await client.get("/widget/advisor-chat.js")
    assert answer.status_code == httpx.codes.OK
    assert answer.headers["Content-Type"].startswith("text/javascript")


@pytest.mark.parametrize("path", ["/widget/..%2fweb.py", "/widget/%2e%2e/web.py", "/widget/"])
async def test_the_widgets_folder_shows_nothing_else(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code == httpx.codes.NOT_FOUND


async def test_the_console_asks_who_is_there(client: httpx.AsyncClient) -> None:
    answer = await client.get("/console/", follow_redirects=True)
    assert answer.url.path == "/console/sign-in"
    assert 'type="password"' in answer.text


async def test_no_other_site_may_use_the_api_unless_it_is_named(client: httpx.AsyncClient) -> None:
    answer = await client.post("/api/conversations", headers={"Origin": FRIEND})
    assert "Access-Control-Allow-Origin" not in answer.headers


async def test_a_site_that_is_named_may_show_the_widget(chosen: Settings, sessions: Sessions, rasa: FakeRasa) -> None:
    app = make_app(chosen.model_copy(update={"widget_origins": (FRIEND,)}), lambda: None, rasa)
    ask = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,content-type"}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://advisor.example") as client:
        friend = await client.options("/api/conversations/messages", headers={"Origin": FRIEND, **ask})
        stranger = await client.options("/api/conversations/messages", headers={"Origin": "https://x.example", **ask})
    assert friend.headers["Access-Control-Allow-Origin"] == FRIEND
    assert "Access-Control-Allow-Origin" not in stranger.headers


async def test_it_closes_rasa_and_the_database_when_it_stops(app: FastAPI, rasa: FakeRasa, tmp_path: Path) -> None:
    async with app.router.lifespan_context(app):
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://advisor.example") as client:
            await client.post("/api/conversations")
        assert not rasa.closed
    assert rasa.closed


def test_making_it_connects_to_nothing(chosen: Settings) -> None:
    make_app(chosen, lambda: None)
    assert not Path(chosen.database.removeprefix("sqlite:///")).exists()
