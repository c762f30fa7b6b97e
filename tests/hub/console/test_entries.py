"""Credentials are found by words, provider, source, sample, last check and withdrawal; terms and answers by words."""

from __future__ import annotations

import datetime as dt

import pytest
from starlette.testclient import TestClient

from catalogue.edits import finding
from catalogue.edits.editing import withdraw
from catalogue.edits.finding import months_before
from catalogue.edits.log import Kind
from catalogue.records import Credential, Term
from catalogue.reference import apply_reference
from catalogue.store import apply_credentials
from hub.console.entries import View
from runtime.clock import today
from runtime.database import Sessions
from tests.hub.console.entries import LEVEL, edits, stock, value
from tests.hub.made import AILSA

TITLES = {"weld": "Pipe Welding", "sail": "Sailing", "dance": "Cèilidh Dancing"}


@pytest.fixture(autouse=True)
def _stock(sessions: Sessions) -> None:
    stock(sessions)
    dance = Credential.model_validate(
        {"id": "dance", "title": TITLES["dance"], "provider": "Forth College", "last_verified": today(), "rpl": "Café"}
    )
    with sessions.begin() as session:
        apply_credentials(session, [dance])
        withdraw(session, "dance", "", by=AILSA)


def listed(client: TestClient, query: str) -> list[str]:
    """The ids of the credentials on the page, in order."""
    page = client.get(f"/console/credentials{query}").text
    found = {key: page.find(f'href="/console/credentials/{key}"') for key in TITLES}
    return sorted((key for key, at in found.items() if at >= 0), key=lambda key: found[key])


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("", ["weld", "sail"]),
        ("?show=all", ["dance", "weld", "sail"]),
        ("?show=withdrawn", ["dance"]),
        ("?text=PIPE+forth", ["weld"]),
        ("?text=weld", ["weld"]),
        ("?text=title", []),
        ("?text=provider", []),
        ("?text=cèilidh&show=all", ["dance"]),
        ("?text=caf%C3%A9&show=all", ["dance"]),
        ("?text=100%25", []),
        ("?text=%00", ["weld", "sail"]),
        ("?provider=Clyde+College", ["sail"]),
        ("?provider=nobody", []),
        ("?source=Forth", ["weld"]),
        ("?sample=yes", ["sail"]),
        ("?sample=no", ["weld"]),
        ("?unchecked=12", ["sail", "weld"]),
        ("?unchecked=3&show=all", ["sail", "weld"]),
        ("?unchecked=5&sample=perhaps&show=some&page=x", ["weld", "sail"]),
        ("?page=9", ["weld", "sail"]),
        ("?page=9999999999", ["weld", "sail"]),
    ],
)
def test_credentials_are_found_by_the_filters_of_the_address(ailsa: TestClient, query: str, keys: list[str]) -> None:
    assert listed(ailsa, query) == keys


def test_a_list_that_is_empty_says_why(ailsa: TestClient) -> None:
    assert "No credential is like that." in ailsa.get("/console/credentials?text=zebra").text
    stale = "/console/credentials?unchecked=24&provider=nobody"
    assert "was checked in that time" in ailsa.get(stale).text


def test_pages_follow_each_other(ailsa: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "PAGE", 1)
    monkeypatch.setattr("hub.console.entries.PAGE", 1)
    first = ailsa.get("/console/credentials?sample=no&show=all").text
    assert "Page 1 of 2" in first
    assert 'rel="next" href="/console/credentials?sample=no&amp;show=all&amp;page=2"' in first
    second = ailsa.get("/console/credentials?sample=no&show=all&page=2").text
    assert ('rel="prev"' in second, 'rel="next"' in second) == (True, False)


def test_a_stale_list_leads_to_the_source_and_the_providers_page_and_marks_what_was_checked(
    ailsa: TestClient, sessions: Sessions, rebuilt: list[str]
) -> None:
    page = ailsa.get("/console/credentials?unchecked=12").text
    assert "https://forth.example/weld" in page
    assert "source=Forth" in page
    answer = ailsa.post("/console/credentials/verify?unchecked=12", data={"tick-weld": "1", "tick-gone": "1"})
    assert "1 marked as checked today." in answer.text
    assert value(sessions, Kind.CREDENTIAL, "weld", "last_verified") == today()
    assert listed(ailsa, "?unchecked=12") == ["sail"]
    assert rebuilt == ["rebuilt"]


def test_a_list_on_which_nothing_is_ticked_says_so(ailsa: TestClient, sessions: Sessions) -> None:
    answer = ailsa.post("/console/credentials/verify?unchecked=12", data={})
    assert (answer.status_code, "tick the credentials first" in answer.text) == (422, True)
    assert edits(sessions, Kind.CREDENTIAL, "weld") == []


def test_the_sources_of_the_catalogue_lead_to_what_is_stale_of_them(ailsa: TestClient) -> None:
    assert 'href="/console/credentials?unchecked=12&amp;source=Forth"' in ailsa.get("/console/catalogue").text


@pytest.mark.parametrize(
    ("path", "found", "missed"),
    [
        ("/glossary", ["Recognition", "SCQF level"], []),
        ("/glossary?text=rpl", ["Recognition"], ["/glossary/level"]),
        ("/glossary?text=hard", ["SCQF level"], ["/glossary/rpl"]),
        ("/glossary?text=definition", ["Nothing holds these words."], ["/glossary/rpl"]),
        ("/guidance", ["What does it cost?"], []),
        ("/guidance?text=differs", ["What does it cost?"], []),
        ("/guidance?text=zebra", ["Nothing holds these words."], ["/guidance/cost"]),
    ],
)
def test_terms_and_answers_are_found_by_words(
    ailsa: TestClient, path: str, found: list[str], missed: list[str]
) -> None:
    page = ailsa.get(f"/console{path}").text
    assert all(words in page for words in found)
    assert not any(words in page for words in missed)


def test_a_term_that_is_called_so_comes_before_one_that_speaks_of_it(ailsa: TestClient, sessions: Sessions) -> None:
    named = Term(id="zero", term="A beginning", definition="The lowest level.")
    with sessions.begin() as session:
        apply_reference(session, terms=[named, LEVEL], providers=[], funding=[], guidance=[])
    page = ailsa.get("/console/glossary?text=level").text
    assert page.index("/glossary/level") < page.index("/glossary/zero")


def test_an_address_names_what_it_asks_and_nothing_else() -> None:
    assert View().address() == ""
    assert View(text="a b", page=2).address() == "?text=a+b&page=2"
    assert View(text="a", page=2).address(page=1) == "?text=a"


@pytest.mark.parametrize(
    ("day", "months", "before"), [((2026, 3, 31), 1, (2026, 2, 28)), ((2026, 1, 5), 12, (2025, 1, 5))]
)
def test_months_before_a_day(day: tuple[int, int, int], months: int, before: tuple[int, int, int]) -> None:
    assert months_before(dt.date(*day), months) == dt.date(*before)
