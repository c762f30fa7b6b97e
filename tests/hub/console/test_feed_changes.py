"""An admin adds a feed, fetches it at once, pauses, resumes and removes it."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from catalogue.fetching.feed import Feed
from catalogue.fetching.kept_feeds import keep_feed, read_feeds
from runtime.database import Sessions
from tests.catalogue.fetching.conftest import COLLEGE, FEED
from tests.hub.console.made import CATALOGUE

FEEDS = f"{CATALOGUE}/feeds"
TYPED = {"source": COLLEGE, "kind": "file", "addresses": FEED}


def words(answer: Response) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


def kept(sessions: Sessions) -> dict[str, Feed]:
    with sessions() as session:
        return {source: feed for source, (feed, _) in read_feeds(session).items()}


def change(client: TestClient, what: str, source: str = COLLEGE, **more: str) -> Response:
    return client.post(f"{FEEDS}/change", data={"source": source, "what": what} | more)


@pytest.fixture
def college(sessions: Sessions) -> None:
    with sessions.begin() as session:
        keep_feed(session, COLLEGE, Feed(addresses=(FEED,)))


def test_a_feed_is_added_and_fetched_at_once(ailsa: TestClient, sessions: Sessions, fetched: list[str]) -> None:
    answer = ailsa.post(FEEDS, data=TYPED)
    assert f"The feed of {COLLEGE} is being fetched." in words(answer)
    assert (kept(sessions), fetched) == ({COLLEGE: Feed(addresses=(FEED,))}, [COLLEGE])


@pytest.mark.parametrize(
    ("typed", "feed"),
    [
        ({"kind": "pages", "addresses": f"{FEED}\r\n\r\n {FEED}?2"}, Feed(addresses=(FEED, f"{FEED}?2"))),
        ({"kind": "sitemap", "only": "/courses/"}, Feed(addresses=(FEED,), sitemap=True, only="/courses/")),
        ({"kind": "harvest", "harvest": "xcri"}, Feed(addresses=(FEED,), harvest="xcri")),
        ({"format": "xcri", "skip_bad": "yes"}, Feed(addresses=(FEED,), format="xcri", skip_bad=True)),
        ({"only": "/left/over", "harvest": "xcri"}, Feed(addresses=(FEED,))),
    ],
)
def test_every_kind_of_feed_can_be_added(
    ailsa: TestClient, sessions: Sessions, typed: dict[str, str], feed: Feed
) -> None:
    ailsa.post(FEEDS, data=TYPED | typed)
    assert kept(sessions) == {COLLEGE: feed}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"source": " "}, "Say whose feed it is"),
        ({"source": "x" * 301}, "in at most 300 characters"),
        ({"kind": "other"}, "Choose what lies at the address."),
        ({"addresses": " "}, "Give the address."),
        ({"addresses": "ftp://college.example/x"}, "is not an address on the web"),
        ({"addresses": "https://me:secret@college.example/x"}, "with a user name or a password"),
        ({"addresses": f"{FEED}\n{FEED}?2"}, "A file has one address."),
        ({"kind": "harvest"}, "Say what the repository calls the format"),
        ({"kind": "harvest", "harvest": "a b"}, "name of a format has letters, digits and marks"),
        ({"kind": "sitemap", "only": "x" * 301, "addresses": FEED}, "It has more than 300 characters."),
        ({"kind": "harvest", "harvest": "x", "addresses": f"{FEED}\n{FEED}?2"}, "What is harvested has one address"),
        ({"format": "docx"}, "Choose one of the formats."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    ailsa: TestClient, sessions: Sessions, fetched: list[str], typed: dict[str, str], sentence: str
) -> None:
    answer = ailsa.post(FEEDS, data=TYPED | {"only": "/typed/"} | typed)
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert f'value="{typed.get("only", "/typed/")}"' in answer.text
    assert (kept(sessions), fetched) == ({}, [])


@pytest.mark.usefixtures("college")
def test_a_second_feed_of_a_source_does_not_push_out_the_first(ailsa: TestClient, sessions: Sessions) -> None:
    answer = ailsa.post(FEEDS, data=TYPED | {"addresses": f"{FEED}?other"})
    assert f"{COLLEGE} is fetched from {FEED} already." in words(answer)
    assert kept(sessions) == {COLLEGE: Feed(addresses=(FEED,))}


@pytest.mark.usefixtures("college")
def test_a_feed_is_fetched_now(ailsa: TestClient, fetched: list[str]) -> None:
    assert "is being fetched" in words(change(ailsa, "fetch"))
    assert fetched == [COLLEGE]


@pytest.mark.usefixtures("college")
def test_a_feed_is_paused_and_resumed(ailsa: TestClient, sessions: Sessions) -> None:
    assert f"{COLLEGE} paused" in words(change(ailsa, "pause"))
    assert kept(sessions)[COLLEGE].paused
    assert "is fetched each night again" in words(change(ailsa, "resume"))
    assert not kept(sessions)[COLLEGE].paused


@pytest.mark.usefixtures("college")
def test_a_feed_is_removed_only_by_who_means_it(ailsa: TestClient, sessions: Sessions) -> None:
    assert "Tick that you mean it." in words(change(ailsa, "remove"))
    assert COLLEGE in kept(sessions)
    assert "Its credentials stay" in words(change(ailsa, "remove", sure="yes"))
    assert kept(sessions) == {}


@pytest.mark.parametrize("asked", [{"what": "fetch", "source": "Nobody"}, {"what": "other"}, {"what": ""}])
def test_a_change_of_nothing_is_not_found(ailsa: TestClient, fetched: list[str], asked: dict[str, Any]) -> None:
    assert change(ailsa, **asked).status_code == 404
    assert fetched == []


def test_the_catalogue_leads_an_admin_to_the_feeds(ailsa: TestClient) -> None:
    assert f'href="{FEEDS}"' in ailsa.get(CATALOGUE).text
    assert "Nothing is fetched yet." in words(ailsa.get(FEEDS))
