"""Every route of the console refuses every role that may not use it; the table is held against the routes."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from starlette.routing import Mount
from starlette.testclient import TestClient

from hub.roles import Role
from hub.staff import give_role
from runtime.database import Sessions
from tests.hub.console.made import Reader, Sender
from tests.hub.made import AILSA

REQUEST = "/requests/{reference}"
TABLE: dict[tuple[str, str], Role | None] = {
    ("GET", "/sign-in"): None,
    ("GET", "/sign-in/sso"): None,
    ("GET", "/sign-in/sso/callback"): None,
    ("POST", "/sign-in"): None,
    ("POST", "/sign-in/code"): None,
    ("POST", "/sign-out"): None,
    ("GET", "/account"): Role.VIEWER,
    ("POST", "/account/password"): Role.VIEWER,
    ("POST", "/account/second-factor"): Role.VIEWER,
    ("POST", "/account/recovery-codes"): Role.VIEWER,
    ("POST", "/account/second-factor/remove"): Role.VIEWER,
    ("POST", "/account/sessions/{key}/end"): Role.VIEWER,
    ("GET", "/"): Role.VIEWER,
    ("GET", REQUEST): Role.VIEWER,
    ("GET", "/catalogue"): Role.VIEWER,
    ("GET", "/credentials"): Role.VIEWER,
    ("GET", "/credentials/{key}"): Role.VIEWER,
    ("GET", "/glossary"): Role.VIEWER,
    ("GET", "/glossary/{key}"): Role.VIEWER,
    ("GET", "/guidance"): Role.VIEWER,
    ("GET", "/guidance/{key}"): Role.VIEWER,
    ("GET", "/edits"): Role.VIEWER,
    ("GET", "/ratings"): Role.VIEWER,
    ("GET", "/offers"): Role.VIEWER,
    ("GET", "/catalogue/export/{format}"): Role.VIEWER,
    ("GET", "/demand"): Role.VIEWER,
    ("GET", "/demand/export"): Role.VIEWER,
    ("GET", "/measures"): Role.VIEWER,
    ("GET", "/lessons"): Role.VIEWER,
    ("POST", "/lessons/{number}/draft"): Role.TRIAGE,
    ("POST", "/lessons/{number}/set-aside"): Role.TRIAGE,
    ("POST", "/lessons/{number}/approve"): Role.EDITOR,
    ("POST", "/lessons/{number}/send-back"): Role.EDITOR,
    ("GET", "/pools"): Role.VIEWER,
    ("GET", "/pools/{number}"): Role.VIEWER,
    ("POST", "/pools"): Role.TRIAGE,
    ("POST", "/pools/{number}/ask"): Role.TRIAGE,
    ("POST", "/pools/{number}/consent"): Role.TRIAGE,
    ("POST", "/pools/{number}/introduce"): Role.TRIAGE,
    ("POST", "/pools/{number}/leave"): Role.TRIAGE,
    ("POST", "/pools/{number}/transitions/{name}"): Role.TRIAGE,
    ("GET", "/measures/export"): Role.VIEWER,
    ("POST", "/views/save"): Role.VIEWER,
    ("POST", "/views/{number}/forget"): Role.VIEWER,
    ("GET", "/export/{format}"): Role.TRIAGE,
    ("GET", f"{REQUEST}/brief"): Role.TRIAGE,
    ("GET", f"{REQUEST}/brief.pdf"): Role.TRIAGE,
    ("GET", f"{REQUEST}/partners"): Role.TRIAGE,
    ("POST", f"{REQUEST}/partners"): Role.TRIAGE,
    ("POST", "/views/change"): Role.TRIAGE,
    ("POST", "/views/decide"): Role.TRIAGE,
    ("POST", f"{REQUEST}/transitions/{{name}}"): Role.TRIAGE,
    ("POST", f"{REQUEST}/arrangement"): Role.TRIAGE,
    ("POST", f"{REQUEST}/take"): Role.TRIAGE,
    ("POST", f"{REQUEST}/snooze"): Role.TRIAGE,
    ("POST", f"{REQUEST}/wake"): Role.TRIAGE,
    ("POST", f"{REQUEST}/notes"): Role.TRIAGE,
    ("POST", f"{REQUEST}/checks"): Role.TRIAGE,
    ("POST", f"{REQUEST}/reply"): Role.TRIAGE,
    ("POST", f"{REQUEST}/offers/{{number}}/send"): Role.TRIAGE,
    ("POST", f"{REQUEST}/offers/{{number}}/set-aside"): Role.TRIAGE,
    ("POST", "/catalogue"): Role.EDITOR,
    ("POST", "/credentials/verify"): Role.EDITOR,
    ("POST", "/credentials/{key}/verify"): Role.EDITOR,
    ("POST", "/credentials/{key}/withdraw"): Role.EDITOR,
    ("POST", "/credentials/{key}/phrases"): Role.EDITOR,
    ("GET", "/credentials/{key}/edit"): Role.EDITOR,
    ("POST", "/credentials/{key}/edit"): Role.EDITOR,
    ("POST", "/glossary/{key}/alias"): Role.EDITOR,
    ("GET", "/add/{kind}"): Role.EDITOR,
    ("POST", "/add/{kind}"): Role.EDITOR,
    ("GET", "/glossary/{key}/edit"): Role.EDITOR,
    ("POST", "/glossary/{key}/edit"): Role.EDITOR,
    ("GET", "/guidance/{key}/edit"): Role.EDITOR,
    ("POST", "/guidance/{key}/edit"): Role.EDITOR,
    ("POST", "/edits/{number}/undo"): Role.EDITOR,
    ("GET", "/catalogue/{token}"): Role.EDITOR,
    ("POST", "/catalogue/feeds/review"): Role.EDITOR,
    ("POST", "/catalogue/{token}/apply"): Role.EDITOR,
    ("POST", "/catalogue/{token}/discard"): Role.EDITOR,
    ("POST", "/catalogue/{token}/columns"): Role.EDITOR,
    ("GET", "/catalogue/feeds"): Role.ADMIN,
    ("POST", "/catalogue/feeds"): Role.ADMIN,
    ("POST", "/catalogue/feeds/change"): Role.ADMIN,
    ("GET", "/erasure"): Role.ADMIN,
    ("POST", "/erasure"): Role.ADMIN,
    ("POST", "/erasure/copy"): Role.ADMIN,
    ("POST", "/holds"): Role.ADMIN,
    ("POST", "/holds/{number}/release"): Role.ADMIN,
    ("GET", "/staff"): Role.ADMIN,
    ("POST", "/staff/sessions/{key}/end"): Role.ADMIN,
    ("GET", "/audit"): Role.ADMIN,
    ("GET", "/pause"): Role.ADMIN,
    ("POST", "/pause"): Role.ADMIN,
    ("POST", "/pause/end"): Role.ADMIN,
}
"""The least role for each route; None where nobody need be signed in."""

NEEDED = {route: role for route, role in TABLE.items() if role is not None}
VALUES = {"name": "triage", "format": "csv", "token": "a" * 32, "number": "1", "key": "b" * 16, "kind": "term"}


def test_the_table_has_every_route_and_no_other(console: FastAPI) -> None:
    (mount,) = (route for route in console.routes if isinstance(route, Mount))
    assert isinstance(mount.app, FastAPI)
    paths = mount.app.openapi()["paths"]
    assert {(method.upper(), path) for path, methods in paths.items() for method in methods} == set(TABLE)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(("method", "path"), NEEDED, ids=lambda value: str(value))
def test_a_route_refuses_every_role_below_its_own_and_no_other(
    ailsa: TestClient, sessions: Sessions, sent: Sender, stored: Reader, method: str, path: str, role: Role
) -> None:
    reference = sent()
    with sessions.begin() as session:
        give_role(session, AILSA, role)
    answer = ailsa.request(
        method,
        "/console" + path.format(reference=reference, **VALUES),
        data={"version": "1"} if method == "POST" else None,
        follow_redirects=False,
    )
    refused = answer.status_code == 403 and "This needs another role" in answer.text
    assert refused == (not role.includes(NEEDED[method, path]))
    if refused:
        assert stored(reference).version == 1


@pytest.mark.parametrize(("method", "path"), NEEDED, ids=lambda value: str(value))
def test_a_route_refuses_who_is_not_signed_in(stranger: TestClient, sent: Sender, method: str, path: str) -> None:
    address = "/console" + path.format(reference=sent(), **VALUES)
    answer = stranger.request(method, address, data={"version": "1"} if method == "POST" else None)
    assert answer.status_code == (303 if method == "GET" else 403)
    assert method == "POST" or answer.headers["Location"].startswith("/console/sign-in")


def test_every_page_has_the_way_to_sign_out(ailsa: TestClient, sessions: Sessions, sent: Sender) -> None:
    reference = sent()
    with sessions.begin() as session:
        give_role(session, AILSA, Role.ADMIN)
    paths = [
        path.format(reference=reference, **VALUES) for (method, path), role in TABLE.items() if role and method == "GET"
    ]
    answers = {path: ailsa.get(f"/console{path}") for path in paths}
    pages = {
        path: a.text for path, a in answers.items() if a.status_code == 200 and "html" in a.headers["Content-Type"]
    }
    assert len(pages) >= 20
    assert [path for path, page in pages.items() if 'action="/console/sign-out"' not in page] == []


def test_a_page_offers_only_what_the_role_may_do(ailsa: TestClient, sessions: Sessions, sent: Sender) -> None:
    reference, _ = sent(), sent()
    with sessions.begin() as session:
        give_role(session, AILSA, Role.VIEWER)
    queue, request, catalogue = (
        ailsa.get(f"/console{path}").text for path in ("/", f"/requests/{reference}", "/catalogue")
    )
    for words in ("/export/csv", "Change all", ">Admin</a>"):
        assert words not in queue
    for words in ("What happens next", "Add the note", 'name="owner"', "It is a duplicate", "<textarea"):
        assert words not in request
    assert 'type="file"' not in catalogue


def test_who_only_reads_leaves_a_request_unread(
    ailsa: TestClient, sessions: Sessions, sent: Sender, stored: Reader
) -> None:
    reference = sent()
    with sessions.begin() as session:
        give_role(session, AILSA, Role.VIEWER)
    ailsa.get(f"/console/requests/{reference}")
    assert stored(reference).unread
