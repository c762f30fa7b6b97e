"""A provider reads the brief and answers by its link; a link that is altered, late or used up is told plainly."""

from __future__ import annotations

import datetime as dt

import httpx
import pytest

from hub.invitations import MOST_ANSWERS, answer_invitation, invite
from hub.requests import get_request, open_request
from hub.supply import ProviderAnswer
from runtime.clock import now
from runtime.database import Sessions
from tests.hub.made import AILSA, draft_of


def invited(sessions: Sessions, days: int = 0) -> tuple[str, str]:
    """The reference of a request, and the path of a link that was made so many days ago."""
    with sessions.begin() as session:
        request = open_request(session, draft_of(), conversation_id="c", submission_key="k")
        at = now() - dt.timedelta(days=days)
        _, word = invite(session, request, "Forth <College>", by=AILSA, at=at)
        return request.reference, f"/invited/{word}"


async def test_the_page_shows_the_need_and_not_the_employer(client: httpx.AsyncClient, sessions: Sessions) -> None:
    reference, path = invited(sessions)
    answer = await client.get(path)
    for words in (reference, "Our night staff freeze", "Forth &lt;College&gt;", "We make an offer"):
        assert words in answer.text
    for name in ("Craigellan", "Mairi", "craigellan.example"):
        assert name not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "form-action 'self'" in answer.headers["Content-Security-Policy"]


async def test_an_answer_reaches_the_request(client: httpx.AsyncClient, sessions: Sessions) -> None:
    reference, path = invited(sessions)
    answer = await client.post(path, data={"answer": "question", "text": "How many\0 people?"})
    assert "“We have a question” has reached the hub" in answer.text
    with sessions() as session:
        event = get_request(session, reference).events[-1]
        assert (event.kind, event.reason) == ("provider_question", "How many people?")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Please choose one of the four answers."),
        ({"answer": "perhaps", "text": "Kept."}, "Please choose one of the four answers."),
        ({"answer": "offer", "text": " "}, "Please write the question or the offer"),
        ({"answer": "interested", "text": "x" * 4001}, "longer than 4,000 characters"),
    ],
)
async def test_an_answer_that_cannot_be_taken_is_given_back(
    client: httpx.AsyncClient, sessions: Sessions, fields: dict[str, str], words: str
) -> None:
    reference, path = invited(sessions)
    answer = await client.post(path, data=fields)
    assert (answer.status_code, words in answer.text) == (422, True)
    assert f">{fields.get('text', '')}</textarea>" in answer.text
    with sessions() as session:
        assert len(get_request(session, reference).events) == 2


async def test_an_altered_link_a_late_one_and_one_that_is_used_up_say_what_to_do(
    client: httpx.AsyncClient, sessions: Sessions
) -> None:
    _, path = invited(sessions)
    for send in (client.get, client.post):
        answer = await send(path[:-1])
        assert (answer.status_code, "not one that the hub gave out" in answer.text) == (404, True)
    with sessions.begin() as session:
        for number in range(MOST_ANSWERS):
            answer_invitation(session, path.rpartition("/")[2], ProviderAnswer.QUESTION, f"{number}?")
    used = await client.post(path, data={"answer": "interested"})
    assert (used.status_code, "answered often enough" in used.text) == (429, True)


async def test_a_late_link_shows_nothing_of_the_request(client: httpx.AsyncClient, sessions: Sessions) -> None:
    reference, path = invited(sessions, days=31)
    for answer in (await client.get(path), await client.post(path, data={"answer": "interested"})):
        assert (answer.status_code, "no longer holds" in answer.text) == (410, True)
        assert reference not in answer.text


async def test_a_page_of_another_site_cannot_answer(client: httpx.AsyncClient, sessions: Sessions) -> None:
    _, path = invited(sessions)
    answer = await client.post(path, data={"answer": "interested"}, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
