"""Staff erase by a reference, an address or a conversation, after they said that they mean it, and see a receipt."""

from __future__ import annotations

import pytest
from httpx2 import Response
from sqlalchemy import update
from starlette.testclient import TestClient

from hub.correspondence import Erasure
from hub.erasure import NothingHeld, Scope, keep_receipt
from hub.erasure import Store as Held
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
