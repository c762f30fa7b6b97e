"""Staff make lessons of what went wrong, and a colleague looks at each before it is exported."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from hub.lessons.lessons import get_lesson, hear
from hub.lessons.models import State, Why
from runtime.database import Sessions

DRAFT = {"form": "phrase", "target": "Beekeeping", "text": "folk who keep bees"}


@pytest.fixture(autouse=True)
def _heard(sessions: Sessions) -> None:
    with sessions.begin() as session:
        hear(session, "c", "summat on <bees>", "I did not understand that.", Why.NOT_UNDERSTOOD)


def state(sessions: Sessions) -> State:
    with sessions() as session:
        return get_lesson(session, 1).state


def test_a_message_is_listed_with_what_can_be_made_of_it(ailsa: TestClient) -> None:
    page = ailsa.get("/console/lessons").text
    for words in ("summat on &lt;bees&gt;", "not understood", "A training example", "Another name of a glossary term"):
        assert words in page
    assert "<bees>" not in page
    assert 'href="/console/lessons"' in ailsa.get("/console/ratings").text


def test_a_draft_is_approved_by_a_colleague(ailsa: TestClient, rory: TestClient, sessions: Sessions) -> None:
    assert "waits for a second look" in ailsa.post("/console/lessons/1/draft", data=DRAFT).text
    assert "a colleague has to look at it" in ailsa.get("/console/lessons?state=draft").text
    own = ailsa.post("/console/lessons/1/approve", data={})
    assert (own.status_code, "somebody else has to look at it" in own.text) == (422, True)
    assert "Approved." in rory.post("/console/lessons/1/approve", data={}).text
    assert state(sessions) is State.APPROVED
    assert "folk who keep bees" in rory.get("/console/lessons?state=approved").text


def test_a_draft_that_is_sent_back_shows_why(ailsa: TestClient, rory: TestClient) -> None:
    ailsa.post("/console/lessons/1/draft", data=DRAFT)
    rory.post("/console/lessons/1/send-back", data={"remark": "Another topic"})
    page = ailsa.get("/console/lessons").text
    assert "Another topic" in page
    assert "folk who keep bees" in page


@pytest.mark.parametrize(
    ("typed", "words"),
    [({}, "Choose what to make of it"), (DRAFT | {"text": "| bees"}, "without the sign"), ({"form": "song"}, "Choose")],
)
def test_what_is_refused_is_given_back(
    ailsa: TestClient, sessions: Sessions, typed: dict[str, str], words: str
) -> None:
    answer = ailsa.post("/console/lessons/1/draft", data=typed)
    assert answer.status_code == 422
    assert words in answer.text
    assert typed.get("text", "") in answer.text
    assert state(sessions) is State.NEW


def test_what_teaches_nothing_is_set_aside(ailsa: TestClient, sessions: Sessions) -> None:
    ailsa.post("/console/lessons/1/set-aside", data={})
    assert state(sessions) is State.SET_ASIDE
    assert "There is none." in ailsa.get("/console/lessons").text


@pytest.mark.parametrize("path", ["?state=sung", "?state="])
def test_a_list_that_there_is_not_is_not_found(ailsa: TestClient, path: str) -> None:
    assert ailsa.get(f"/console/lessons{path}").status_code == 404


def test_a_message_that_is_gone_is_not_found(ailsa: TestClient) -> None:
    assert ailsa.post("/console/lessons/9/draft", data=DRAFT).status_code == 404
