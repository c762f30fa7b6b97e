"""What the advisor's page does not take: it says why, keeps what was typed, and loses nothing."""

from __future__ import annotations

import httpx
import pytest

from bot.advisor_forms import EMPTY
from bot.advisor_visits import COOKIE
from bot.web import make_app
from contract import Button, Text
from runtime.database import Sessions
from runtime.settings import Settings
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa
from tests.bot.test_advisor_page import PAGE, key, say
from tests.bot.test_shared import plain


async def test_a_button_of_another_conversation_is_refused(client: httpx.AsyncClient, rasa: FakeRasa) -> None:
    rasa.replies["care"] = [Text(lead="Two.", buttons=(Button(title="More", payload="/more"),))]
    pressed = key((await say(client, "care")).text, "More")
    client.cookies.clear()
    answer = await say(client, payload=pressed)
    assert answer.status_code == 422
    assert "That button does not belong to this conversation." in plain(answer.text)
    assert rasa.texts == ["care"]


async def test_an_empty_message_is_not_sent(client: httpx.AsyncClient, rasa: FakeRasa) -> None:
    answer = await say(client, " \r\n ")
    assert (answer.status_code, rasa.texts) == (422, [])
    assert EMPTY in plain(answer.text)
    assert "set-cookie" not in answer.headers


async def test_a_message_that_no_database_takes_is_refused_and_comes_back(
    client: httpx.AsyncClient, rasa: FakeRasa
) -> None:
    answer = await say(client, "care\0")
    assert (answer.status_code, rasa.texts) == (422, [])
    assert "could not be read" in plain(answer.text)


async def test_what_was_typed_too_often_is_kept_in_the_field(
    chosen: Settings, sessions: Sessions, rasa: FakeRasa
) -> None:
    app = make_app(chosen.model_copy(update={"limit_sending": "1/hour"}), lambda: None, rasa, PHRASES)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://advisor.example") as client,
    ):
        await say(client, "care")
        answer = await say(client, "by <June>")
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0
    assert ">by &lt;June&gt;</textarea>" in answer.text
    assert rasa.texts == ["care"]


async def test_a_page_of_another_site_sends_nothing(chosen: Settings, sessions: Sessions, rasa: FakeRasa) -> None:
    friend = "https://college.example"
    app = make_app(chosen.model_copy(update={"widget_origins": [friend]}), lambda: None, rasa, PHRASES)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://advisor.example") as client,
    ):
        for origin in (friend, "https://stranger.example", "null"):
            for path in (PAGE, f"{PAGE}/leave", f"{PAGE}/ratings"):
                refused = await client.post(path, data={"text": "care"}, headers={"Origin": origin})
                assert refused.status_code == 403
    assert rasa.texts == []


async def test_a_cookie_that_opens_nothing_goes_and_the_greeting_comes(client: httpx.AsyncClient) -> None:
    client.cookies.set(COOKIE, "gone")
    answer = await client.get(PAGE)
    assert "automated advisor" in plain(answer.text)
    assert 'conversation=""' in answer.headers["set-cookie"]


async def test_without_a_conversation_there_is_nothing_to_save(client: httpx.AsyncClient) -> None:
    assert (await client.get(f"{PAGE}/transcript")).status_code == 401


@pytest.mark.parametrize("message", ["", "1-0", "99999-0"])
async def test_a_rating_of_nothing_is_refused_in_words(client: httpx.AsyncClient, message: str) -> None:
    assert (await client.post(f"{PAGE}/ratings", data={"message": message, "helpful": "no"})).status_code == 401
    await say(client, "care")
    refused = await client.post(f"{PAGE}/ratings", data={"message": message or "?", "fault": "nonsense"})
    assert refused.status_code == 422


async def test_what_was_never_said_is_not_tried_again(client: httpx.AsyncClient, rasa: FakeRasa) -> None:
    await say(client, "care")
    assert (await say(client, again="another-message")).status_code == 422
    assert rasa.texts == ["care"]


async def test_what_no_encoding_can_hold_is_asked_about_and_stops_nothing(
    client: httpx.AsyncClient, rasa: FakeRasa
) -> None:
    kind = "multipart/form-data; boundary=x; charset=utf-7"
    body = b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\ncare +2AA-\r\n--x--\r\n'
    answer = await client.post(PAGE, content=body, headers={"Content-Type": kind}, follow_redirects=True)
    assert answer.status_code == 200
    assert rasa.texts == ["care ?"]
