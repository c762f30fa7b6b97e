"""The advisor without JavaScript: what its forms send, what its cookie opens, and that nothing is lost or doubled."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import httpx
import pytest

from bot.advisor_page import LATELY
from bot.web import make_app
from contract import Button, Error, ErrorData, Fallback, Question, QuestionData, Text
from runtime.database import Sessions
from runtime.settings import Settings
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa
from tests.bot.test_shared import plain

PAGE = "/advisor"


def nonce(html: str) -> str:
    found = re.search(r'name="page" value="([^"]+)"', html)
    assert found
    return found[1]


def key(html: str, title: str) -> str:
    """The payload of the button with this title."""
    found = re.search(rf'name="payload" value="([^"]+)"[^>]*>{re.escape(title)}<', html)
    assert found, title
    return found[1]


async def say(client: httpx.AsyncClient, text: str = "", page: str | None = None, **more: Any) -> httpx.Response:
    page = page or nonce((await client.get(PAGE)).text)
    return await client.post(PAGE, data={"page": page, "text": text, **more}, follow_redirects=True)


async def test_whoever_only_looks_gets_the_greeting_and_no_cookie(client: httpx.AsyncClient) -> None:
    answer = await client.get(PAGE)
    assert "automated advisor" in plain(answer.text)
    assert "set-cookie" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"


async def test_a_message_is_answered_on_a_page_of_its_own_address(client: httpx.AsyncClient) -> None:
    answer = await client.post(PAGE, data={"page": "a", "text": "dementia care"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/advisor#latest")
    shown = plain((await client.get(PAGE)).text)
    assert "You said dementia care The advisor said You said: dementia care" in shown


async def test_the_cookie_is_for_this_page_alone_and_out_of_reach_of_scripts(client: httpx.AsyncClient) -> None:
    cookie = (await client.post(PAGE, data={"page": "a", "text": "care"})).headers["set-cookie"]
    assert {"HttpOnly", "Path=/advisor", "SameSite=lax"} <= set(cookie.split("; "))
    assert "Secure" not in cookie


async def test_over_https_the_cookie_is_sent_over_https_alone(
    chosen: Settings, sessions: Sessions, rasa: FakeRasa
) -> None:
    app = make_app(chosen.model_copy(update={"public_url": "https://advisor.example"}), lambda: None, rasa, PHRASES)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://advisor.example") as client,
    ):
        assert "Secure" in (await client.post(PAGE, data={"page": "a", "text": "care"})).headers["set-cookie"]


async def test_a_form_that_is_sent_twice_is_answered_once(client: httpx.AsyncClient, rasa: FakeRasa) -> None:
    await say(client, "care")
    page = nonce((await client.get(PAGE)).text)
    for _ in range(2):
        await say(client, "by June", page)
    assert rasa.texts == ["care", "by June"]


async def test_words_that_were_changed_after_the_back_button_are_another_message(
    client: httpx.AsyncClient, rasa: FakeRasa
) -> None:
    await say(client, "care")
    page = nonce((await client.get(PAGE)).text)
    await say(client, "by June", page)
    assert (await say(client, "by July", page)).status_code == 200
    assert rasa.texts == ["care", "by June", "by July"]


async def test_a_button_is_pressed_by_its_payload_and_goes_with_the_next_message(
    client: httpx.AsyncClient, rasa: FakeRasa
) -> None:
    rasa.replies["care"] = [Text(lead="Two.", buttons=(Button(title="More", payload="/more"),))]
    pressed = key((await say(client, "care")).text, "More")
    after = await say(client, payload=pressed)
    assert rasa.texts == ["care", "/more"]
    assert pressed not in after.text


async def test_a_button_of_the_greeting_begins_the_conversation(client: httpx.AsyncClient, rasa: FakeRasa) -> None:
    await say(client, payload=key((await client.get(PAGE)).text, "Engineers: install heat pumps"))
    assert rasa.texts[0].startswith("/browse")


async def test_choices_that_are_ticked_are_said_together(client: httpx.AsyncClient, rasa: FakeRasa) -> None:
    ticking = Question(lead="Which skills?", data=QuestionData(slot="x", optional=True, choices=("knots", "nets")))
    rasa.replies["care"] = [ticking]
    asked = await say(client, "care")
    assert asked.text.count('type="checkbox"') == 2
    await say(client, ticked="yes", choice=["knots", "nets"])
    rasa.replies["knots; nets"] = [ticking]
    await say(client, ticked="yes")
    assert rasa.texts == ["care", "knots; nets", "none"]


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ("email", 'autocomplete="email" inputmode="email"'),
        ("number", 'autocomplete="off" inputmode="numeric"'),
        ("name", 'autocomplete="name" inputmode="text"'),
    ],
)
async def test_the_field_suits_the_question(client: httpx.AsyncClient, rasa: FakeRasa, given: Any, fields: str) -> None:
    rasa.replies["care"] = [Question(lead="Who?", data=QuestionData(slot="x", optional=False, input=given))]
    assert fields in (await say(client, "care")).text


async def test_what_failed_is_tried_again_under_its_own_id(client: httpx.AsyncClient, rasa: FakeRasa) -> None:
    rasa.down = True
    failed = await say(client, "care")
    again = re.search(r'name="again" value="([^"]+)"', failed.text)
    assert again
    rasa.down = False
    answer = await say(client, again=again[1])
    assert "You said: care" in plain(answer.text)
    assert "Sorry" not in plain(answer.text)
    assert plain(answer.text).count("You said care") == 1


async def test_an_error_that_cannot_be_tried_again_gives_its_reference(
    client: httpx.AsyncClient, rasa: FakeRasa
) -> None:
    rasa.replies["care"] = [Error(lead="Broken.", data=ErrorData(reference="E-1", retry=False))]
    shown = (await say(client, "care")).text
    assert "give the reference E-1" in plain(shown)
    assert "Try again" not in shown


async def test_starting_over_makes_the_browser_forget(client: httpx.AsyncClient) -> None:
    await say(client, "care")
    fresh = await client.post(f"{PAGE}/leave", follow_redirects=True)
    assert "You said care" not in plain(fresh.text)


async def test_the_conversation_can_be_saved_as_text(client: httpx.AsyncClient) -> None:
    await say(client, "care")
    saved = await client.get(f"{PAGE}/transcript")
    assert saved.text.endswith("You:\ncare\n\nAdvisor:\nYou said: care\n")
    assert "conversation.txt" in saved.headers["content-disposition"]


async def test_a_long_conversation_shows_its_end_and_all_of_it_when_asked(client: httpx.AsyncClient) -> None:
    for number in range(LATELY):
        await say(client, f"message {number}.")
    late = plain((await client.get(PAGE)).text)
    assert "message 19." in late
    assert "message 3." not in late
    assert "21 earlier messages" in late
    assert "message 3." in plain((await client.get(PAGE, params={"whole": "true"})).text)


async def test_an_answer_is_rated_and_a_reason_is_asked(client: httpx.AsyncClient, rasa: FakeRasa) -> None:
    rasa.replies["care"] = [Fallback(lead="I did not understand.")]
    shown = await say(client, "care")
    message = re.search(r'name="message" value="([^"]+)"', shown.text)
    assert message
    asked = await client.post(f"{PAGE}/ratings", data={"message": message[1], "helpful": "no"})
    assert PHRASES("utter_rating_why") in asked.text
    fault = re.search(r'name="fault" value="([^"]+)"', asked.text)
    assert fault
    thanked = await client.post(f"{PAGE}/ratings", data={"message": message[1], "fault": fault[1]})
    assert PHRASES("utter_rated") in thanked.text


async def test_an_answer_that_is_not_there_yet_is_waited_for_and_asked_once(
    client: httpx.AsyncClient, rasa: FakeRasa
) -> None:
    await say(client, "care")
    rasa.held = {"by June"}
    sending = asyncio.create_task(say(client, "by June"))
    await rasa.reached.wait()
    early = await client.get(PAGE)
    assert "The answer is not here yet." in plain(early.text)
    again = re.search(r'name="again" value="([^"]+)"', early.text)
    assert again
    waiting = asyncio.create_task(say(client, again=again[1]))
    rasa.let_go()
    assert "You said: by June" in plain((await waiting).text)
    await sending
    assert rasa.texts == ["care", "by June"]
