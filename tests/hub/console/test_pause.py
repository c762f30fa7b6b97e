"""Pausing the advisor in the console."""

from __future__ import annotations

from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from hub.pause import read_pause
from runtime.database import Sessions

PAUSE = "/console/pause"


def test_an_admin_pauses_the_advisor_and_every_page_says_so_until_it_is_ended(
    ailsa: TestClient, rory: TestClient, sessions: Sessions
) -> None:
    paused = ailsa.post(PAUSE, data={"message": "Back at <14:00>."}).text
    assert "The advisor is paused. Employers read your message." in paused
    assert "Employers read: “Back at &lt;14:00&gt;.”" in rory.get("/console/").text
    ended = rory.post(f"{PAUSE}/end").text
    assert "The advisor answers again." in ended
    assert "Employers read: “" not in ailsa.get("/console/").text
    with sessions() as session:
        assert read_pause(session) is None


def test_a_pause_without_words_is_refused_and_what_was_typed_is_given_back(ailsa: TestClient, session: Session) -> None:
    long = "word " * 150
    answer = ailsa.post(PAUSE, data={"message": long})
    assert answer.status_code == 422
    assert "Nothing was changed." in answer.text
    assert long in answer.text
    assert read_pause(session) is None


def test_ending_what_is_not_paused_says_so(ailsa: TestClient) -> None:
    assert "The advisor was not paused." in ailsa.post(f"{PAUSE}/end").text
