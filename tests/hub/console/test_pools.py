"""Staff see what could be pooled, make a pool, ask, keep answers, introduce and decide."""

from __future__ import annotations

import re

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from hub.answers import answer as answer_of_employer
from hub.event_kinds import EventKind
from hub.pools.models import Consent
from hub.pools.pools import get_pool
from hub.requests import get_request
from hub.statuses import Status
from runtime.database import Sessions
from tests.hub.console.made import Reader, Sender
from tests.hub.pools.made import FIRMS, WELDING


@pytest.fixture
def references(sent: Sender) -> list[str]:
    return [sent(organisation=firm, contact=f"jo@{firm}.example", **WELDING) for firm in FIRMS]


@pytest.fixture
def made(ailsa: TestClient, references: list[str]) -> list[str]:
    """The references of the requests of pool 1."""
    answer = ailsa.post("/console/pools", data={f"with-{reference}": "yes" for reference in references})
    assert answer.url.path == "/console/pools/1"
    return references


def consents(sessions: Sessions) -> list[Consent]:
    with sessions() as session:
        return [member.consent for member in get_pool(session, 1).members]


def decide(client: TestClient, name: str, **data: str) -> Response:
    """Send the form of a transition as the page has it now."""
    seen = re.search(r'name="seen" value="([^"]*)"', client.get("/console/pools/1").text)
    return client.post(f"/console/pools/1/transitions/{name}", data={"seen": seen[1] if seen else "", **data})


def test_what_could_be_pooled_is_shown_with_employers_and_people(ailsa: TestClient, references: list[str]) -> None:
    page = ailsa.get("/console/pools").text
    assert "3 employers, 24 people" in page
    assert "SCQF 5" in page
    assert all(f'name="with-{reference}"' in page for reference in references)
    assert "No pool was made yet." in page


def test_a_pool_that_was_made_is_listed_and_no_longer_possible(ailsa: TestClient, made: list[str]) -> None:
    page = ailsa.get("/console/pools").text
    assert "/console/pools/1" in page
    assert "No two open requests" in page
    assert "pool 1</a> with 2 others" in ailsa.get(f"/console/requests/{made[0]}").text


@pytest.mark.parametrize(
    ("chosen", "status_code", "words"),
    [((0,), 422, "at least two employers"), ((), 422, "at least two employers"), ((0, 9), 422, "no such request")],
)
def test_a_pool_that_cannot_be_made_is_refused(
    ailsa: TestClient, references: list[str], chosen: tuple[int, ...], status_code: int, words: str
) -> None:
    named = [*references, *["MC-222222"] * 7]
    answer = ailsa.post("/console/pools", data={f"with-{named[place]}": "yes" for place in chosen})
    assert answer.status_code == status_code
    assert words in answer.text


def test_a_request_of_another_pool_is_refused(ailsa: TestClient, made: list[str]) -> None:
    answer = ailsa.post("/console/pools", data={f"with-{reference}": "yes" for reference in made})
    assert answer.status_code == 409
    assert "in another pool by now" in answer.text


def test_the_employers_are_asked_in_words_that_staff_can_change(
    ailsa: TestClient, made: list[str], stored: Reader, sessions: Sessions
) -> None:
    page = ailsa.get("/console/pools/1").text
    assert "3 employers with about 24 people need much the same as you do" in page
    answer = ailsa.post("/console/pools/1/ask", data={"text": "May we?"})
    assert "3 employers are asked" in answer.text
    event = stored(made[0]).events[-1]
    assert (event.kind, event.reason, event.shared) == (EventKind.POOL_ASKED, "May we?", True)
    assert consents(sessions) == [Consent.ASKED] * 3


def test_a_question_that_is_too_long_is_given_back(ailsa: TestClient, made: list[str], sessions: Sessions) -> None:
    answer = ailsa.post("/console/pools/1/ask", data={"text": "x" * 4001})
    assert answer.status_code == 422
    assert "x" * 4001 in answer.text
    assert consents(sessions) == [Consent.NOT_ASKED] * 3


def test_an_answer_by_telephone_is_kept_and_two_who_agreed_are_introduced(
    ailsa: TestClient, made: list[str], sessions: Sessions, stored: Reader
) -> None:
    assert "Introduce them" not in ailsa.get("/console/pools/1").text
    refused = ailsa.post("/console/pools/1/introduce", data={})
    assert refused.status_code == 409
    for reference, said in zip(made, ("yes", "yes", "no"), strict=True):
        data = {"reference": reference, "answer": said, "words": "By telephone"}
        ailsa.post("/console/pools/1/consent", data=data)
    assert consents(sessions) == [Consent.AGREED, Consent.AGREED, Consent.REFUSED]
    assert "2 employers are told of each other" in ailsa.post("/console/pools/1/introduce", data={}).text
    assert stored(made[1]).events[-1].kind is EventKind.INTRODUCED
    page = ailsa.get(f"/console/requests/{made[1]}").text
    assert "Ailsa Grant: yes to being introduced" in page
    assert "By telephone" in page


@pytest.mark.parametrize("data", [{"answer": "maybe"}, {"answer": "yes", "reference": "MC-222222"}, {}])
def test_an_answer_of_nobody_or_of_no_meaning_is_refused(
    ailsa: TestClient, made: list[str], sessions: Sessions, data: dict[str, str]
) -> None:
    answer = ailsa.post("/console/pools/1/consent", data={"reference": made[0]} | data)
    assert answer.status_code == 422
    assert consents(sessions) == [Consent.NOT_ASKED] * 3


def test_all_requests_are_decided_at_once(ailsa: TestClient, made: list[str], stored: Reader) -> None:
    answer = decide(ailsa, "triage", route="closed_cohort", reason="Together")
    assert "3 requests are changed" in answer.text
    for reference in made:
        request = stored(reference)
        assert (request.status, request.route) == (Status.TRIAGED, "closed_cohort")


def test_where_one_refuses_none_is_changed(ailsa: TestClient, made: list[str], stored: Reader) -> None:
    answer = decide(ailsa, "decline", code="other", reason="x" * 4001)
    assert answer.status_code == 422
    assert f"{made[0]}: That is longer than" in answer.text
    assert stored(made[0]).status is Status.NEW


def test_a_form_is_stale_after_a_change_of_one_request(
    ailsa: TestClient, made: list[str], stored: Reader, sessions: Sessions
) -> None:
    seen = re.search(r'name="seen" value="([^"]*)"', ailsa.get("/console/pools/1").text)
    assert seen
    with sessions.begin() as session:
        answer_of_employer(session, get_request(session, made[1]), "We need it in March now")
    answer = ailsa.post("/console/pools/1/transitions/triage", data={"seen": seen[1]})
    assert answer.status_code == 409
    assert "changed meanwhile" in answer.text
    assert stored(made[0]).status is Status.NEW


@pytest.mark.parametrize(
    ("name", "data"), [("triage", {"route": "by boat"}), ("decline", {"code": "x", "reason": "y"})]
)
def test_a_field_that_cannot_be_read_is_refused(
    ailsa: TestClient, made: list[str], name: str, data: dict[str, str]
) -> None:
    assert decide(ailsa, name, **data).status_code == 422


def test_a_decline_without_a_reason_is_refused(ailsa: TestClient, made: list[str]) -> None:
    answer = decide(ailsa, "decline", code="other")
    assert answer.status_code == 422
    assert "Please give a reason" in answer.text


@pytest.mark.parametrize("name", ["mark_duplicate", "fly"])
def test_what_is_no_transition_of_a_pool_is_not_found(ailsa: TestClient, made: list[str], name: str) -> None:
    assert ailsa.post(f"/console/pools/1/transitions/{name}", data={}).status_code == 404


def test_a_request_leaves_and_the_last_two_dissolve_the_pool(ailsa: TestClient, made: list[str]) -> None:
    for reference, path in zip(made[:2], ("/console/pools/1", "/console/pools"), strict=True):
        answer = ailsa.post("/console/pools/1/leave", data={"reference": reference})
        assert answer.url.path == path
    for gone in (ailsa.get("/console/pools/1"), ailsa.post("/console/pools/1/introduce", data={})):
        assert gone.status_code == 404
