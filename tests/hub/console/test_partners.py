"""Staff see who could take a request up and why, and make links for providers."""

from __future__ import annotations

import re

from starlette.testclient import TestClient

from hub.invitations import answer_invitation
from hub.lifecycle import Decision, change
from hub.requests import get_request
from hub.supply import ProviderAnswer
from runtime.database import Sessions
from tests.hub.console.made import Reader, Sender, Titles
from tests.hub.made import AILSA


def path_of(reference: str) -> str:
    return f"/console/requests/{reference}/partners"


def link_in(text: str) -> str:
    (word,) = re.findall(r"http://hub\.example/invited/([\w.-]+)", text)
    return str(word)


def test_a_provider_is_named_with_what_it_teaches_and_a_link_is_shown_once(
    ailsa: TestClient, sent: Sender, stored: Reader, titles: Titles
) -> None:
    assert titles()
    reference = sent(need="welding pipes")
    page = ailsa.get(path_of(reference)).text
    assert re.search(r"<strong>Forth College</strong>.*Teaches <a [^>]*>Welding</a>; both say: welding", page, re.S)
    made = ailsa.post(path_of(reference), data={"provider": "Forth College", "version": "1"})
    assert link_in(made.text)
    assert "Forth College: no answer yet" in made.text
    assert "/invited/" not in ailsa.get(path_of(reference)).text
    assert "made a link for Forth College" in ailsa.get(f"/console/requests/{reference}").text
    assert stored(reference).version == 2


def test_an_answer_is_seen_in_the_history_and_among_those_asked(
    ailsa: TestClient, sessions: Sessions, sent: Sender
) -> None:
    reference = sent()
    made = ailsa.post(path_of(reference), data={"provider": "Forth College", "version": "1"})
    with sessions.begin() as session:
        answer_invitation(session, link_in(made.text), ProviderAnswer.OFFER, "Ten <places> in May.")
    page = ailsa.get(f"/console/requests/{reference}").text
    assert "Forth College makes an offer" in page
    assert "Ten &lt;places&gt; in May." in page
    assert "Forth College: makes an offer" in ailsa.get(path_of(reference)).text


def test_a_link_without_a_provider_or_of_a_stale_page_is_refused(ailsa: TestClient, sent: Sender) -> None:
    reference = sent()
    for fields, status, words in (
        ({"provider": " ", "version": "1"}, 422, "Name the provider"),
        ({"provider": "Forth College", "version": "7"}, 409, "A colleague changed this request"),
    ):
        answer = ailsa.post(path_of(reference), data=fields)
        assert (answer.status_code, words in answer.text) == (status, True)


def test_nobody_is_asked_about_a_closed_request(ailsa: TestClient, sessions: Sessions, sent: Sender) -> None:
    reference = sent()
    with sessions.begin() as session:
        change(session, get_request(session, reference), "decline", Decision(AILSA, "No."))
    assert "Make a link" not in ailsa.get(path_of(reference)).text
    answer = ailsa.post(path_of(reference), data={"provider": "Forth College", "version": "2"})
    assert (answer.status_code, "Only for a request that is open" in answer.text) == (409, True)
