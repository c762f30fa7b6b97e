"""Staff see which requests the catalogue now answers, and tell the employer or set the credential aside."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from catalogue.records import Credential
from catalogue.store import apply_credentials
from hub.new_offers import comparison, keep_comparison
from hub.requests import get_request
from hub.supply import NewOffer
from runtime.database import Sessions
from tests.hub.console.made import Reader, Sender

LIST = "/console/offers"
WELD = Credential(id="weld", title="Pipe <Welding>", provider="Forth College", scqf_level=6)


@pytest.fixture
def offered(sessions: Sessions, sent: Sender) -> tuple[str, int]:
    """A request that a new credential answers: its reference and the number of the offer."""
    reference = sent()
    with sessions.begin() as session:
        apply_credentials(session, [WELD])
        request = get_request(session, reference)
        offer = NewOffer(request_id=request.id, credential_id="weld", added=True, quote="Weld thin pipes.")
        keep_comparison(session, comparison(session), [offer])
        session.flush()
        return reference, offer.id


def test_without_an_offer_the_list_is_empty_and_the_queue_says_nothing(ailsa: TestClient) -> None:
    assert "Nothing new answers a request" in ailsa.get(LIST).text
    assert "answered by what" not in ailsa.get("/console/").text


def test_an_offer_is_on_the_list_on_its_request_and_counted_in_the_queue(
    ailsa: TestClient, offered: tuple[str, int]
) -> None:
    assert "1 request is answered by what the catalogue now has" in ailsa.get("/console/").text
    for page in (LIST, f"/console/requests/{offered[0]}"):
        text = ailsa.get(page).text
        for words in (
            "Pipe &lt;Welding&gt;",
            "Forth College",
            "SCQF 6",
            "Weld thin pipes.",
            ">New in the catalogue</span>",
        ):
            assert words in text
        assert 'href="http://hub.example/credentials/weld"' in text


def test_the_draft_is_sent_with_one_press_and_the_employer_is_told(
    ailsa: TestClient, offered: tuple[str, int], stored: Reader
) -> None:
    reference, number = offered
    page = ailsa.get(LIST).text
    (draft,) = re.findall(r"<textarea[^>]*>([^<]*)</textarea>", page)
    assert "Since you sent your request, a course has come to the catalogue" in draft
    answer = ailsa.post(
        f"/console/requests/{reference}/offers/{number}/send",
        data={"reason": draft, "version": str(stored(reference).version), "back": "offers"},
    )
    assert answer.url.path == LIST
    assert f"The employer of {reference} is told." in answer.text
    event = stored(reference).events[-1]
    assert (event.reason, event.shared) == (draft.strip(), True)
    assert "Pipe" not in ailsa.get(LIST).text


def test_what_does_not_fit_is_set_aside_without_a_word_to_the_employer(
    ailsa: TestClient, offered: tuple[str, int], stored: Reader
) -> None:
    reference, number = offered
    answer = ailsa.post(f"/console/requests/{reference}/offers/{number}/set-aside", data={"back": ""})
    assert answer.url.path == f"/console/requests/{reference}"
    assert f"Set aside for {reference}." in answer.text
    assert len(stored(reference).events) == 1


def test_an_offer_that_a_colleague_settled_is_refused_and_the_words_are_kept(
    ailsa: TestClient, offered: tuple[str, int], stored: Reader
) -> None:
    reference, number = offered
    path = f"/console/requests/{reference}/offers/{number}"
    ailsa.post(f"{path}/set-aside", data={"back": ""})
    answer = ailsa.post(f"{path}/send", data={"reason": "My words.", "version": "1", "back": "offers"})
    assert answer.status_code == 409
    assert "A colleague has told the employer of this course" in answer.text
    assert "My words." in answer.text
    assert len(stored(reference).events) == 1


def test_a_refused_draft_leaves_the_offer_on_the_list(ailsa: TestClient, offered: tuple[str, int]) -> None:
    reference, number = offered
    path = f"/console/requests/{reference}/offers/{number}/send"
    for fields, status in (({"reason": " ", "version": "1"}, 422), ({"reason": "x", "version": "9"}, 409)):
        assert ailsa.post(path, data=fields).status_code == status
    assert "Pipe" in ailsa.get(LIST).text


def test_staff_write_to_an_employer_without_a_change_of_status(ailsa: TestClient, sent: Sender, stored: Reader) -> None:
    reference = sent()
    path = f"/console/requests/{reference}/reply"
    refused = ailsa.post(path, data={"reply": "It is in hand.", "version": "7"})
    assert refused.status_code == 409
    assert ">It is in hand.</textarea>" in refused.text
    answer = ailsa.post(path, data={"reply": "It is in hand.", "version": "1"})
    assert "The employer is told." in answer.text
    request = stored(reference)
    assert (request.status, request.events[-1].reason, request.events[-1].shared) == ("new", "It is in hand.", True)
