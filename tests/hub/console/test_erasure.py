"""Staff erase by a reference, an address or a conversation, after they said that they mean it, and see a receipt."""

from __future__ import annotations

import pytest
from httpx2 import Response
from sqlalchemy import update
from starlette.testclient import TestClient

from hub.audit import Act, entries
from hub.correspondence import Erasure
from hub.erasure import NothingHeld, Scope, keep_receipt
from hub.erasure import Store as Held
from hub.holds import UnderHold
from runtime.database import Sessions
from tests.hub.console.made import Erased
from tests.hub.made import AILSA

CONVERSATION = "0123456789abcdef" * 2


def post(client: TestClient, what: str, **more: str) -> Response:
    return client.post("/console/erasure", data={"what": what, **more})


@pytest.mark.parametrize(
    ("typed", "scope", "value"),
    [
        (" mc 7k4qx2 ", Scope.REFERENCE, "MC-7K4QX2"),
        (" Mairi@craigellan.example", Scope.CONTACT, "Mairi@craigellan.example"),
        (CONVERSATION, Scope.CONVERSATION, CONVERSATION),
    ],
)
def test_what_is_typed_says_what_is_erased(
    ailsa: TestClient, erased: Erased, typed: str, scope: Scope, value: str
) -> None:
    page = post(ailsa, typed, sure="yes")
    assert erased.asked == [(scope, value, AILSA)]
    assert "Erased: requests: 1, messages with their answers: 7." in page.text


@pytest.mark.parametrize(
    ("what", "more", "words"),
    [
        ("MC-7K4QX2", {}, "Tick that you mean it"),
        ("the one about boats", {"sure": "yes"}, "no reference, no e-mail address"),
        ("", {"sure": "yes"}, "no reference, no e-mail address"),
    ],
)
def test_what_is_not_meant_or_not_readable_erases_nothing(
    ailsa: TestClient, erased: Erased, what: str, more: dict[str, str], words: str
) -> None:
    page = post(ailsa, what, **more)
    assert page.status_code == 422
    assert words in page.text
    assert f'value="{what}"' in page.text
    assert erased.asked == []


@pytest.mark.parametrize(
    ("refusal", "status", "words"),
    [(NothingHeld(), 422, "Nothing is held under that"), (OSError("locked"), 503, "nothing was erased")],
)
def test_an_erasure_that_fails_says_so(
    ailsa: TestClient, erased: Erased, refusal: Exception, status: int, words: str
) -> None:
    erased.refusal = refusal
    page = post(ailsa, "MC-7K4QX2", sure="yes")
    assert page.status_code == status
    assert words in page.text


def test_receipts_are_listed_without_a_name_of_an_employer(ailsa: TestClient, sessions: Sessions) -> None:
    with sessions.begin() as session:
        keep_receipt(session, Scope.CONTACT, {Held.REQUESTS: 2, Held.TRACKER: 0}, asked_by="employer")
        session.execute(update(Erasure).values(asked_by="employer"))
    page = ailsa.get("/console/erasure").text
    assert "by contact, asked for by employer" in page
    assert "requests: 2</span>" in page
    assert "memory: " not in page


def test_a_stranger_erases_nothing(stranger: TestClient, erased: Erased) -> None:
    assert post(stranger, "MC-7K4QX2", sure="yes").status_code == 403
    assert erased.asked == []


def test_a_copy_leaves_as_a_file_and_the_log_says_so(ailsa: TestClient, sessions: Sessions) -> None:
    answer = ailsa.post("/console/erasure/copy", data={"copied": " mc 7k4qx2 "})
    assert answer.json() == {"found_by": {"reference": "MC-7K4QX2"}}
    assert answer.headers["Content-Disposition"].startswith("attachment")
    with sessions() as session:
        (entry,) = entries(session)
        assert (entry.actor, entry.act, entry.about) == (AILSA, Act.COPIED, "by reference")


@pytest.mark.parametrize(
    ("what", "refusal", "status", "words"),
    [
        ("the one about boats", None, 422, "no reference, no e-mail address"),
        ("MC-7K4QX2", NothingHeld(), 422, "Nothing is held under that"),
        ("MC-7K4QX2", OSError("locked"), 503, "could not be read"),
    ],
)
def test_a_copy_that_cannot_be_taken_says_why(
    ailsa: TestClient, erased: Erased, what: str, refusal: Exception | None, status: int, words: str
) -> None:
    erased.refusal = refusal
    answer = ailsa.post("/console/erasure/copy", data={"copied": what})
    assert (answer.status_code, words in answer.text) == (status, True)
    assert f'value="{what}"' in answer.text


def test_what_a_hold_keeps_is_not_erased_and_the_page_says_so(ailsa: TestClient, erased: Erased) -> None:
    erased.refusal = UnderHold()
    answer = post(ailsa, "MC-7K4QX2", sure="yes")
    assert (answer.status_code, "A legal hold keeps it" in answer.text) == (422, True)


def test_a_hold_is_placed_seen_and_released(ailsa: TestClient) -> None:
    page = ailsa.post("/console/holds", data={"held": "mc 7k4qx2", "reason": "A complaint is open."}).text
    assert "It is kept until you release it." in page
    assert "<strong>MC-7K4QX2</strong>" in page
    assert "A complaint is open." in page
    assert "The hold is released." in ailsa.post("/console/holds/1/release").text
    assert "There was no such hold." in ailsa.post("/console/holds/1/release").text


@pytest.mark.parametrize(
    ("what", "reason", "words"),
    [("boats", "A complaint.", "no reference, no e-mail"), ("MC-7K4QX2", " ", "Say why it must be kept")],
)
def test_a_hold_that_cannot_be_placed_says_why(ailsa: TestClient, what: str, reason: str, words: str) -> None:
    answer = ailsa.post("/console/holds", data={"held": what, "reason": reason})
    assert (answer.status_code, words in answer.text) == (422, True)
    assert "Release<span" not in answer.text
