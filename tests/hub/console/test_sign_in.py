from __future__ import annotations

from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from hub.console import console_app
from hub.demand.published import Published
from hub.hourly import Hourly
from hub.measures.figures import measures
from hub.staff import change_password, deactivate
from runtime.database import Sessions
from runtime.phrases import Phrases
from tests.hub.console.made import SAME_ORIGIN, Erased
from tests.hub.made import AILSA, PASSWORD


def test_a_stranger_is_sent_to_sign_in_and_then_on(stranger: TestClient) -> None:
    answer = stranger.get("/console/?status=new")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/console/sign-in?next=%2F%3Fstatus%3Dnew"
    page = stranger.get(answer.headers["Location"])
    assert 'role="alert"' not in page.text
    assert 'value="/?status=new"' in page.text
    signed_in = stranger.post("/console/sign-in", data={"email": AILSA, "password": PASSWORD, "next": "/?status=new"})
    assert signed_in.headers["Location"] == "/console/?status=new"


@pytest.mark.parametrize("page", ["/catalogue", f"/catalogue/{'a' * 32}", "/requests/MC-222222"])
def test_every_page_can_be_come_back_to(stranger: TestClient, page: str) -> None:
    form = {"email": AILSA, "password": PASSWORD, "next": page}
    assert stranger.post("/console/sign-in", data=form).headers["Location"] == f"/console{page}"


def test_the_queue_needs_no_next(stranger: TestClient) -> None:
    assert stranger.get("/console/").headers["Location"] == "/console/sign-in"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "/requests/../../x",
        "/sign-out",
        "/?a b",
        "/catalogue/../x",
    ],
)
def test_nobody_is_sent_elsewhere(stranger: TestClient, elsewhere: str) -> None:
    form = {"email": AILSA, "password": PASSWORD, "next": elsewhere}
    assert stranger.post("/console/sign-in", data=form).headers["Location"] == "/console/"


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(stranger: TestClient) -> None:
    cookie = stranger.post("/console/sign-in", data={"email": AILSA, "password": PASSWORD}).headers["Set-Cookie"]
    assert cookie.startswith("console=")
    assert {"HttpOnly", "SameSite=lax", "Path=/console", "Max-Age=43200"} <= set(cookie.split("; "))
    assert "Secure" not in cookie


def test_a_secure_cookie_says_so_in_its_name(sessions: Sessions, phrases: Phrases, uploads: Path) -> None:
    app = FastAPI()
    secure = console_app(
        sessions,
        phrases,
        web_url="https://hub.example",
        hub_name="Test Hub",
        uploads=uploads,
        feed_copies=uploads,
        rebuild=lambda: None,
        fetch=lambda _: None,
        erase=Erased(),
        copy=Erased().copy,
        published=Published(sessions, 5),
        measured=Hourly(sessions, lambda session: measures(session, 5)),
        phrases_of=lambda _: None,
    )
    app.mount("/console", secure)
    with TestClient(app, base_url="https://hub.example", headers=SAME_ORIGIN) as client:
        answer = client.post("/console/sign-in", data={"email": AILSA, "password": PASSWORD}, follow_redirects=False)
        cookie = answer.headers["Set-Cookie"]
        assert cookie.startswith("__Secure-console=")
        assert "Secure" in cookie.split("; ")
        assert client.get("/console/").status_code == 200


def test_the_cookie_of_a_console_at_the_root_is_for_the_root(
    sessions: Sessions, phrases: Phrases, uploads: Path
) -> None:
    app = console_app(
        sessions,
        phrases,
        web_url="http://hub.example",
        hub_name="Test Hub",
        uploads=uploads,
        feed_copies=uploads,
        rebuild=lambda: None,
        fetch=lambda _: None,
        erase=Erased(),
        copy=Erased().copy,
        published=Published(sessions, 5),
        measured=Hourly(sessions, lambda session: measures(session, 5)),
        phrases_of=lambda _: None,
    )
    with TestClient(app, headers=SAME_ORIGIN, follow_redirects=False) as client:
        answer = client.post("/sign-in", data={"email": AILSA, "password": PASSWORD})
    assert "Path=/" in answer.headers["Set-Cookie"].split("; ")


@pytest.mark.parametrize("form", [{"email": AILSA, "password": "wrong pass phrase"}, {"email": AILSA}, {}])
def test_a_refusal_keeps_the_address_and_never_the_password(stranger: TestClient, form: dict[str, str]) -> None:
    answer = stranger.post("/console/sign-in", data=form)
    assert answer.status_code == 403
    assert 'role="alert"' in answer.text
    assert "set-cookie" not in answer.headers
    assert f'value="{form.get("email", "")}"' in answer.text
    assert "wrong pass phrase" not in answer.text


def test_a_password_is_taken_as_typed(stranger: TestClient, sessions: Sessions) -> None:
    with sessions.begin() as session:
        change_password(session, AILSA, " a pass phrase with blanks ")
    form = {"email": f" {AILSA} ", "password": " a pass phrase with blanks "}
    assert stranger.post("/console/sign-in", data=form).status_code == 303
    assert stranger.post("/console/sign-in", data=form | {"password": form["password"].strip()}).status_code == 403


def test_failures_are_counted_although_the_answer_is_a_refusal(stranger: TestClient) -> None:
    for _ in range(5):
        stranger.post("/console/sign-in", data={"email": AILSA, "password": "wrong pass phrase"})
    assert stranger.post("/console/sign-in", data={"email": AILSA, "password": PASSWORD}).status_code == 403


def test_a_stranger_elsewhere_cannot_lock_an_officer_out(console: FastAPI) -> None:
    form = {"email": AILSA, "password": PASSWORD}
    with TestClient(console, headers=SAME_ORIGIN, client=("203.0.113.9", 50000)) as stranger:
        for _ in range(9):
            stranger.post("/console/sign-in", data=form | {"password": "wrong pass phrase"})
        assert stranger.post("/console/sign-in", data=form).status_code == 403
    with TestClient(console, headers=SAME_ORIGIN, client=("198.51.100.4", 50000)) as officer:
        assert officer.post("/console/sign-in", data=form).status_code == 200


def test_who_is_signed_in_need_not_sign_in(ailsa: TestClient) -> None:
    answer = ailsa.get("/console/sign-in", follow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/console/")


def test_signing_in_again_ends_the_session_before(ailsa: TestClient) -> None:
    old = ailsa.cookies["console"]
    ailsa.post("/console/sign-in", data={"email": AILSA, "password": PASSWORD})
    assert ailsa.cookies["console"] != old
    ailsa.cookies.clear()
    ailsa.cookies.set("console", old, path="/console")
    assert ailsa.get("/console/", follow_redirects=False).status_code == 303


def test_signing_out_ends_the_session_itself(ailsa: TestClient) -> None:
    token = ailsa.cookies["console"]
    page = ailsa.post("/console/sign-out")
    assert "<h1>Sign in</h1>" in page.text
    assert "console" not in ailsa.cookies
    ailsa.cookies.set("console", token, path="/console")
    assert ailsa.get("/console/", follow_redirects=False).status_code == 303


def test_somebody_who_left_is_out_at_the_next_page(ailsa: TestClient, sessions: Sessions) -> None:
    with sessions.begin() as session:
        deactivate(session, AILSA)
    assert ailsa.get("/console/", follow_redirects=False).status_code == 303
