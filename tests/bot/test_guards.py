"""Who is refused before a route sees anything: too many requests, pages of foreign sites, unknown host names."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from typing import Any

import httpx
import pytest

from bot.web import make_app
from runtime.database import Sessions
from runtime.settings import Settings
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa

OPEN, SEND, SIGN_IN = "/api/conversations", "/api/conversations/messages", "/console/sign-in"
FRIEND, STRANGER = "https://www.college.example", "https://stranger.example"
Browse = Callable[..., Any]


@pytest.fixture
async def browse(chosen: Settings, sessions: Sessions, rasa: FakeRasa) -> AsyncIterator[Browse]:
    """Makes a client of the application under other settings; `address` is where it comes from."""
    async with AsyncExitStack() as stack:

        async def client(address: str = "192.0.2.1", **settings: Any) -> httpx.AsyncClient:
            app = make_app(chosen.model_copy(update=settings), lambda: None, rasa, PHRASES)
            await stack.enter_async_context(app.router.lifespan_context(app))
            transport = httpx.ASGITransport(app, client=(address, 5000))
            return await stack.enter_async_context(
                httpx.AsyncClient(transport=transport, base_url="http://advisor.example")
            )

        yield client


def too_often(answer: httpx.Response) -> bool:
    return answer.status_code == 429 and 1 <= int(answer.headers["Retry-After"]) <= 3600


async def test_an_address_opens_no_more_conversations_than_its_rate(browse: Browse) -> None:
    client = await browse(limit_opening="2/hour")
    answers = [await client.post(OPEN) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201, 201, 429]
    assert too_often(answers[2])
    assert answers[2].json()["code"] == "too_often"
    assert f"{int(answers[2].headers['Retry-After']):,} seconds" in answers[2].json()["detail"]


async def test_an_address_sends_no_more_messages_than_its_rate(browse: Browse) -> None:
    client = await browse(limit_sending="2/hour")
    for _ in range(2):
        assert (await client.post(SEND)).status_code == 401
    assert too_often(await client.post(SEND))
    assert (await client.get(SEND)).status_code == 401  # reading goes on


@pytest.mark.parametrize("path", ["/api/catalogue/terms?name=gone", "/api/catalogue/credentials/gone"])
async def test_an_address_looks_no_more_up_than_its_rate_and_the_next_goes_on(browse: Browse, path: str) -> None:
    client = await browse(limit_lookup="2/hour")
    assert (await client.get(path)).status_code == 404
    assert (await client.post("/mcp")).status_code == 400
    assert too_often(await client.get(path))
    assert too_often(await client.post("/mcp"))
    assert (await client.get("/api/conversations/greeting")).status_code == 200
    other = await browse(address="192.0.2.9", limit_lookup="2/hour")
    assert (await other.get(path)).status_code == 404


async def test_a_conversation_is_bounded_by_itself_and_the_next_one_goes_on(browse: Browse, rasa: FakeRasa) -> None:
    client = await browse(limit_conversation="2/hour")
    for expected in ([200, 200, 429], [200]):
        token = (await client.post(OPEN)).json()["token"]
        for number, status in enumerate(expected):
            body = {"id": f"message-{number}", "text": "hello"}
            answer = await client.post(SEND, json=body, headers={"Authorization": f"Bearer {token}"})
            assert answer.status_code == status
            assert status != 429 or too_often(answer)
    assert rasa.texts.count("hello") == 3


@pytest.mark.parametrize(("path", "setting"), [(SIGN_IN, "limit_sign_in"), ("/console/catalogue", "limit_upload")])
async def test_an_address_tries_the_console_no_oftener_than_its_rate(browse: Browse, path: str, setting: str) -> None:
    client = await browse(**{setting: "2/hour"})
    client.headers["Sec-Fetch-Site"] = "same-origin"
    answers = [await client.post(path, data={"email": "a@b.example", "password": "wrong"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [403, 403, 429]
    assert too_often(answers[2])
    assert answers[2].headers["Content-Type"].startswith("text/plain")
    assert (await client.get(SIGN_IN)).status_code == 200


async def test_without_limits_nobody_is_held_up(browse: Browse) -> None:
    client = await browse(limits="off", limit_opening="1/hour")
    assert [(await client.post(OPEN)).status_code for _ in range(3)] == [201, 201, 201]


async def test_behind_a_named_proxy_each_client_counts_by_itself(browse: Browse) -> None:
    client = await browse("10.0.0.9", proxies=("10.0.0.0/8",), limit_opening="1/hour")
    for address, status in (("198.51.100.1", 201), ("198.51.100.2", 201), ("198.51.100.1", 429)):
        assert (await client.post(OPEN, headers={"X-Forwarded-For": address})).status_code == status


async def test_a_client_cannot_write_the_part_that_the_proxy_did_not(browse: Browse) -> None:
    client = await browse("10.0.0.9", proxies=("10.0.0.0/8",), limit_opening="1/hour")
    for made_up, status in (("1.1.1.1", 201), ("2.2.2.2", 429)):
        headers = {"X-Forwarded-For": f"{made_up}, 198.51.100.1, 10.0.0.3"}
        assert (await client.post(OPEN, headers=headers)).status_code == status


async def test_whoever_is_no_named_proxy_is_not_believed(browse: Browse) -> None:
    client = await browse(limit_opening="1/hour")
    for made_up, status in (("1.1.1.1", 201), ("2.2.2.2", 429)):
        assert (await client.post(OPEN, headers={"X-Forwarded-For": made_up})).status_code == status


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Origin": STRANGER}, id="a script or a form of another site"),
        pytest.param({"Origin": STRANGER, "Sec-Fetch-Site": "cross-site"}, id="the same, told by the browser too"),
        pytest.param({"Origin": "null"}, id="a sandboxed frame"),
        pytest.param({"Origin": f"{FRIEND}.evil.example"}, id="a name that begins like a friend's"),
        pytest.param({"Origin": "http://www.college.example"}, id="a friend's name without TLS"),
        pytest.param({"Sec-Fetch-Site": "cross-site"}, id="a browser that hides its origin"),
        pytest.param({"Sec-Fetch-Site": "same-site"}, id="a neighbour under the same domain"),
    ],
)
@pytest.mark.parametrize("path", [OPEN, SEND, SIGN_IN])
async def test_a_page_of_a_foreign_site_writes_nothing(
    browse: Browse, rasa: FakeRasa, path: str, headers: dict[str, str]
) -> None:
    client = await browse(widget_origins=(FRIEND,))
    answer = await client.post(path, headers={"Content-Type": "text/plain", **headers})
    assert answer.status_code == 403
    assert rasa.asked == []


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Origin": FRIEND, "Sec-Fetch-Site": "cross-site"}, id="the widget on a named site"),
        pytest.param({"Origin": FRIEND.upper()}, id="in capitals"),
        pytest.param({"Origin": "http://advisor.example"}, id="the hub's own page on http"),
        pytest.param({"Origin": "https://advisor.example", "Sec-Fetch-Site": "same-origin"}, id="on https by a proxy"),
        pytest.param({"Origin": "https://public.example"}, id="the public address, where a proxy rewrites Host"),
        pytest.param({"Sec-Fetch-Site": "same-origin"}, id="the hub's own page without an origin"),
        pytest.param({}, id="a program"),
    ],
)
async def test_whoever_may_write_opens_a_conversation(browse: Browse, headers: dict[str, str]) -> None:
    client = await browse(widget_origins=(FRIEND,), public_url="https://public.example")
    assert (await client.post(OPEN, headers=headers)).status_code == 201


async def test_the_page_of_a_named_site_can_read_why_it_was_refused(browse: Browse) -> None:
    client = await browse(widget_origins=(FRIEND,), limit_opening="1/hour")
    await client.post(OPEN)
    answer = await client.post(OPEN, headers={"Origin": FRIEND})
    assert too_often(answer)
    assert answer.headers["Access-Control-Allow-Origin"] == FRIEND
    assert "Retry-After" in answer.headers["Access-Control-Expose-Headers"]


@pytest.mark.parametrize("host", ["evil.example", "advisor.example.evil.example", "", "a b"])
async def test_under_a_foreign_name_nothing_is_served(browse: Browse, host: str) -> None:
    client = await browse()
    assert (await client.get("/", headers={"Host": host})).status_code == 400
    assert (await client.post(OPEN, headers={"Host": host, "Origin": f"http://{host}"})).status_code == 400


@pytest.mark.parametrize(
    "host", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000", "ADVISOR.example", "public.example"]
)
async def test_under_its_own_names_everything_is_served(browse: Browse, host: str) -> None:
    client = await browse(public_url="https://public.example")
    assert (await client.get("/", headers={"Host": host})).status_code == 200


async def test_coming_back_from_a_provider_is_counted_as_a_sign_in(browse: Browse) -> None:
    client = await browse(limit_sign_in="2/hour")
    answers = [await client.get("/console/sign-in/sso/callback?state=x&code=y") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [404, 404, 429]
