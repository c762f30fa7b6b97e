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
from catalogue.fetching.kept_feeds import keep_feed
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


def test_an_address_keeps_its_own_query(web: Web, folder: Path) -> None:
    web.files[f"{HUB}?set=short&verb=ListRecords&metadataPrefix=xcri"] = answer(course("a"))
    copies = Copies(folder, COLLEGE)
    with copies.locked():
        gather(Feed(addresses=(f"{HUB}?set=short",), harvest="xcri"), copies, web.downloader, lambda _: None)
    assert len(list(copies.files.iterdir())) == 1


@pytest.mark.parametrize("more", [{"sitemap": True}, {"addresses": (HUB, f"{HUB}/2")}, {"harvest": "a b&c"}])
def test_a_harvest_has_one_address_and_a_format(more: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Feed.model_validate({"addresses": (HUB,), "harvest": "xcri"} | more)
