"""The console shows how fresh each feed is and what is wrong with it; what waits is decided like any uploaded file."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from catalogue.fetching.copies import Copies
from catalogue.fetching.feed import Feed, Fetch, Outcome
from catalogue.fetching.fetching import fetch_feed
from catalogue.fetching.kept_feeds import keep_feed, note_fetch, read_feed
from catalogue.store import read_credentials
from runtime.database import Sessions
from tests.catalogue.fetching.conftest import COLLEGE, FEED, rows
from tests.catalogue.fetching.web import Web
from tests.hub.console.made import CATALOGUE, Titles

PAGES = tuple(f"https://college.example/courses/{name}" for name in "abcdef")
AT = dt.datetime(2026, 11, 26, 2, 41, tzinfo=dt.UTC)
Fetching = Callable[[], Fetch]


@pytest.fixture
def web() -> Web:
    course = (
        '<html><script type="application/ld+json">{"@type": "Course", "name": "%s", "provider": {"name": "C"}}</script>'
    )
    files: dict[str, bytes | str] = {page: course % page for page in PAGES}
    return Web(files | {FEED: rows(*"abcdef")})


@pytest.fixture
def fetch(sessions: Sessions, feed_copies: Path, web: Web, ailsa: TestClient) -> Fetching:
    """Fetches the feed of the college; `ailsa` makes the vocabulary be read once."""
    with sessions.begin() as session:
        keep_feed(session, COLLEGE, Feed(addresses=(FEED,)))
    return lambda: fetch_feed(sessions, COLLEGE, feed_copies, web.downloader, lambda _: None)


def card(client: TestClient) -> str:
    """The words of the card of the feeds."""
    page = client.get(CATALOGUE).text
    text = page[page.index('id="feeds-heading"') : page.index('id="downloads"')]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def review(client: TestClient) -> Response:
    return client.post(f"{CATALOGUE}/feeds/review", data={"source": COLLEGE})


@pytest.fixture
def titles(sessions: Sessions) -> Titles:
    def read() -> dict[str, str]:
        with sessions() as session:
            return {record.id: record.title for record in read_credentials(session)}

    return read


def note(sessions: Sessions, **fields: object) -> None:
    with sessions.begin() as session:
        note_fetch(session, COLLEGE, Fetch.model_validate({"at": AT, "since": AT} | fields))


def test_a_hub_without_feeds_sees_no_card_of_them(ailsa: TestClient) -> None:
    assert "Fetched each night" not in ailsa.get(CATALOGUE).text


def test_a_feed_that_was_not_fetched_yet_says_so(ailsa: TestClient, fetch: Fetching) -> None:
    assert f"{COLLEGE} not fetched yet {FEED}" in card(ailsa)


def test_a_feed_that_was_taken_over_is_up_to_date(ailsa: TestClient, fetch: Fetching) -> None:
    fetch()
    assert f"{COLLEGE} up to date {FEED}; last fetched" in card(ailsa)


def test_a_fault_is_shown_with_its_beginning_and_what_the_catalogue_has(
    ailsa: TestClient, fetch: Fetching, sessions: Sessions
) -> None:
    note(sessions, outcome=Outcome.FAULT, words="<b> answers 500")
    assert "fault" in card(ailsa)
    assert "2:41 : <b> answers 500. Nothing of it is in the catalogue yet." in card(ailsa)
    note(sessions, outcome=Outcome.FAULT, words="x", fresh=AT, warnings=("line 3: price is wrong",))
    assert "The catalogue has it as of" in card(ailsa)
    assert "One warning line 3: price is wrong" in card(ailsa)


def test_a_feed_of_pages_says_of_how_many(ailsa: TestClient, fetch: Fetching, sessions: Sessions) -> None:
    with sessions.begin() as session:
        keep_feed(session, COLLEGE, Feed(addresses=PAGES))
    assert f"{PAGES[0]} and 5 more pages" in card(ailsa)


def test_what_waits_is_shown_as_a_file_and_taken_over_by_the_person(
    ailsa: TestClient, fetch: Fetching, web: Web, titles: Titles, sessions: Sessions, rebuilt: list[str]
) -> None:
    fetch()
    web.files[FEED] = rows("a")
    waiting = fetch()
    assert "waits for you" in card(ailsa)
    page = review(ailsa)
    assert "Fetched from its address" in page.text
    assert "<strong>5 credentials leave" in page.text
    (seen,) = re.findall(r'name="seen" value="(\w+)"', page.text)
    ailsa.post(f"{page.url.path}/apply", data={"seen": seen})
    assert list(titles()) == ["a"]
    with sessions() as session:
        last = read_feed(session, COLLEGE)[1]
    assert last
    assert (last.outcome, last.held) == (Outcome.TAKEN, waiting.waiting)
    assert "up to date" in card(ailsa)
    assert (fetch().outcome, rebuilt) == (Outcome.UNCHANGED, ["rebuilt"])


def test_pages_that_wait_are_shown_as_one_file(
    ailsa: TestClient, fetch: Fetching, web: Web, sessions: Sessions, titles: Titles
) -> None:
    with sessions.begin() as session:
        keep_feed(session, COLLEGE, Feed(addresses=PAGES))
    fetch()
    assert len(titles()) == 6
    for page in PAGES[1:]:
        del web.files[page]
    assert fetch().outcome is Outcome.WAITING
    assert "<strong>5 credentials leave" in review(ailsa).text


def test_discarding_it_leaves_it_waiting(ailsa: TestClient, fetch: Fetching, web: Web, titles: Titles) -> None:
    fetch()
    web.files[FEED] = rows("a")
    fetch()
    ailsa.post(f"{review(ailsa).url.path}/discard")
    assert len(titles()) == 6
    assert "waits for you" in card(ailsa)


def test_what_waits_no_longer_or_on_another_machine_says_so(
    ailsa: TestClient, fetch: Fetching, feed_copies: Path
) -> None:
    fetch()
    assert "What waits of this feed is not on this machine" in review(ailsa).text


def test_what_is_being_fetched_at_the_moment_is_not_shown(
    ailsa: TestClient, fetch: Fetching, web: Web, feed_copies: Path
) -> None:
    fetch()
    web.files[FEED] = rows("a")
    fetch()
    with Copies(feed_copies, COLLEGE).locked():
        assert "is being fetched at this moment" in review(ailsa).text


def test_a_source_without_a_feed_has_nothing_to_show(ailsa: TestClient) -> None:
    assert review(ailsa).status_code == 404


def test_only_staff_see_what_waits(stranger: TestClient) -> None:
    assert review(stranger).status_code == 403
