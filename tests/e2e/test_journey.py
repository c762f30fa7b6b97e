"""The whole journey over HTTP: need, credentials, request, staff decision, status."""

from __future__ import annotations

import re

import httpx
import pytest

from hub.staff import add_staff
from tests.e2e.stack import Employer, Stack

NEED = "our carers are struggling with dementia care and digital record keeping, about 12 people, part-time"
ANSWERS = [
    "Care assistants and seniors",
    "by June 2027, after our inspection",
    "Tayside Homecare, Dundee",
    "Ishbel Reid",
]
EMAIL = "ishbel@tayside-homecare.example"
PASSWORD = "a long enough password"


def send_request(employer: Employer) -> str:
    """From the need to the reference."""
    employer.say(NEED)
    employer.press("None of these fit")
    employer.press("Not sure")
    for answer in ANSWERS:
        employer.say(answer)
    (review,) = employer.say(EMAIL)
    assert review["kind"] == "review"
    (receipt,) = employer.press("Yes, send it")
    assert receipt["kind"] == "receipt"
    return str(receipt["data"]["reference"])


def sign_in(stack: Stack, client: httpx.Client) -> None:
    with stack.sessions.begin() as session:
        add_staff(session, email="staff@hub.example", name="Staff", password=PASSWORD)
    answer = client.post("/console/sign-in", data={"email": "staff@hub.example", "password": PASSWORD})
    assert answer.is_success, answer.text


def test_a_need_is_understood_and_answered_with_reasons(employer: Employer) -> None:
    (answer,) = employer.say(NEED)
    data = answer["data"]
    assert [need["text"] for need in data["needs"]] == ["dementia care", "digital record keeping"]
    assert [(chip["value"], chip["words"]) for chip in data["filters"]] == [
        ("12 people", "about 12"),
        ("part-time", "part-time"),
    ]
    quoted = {why["need"] for card in data["items"] for why in card["why"]}
    assert quoted == {"dementia care", "digital record keeping"}
    assert all(card["sample"] for card in data["items"])


def test_what_the_search_knows_is_not_asked_again(employer: Employer) -> None:
    employer.say(NEED)
    begun = employer.press("None of these fit")
    assert begun[-1]["data"]["slot"] == "request_route"
    assert employer.press("Not sure")[-1]["data"]["slot"] == "request_deadline"


def test_the_journey_from_a_need_to_a_decision_and_back(stack: Stack, employer: Employer) -> None:
    reference = send_request(employer)
    with httpx.Client(
        base_url=stack.url, follow_redirects=True, trust_env=False, headers={"Origin": stack.url}
    ) as client:
        sign_in(stack, client)
        page = client.get(f"/console/requests/{reference}")
        assert "Tayside Homecare" in page.text
        form = re.search(r'action="([^"]*ask[^"]*)"', page.text)
        assert form, "the page offers to ask the employer"
        version = re.search(r'name="version" value="(\d+)"', page.text)
        assert version
        asked = client.post(form[1], data={"version": version[1], "reason": "Which record system do you use?"})
        assert asked.is_success, asked.text
    (status,) = employer.say("how is my request?")
    assert status["kind"] == "status", status
    assert status["data"]["reference"] == reference
    assert "Which record system do you use?" in status["text"]


def test_a_refused_consent_stores_nothing(stack: Stack, employer: Employer) -> None:
    employer.say(NEED)
    employer.press("None of these fit")
    employer.press("Not sure")
    for answer in [*ANSWERS, EMAIL]:
        employer.say(answer)
    (refusal,) = employer.press("No, don't send it")
    assert refusal["kind"] == "text"
    (status,) = employer.say("how is my request?")
    assert (status["data"]["slot"], status["data"]["optional"]) == ("status_reference", False)


@pytest.mark.parametrize("email", [EMAIL, "somebody@else.example"])
def test_a_reference_from_elsewhere_needs_its_address(stack: Stack, employer: Employer, email: str) -> None:
    reference = send_request(employer)
    other = Employer(stack.url)
    (question,) = other.say(f"where is {reference}?")
    assert question["data"]["slot"] == "status_contact"
    (answer,) = other.say(email)
    assert (answer["kind"] == "status") is (email == EMAIL)
    assert reference in answer["text"] or email != EMAIL
    other.close()
