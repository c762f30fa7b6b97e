"""What is told of the faults of a feed, and in which words."""

from __future__ import annotations

from collections.abc import Callable

from catalogue.fetching.feed import Fetch
from catalogue.fetching.kept_feeds import note_told
from runtime.database import Sessions
from tests.catalogue.fetching.conftest import COLLEGE, FEED, rows
from tests.catalogue.fetching.web import Web

Fetching = Callable[..., Fetch]


def test_a_fault_of_another_cause_is_told_again(fetch: Fetching, web: Web, sessions: Sessions) -> None:
    bodies = (rows("a") + "b,,Corrie College\n", "<html>Down</html>", rows("b") + "a,,Corrie College\n", "")
    causes = list[str | None]()
    for body in bodies:
        web.files[FEED] = body
        ended = fetch()
        assert ended.to_tell
        causes.append(ended.cause)
        with sessions.begin() as session:
            note_told(session, COLLEGE)
        assert not fetch().to_tell
    assert causes == ["record", "file", "record", "address"]


def test_a_fault_names_the_address_and_not_the_copy(fetch: Fetching, web: Web) -> None:
    web.files[FEED] = "Colour,Size\nred,3\n"
    assert fetch().words.startswith(f"{FEED} has no column that is known to hold the titles")
