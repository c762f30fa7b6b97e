"""The page of answers that did not help, and of those that did."""

from __future__ import annotations

from starlette.testclient import TestClient

from hub.ratings import Fault, RatedTurn, rate
from runtime.database import Sessions


def keep(sessions: Sessions, number: int, fault: Fault | None = None, *, helpful: bool = False) -> None:
    with sessions.begin() as session:
        turn = RatedTurn("c" * 32, number, f"question {number}", f"<b>answer {number}</b>\nin two lines")
        rate(session, turn, helpful=helpful, fault=fault)


def test_staff_read_what_did_not_help_with_the_reason_the_newest_first(ailsa: TestClient, sessions: Sessions) -> None:
    keep(sessions, 1)
    keep(sessions, 2, Fault.UNCLEAR)
    keep(sessions, 3, helpful=True)
    page = ailsa.get("/console/ratings").text
    assert "1 helpful, 2 not helpful" in page
    assert page.index("question 2") < page.index("question 1")
    assert "&lt;b&gt;answer 1&lt;/b&gt;" in page
    assert "hard to understand" in page
    assert "question 3" not in page


def test_the_list_is_narrowed_to_a_reason_or_to_what_helped(ailsa: TestClient, sessions: Sessions) -> None:
    keep(sessions, 1)
    keep(sessions, 2, Fault.UNCLEAR)
    keep(sessions, 3, helpful=True)
    unclear = ailsa.get("/console/ratings", params={"kind": "unclear"}).text
    assert "question 2" in unclear
    assert "question 1" not in unclear
    assert "question 3" in ailsa.get("/console/ratings", params={"kind": "helpful"}).text
    assert "question 1" in ailsa.get("/console/ratings", params={"kind": "nonsense"}).text


def test_without_ratings_the_page_says_so(ailsa: TestClient) -> None:
    assert "There is none." in ailsa.get("/console/ratings").text
