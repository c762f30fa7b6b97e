from __future__ import annotations

import datetime as dt
import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from hub.answers import answer
from hub.arrangement import arrange
from hub.lifecycle import Decision, change
from hub.requests import get_request
from runtime.clock import now
from runtime.database import Sessions
from tests.hub.console.made import Sender
from tests.hub.made import AILSA, RORY


def listed(page: str) -> list[str]:
    """The references on a page of the queue, in its order."""
    return re.findall(r'/console/requests/(MC-\w+)["?]', page)


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
    owners = re.findall(r'<select id="owner".*?</select>', page, re.DOTALL)[0]
    assert re.findall(r'<option value="([^"]*)"', owners) == ["", AILSA, "nobody", RORY]
    assert listed(ailsa.get(f"/console/?owner={RORY}").text) == []


def test_an_owner_that_nobody_is_filters_nothing(ailsa: TestClient, sent: Sender) -> None:
    reference = sent()
    assert listed(ailsa.get("/console/?owner=ghost@hub.example").text) == [reference]


def test_the_menu_says_whether_it_is_the_queue_or_ones_own(ailsa: TestClient) -> None:
    current = re.compile(r'aria-current="page">(\w+)</a>')
    assert current.findall(ailsa.get("/console/").text) == ["Queue"]
    assert current.findall(ailsa.get(f"/console/?owner={AILSA}").text) == ["Mine"]


def test_a_request_leads_back_to_the_view_it_was_opened_from_also_after_a_change(
    ailsa: TestClient, sent: Sender
) -> None:
    sent(organisation="Mòr & Sons")
    view = "?text=m%C3%B2r+%26&amp;owner=nobody"
    page = ailsa.get("/console/", params={"text": "mòr &", "owner": "nobody"}).text
    (address,) = re.findall(r'href="(/console/requests/MC-[^"]+)"', page)
    request = ailsa.get(unescape(address)).text
    assert f'<a href="/console/{view}">← Queue</a>' in request
    (action,) = re.findall(r'action="([^"]+/take[^"]*)"', request)
    taken = ailsa.post(unescape(action), data={"version": "1"})
    assert f'<a href="/console/{view}">← Queue</a>' in taken.text


@pytest.mark.parametrize("query", ["?from=%3Fstatus%3Dnonsense", "?from=https%3A%2F%2Felse.example", "?from=", ""])
def test_a_way_back_that_makes_no_sense_is_the_queue(ailsa: TestClient, sent: Sender, query: str) -> None:
    assert '<a href="/console/">← Queue</a>' in ailsa.get(f"/console/requests/{sent()}{query}").text


def test_what_the_employer_said_last_is_unread_until_the_request_is_opened(
    ailsa: TestClient, sessions: Sessions, sent: Sender
) -> None:
    reference, other = sent(), sent()
    ailsa.get(f"/console/requests/{reference}")
    ailsa.get(f"/console/requests/{other}")
    assert "Everything has been read" in ailsa.get("/console/?status=unread").text
    with sessions.begin() as session:
        answer(session, get_request(session, reference), "we are fifteen now")
    page = ailsa.get("/console/").text
    assert 'Unread <span class="count">1</span>' in page
    assert page.count(">Unread</span>") == 1
    assert listed(ailsa.get("/console/?status=unread").text) == [reference]
    assert "New from the employer" in ailsa.get(f"/console/requests/{reference}").text
    assert "New from the employer" not in ailsa.get(f"/console/requests/{reference}").text


def test_a_row_says_how_many_learn_where_and_by_which_route(ailsa: TestClient, sent: Sender) -> None:
    sent(learners="12-15", region="Moray", route="adapt")
    page = ailsa.get("/console/").text
    assert "<span>12-15 to learn</span><span>Moray</span><span>Adapt an existing course</span>" in page


def test_a_character_that_turns_the_text_round_is_not_written(ailsa: TestClient, sent: Sender) -> None:
    reference = sent(organisation="Kelvin\u202egnitseT\u2066 Ltd", need="rtl \u200f need")
    for path in ("/console/", f"/console/requests/{reference}"):
        page = ailsa.get(path).text
        assert "KelvingnitseT Ltd" in page
        assert not set("\u202e\u2066\u200f") & set(page)


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


def test_twenty_five_are_a_page_and_both_ends_are_one_step_away(ailsa: TestClient, sent: Sender) -> None:
    references = [sent() for _ in range(52)]
    page = ailsa.get("/console/").text
    assert listed(page) == references[:25]
    assert "52 requests, the longest wait first" in page
    assert 'rel="prev"' not in page
    second = ailsa.get(link(page, "Newer →")).text
    assert listed(second) == references[25:50]
    assert listed(ailsa.get(link(second, "Newer →")).text) == references[50:]
    assert listed(ailsa.get(link(second, "← Older")).text) == references[:25]
    last = ailsa.get(link(page, "Newest ⇥")).text
    assert listed(last) == references[27:]
    assert 'rel="next"' not in last
    assert listed(ailsa.get(link(last, "⇤ Oldest")).text) == references[:25]


def link(page: str, title: str) -> str:
    (address,) = re.findall(rf'href="([^"]+)">{re.escape(title)}</a>', page)
    return unescape(address)


def test_a_place_that_nothing_follows_shows_the_first_page(ailsa: TestClient, sent: Sender) -> None:
    reference = sent()
    assert listed(ailsa.get("/console/?after=9999999999999999-1").text) == [reference]


def test_every_filter_is_in_the_address_and_stays_on_the_way_to_a_request_and_back(
    ailsa: TestClient, sent: Sender
) -> None:
    sent(organisation="Bare")
    fields = {"route": "adapt", "region": "Elgin", "level": "6", "learners": "12"}
    first, wanted, third = (sent(organisation="Care", sector="finance", **fields) for _ in range(3))
    query = "?route=adapt&area=Moray&sector=finance&level=6&heads=6-15&due=unset"
    page = ailsa.get(f"/console/{query}").text
    assert listed(page) == [first, wanted, third]
    for name, value in (("route", "adapt"), ("area", "Moray"), ("heads", "6-15"), ("due", "unset")):
        assert re.search(rf'<select id="{name}".*?<option value="{value}" selected>', page, re.DOTALL)
    assert '<details class="more" open>' in page
    (address,) = re.findall(rf'href="(/console/requests/{wanted}[^"]*)"', page)
    request = ailsa.get(unescape(address)).text
    assert f'<a href="/console/{query.replace("&", "&amp;")}">← Queue</a>' in request
    for rel, reference in (("prev", first), ("next", third)):
        (beside,) = re.findall(rf'<a rel="{rel}" href="([^"]+)"', request)
        assert reference in beside
        assert ailsa.get(unescape(beside)).status_code == 200


@pytest.mark.parametrize(
    "query", ["route=none", "level=13", "heads=lots", "waiting=2", "due=soon", "after=x", "before="]
)
def test_a_filter_that_makes_no_sense_counts_as_left_out(ailsa: TestClient, sent: Sender, query: str) -> None:
    reference = sent()
    assert listed(ailsa.get(f"/console/?{query}").text) == [reference]


def test_few_steps_of_the_keyboard_lead_to_the_first_request(ailsa: TestClient, sent: Sender) -> None:
    sent()
    page = ailsa.get("/console/").text
    before = page[: page.index("/console/requests/")]
    assert '<a class="skip" href="#list">' in before
    assert 'id="list" tabindex="-1"' in before
    skip = before.index('href="#list"')
    assert len(re.findall(r"<(?:a|input|select|button|summary)\b(?![^>]*hidden)", before[:skip])) <= 10


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


def test_a_status_that_nothing_has_is_no_tab_unless_it_is_chosen(ailsa: TestClient, sent: Sender) -> None:
    sent()
    tabs = re.compile(r'>([A-Z][a-z ]+) <span class="count">')
    assert tabs.findall(ailsa.get("/console/").text) == ["Unread", "Open", "New", "All"]
    assert tabs.findall(ailsa.get("/console/?status=declined").text) == ["Unread", "Open", "New", "Declined", "All"]
