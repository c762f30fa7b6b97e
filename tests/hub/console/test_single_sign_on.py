"""Staff sign in at their organisation, and nobody by a token that is altered, late, for others or of somebody else."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pyotp
import pytest
from fastapi import FastAPI
from httpx2 import Response
from sqlalchemy import select
from starlette.routing import Mount
from starlette.testclient import TestClient

from hub.audit import Act, entries
from hub.models import Staff
from hub.single_sign_on import SingleSignOn
from hub.staff import deactivate
from runtime.database import Sessions
from tests.hub.fake_issuer import CLIENT, OTHER_KEY, SECRET, FakeIssuer, running
from tests.hub.made import AILSA

BACK = "http://hub.example/console/sign-in/sso/callback"
CALLBACK = "/console/sign-in/sso/callback"


@pytest.fixture
def issuer() -> Iterator[FakeIssuer]:
    with running() as issuer:
        yield issuer


@pytest.fixture
def browser(stranger: TestClient, console: FastAPI, issuer: FakeIssuer) -> TestClient:
    """A browser that is not signed in, of a console that knows the provider."""
    (mount,) = (route for route in console.routes if isinstance(route, Mount))
    assert isinstance(mount.app, FastAPI)
    mount.app.state.single_sign_on = SingleSignOn(issuer.url, CLIENT, SECRET, BACK)
    return stranger


def go(browser: TestClient, page: str = "") -> str:
    """Press the button of the sign-in; gives the address of the provider."""
    answer = browser.get(f"/console/sign-in/sso{page}")
    assert answer.status_code == 303
    return str(answer.headers["Location"])


def come_back(browser: TestClient, issuer: FakeIssuer, page: str = "") -> Response:
    return browser.get(CALLBACK, params=issuer.sign_in(go(browser, page)))


def refused(answer: Response) -> bool:
    return answer.status_code == 403 and "You are not signed in." in answer.text


def test_without_a_provider_the_page_offers_none_and_the_addresses_are_not_there(stranger: TestClient) -> None:
    assert "Sign in with your organisation" not in stranger.get("/console/sign-in").text
    assert stranger.get("/console/sign-in/sso").status_code == 404
    assert stranger.get(CALLBACK).status_code == 404


def test_who_the_provider_names_is_signed_in_and_led_to_the_page(
    browser: TestClient, issuer: FakeIssuer, sessions: Sessions
) -> None:
    page = browser.get("/console/sign-in?next=%2Fdemand%3Fword%3Dsheep").text
    assert 'href="/console/sign-in/sso?next=%2Fdemand%3Fword%3Dsheep"' in page
    answer = come_back(browser, issuer, "?next=%2Fdemand%3Fword%3Dsheep")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/console/demand?word=sheep")
    assert "Ailsa Grant" in browser.get("/console/").text
    with sessions() as session:
        entry = entries(session)[0]
        assert (entry.act, entry.actor, entry.about) == (Act.SIGNED_IN, AILSA, "single sign-on")


def test_the_browser_gets_no_token_of_the_provider(browser: TestClient, issuer: FakeIssuer) -> None:
    answer = come_back(browser, issuer)
    assert answer.status_code == 303
    assert "eyJ" not in f"{answer.headers} {list(browser.cookies.items())} {answer.text}"  # how every JWT begins


def test_the_browser_is_sent_with_what_the_provider_needs(browser: TestClient, issuer: FakeIssuer) -> None:
    address = go(browser)
    asked = parse_qs(urlsplit(address).query)
    assert address.startswith(f"{issuer.url}/authorize?")
    assert (asked["client_id"], asked["redirect_uri"], asked["scope"]) == ([CLIENT], [BACK], ["openid email"])
    assert "code_verifier" not in asked


def test_case_of_an_address_does_not_matter(browser: TestClient, issuer: FakeIssuer) -> None:
    issuer.email = "Ailsa@HUB.example"
    assert come_back(browser, issuer).status_code == 303


def test_a_second_factor_of_ours_is_still_asked_for(
    browser: TestClient, issuer: FakeIssuer, sessions: Sessions
) -> None:
    secret = pyotp.random_base32()
    with sessions.begin() as session:
        session.scalars(select(Staff).where(Staff.email == AILSA)).one().totp_secret = secret
    assert "Your code" in come_back(browser, issuer, "?next=/demand").text
    assert browser.get("/console/").status_code == 303
    answer = browser.post("/console/sign-in/code", data={"code": pyotp.TOTP(secret).now(), "next": "/demand"})
    assert answer.headers["Location"] == "/console/demand"


@pytest.mark.parametrize("email", ["stranger@elsewhere.example", AILSA])
def test_who_is_not_on_the_staff_or_left_it_is_not_let_in(
    browser: TestClient, issuer: FakeIssuer, sessions: Sessions, email: str
) -> None:
    issuer.email = email
    with sessions.begin() as session:
        deactivate(session, AILSA)
    answer = come_back(browser, issuer)
    assert refused(answer)
    assert "may not use this console" in answer.text
    assert browser.get("/console/").status_code == 303
    with sessions() as session:
        assert [entry.act for entry in entries(session)] == ([Act.REFUSED] if email == AILSA else [])


LATE = int(time.time()) - 4000
BAD: dict[str, dict[str, Any]] = {
    "of another issuer": {"claims": {"iss": "https://elsewhere.example"}},
    "for another client": {"claims": {"aud": "another"}},
    "for another party among several": {"claims": {"aud": [CLIENT, "another"], "azp": "another"}},
    "late": {"claims": {"iat": LATE, "exp": LATE + 300}},
    "without an end": {"claims": {"exp": None}},
    "of another sign-in": {"claims": {"nonce": "another"}},
    "without a nonce": {"claims": {"nonce": None}},
    "without an address": {"claims": {"email": None}},
    "with an address nobody vouches for": {"claims": {"email_verified": False}},
    "with an address that is only said to be vouched for": {"claims": {"email_verified": "true"}},
    "signed by another": {"key": OTHER_KEY},
    "naming another key": {"header": {"kid": "two"}},
    "signed with a shared secret": {"algorithm": "HS256", "key": "k" * 40},
    "not signed": {"algorithm": "none", "key": None},
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_a_token_that_does_not_hold_lets_nobody_in(
    browser: TestClient, issuer: FakeIssuer, bad: dict[str, Any]
) -> None:
    for name, value in bad.items():
        setattr(issuer, name, value)
    assert refused(come_back(browser, issuer))
    assert browser.get("/console/").status_code == 303


def test_what_was_begun_in_another_browser_is_refused(browser: TestClient, issuer: FakeIssuer) -> None:
    fields = issuer.sign_in(go(browser))
    go(browser)
    assert refused(browser.get(CALLBACK, params=fields))
    browser.cookies.clear()
    assert refused(browser.get(CALLBACK, params=fields))


@pytest.mark.parametrize("fields", [{"error": "access_denied"}, {"code": "made up"}, {"code": ""}, {}])
def test_a_provider_that_signed_nobody_in_is_told_plainly(
    browser: TestClient, issuer: FakeIssuer, fields: dict[str, str]
) -> None:
    state = issuer.sign_in(go(browser))["state"]
    assert refused(browser.get(CALLBACK, params={"state": state} | fields))


def test_a_code_is_worth_something_once(browser: TestClient, issuer: FakeIssuer) -> None:
    fields = issuer.sign_in(go(browser))
    assert browser.get(CALLBACK, params=fields).status_code == 303
    assert refused(browser.get(CALLBACK, params=fields))


@pytest.mark.parametrize(
    "metadata",
    [{"issuer": "https://elsewhere.example"}, {"authorization_endpoint": None}, {"authorization_endpoint": "ftp://x"}],
)
def test_a_provider_that_publishes_nonsense_is_not_gone_to(
    browser: TestClient, issuer: FakeIssuer, metadata: dict[str, Any]
) -> None:
    issuer.metadata = metadata
    answer = browser.get("/console/sign-in/sso")
    assert answer.status_code == 503
    assert "does not answer just now" in answer.text


def test_a_provider_that_breaks_down_on_the_way_is_told_plainly(browser: TestClient, issuer: FakeIssuer) -> None:
    fields = issuer.sign_in(go(browser))
    issuer.status = 500
    answer = browser.get(CALLBACK, params=fields)
    assert (answer.status_code, "does not answer just now" in answer.text) == (503, True)


def test_a_provider_that_is_away_leaves_the_password(browser: TestClient, console: FastAPI) -> None:
    (mount,) = (route for route in console.routes if isinstance(route, Mount))
    assert isinstance(mount.app, FastAPI)
    mount.app.state.single_sign_on = SingleSignOn("http://127.0.0.1:1", CLIENT, SECRET, BACK)
    answer = browser.get("/console/sign-in/sso")
    assert answer.status_code == 503
    assert 'name="password"' in answer.text


def test_the_sign_in_leads_to_no_other_site(browser: TestClient, issuer: FakeIssuer) -> None:
    answer = come_back(browser, issuer, "?next=https://elsewhere.example/")
    assert answer.headers["Location"] == "/console/"
