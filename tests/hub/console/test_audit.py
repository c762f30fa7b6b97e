"""What staff do is in the audit log, which an admin reads."""

from __future__ import annotations

from starlette.testclient import TestClient

from hub.audit import PAGE, Act, entries, record
from hub.roles import Role
from hub.staff import give_role
from runtime.database import Sessions
from tests.hub.console.made import Sender
from tests.hub.made import AILSA, PASSWORD

NOBODY = "stranger@elsewhere.example"


def logged(sessions: Sessions) -> list[tuple[str, str, str | None]]:
    with sessions() as session:
        return [(entry.actor, str(entry.act), entry.about) for entry in reversed(entries(session))]


def test_signing_in_and_out_is_logged(stranger: TestClient, sessions: Sessions) -> None:
    for email, password in ((AILSA, "wrong"), (NOBODY, "wrong"), (AILSA.upper(), PASSWORD)):
        stranger.post("/console/sign-in", data={"email": email, "password": password})
    stranger.post("/console/sign-out")
    assert logged(sessions) == [
        (AILSA, "refused", "password"),
        (AILSA, "signed_in", None),
        (AILSA, "signed_out", None),
    ]


def test_what_a_role_may_not_do_is_logged_with_the_route_and_without_the_request(
    ailsa: TestClient, sessions: Sessions, sent: Sender
) -> None:
    reference = sent()
    with sessions.begin() as session:
        give_role(session, AILSA, Role.VIEWER)
    assert ailsa.post(f"/console/requests/{reference}/notes", data={"version": "1"}).status_code == 403
    ailsa.get("/console/audit")
    assert logged(sessions) == [
        (AILSA, "refused", "POST /requests/{reference}/notes, which needs the role triage"),
        (AILSA, "refused", "GET /audit, which needs the role admin"),
    ]


def test_an_export_and_a_change_of_many_are_logged_without_what_they_held(
    ailsa: TestClient, sessions: Sessions, sent: Sender
) -> None:
    sent()
    ailsa.get("/console/export/csv?text=dementia")
    ailsa.post("/console/views/change", data={"seen": "1", "route": "adapt"})
    assert logged(sessions) == [
        (AILSA, "exported", "requests as csv"),
        (AILSA, "changed_many", "1 requests: route"),
    ]


def test_the_log_is_read_page_by_page(ailsa: TestClient, sessions: Sessions) -> None:
    with sessions.begin() as session:
        for number in range(PAGE + 1):
            record(session, AILSA, Act.EXPORTED, f"number {number}.")
    page = ailsa.get("/console/audit").text
    assert "number 100." in page
    assert "number 0." not in page
    (older,) = {part.split('"')[0] for part in page.split('href="/console/audit?')[1:]}
    assert "number 0." in ailsa.get(f"/console/audit?{older}").text
    assert "number 100." in ailsa.get("/console/audit?before=nonsense").text
