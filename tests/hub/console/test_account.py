"""A member of staff sets up a second factor, signs in with it, and ends the browsers that they left open."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pyotp
import pytest
from fastapi import FastAPI
from httpx2 import Response
from sqlalchemy import delete, select
from starlette.routing import Mount
from starlette.testclient import TestClient

from hub.audit import entries
from hub.console.account import WRONG_CURRENT, browser_words
from hub.models import Staff, StaffSession
from hub.sign_ins import FAILURES_ALLOWED
from hub.staff_sessions import key_of, sessions_of, start_session
from runtime.database import Sessions
from tests.hub.made import AILSA, PASSWORD, RORY

ACCOUNT = "/console/account"
EDGE = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1"


def set_up(client: TestClient) -> str:
    """Set up a second factor through the page; gives its secret."""
    page = client.get(ACCOUNT).text
    (spelt,) = re.findall(r"<code>([A-Z2-7 ]+)</code>", page)
    secret = str(spelt).replace(" ", "")
    answer = client.post(f"{ACCOUNT}/second-factor", data={"code": pyotp.TOTP(secret).now()})
    assert "From now on your sign-in asks for a code" in answer.text
    return secret


def unused(sessions: Sessions) -> None:
    """Let the code of this half minute be taken once more, as if the next had begun."""
    with sessions.begin() as session:
        for staff in session.scalars(select(Staff)):
            staff.totp_step = None


def type_password(client: TestClient, page: str = "/account") -> Response:
    typed = {"email": AILSA, "password": PASSWORD, "next": page}
    return client.post("/console/sign-in", data=typed)


def acts(sessions: Sessions) -> list[tuple[str, str | None]]:
    with sessions() as session:
        return [(str(entry.act), entry.about) for entry in reversed(entries(session))]


def test_the_page_draws_the_code_without_any_script_or_style(ailsa: TestClient) -> None:
    page = ailsa.get(ACCOUNT).text
    assert "<svg" in page
    assert "style=" not in page


def test_with_a_second_factor_a_password_alone_opens_nothing(
    ailsa: TestClient, stranger: TestClient, sessions: Sessions
) -> None:
    secret = set_up(ailsa)
    unused(sessions)
    asked = type_password(stranger)
    assert "Your code" in asked.text
    assert stranger.get(ACCOUNT).status_code == 303
    wrong = stranger.post("/console/sign-in/code", data={"code": "nonsense"})
    assert (wrong.status_code, "That code is not right" in wrong.text) == (403, True)
    right = stranger.post("/console/sign-in/code", data={"code": pyotp.TOTP(secret).now(), "next": "/account"})
    assert (right.status_code, right.headers["Location"]) == (303, ACCOUNT)
    assert stranger.get(ACCOUNT).status_code == 200
    assert acts(sessions) == [("factor_set", None), ("refused", "second factor"), ("signed_in", "second factor")]


def test_a_code_without_a_password_leads_to_the_sign_in(stranger: TestClient) -> None:
    answer = stranger.post("/console/sign-in/code", data={"code": "123456", "next": "https://elsewhere.example"})
    assert answer.headers["Location"] == "/console/sign-in"


def test_a_wrong_code_sets_nothing_up(ailsa: TestClient, sessions: Sessions) -> None:
    ailsa.get(ACCOUNT)
    answer = ailsa.post(f"{ACCOUNT}/second-factor", data={"code": "nonsense"})
    assert (answer.status_code, "That code is not right" in answer.text) == (422, True)
    with sessions() as session:
        assert session.scalars(select(Staff.totp_secret)).all() == [None, None]


def test_a_factor_is_removed_with_a_code_of_it_alone(ailsa: TestClient, sessions: Sessions) -> None:
    secret = set_up(ailsa)
    unused(sessions)
    assert ailsa.post(f"{ACCOUNT}/second-factor/remove", data={"code": "nonsense"}).status_code == 422
    answer = ailsa.post(f"{ACCOUNT}/second-factor/remove", data={"code": pyotp.TOTP(secret).now()})
    assert "The second factor is removed." in answer.text
    assert acts(sessions)[-1] == ("factor_removed", None)


def test_where_the_hub_asks_for_a_second_factor_nothing_else_is_served_before(
    ailsa: TestClient, console: FastAPI
) -> None:
    (mount,) = (route for route in console.routes if isinstance(route, Mount))
    assert isinstance(mount.app, FastAPI)
    mount.app.state.pages = replace(mount.app.state.pages, factor_needed=True)
    assert "This hub asks everybody for a second factor" in ailsa.get("/console/").text
    refused = ailsa.post("/console/views/save", data={"name": "mine"})
    assert (refused.status_code, "A second factor is needed" in refused.text) == (403, True)
    set_up(ailsa)
    assert "Queue" in ailsa.get("/console/").text


def test_a_browser_that_was_left_open_is_signed_out_and_no_other(
    ailsa: TestClient, rory: TestClient, sessions: Sessions
) -> None:
    with sessions.begin() as session:
        start_session(session, session.scalars(select(Staff).where(Staff.email == AILSA)).one(), browser=SAFARI)
    page = ailsa.get(ACCOUNT).text
    assert page.count("Sign out<span") == 1  # not of the browser that asks
    assert "Safari on iPhone" in page
    with sessions() as session:
        (key,) = (key_of(other) for other in sessions_of(session, AILSA) if other.browser == SAFARI)
        (of_rory,) = (key_of(other) for other in sessions_of(session, RORY))
    ailsa.post(f"{ACCOUNT}/sessions/{of_rory}/end")
    assert rory.get(ACCOUNT).status_code == 200
    assert "That browser is signed out." in ailsa.post(f"{ACCOUNT}/sessions/{key}/end").text
    with sessions() as session:
        assert len(sessions_of(session, AILSA)) == 1


def test_an_admin_signs_anybody_out_and_the_log_says_so(
    ailsa: TestClient, rory: TestClient, sessions: Sessions
) -> None:
    assert "Rory Mackay" in ailsa.get("/console/staff").text
    with sessions() as session:
        (key,) = (key_of(other) for other in sessions_of(session, RORY))
    ailsa.post(f"/console/staff/sessions/{key}/end")
    assert "Sign in" in rory.get("/console/").text
    assert acts(sessions) == [("session_ended", RORY)]


@pytest.mark.parametrize(
    ("named", "words"),
    [
        (EDGE, "Edge on Windows"),
        (SAFARI, "Safari on iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox on Linux"),
        ("<script>alert(1)</script>", "Another browser"),
        (None, "Another browser"),
    ],
)
def test_a_browser_has_a_name_that_people_know(named: str | None, words: str) -> None:
    assert browser_words(StaffSession(browser=named)) == words


NEW = "quite another long pass phrase"


def change(client: TestClient, current: str, new: str) -> Response:
    return client.post(f"{ACCOUNT}/password", data={"current": current, "new": new}, follow_redirects=True)


def test_a_new_password_is_set_by_who_knows_the_old_one_and_other_browsers_are_signed_out(
    ailsa: TestClient, stranger: TestClient, sessions: Sessions
) -> None:
    type_password(stranger)
    answer = change(ailsa, PASSWORD, NEW)
    assert (answer.status_code, "You have a new password." in answer.text) == (200, True)
    assert stranger.get(ACCOUNT).status_code == 303
    assert type_password(stranger).status_code == 403
    assert stranger.post("/console/sign-in", data={"email": AILSA, "password": NEW}).status_code == 303
    assert ("password_set", None) in acts(sessions)


def test_who_does_not_know_the_old_password_changes_nothing_and_is_counted(
    ailsa: TestClient, sessions: Sessions
) -> None:
    for _ in range(FAILURES_ALLOWED):
        answer = change(ailsa, "not the one that it is", NEW)
        assert answer.status_code == 422
        assert WRONG_CURRENT in unescape(answer.text)
    assert change(ailsa, PASSWORD, NEW).status_code == 422, "too many wrong ones"
    assert acts(sessions)[-1] == ("refused", "password")


def test_a_weak_new_password_is_refused_in_words_and_the_old_one_holds(ailsa: TestClient, stranger: TestClient) -> None:
    answer = change(ailsa, PASSWORD, "password1234")
    assert answer.status_code == 422
    assert "This password is easy to guess" in answer.text
    assert re.findall(r'id="(\w+)"[^>]*aria-describedby="fault"', answer.text) == ["new"]
    assert type_password(stranger).status_code == 303


def test_a_session_that_ended_meanwhile_shows_no_password_again(ailsa: TestClient, sessions: Sessions) -> None:
    with sessions.begin() as session:
        session.execute(delete(StaffSession))
    answer = change(ailsa, PASSWORD, NEW)
    assert "Your session has ended" in answer.text
    assert PASSWORD not in answer.text
    assert NEW not in answer.text
