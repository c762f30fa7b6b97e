"""Views are kept and forgotten, and every request of a view is changed at once, also beyond its page."""

from __future__ import annotations

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from tests.hub.console.made import Reader, Sender
from tests.hub.made import RORY


def test_a_view_is_kept_under_a_name_and_shared(ailsa: TestClient, rory: TestClient, sent: Sender) -> None:
    sent(route="adapt")
    page = ailsa.post("/console/views/save?route=adapt&after=1-1", data={"name": "To <adapt>", "shared": "yes"})
    assert page.url.query == b"route=adapt"
    assert "The view “To &lt;adapt&gt;” is kept for everybody." in page.text
    assert '<a href="/console/?route=adapt" aria-current="true">To &lt;adapt&gt;' in page.text
    assert 'To &lt;adapt&gt; <span class="small">(shared)</span>' in rory.get("/console/").text
    assert "Forget “" not in rory.get("/console/").text


def test_a_view_is_forgotten_by_who_kept_it(ailsa: TestClient, rory: TestClient) -> None:
    page = ailsa.post("/console/views/save", data={"name": "Mine", "shared": "yes"}).text
    (address,) = re.findall(r'action="([^"]+/forget)"', page)
    assert "There was no such view." in rory.post(address).text
    assert "The view is forgotten." in ailsa.post(address).text
    assert 'aria-label="Kept views"' not in ailsa.get("/console/").text


def test_a_view_needs_a_name(ailsa: TestClient) -> None:
    assert "Give the view a name" in ailsa.post("/console/views/save", data={"name": " "}).text


def test_all_of_a_view_are_changed_also_beyond_the_page(ailsa: TestClient, sent: Sender, stored: Reader) -> None:
    references, other = [sent(region="Elgin") for _ in range(27)], sent()
    page = ailsa.get("/console/?area=Moray").text
    (address,) = re.findall(r'action="([^"]+/views/change[^"]*)"', page)
    assert 'name="seen" value="27"' in page
    form = {"seen": "27", "owner": RORY, "route": "adapt", "due": "2999-01-02"}
    assert "Changed: 27 requests." in ailsa.post(unescape(address), data=form).text
    for request in map(stored, references):
        assert request.owner is not None
        assert (request.owner.email, request.route, str(request.due)) == (RORY, "adapt", "2999-01-02")
        assert [event.kind for event in request.events] == ["opened", "owner", "route", "due"]
    assert stored(other).owner is None


def test_what_is_left_as_it_is_stays(ailsa: TestClient, sent: Sender, stored: Reader) -> None:
    reference = sent(route="adapt")
    ailsa.post("/console/views/change", data={"seen": "1", "owner": "keep", "route": "keep", "due": "2999-01-02"})
    assert stored(reference).route == "adapt"
    ailsa.post("/console/views/change", data={"seen": "1", "owner": "keep", "route": "", "due": ""})
    assert (stored(reference).route, str(stored(reference).due)) == (None, "2999-01-02")


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"seen": "2", "route": "adapt"}, "requests came or went"),
        ({"seen": "many", "route": "adapt"}, "cannot be read"),
        ({"route": "adapt"}, "cannot be read"),
        ({"seen": "1", "route": "fly"}, "cannot be read"),
        ({"seen": "1", "due": "2020-01-01"}, "that day is over already. It was MC-"),
        ({"seen": "1", "owner": "ghost@hub.example"}, "nobody with that address may sign in"),
        ({"seen": "1", "owner": "keep", "route": "keep"}, "Nothing was chosen"),
    ],
)
def test_a_form_that_cannot_be_followed_changes_nothing_and_says_why(
    ailsa: TestClient, sent: Sender, stored: Reader, form: dict[str, str], sentence: str
) -> None:
    reference = sent()
    assert sentence in ailsa.post("/console/views/change", data=form).text
    assert stored(reference).version == 1


def test_all_of_a_view_are_declined_with_a_reason_that_each_employer_reads(
    ailsa: TestClient, sent: Sender, stored: Reader
) -> None:
    references, other = [sent(region="Elgin") for _ in range(27)], sent()
    page = ailsa.get("/console/?area=Moray").text
    (address,) = set(re.findall(r'action="([^"]+/views/decide[^"]*)"', page))
    form = {"seen": "27", "what": "decline", "code": "no_funding", "reason": "No money.", "sure": "yes"}
    assert "Declined: 27 requests." in ailsa.post(unescape(address), data=form).text
    for request in map(stored, references):
        assert (request.status, request.decline_code) == ("declined", "no_funding")
        assert (request.events[-1].reason, request.events[-1].shared) == ("No money.", True)
    assert stored(other).status == "new"


def test_all_of_a_view_are_put_off(ailsa: TestClient, sent: Sender, stored: Reader) -> None:
    reference = sent()
    form = {"seen": "1", "what": "snooze", "until": "2999-01-02", "sure": "yes"}
    assert "Put off: 1 request." in ailsa.post("/console/views/decide", data=form).text
    assert str(stored(reference).snoozed_until) == "2999-01-02"


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"what": "decline", "reason": "No.", "code": "other"}, "tick that you mean all of them"),
        ({"what": "decline", "reason": " ", "code": "other", "sure": "yes"}, "employers must read why"),
        ({"what": "decline", "reason": "x" * 4001, "code": "other", "sure": "yes"}, "up to 4,000 characters"),
        ({"what": "decline", "reason": "No.", "code": "zebra", "sure": "yes"}, "cannot be read"),
        ({"what": "accept", "reason": "Yes.", "sure": "yes"}, "cannot be read"),
        ({"what": "snooze", "until": "2020-01-01", "sure": "yes"}, "that day is over already"),
        ({"what": "snooze", "until": "soon", "sure": "yes"}, "cannot be read"),
        ({"what": "snooze", "seen": "2", "sure": "yes"}, "requests came or went"),
    ],
)
def test_a_decision_on_all_that_cannot_be_followed_changes_none(
    ailsa: TestClient, sent: Sender, stored: Reader, form: dict[str, str], sentence: str
) -> None:
    reference = sent()
    assert sentence in ailsa.post("/console/views/decide", data={"seen": "1"} | form).text
    assert stored(reference).version == 1


def test_a_view_with_a_closed_request_is_decided_by_nobody(ailsa: TestClient, sent: Sender, stored: Reader) -> None:
    closed, still = sent(), sent()
    ailsa.post(f"/console/requests/{closed}/transitions/withdraw", data={"version": "1"})
    assert "/views/decide" not in ailsa.get("/console/?status=all").text
    for what in ("decline", "snooze"):
        form = {"seen": "2", "what": what, "reason": "No.", "sure": "yes"}
        assert "is closed already." in ailsa.post("/console/views/decide?status=all", data=form).text
    assert stored(still).version == 1
