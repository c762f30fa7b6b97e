"""`advisor digest` mails what waits, says whom it could not reach, and needs a mail server."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from hub.arrangement import take
from hub.digest import LISTED
from hub.requests import open_request
from hub.staff import add_staff
from runtime.clock import now, today
from runtime.database import Sessions
from tests.advisor.conftest import Advisor
from tests.bot.mail_server import FakeMailServer
from tests.hub.made import AILSA, PASSWORD, RORY, cheap_passwords, draft_of


@pytest.fixture
def mail_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeMailServer]:
    with FakeMailServer() as server:
        for name, value in (("HOST", "127.0.0.1"), ("PORT", str(server.port)), ("SECURITY", "none")):
            monkeypatch.setenv(f"ADVISOR_SMTP_{name}", value)
        yield server


def late(stored: Sessions, count: int) -> list[str]:
    """So many requests of Ailsa that are overdue and unread, and one that nobody took; their references."""
    with cheap_passwords(), stored.begin() as session:
        add_staff(session, AILSA, "Ailsa", PASSWORD)
        add_staff(session, RORY, "Rory", PASSWORD)
        references = []
        for number in range(count):
            request = open_request(session, draft_of(), conversation_id="c", submission_key=f"k{number}")
            take(session, request, by=AILSA)
            request.due = today() - dt.timedelta(days=7)
            references.append(request.reference)
        alone = open_request(session, draft_of(), conversation_id="c", submission_key="alone")
        alone.created = now() - dt.timedelta(days=20)
    return references


def test_each_is_mailed_what_waits_for_them(advisor: Advisor, stored: Sessions, mail_server: FakeMailServer) -> None:
    advisor("staff", "list")  # makes the database
    references = late(stored, LISTED + 1)
    assert "2 told." in advisor("digest").output
    ailsas, rorys = sorted(mail_server.taken, key=lambda mail: str(mail["To"]))
    text = ailsas.get_content()
    assert (ailsas["To"], rorys["To"]) == (AILSA, RORY)
    assert f"Craigellan Care Homes, {references[0]}: since" in text
    assert f"/console/requests/{references[0]}" in text
    assert "and 1 more: " in text
    assert f"Unread of yours: {LISTED + 1}." in text
    assert "7 days or more: 1." in text
    assert "overdue" not in rorys.get_content()


def test_who_cannot_be_reached_is_named_and_the_others_are_told(
    advisor: Advisor, stored: Sessions, mail_server: FakeMailServer
) -> None:
    advisor("staff", "list")  # makes the database
    late(stored, 1)
    mail_server.refuse[AILSA] = "550 no such user"
    done = advisor("digest")
    assert done.exit_code == 1
    assert f"No e-mail could be sent to {AILSA}" in done.output
    assert "1 not told, 1 told." in done.output
    assert [mail["To"] for mail in mail_server.taken] == [RORY]


def test_where_nothing_waits_nobody_is_mailed(advisor: Advisor, mail_server: FakeMailServer) -> None:
    advisor("staff", "list")  # makes the database
    assert "Nothing waits for anybody." in advisor("digest").output
    assert mail_server.taken == []


def test_without_a_mail_server_it_says_so(advisor: Advisor) -> None:
    done = advisor("digest")
    assert done.exit_code == 1
    assert "ADVISOR_SMTP_HOST" in done.output
