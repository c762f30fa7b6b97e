"""The greeting before anything was said: it costs no conversation, and its buttons work in every one."""

from __future__ import annotations

import httpx
import pytest
from sqlalchemy import func, select

from bot.models import Conversation, IssuedButton
from bot.standing import FORGET, PERSON, Standing
from catalogue.records import Credential
from catalogue.store import apply_credentials
from runtime.database import Sessions
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa

GREETING = "/api/conversations/greeting"


async def test_whoever_only_looks_leaves_nothing_behind(
    client: httpx.AsyncClient, sessions: Sessions, rasa: FakeRasa
) -> None:
    (greeting,) = (await client.get(GREETING)).json()["messages"]
    assert greeting["lead"] == PHRASES("utter_greet")
    with sessions() as session:
        for table in (Conversation, IssuedButton):
            assert session.scalar(select(func.count()).select_from(table)) == 0


def test_three_needs_can_be_tried_at_the_start() -> None:
    titles = [title for title, payload in PHRASES.buttons("utter_greet") if payload.startswith("/browse")]
    assert len(titles) == 3
    assert all(len(title) <= 40 for title in titles)


async def test_a_button_of_the_greeting_is_known_in_a_new_conversation(
    client: httpx.AsyncClient, rasa: FakeRasa
) -> None:
    (greeting,) = (await client.get(GREETING)).json()["messages"]
    token = (await client.post("/api/conversations")).json()["token"]
    headers = {"Authorization": f"Bearer {token}"}
    for number, button in enumerate(greeting["buttons"]):
        post = {"id": f"pressed-{number}", "payload": button["payload"]}
        assert (await client.post("/api/conversations/messages", json=post, headers=headers)).status_code == 200
    said = (await client.get("/api/conversations/messages", headers=headers)).json()["messages"]
    titles = [message["text"] for message in said if message["author"] == "employer"]
    assert titles == [button["title"] for button in greeting["buttons"]]


def test_the_way_to_a_person_is_known_everywhere(sessions: Sessions) -> None:
    with sessions() as session:
        assert Standing(PHRASES).meaning(PERSON, session) == (PHRASES("utter_command_human"), "/human")
        assert Standing(PHRASES).meaning(FORGET, session) == ("Delete my data", "/erase")


def test_what_the_page_of_a_course_asks_is_known_everywhere(sessions: Sessions) -> None:
    with sessions.begin() as session:
        apply_credentials(session, [Credential(id="nets", title="Net Mending", provider="Lorn")])
    with sessions() as session:
        standing = Standing(PHRASES)
        assert standing.meaning("about-nets", session) == ("About Net Mending", '/details{"credential": "nets"}')
        assert standing.meaning("places-nets", session) == (
            "Ask for places: Net Mending",
            '/request{"credential": "nets", "route": "buy_places"}',
        )


@pytest.mark.parametrize(
    "key", ["standing-000000000000", "", "/human", "about-gone", "places-", "about-a\0", "order-nets"]
)
def test_no_other_key_is_a_standing_one(sessions: Sessions, key: str) -> None:
    with sessions() as session:
        assert Standing(PHRASES).meaning(key, session) is None
