"""A feed that is of another format one night loses nothing: it is a fault, or it waits for a person."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from catalogue.fetching.feed import Feed, Fetch, Outcome
from catalogue.fetching.kept_feeds import keep_feed
from catalogue.records import Credential
from runtime.database import Sessions
from tests.catalogue.fetching.conftest import COLLEGE, FEED, rows
from tests.catalogue.fetching.web import Web

BARE = "https://college.example/courses"
XCRI = (
    f"<catalog><provider><title>{COLLEGE}</title><course><identifier>x</identifier><title>Course x</title></course>"
    "</provider></catalog>"
)
Fetching = Callable[..., Fetch]
Stored = Callable[[], dict[str, Credential]]


@pytest.mark.parametrize(
    "body", [XCRI, "<html><body>Down for maintenance</body></html>", '{"error": 503}', "\0\0", " "]
)
def test_a_spreadsheet_that_is_something_else_overnight_is_a_fault(
    body: str, fetch: Fetching, web: Web, stored: Stored
) -> None:
    fetch()
    web.files[FEED] = body
    assert fetch().outcome is Outcome.FAULT
    assert len(stored()) == 6


def test_an_address_that_says_no_format_may_change_it_and_a_loss_still_waits(
    fetch: Fetching, web: Web, stored: Stored, sessions: Sessions
) -> None:
    with sessions.begin() as session:
        keep_feed(session, COLLEGE, Feed(addresses=(BARE,)))
    web.files[BARE] = rows(*"abcdef")
    assert fetch().outcome is Outcome.TAKEN
    web.files[BARE] = XCRI
    assert fetch().outcome is Outcome.WAITING
    assert len(stored()) == 6
