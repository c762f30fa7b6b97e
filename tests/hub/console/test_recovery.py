"""Recovery codes are shown once when the second factor is set up, let in without the app, and are renewed by a code."""

from __future__ import annotations

import re

import pyotp
from starlette.testclient import TestClient

from hub.audit import entries
from runtime.database import Sessions
from tests.hub.console.test_account import ACCOUNT, type_password, unused

CODE = re.compile(r"<code>([a-z2-9]{4}(?:-[a-z2-9]{4}){5})</code>")


def set_up(client: TestClient) -> tuple[str, list[str]]:
    """Set up a second factor; gives its secret and the recovery codes."""
    (spelt,) = re.findall(r"<code>([A-Z2-7 ]+)</code>", client.get(ACCOUNT).text)
    secret = str(spelt).replace(" ", "")
    page = client.post(f"{ACCOUNT}/second-factor", data={"code": pyotp.TOTP(secret).now()}).text
    return secret, CODE.findall(page)


def test_ten_codes_are_shown_once(ailsa: TestClient) -> None:
    _, codes = set_up(ailsa)
    assert len(codes) == 10
    page = ailsa.get(ACCOUNT).text
    assert "You have 10 left" in page
    assert CODE.findall(page) == []


def test_a_recovery_code_lets_in_without_the_app_and_the_log_says_so(
    ailsa: TestClient, stranger: TestClient, sessions: Sessions
) -> None:
    _, (code, *_) = set_up(ailsa)
    type_password(stranger)
    assert stranger.post("/console/sign-in/code", data={"code": code.upper()}).status_code == 303
    assert "You have 9 left" in stranger.get(ACCOUNT).text
    with sessions() as session:
        assert entries(session)[0].about == "recovery code"
    stranger.cookies.clear()
    type_password(stranger)
    assert stranger.post("/console/sign-in/code", data={"code": code}).status_code == 403


def test_new_codes_need_a_code_of_the_app(ailsa: TestClient, sessions: Sessions) -> None:
    secret, old = set_up(ailsa)
    refused = ailsa.post(f"{ACCOUNT}/recovery-codes", data={"code": "nonsense"})
    assert (refused.status_code, CODE.findall(refused.text)) == (422, [])
    unused(sessions)
    new = CODE.findall(ailsa.post(f"{ACCOUNT}/recovery-codes", data={"code": pyotp.TOTP(secret).now()}).text)
    assert len(new) == 10
    assert not set(new) & set(old)


def test_without_a_second_factor_there_are_no_codes_to_renew(ailsa: TestClient) -> None:
    answer = ailsa.post(f"{ACCOUNT}/recovery-codes", data={"code": "123456"})
    assert answer.status_code == 422
    assert CODE.findall(answer.text) == []
