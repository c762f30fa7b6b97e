"""A fetch takes over what has changed, whole or not at all; where nothing has, it costs nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from catalogue.fetching.copies import BeingFetched, Copies
from catalogue.fetching.feed import Feed, Fetch, Outcome
from catalogue.fetching.fetching import BUSY, fetch_feed
from catalogue.fetching.kept_feeds import NoSuchFeed, forget_feed, keep_feed, note_decision, note_told, read_feed
from catalogue.importers import ColumnMapping
from catalogue.kept_mappings import keep_mapping
from catalogue.records import Credential
from catalogue.store import apply_credentials
from runtime.database import Sessions
from tests.catalogue.fetching.conftest import COLLEGE, FEED, rows
from tests.catalogue.fetching.web import Web, failing

Fetching = Callable[..., Fetch]
Stored = Callable[[], dict[str, Credential]]


def last(sessions: Sessions) -> Fetch | None:
    with sessions() as session:
        return read_feed(session, COLLEGE)[1]


def test_a_feed_is_taken_over_and_is_then_the_sources(fetch: Fetching, stored: Stored, sessions: Sessions) -> None:
    ended = fetch()
    assert (ended.outcome, ended.words) == (Outcome.TAKEN, "6 added, 0 changed, 0 removed, 0 unchanged")
    assert {record.source for record in stored().values()} == {COLLEGE}
    assert last(sessions) == ended
    assert ended.fresh == ended.at


def test_what_has_not_changed_is_neither_sent_nor_read(fetch: Fetching, web: Web, sessions: Sessions) -> None:
    fetch()
    statements: list[str] = []
    engine = sessions.kw["bind"]
    assert isinstance(engine, Engine)
    event.listen(engine, "before_cursor_execute", lambda *words: statements.append(words[2]))
    ended = fetch()
    assert (ended.outcome, ended.words) == (Outcome.UNCHANGED, "nothing has changed")
    assert web.asked[1].headers["If-None-Match"]
    assert not [statement for statement in statements if "credential" in statement]


def test_a_server_that_sends_the_same_again_changes_nothing(fetch: Fetching, web: Web) -> None:
    content = web.files.pop(FEED)
    web.answers[FEED] = lambda _: httpx.Response(200, text=str(content))
    fetch()
    assert fetch().outcome is Outcome.UNCHANGED


def test_it_is_read_again_when_that_is_asked_for(fetch: Fetching) -> None:
    fetch()
    assert fetch(again=True).words == "0 added, 0 changed, 0 removed, 6 unchanged"


def test_what_a_feed_no_longer_has_leaves_the_catalogue(fetch: Fetching, web: Web, stored: Stored) -> None:
    fetch()
    web.files[FEED] = rows("a", "b", "c", "d")
    assert fetch().words == "0 added, 0 changed, 2 removed, 4 unchanged"
    assert sorted(stored()) == ["a", "b", "c", "d"]


def test_what_other_sources_have_stays(fetch: Fetching, sessions: Sessions, stored: Stored) -> None:
    with sessions.begin() as session:
        apply_credentials(session, [Credential(id="z", title="Welding", provider="Forth", source="Forth")])
    fetch()
    assert "z" in stored()


def test_a_feed_that_loses_more_than_a_third_waits_for_a_person(fetch: Fetching, web: Web, stored: Stored) -> None:
    taken = fetch()
    web.files[FEED] = rows("a", "b", "c")
    ended = fetch()
    assert (ended.outcome, ended.words) == (Outcome.WAITING, "3 of 6 credentials are no longer in it")
    assert (ended.held, ended.fresh, ended.to_tell) == (taken.held, taken.fresh, True)
    assert ended.waiting not in (None, ended.held)
    assert len(stored()) == 6


def test_a_feed_whose_codes_are_all_new_waits_too(fetch: Fetching, web: Web) -> None:
    fetch()
    web.files[FEED] = rows(*"ghijkl")
    assert fetch().outcome is Outcome.WAITING


def test_what_waits_still_waits_the_next_night_and_is_told_once(fetch: Fetching, web: Web, sessions: Sessions) -> None:
    fetch()
    web.files[FEED] = rows("a")
    first = fetch()
    with sessions.begin() as session:
        note_told(session, COLLEGE)
    second = fetch()
    assert (second.outcome, second.since, second.to_tell) == (Outcome.WAITING, first.since, False)


def test_a_feed_that_is_whole_again_waits_no_longer(fetch: Fetching, web: Web) -> None:
    fetch()
    whole, web.files[FEED] = web.files[FEED], rows("a")
    fetch()
    web.files[FEED] = whole
    ended = fetch()
    assert (ended.outcome, ended.waiting) == (Outcome.UNCHANGED, None)


def test_what_a_person_has_taken_over_is_what_the_catalogue_holds(
    fetch: Fetching, web: Web, sessions: Sessions
) -> None:
    fetch()
    web.files[FEED] = rows("a")
    waiting = fetch().waiting
    with sessions.begin() as session:
        note_decision(session, COLLEGE, str(waiting))
    assert (noted := last(sessions)) is not None
    assert (noted.outcome, noted.held, noted.waiting) == (Outcome.TAKEN, waiting, None)
    assert fetch().outcome is Outcome.UNCHANGED


def test_a_decision_about_what_no_longer_waits_is_not_noted(fetch: Fetching, sessions: Sessions) -> None:
    taken = fetch()
    with sessions.begin() as session:
        note_decision(session, COLLEGE, "another")
    assert last(sessions) == taken


def test_a_fault_changes_nothing_and_is_told_once(
    fetch: Fetching, web: Web, sessions: Sessions, stored: Stored
) -> None:
    taken = fetch()
    web.answers[FEED] = failing(httpx.ReadTimeout(""))
    first = fetch()
    assert (first.outcome, first.words, first.to_tell) == (Outcome.FAULT, f"{FEED} does not answer", True)
    assert (first.held, first.fresh) == (taken.held, taken.fresh)
    with sessions.begin() as session:
        note_told(session, COLLEGE)
    web.answers[FEED] = lambda _: httpx.Response(500)
    second = fetch()
    assert (second.since, second.to_tell) == (first.since, False)
    assert "500" in second.words
    assert len(stored()) == 6


def test_a_fault_that_comes_back_after_a_good_night_is_told_again(
    fetch: Fetching, web: Web, sessions: Sessions
) -> None:
    web.answers[FEED] = lambda _: httpx.Response(500)
    fetch()
    with sessions.begin() as session:
        note_told(session, COLLEGE)
    del web.answers[FEED]
    assert fetch().outcome is Outcome.TAKEN
    web.answers[FEED] = lambda _: httpx.Response(500)
    assert fetch().to_tell


def test_a_bad_record_stops_the_feed(fetch: Fetching, web: Web, stored: Stored) -> None:
    web.files[FEED] = rows("a") + "b,,Corrie College\n"
    ended = fetch()
    assert ended.outcome is Outcome.FAULT
    assert ended.words.startswith("1 record cannot be taken; the first: line 3")
    assert stored() == {}


def test_a_bad_record_is_left_out_where_the_hub_says_so(
    fetch: Fetching, web: Web, stored: Stored, sessions: Sessions
) -> None:
    with sessions.begin() as session:
        keep_feed(session, COLLEGE, Feed(addresses=(FEED,), skip_bad=True))
    web.files[FEED] = rows("a") + "b,,Corrie College\n"
    ended = fetch()
    assert (ended.outcome, ended.words) == (Outcome.TAKEN, "1 added, 0 changed, 0 removed, 0 unchanged, 1 bad left out")
    assert ended.warnings[0].startswith("line 3")
    assert list(stored()) == ["a"]


def test_a_feed_that_becomes_something_else_overnight_is_a_fault(fetch: Fetching, web: Web, stored: Stored) -> None:
    fetch()
    web.files[FEED] = "<!doctype html><html><body><h1>Sign in</h1></body></html>"
    assert fetch().outcome is Outcome.FAULT
    assert len(stored()) == 6


def test_a_spreadsheet_is_read_with_the_mapping_of_its_source(
    fetch: Fetching, web: Web, sessions: Sessions, stored: Stored
) -> None:
    mapping = ColumnMapping(columns={"Ref": "code", "What": "title", "Who": "provider"})
    with sessions.begin() as session:
        keep_mapping(session, COLLEGE, mapping)
    web.files[FEED] = "Ref,What,Who\nN1,Net Mending,Corrie College\n"
    assert fetch().outcome is Outcome.TAKEN
    assert [record.title for record in stored().values()] == ["Net Mending"]


def test_a_feed_that_another_process_fetches_is_left_to_it(
    fetch: Fetching, folder: Path, sessions: Sessions, web: Web
) -> None:
    with Copies(folder, COLLEGE).locked(), pytest.raises(BeingFetched):
        fetch()
    assert (last(sessions), web.asked) == (None, [])


def test_nothing_is_fetched_under_a_name_without_a_feed(sessions: Sessions, folder: Path, web: Web) -> None:
    with sessions.begin() as session:
        keep_mapping(session, "Forth", ColumnMapping())
    for name in ("Forth", "Clyde"):
        with pytest.raises(NoSuchFeed):
            fetch_feed(sessions, name, folder, web.downloader, lambda _: None)


def test_a_catalogue_that_somebody_else_changes_is_a_fault_of_this_night(fetch: Fetching, sessions: Sessions) -> None:
    engine = sessions.kw["bind"]
    assert isinstance(engine, Engine)

    @event.listens_for(engine, "before_cursor_execute")
    def refuse(_: object, cursor: object, statement: str, *words: object) -> None:
        if statement.startswith("INSERT INTO credential"):
            engine.dialect.do_execute(cursor, "SELECT * FROM locked", ())  # type: ignore[arg-type]

    assert fetch().words == BUSY


def test_a_feed_forgotten_while_it_is_fetched_is_not_stored_again(
    fetch: Fetching, web: Web, sessions: Sessions
) -> None:
    def forget(_: httpx.Request) -> httpx.Response:
        with sessions.begin() as session:
            forget_feed(session, COLLEGE)
        return httpx.Response(200, text=rows("a"))

    web.answers[FEED] = forget
    fetch()
    with sessions() as session, pytest.raises(NoSuchFeed):
        read_feed(session, COLLEGE)
