"""Look-alikes stand on the page of a request and are merged with one key; a request is put off and taken up again."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from hub.models import DeclineCode
from runtime.clock import today
from tests.hub.console.made import Reader, Sender


def test_a_look_alike_is_merged_by_one_button_with_a_key(ailsa: TestClient, sent: Sender, stored: Reader) -> None:
    original = sent(organisation="First <b>", need="welding thin pipes", contact="x@first.example")
    reference = sent(need="welding pipes")
    page = ailsa.get(f"/console/requests/{reference}").text
    assert "Asks for much the same" in page
    assert "First &lt;b&gt;" in page
    assert re.search(r"Both say: (?:welding, pipes|pipes, welding)", page)
    assert '<button accesskey="1"' in page
    form = {"version": "1", "of": original}
    merged = ailsa.post(f"/console/requests/{reference}/transitions/mark_duplicate", data=form)
    assert f'A duplicate of <a href="/console/requests/{original}">' in merged.text
    assert (stored(reference).duplicate_of, stored(reference).status) == (original, "duplicate")


def test_what_is_like_nothing_has_no_such_card_and_a_closed_one_neither(ailsa: TestClient, sent: Sender) -> None:
    sent(need="kiln firing", contact="x@first.example")
    reference = sent(need="welding pipes")
    sent(need="welding pipes", contact="y@third.example")
    assert "Asks for much the same" in ailsa.get(f"/console/requests/{reference}").text
    form = {"version": "1", "reason": "no", "code": "too_few"}
    assert "Asks for" not in ailsa.post(f"/console/requests/{reference}/transitions/decline", data=form).text


@pytest.mark.parametrize(
    ("until", "words"), [("", "the employer says something"), ("2999-01-02", "2 Jan 2999")], ids=["reply", "day"]
)
def test_a_request_is_put_off_and_taken_up_again(ailsa: TestClient, sent: Sender, until: str, words: str) -> None:
    reference = sent()
    page = ailsa.post(f"/console/requests/{reference}/snooze", data={"version": "1", "until": until}).text
    assert f"{reference} is put off until {words}." in page
    assert f"Ailsa Grant put it off until {words}" in page
    assert reference not in ailsa.get("/console/").text
    assert reference in ailsa.get("/console/?status=snoozed").text
    (address,) = re.findall(r'action="([^"]+/wake)"', page)
    again = ailsa.post(unescape(address), data={"version": "2"}).text
    assert f"{reference} is in the queue again." in again
    assert "Ailsa Grant took it up again" in again
    assert reference in ailsa.get("/console/").text


@pytest.mark.parametrize(
    ("until", "words"), [(today().isoformat(), "day is over"), ("soon", "cannot be read")], ids=["today", "words"]
)
def test_a_day_that_cannot_be_is_refused_and_given_back(
    ailsa: TestClient, sent: Sender, stored: Reader, until: str, words: str
) -> None:
    reference = sent()
    answer = ailsa.post(f"/console/requests/{reference}/snooze", data={"version": "1", "until": until})
    assert (answer.status_code, stored(reference).snoozed_until) == (422, None)
    assert words in answer.text
    assert f'value="{until}"' in answer.text


def test_a_closed_request_is_not_put_off(ailsa: TestClient, sent: Sender) -> None:
    reference = sent()
    form = {"version": "1", "reason": "no", "code": DeclineCode.NO_FUNDING}
    page = ailsa.post(f"/console/requests/{reference}/transitions/decline", data=form).text
    assert "Declined: no funding." in page
    assert "transition-snooze" not in page
    day = (today() + dt.timedelta(days=9)).isoformat()
    refused = ailsa.post(f"/console/requests/{reference}/snooze", data={"version": "2", "until": day})
    assert (refused.status_code, "Only a request that is open" in refused.text) == (409, True)


def test_a_code_that_there_is_not_is_refused(ailsa: TestClient, sent: Sender, stored: Reader) -> None:
    reference = sent()
    form = {"version": "1", "reason": "no", "code": "because"}
    assert ailsa.post(f"/console/requests/{reference}/transitions/decline", data=form).status_code == 422
    assert stored(reference).status == "new"


def test_look_alikes_are_one_row_that_a_box_unfolds_without_a_script(ailsa: TestClient, sent: Sender) -> None:
    first = sent(need="coded MIG welding for fabricators", contact="a@one.example")
    second = sent(need="Fabricators must learn coded MIG welding", contact="b@two.example")
    page = ailsa.get("/console/").text
    assert f'<input type="checkbox" id="fold-{first}"' in page
    assert "Show 1 more that asks for much the same" in page
    assert page.index('class="folded"') < page.index(f"/console/requests/{second}")
    assert f"fold-{second}" not in page
