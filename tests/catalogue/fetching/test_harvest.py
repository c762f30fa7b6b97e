"""A repository is harvested list by list, within bounds, and costs nothing where its records stay the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

from catalogue.fetching import harvest
from catalogue.fetching.copies import Copies
from catalogue.fetching.download import NotFetched
from catalogue.fetching.feed import Feed, Outcome
from catalogue.fetching.fetching import fetch_feed
from catalogue.fetching.gathering import gather
from catalogue.fetching.kept_feeds import keep_feed, read_feed
from runtime.database import Sessions
from tests.catalogue.fetching.conftest import COLLEGE
from tests.catalogue.fetching.web import Web

HUB = "https://hub.example/oai"
FIRST = f"{HUB}?verb=ListRecords&metadataPrefix=xcri"
FEED = Feed(addresses=(HUB,), harvest="xcri")


def course(code: str) -> str:
    return (
        f"<record><header><identifier>oai:{code}</identifier></header><metadata><catalog><provider><title>{COLLEGE}"
        f"</title><course><identifier>{code}</identifier><title>Course {code}</title></course></provider></catalog>"
        "</metadata></record>"
    )


def answer(*records: str, token: str | None = None, date: str = "2026-11-01") -> str:
    more = "" if token is None else f'<resumptionToken completeListSize="9">{token}</resumptionToken>'
    return (
        f"<OAI-PMH><responseDate>{date}</responseDate><request verb='ListRecords'>{HUB}</request>"
        f"<ListRecords>{''.join(records)}{more}</ListRecords></OAI-PMH>"
    )


def after(token: str) -> str:
    return f"{HUB}?verb=ListRecords&resumptionToken={token}"


@pytest.fixture
def web() -> Web:
    return Web({FIRST: answer(course("a"), course("b"), token="t1"), after("t1"): answer(course("c"), token="")})


@pytest.fixture
def harvested(sessions: Sessions, web: Web, folder: Path, pauses: list[float]) -> Callable[[], Outcome]:
    with sessions.begin() as session:
        keep_feed(session, COLLEGE, FEED)

    def run() -> Outcome:
        return fetch_feed(sessions, COLLEGE, folder, web.downloader, pauses.append).outcome

    return run


IDENTIFY = f"{HUB}?verb=Identify"
CHANGES = f"{HUB}?verb=ListIdentifiers&metadataPrefix=xcri&from=2026-10-31"
NONE_CHANGED = "<OAI-PMH><error code='noRecordsMatch'>None</error></OAI-PMH>"


def identity(deleted: str) -> str:
    return f"<OAI-PMH><Identify><deletedRecord>{deleted}</deletedRecord></Identify></OAI-PMH>"


def refusal(web: Web, folder: Path) -> str:
    copies = Copies(folder, COLLEGE)
    with copies.locked(), pytest.raises(NotFetched) as refused:
        gather(FEED, copies, web.downloader, lambda _: None)
    return str(refused.value)


def test_every_list_is_fetched_and_taken(
    harvested: Callable[[], Outcome], web: Web, pauses: list[float], stored: Callable[[], dict[str, object]]
) -> None:
    assert harvested() is Outcome.TAKEN
    assert web.addresses() == [FIRST, after("t1")]
    assert sorted(stored()) == ["corrie-college-a", "corrie-college-b", "corrie-college-c"]
    assert pauses == [harvest.PAUSE]


def test_the_same_records_under_another_date_and_token_are_not_read_again(
    harvested: Callable[[], Outcome], web: Web
) -> None:
    harvested()
    web.files = {
        FIRST: answer(course("a"), course("b"), token="t2", date="2026-11-02"),
        after("t2"): answer(course("c"), token="", date="2026-11-02"),
    }
    assert harvested() is Outcome.UNCHANGED


@pytest.mark.parametrize(
    ("changes", "outcome", "lists"),
    [
        (NONE_CHANGED, Outcome.UNCHANGED, []),
        (
            "<OAI-PMH><ListIdentifiers><header status='deleted'><identifier>oai:c</identifier></header>"
            "</ListIdentifiers></OAI-PMH>",
            Outcome.TAKEN,
            [FIRST],
        ),
        ("<OAI-PMH><error code='badArgument'>No dates</error></OAI-PMH>", Outcome.TAKEN, [FIRST]),
        ("not xml", Outcome.TAKEN, [FIRST]),
    ],
)
def test_a_repository_that_names_what_it_deleted_is_asked_first_what_has_changed(
    changes: str, outcome: Outcome, lists: list[str], harvested: Callable[[], Outcome], web: Web
) -> None:
    harvested()
    web.asked.clear()
    gone = '<record><header status="deleted"><identifier>oai:c</identifier></header></record>'
    web.files |= {IDENTIFY: identity("persistent"), CHANGES: changes, FIRST: answer(course("a"), course("b"), gone)}
    assert harvested() is outcome
    assert web.addresses() == [IDENTIFY, CHANGES, *lists]


@pytest.mark.parametrize("says", [identity("transient"), identity("no"), "<OAI-PMH/>", None])
def test_a_repository_that_may_forget_what_it_deleted_is_harvested_whole(
    says: str | None, harvested: Callable[[], Outcome], web: Web
) -> None:
    harvested()
    web.asked.clear()
    web.files |= {IDENTIFY: says} if says else {}
    assert harvested() is Outcome.UNCHANGED
    assert web.addresses() == [IDENTIFY, FIRST, after("t1")]


def test_a_harvest_that_broke_off_is_no_day_to_ask_from(harvested: Callable[[], Outcome], web: Web) -> None:
    harvested()
    web.files = {FIRST: answer(token="t2", date="2026-11-08"), IDENTIFY: identity("persistent")}
    assert harvested() is Outcome.FAULT
    changed = "<OAI-PMH><ListIdentifiers><header><identifier>oai:d</identifier></header></ListIdentifiers></OAI-PMH>"
    web.files |= {after("t2"): answer(course("d"), token="", date="2026-11-09"), CHANGES: changed}
    web.asked.clear()
    assert harvested() is Outcome.WAITING
    assert web.addresses() == [IDENTIFY, CHANGES, FIRST, after("t2")]


def test_whoever_asks_for_all_again_gets_all(web: Web, folder: Path) -> None:
    web.files |= {IDENTIFY: identity("persistent"), CHANGES: NONE_CHANGED}
    copies = Copies(folder, COLLEGE)
    for again in (False, True):
        with copies.locked():
            gather(FEED, copies, web.downloader, lambda _: None, again=again)
    assert web.addresses() == [FIRST, after("t1")] * 2


def test_without_the_day_of_an_answer_all_is_asked_for(web: Web, folder: Path) -> None:
    web.files |= {FIRST: answer(course("a"), date="soon"), IDENTIFY: identity("persistent")}
    copies = Copies(folder, COLLEGE)
    for _ in range(2):
        with copies.locked():
            gather(FEED, copies, web.downloader, lambda _: None)
    assert web.addresses() == [FIRST, FIRST]


def test_records_that_are_not_read_are_named(harvested: Callable[[], Outcome], web: Web, sessions: Sessions) -> None:
    dublin = "<record><header/><metadata><dc><title>Baking</title></dc></metadata></record>"
    web.files[FIRST] = answer(dublin, dublin)
    assert harvested() is Outcome.FAULT
    with sessions() as session:
        _, last = read_feed(session, COLLEGE)
    assert last
    assert "2 dc; Dublin Core is not read" in last.words


def test_a_list_that_is_no_longer_given_leaves_with_its_records(
    harvested: Callable[[], Outcome], web: Web, stored: Callable[[], dict[str, object]]
) -> None:
    harvested()
    web.files[FIRST] = answer(course("a"), course("b"))
    assert harvested() is Outcome.TAKEN
    assert sorted(stored()) == ["corrie-college-a", "corrie-college-b"]


def test_an_error_of_the_repository_is_a_fault_in_its_words(web: Web, folder: Path) -> None:
    web.files[FIRST] = "<OAI-PMH><error code='cannotDisseminateFormat'>No such format</error></OAI-PMH>"
    assert refusal(web, folder) == f"{HUB} answers by OAI-PMH: cannotDisseminateFormat, No such format"


def test_an_error_element_within_a_record_is_none_of_the_repository(harvested: Callable[[], Outcome], web: Web) -> None:
    odd = course("a").replace("</course>", "<error>ours</error></course>")
    web.files[FIRST] = answer(odd)
    assert harvested() is Outcome.TAKEN


def test_a_list_that_fails_leaves_the_catalogue_as_it_was(
    harvested: Callable[[], Outcome], web: Web, stored: Callable[[], dict[str, object]]
) -> None:
    harvested()
    del web.files[after("t1")]
    assert harvested() is Outcome.FAULT
    assert len(stored()) == 3


@pytest.mark.parametrize("body", ["<html></html>", "not xml", "<OAI-PMH><ListRecords>", ""])
def test_an_answer_that_is_no_list_is_a_fault(body: str, web: Web, folder: Path) -> None:
    web.files[FIRST] = body
    assert f"{HUB} cannot be read as OAI-PMH" in refusal(web, folder)


def test_a_token_that_comes_again_ends_the_harvest(web: Web, folder: Path) -> None:
    web.files[after("t1")] = answer(course("c"), token="t1")
    assert "gives lists without end: 2 were fetched" in refusal(web, folder)


def test_more_lists_than_a_harvest_may_have_are_refused(
    web: Web, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(harvest, "MOST_LISTS", 1)
    assert "gives lists without end: 1 were fetched" in refusal(web, folder)


def test_lists_that_are_too_large_together_are_refused(web: Web, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(harvest, "LARGEST", 10)
    assert "lists more than 0 MB" in refusal(web, folder)


def test_an_address_keeps_its_own_query_and_says_its_set_once(web: Web, folder: Path) -> None:
    first, second = (
        f"{HUB}?hub=isles&{asked}"
        for asked in ("set=short&verb=ListRecords&metadataPrefix=xcri", "verb=ListRecords&resumptionToken=t1")
    )
    web.files |= {first: answer(course("a"), token="t1"), second: answer(course("b"))}
    copies = Copies(folder, COLLEGE)
    with copies.locked():
        gather(Feed(addresses=(f"{HUB}?hub=isles&set=short",), harvest="xcri"), copies, web.downloader, lambda _: None)
    assert web.addresses() == [first, second]
    assert len(list(copies.files.iterdir())) == 2


@pytest.mark.parametrize("more", [{"sitemap": True}, {"addresses": (HUB, f"{HUB}/2")}, {"harvest": "a b&c"}])
def test_a_harvest_has_one_address_and_a_format(more: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Feed.model_validate({"addresses": (HUB,), "harvest": "xcri"} | more)
