"""A request by form: stored once, with Rasa away, after a plain yes, and shown in the conversation."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from bot.api import REFUSALS
from bot.chat import Chat
from bot.conversations import ERASE_ALL
from bot.request_form import FIELDS
from bot.turn_order import StillAnswering, TurnOrder
from hub.consents import words_of_version
from hub.lifecycle import Decision, change
from hub.models import CollaborationRequest
from hub.requests import requests_of
from hub.statuses import Status
from runtime.database import Sessions
from runtime.settings import Settings
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa
from tests.bot.test_advisor_page import nonce, say
from tests.bot.test_shared import plain
from tests.hub.made import AILSA

FORM = "/advisor/request"
GIVEN = {
    "need": "Splice fibre\r\nin the <rain>",
    "learners": "about 12",
    "organisation": "Fibre Ltd, Wick",
    "contact_name": "Morag Bain",
    "contact": "morag@fibre.example",
    "agreed": "yes",
}


async def send(client: httpx.AsyncClient, page: str = "a page", **changed: str) -> httpx.Response:
    fields = {name: value for name, value in (GIVEN | {"page": page} | changed).items() if value}
    return await client.post(FORM, data=fields, follow_redirects=True)


def stored(sessions: Sessions) -> int:
    with sessions() as session:
        return session.scalar(select(func.count()).select_from(CollaborationRequest)) or 0


async def test_a_request_is_sent_while_rasa_is_away_and_its_receipt_is_shown(
    client: httpx.AsyncClient, sessions: Sessions, rasa: FakeRasa
) -> None:
    rasa.down = True
    shown = plain((await send(client)).text)
    with sessions() as session:
        request = session.scalars(select(CollaborationRequest)).one()
        assert (request.need, request.learners) == ("Splice fibre\nin the <rain>", "about 12")
        assert (request.organisation, request.contact) == ("Fibre Ltd, Wick", "morag@fibre.example")
        assert request.status == Status.NEW
        assert str(words_of_version(session, request.consent_version)).startswith("May the hub keep this")
        assert f"Your reference is {request.reference}" in shown
    assert "Reply to: Morag Bain" in shown
    assert rasa.asked == []


async def test_the_form_holds_the_words_that_were_not_answered(client: httpx.AsyncClient, rasa: FakeRasa) -> None:
    rasa.down = True
    await say(client, "we need <welders>")
    assert ">we need &lt;welders&gt;</textarea>" in (await client.get(FORM)).text
    rasa.down = False
    await say(client, "care")
    assert "></textarea>" in (await client.get(FORM)).text


async def test_a_form_that_is_sent_twice_is_one_request_and_one_receipt(
    client: httpx.AsyncClient, sessions: Sessions
) -> None:
    page = nonce((await client.get(FORM)).text)
    for _ in range(2):
        shown = await send(client, page)
    assert stored(sessions) == 1
    assert plain(shown.text).count("Your reference is") == 1


async def test_a_form_that_is_sent_twice_before_the_cookie_came_is_one_request(
    client: httpx.AsyncClient, sessions: Sessions
) -> None:
    for _ in range(2):
        client.cookies.clear()
        assert "Your reference is" in plain((await send(client)).text)
    assert stored(sessions) == 1


async def test_a_form_that_comes_again_from_another_conversation_is_erased_there(
    client: httpx.AsyncClient, chat: Chat, sessions: Sessions
) -> None:
    await send(client)
    await client.post("/advisor/leave")
    await send(client)
    last = await chat.identify(client.cookies["conversation"])
    with sessions() as session:
        assert len(requests_of(session, last)) == 1
    assert stored(sessions) == 1
    await chat.ask(last, "erase", ERASE_ALL, said="Yes, delete it")
    assert stored(sessions) == 0


async def test_a_form_waits_for_the_answer_before_it(
    client: httpx.AsyncClient, sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    turn = TurnOrder.turn

    @asynccontextmanager
    async def noted(self: TurnOrder, conversation_id: str) -> AsyncIterator[None]:
        order.append(f"{stored(sessions)} before")
        async with turn(self, conversation_id):
            yield
        order.append(f"{stored(sessions)} after")

    monkeypatch.setattr(TurnOrder, "turn", noted)
    await send(client)
    assert order[-2:] == ["0 before", "1 after"]


async def test_a_form_behind_an_answer_that_takes_too_long_is_refused_in_words(
    client: httpx.AsyncClient, sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(self: TurnOrder, conversation_id: str) -> None:
        raise StillAnswering(conversation_id)

    monkeypatch.setattr(TurnOrder, "turn", busy)
    refused = await send(client)
    assert (refused.status_code, stored(sessions)) == (REFUSALS[StillAnswering][0], 0)
    assert REFUSALS[StillAnswering][1].detail in plain(refused.text)
    assert 'value="Fibre Ltd, Wick"' in refused.text


async def test_other_words_and_another_page_are_another_request(client: httpx.AsyncClient, sessions: Sessions) -> None:
    await send(client)
    await send(client, need="Weld aluminium")
    await send(client, page="another page")
    assert stored(sessions) == 3


async def test_the_request_belongs_to_the_conversation_and_its_news_come_there(
    client: httpx.AsyncClient, sessions: Sessions, courier: Any
) -> None:
    await say(client, "care")
    await send(client)
    with sessions.begin() as session:
        change(session, session.scalars(select(CollaborationRequest)).one(), "triage", Decision(AILSA))
    await courier.deliver_due()
    shown = plain((await client.get("/advisor")).text)
    assert shown.index("You said care") < shown.index("Your reference is") < shown.rindex("MC-")


@pytest.mark.parametrize("missing", ["need", "organisation", "contact_name", "contact", "agreed"])
async def test_what_is_needed_is_asked_for_and_nothing_is_lost_or_stored(
    client: httpx.AsyncClient, sessions: Sessions, missing: str
) -> None:
    answer = await send(client, **{missing: ""})
    assert answer.status_code == 422
    assert f'href="#{missing}"' in answer.text
    assert ('value="about 12"' in answer.text, "set-cookie" in answer.headers) == (True, False)
    assert stored(sessions) == 0


@pytest.mark.parametrize("contact", ["Morag", "morag@", "12", "@fibre.example"])
async def test_what_is_no_contact_is_refused_in_words(
    client: httpx.AsyncClient, sessions: Sessions, contact: str
) -> None:
    answer = await send(client, contact=contact)
    assert (answer.status_code, "neither an e-mail address" in plain(answer.text)) == (422, True)
    assert stored(sessions) == 0


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
async def test_a_field_takes_what_it_says_and_no_more(client: httpx.AsyncClient, field: Any) -> None:
    if field.name != "contact":
        assert (await send(client, **{field.name: "é" * field.most})).status_code == 200
    refused = await send(client, **{field.name: "é" * (field.most + 1)})
    assert (refused.status_code, f'id="{field.name}-fault"' in refused.text) == (422, True)


async def test_bytes_that_no_database_stores_are_left_out(client: httpx.AsyncClient, sessions: Sessions) -> None:
    body = b"page=p&need=weld%00%ED%A0%80ing&organisation=Fibre&contact_name=M&contact=m@fibre.example&agreed=yes"
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert (await client.post(FORM, content=body, headers=headers)).status_code == 303
    with sessions() as session:
        assert re.fullmatch(r"weld[^\x00]+ing", session.scalars(select(CollaborationRequest.need)).one())


async def test_it_says_who_sees_what_and_where_it_is_deleted(client: httpx.AsyncClient) -> None:
    page = plain((await client.get(FORM)).text)
    assert "share what is needed with universities" in page
    assert "Who you are stays with the hub until you agree to be introduced." in page
    assert "it is deleted there" in page


async def test_whoever_only_looks_gets_no_cookie_and_no_conversation(client: httpx.AsyncClient) -> None:
    answer = await client.get(FORM)
    assert PHRASES("utter_ask_request_need") in plain(answer.text)
    assert "set-cookie" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"


async def test_a_page_of_another_site_cannot_send_one(client: httpx.AsyncClient, sessions: Sessions) -> None:
    answer = await client.post(FORM, data=GIVEN, headers={"Origin": "https://evil.example"})
    assert (answer.status_code, stored(sessions)) == (403, 0)


async def test_too_many_are_refused_with_what_was_typed(
    chosen: Settings, client: httpx.AsyncClient, sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Settings, "rate", lambda self, what: "2/hour")
    for number in range(2):
        assert (await send(client, page=f"page {number}")).status_code == 200
    refused = await send(client, page="page 3")
    assert (refused.status_code, stored(sessions)) == (429, 2)
    assert int(refused.headers["Retry-After"]) > 0
    assert 'value="Fibre Ltd, Wick"' in refused.text


async def test_a_refusal_remembers_the_conversation_that_was_opened_for_it(
    client: httpx.AsyncClient, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Settings, "rate", lambda self, what: "1/hour" if what == "sending" else "9/hour")
    await send(client)
    client.cookies.clear()
    assert (await send(client, page="page 2")).status_code == 429
    assert await chat.identify(client.cookies["conversation"])
