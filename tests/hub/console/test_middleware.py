"""The middleware refuses forms of other sites and forms that are too large, and adds headers to every answer."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from hub.console.middleware import HEADERS, LARGEST_FORM, SecurityMiddleware

SIGN_IN = "/console/sign-in"
FORM = {"email": "ailsa@hub.example", "password": "a long pass phrase"}


@pytest.fixture
def client(console: FastAPI) -> TestClient:
    return TestClient(console, follow_redirects=False)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://testserver"},
        {"Origin": "https://TESTSERVER"},
        {"Origin": "http://testserver", "Host": "TestServer"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://behind-a-proxy.example"},
    ],
)
def test_a_form_of_the_console_is_taken(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post(SIGN_IN, data=FORM, headers=headers).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": ""},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "http://evil.example"},
        {"Origin": "http://testserver:8080"},
        {"Origin": "http://testserver.evil.example"},
        {"Origin": "null", "Host": ""},
    ],
)
def test_a_form_from_elsewhere_is_refused_in_words(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.post(SIGN_IN, data=FORM, headers=headers)
    assert answer.status_code == 403
    assert "nothing was changed" in answer.text
    assert "set-cookie" not in answer.headers


def test_reading_is_never_refused(client: TestClient) -> None:
    assert client.get(SIGN_IN, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_a_form_has_a_length_and_an_end(client: TestClient) -> None:
    here = {"Sec-Fetch-Site": "same-origin"}
    assert client.post(SIGN_IN, content=b"x" * LARGEST_FORM, headers=here).status_code == 403
    assert client.post(SIGN_IN, content=b"x" * (LARGEST_FORM + 1), headers=here).status_code == 413
    assert client.post(SIGN_IN, content=iter([b"email=x"]), headers=here).status_code == 411


async def test_only_requests_are_looked_at() -> None:
    passed: list[Scope] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        passed.append(scope)

    async def receive() -> Message:
        raise AssertionError("nothing is received")

    async def send(message: Message) -> None:
        raise AssertionError("nothing is sent")

    lifespan = {"type": "lifespan"}
    await SecurityMiddleware(app)(lifespan, receive, send)
    assert passed == [lifespan]


@pytest.mark.parametrize("path", ["/sign-in", "/", "/nothing", "/requests/MC-222222", "/static/console.css"])
def test_every_answer_carries_the_headers(client: TestClient, path: str) -> None:
    answer = client.get(f"/console{path}")
    for name, value in HEADERS.items():
        if name != "Cache-Control" or "static" not in path:
            assert answer.headers[name] == value


def test_the_policy_allows_styles_pictures_and_forms_of_this_place_only() -> None:
    assert HEADERS["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    )


def test_files_may_be_kept_and_pages_may_not(client: TestClient) -> None:
    assert client.get("/console/static/console.css").headers["Cache-Control"] == "public, max-age=86400"
    assert client.get(SIGN_IN).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["../app.py", "%2e%2e/app.py", "..%2fapp.py", "templates/base.html"])
def test_only_the_static_files_are_files(client: TestClient, path: str) -> None:
    answer = client.get(f"/console/static/{path}")
    assert answer.status_code in (303, 404)
    assert "console_app" not in answer.text


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json"])
def test_there_is_no_public_map_of_the_console(client: TestClient, path: str) -> None:
    assert client.get(f"/console{path}").status_code == 404
