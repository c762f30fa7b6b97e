from __future__ import annotations

import datetime as dt
import re

from starlette.testclient import TestClient

from hub.arrangement import arrange
from hub.lifecycle import Decision, change
from hub.requests import get_request
from runtime.clock import now
from runtime.database import Sessions
from tests.hub.console.made import Sender
from tests.hub.made import AILSA, RORY


def listed(page: str) -> list[str]:
    """The references on a page of the queue, in its order."""
    return re.findall(r'/console/requests/(MC-\w+)"', page)


def test_the_queue_shows_what_is_open(ailsa: TestClient, sessions: Sessions, sent: Sender) -> None:
    first, second, closed = sent(), sent(), sent()
    with sessions.begin() as session:
        change(session, get_request(session, closed), "decline", Decision(AILSA, "no"))
    page = ailsa.get("/console/").text
    assert listed(page) == [first, second]
    assert re.search(r'aria-current="true">Open <span class="count">2</span>', page)
    assert re.search(r'Declined <span class="count">1</span>', page)
    assert listed(ailsa.get("/console/?status=all").text) == [first, second, closed]
    assert listed(ailsa.get("/console/?status=declined").text) == [closed]


def test_search_and_owner_stay_in_the_address_of_every_link(ailsa: TestClient, sent: Sender) -> None:
    sent(organisation="Mòr & Sons")
    page = ailsa.get("/console/", params={"text": " mòr & sons ", "owner": "nobody"}).text
    assert len(listed(page)) == 1
    assert 'value="mòr &amp; sons"' in page
    assert "?text=m%C3%B2r+%26+sons&amp;status=new&amp;owner=nobody" in page


def test_the_owner_is_a_filter(ailsa: TestClient, sessions: Sessions, sent: Sender) -> None:
    mine, _ = sent(), sent()
    with sessions.begin() as session:
        arrange(session, get_request(session, mine), owner=AILSA, route=None, due=None, by=AILSA)
    page = ailsa.get(f"/console/?owner={AILSA}").text
    assert listed(page) == [mine]
    assert f'<option value="{AILSA}" selected>Me</option>' in page
    assert re.findall(r'<option value="([^"]*)"', page) == ["", AILSA, "nobody", RORY]
    assert listed(ailsa.get(f"/console/?owner={RORY}").text) == []


def test_an_address_that_makes_no_sense_shows_the_queue(ailsa: TestClient, sent: Sender) -> None:
    reference = sent()
    for query in (
        "status=nonsense",
        "page=minus",
        "page=-4",
        "page=²",
        f"page={10**30}",
        f"page={'9' * 5000}",
        "page=",
        "status=",
    ):
        answer = ailsa.get(f"/console/?{query}")
        assert answer.status_code == 200
        assert listed(answer.text) == [reference]


def test_twenty_five_are_a_page(ailsa: TestClient, sent: Sender) -> None:
    references = [sent() for _ in range(27)]
    page = ailsa.get("/console/")
    assert listed(page.text) == references[:25]
    assert "27 requests, page 1 of 2" in page.text
    assert 'rel="prev"' not in page.text
    last = ailsa.get("/console/?page=2")
    assert listed(last.text) == references[25:]
    assert 'rel="next"' not in last.text


def test_age_and_overdue_are_said_in_words(ailsa: TestClient, sessions: Sessions, sent: Sender) -> None:
    reference = sent()
    with sessions.begin() as session:
        request = get_request(session, reference)
        request.created = now() - dt.timedelta(days=14)
        request.due = dt.date(2020, 1, 2)
    page = ailsa.get("/console/").text
    assert "10 working days" in page
    assert "2 Jan 2020" in page
    assert "Overdue" in page


def test_an_empty_queue_says_what_will_be_there(ailsa: TestClient) -> None:
    assert "Nobody is waiting" in ailsa.get("/console/").text


def test_an_empty_queue_points_to_what_is_closed(ailsa: TestClient, sessions: Sessions, sent: Sender) -> None:
    reference = sent()
    with sessions.begin() as session:
        change(session, get_request(session, reference), "decline", Decision(AILSA, "no"))
    assert "Those that are closed are under" in ailsa.get("/console/").text


def test_a_search_without_a_find_says_what_to_do(ailsa: TestClient, sent: Sender) -> None:
    sent()
    page = ailsa.get("/console/?text=zebra").text
    assert "Nothing matches" in page
    assert "Clear the search" in page


def test_a_status_without_requests_says_so(ailsa: TestClient, sessions: Sessions, sent: Sender) -> None:
    reference = sent()
    with sessions.begin() as session:
        change(session, get_request(session, reference), "triage", Decision(AILSA))
    assert "No request is “New” at the moment" in ailsa.get("/console/?status=new").text


def test_what_employers_write_is_text_and_never_markup(ailsa: TestClient, sent: Sender) -> None:
    sent(organisation="<script>alert(1)</script>", need="<img src=x onerror=alert(1)>")
    page = ailsa.get("/console/").text
    assert "<script" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;" in page
