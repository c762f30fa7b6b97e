"""The queue is filtered, counted, sorted and paged by the database."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from sqlalchemy.orm import Session

from hub.answers import answer
from hub.arrangement import add_note, take
from hub.lifecycle import Decision, change
from hub.queue import NOBODY, queue
from hub.staff import add_staff
from hub.statuses import Status
from hub.transitions import OPEN
from tests.hub.made import AILSA, PASSWORD, Opener

BECAUSE = Decision(AILSA, "because")


def organisations(session: Session, **filters: Any) -> list[str]:
    return [request.organisation for request in queue(session, **filters).items]


def test_the_longest_wait_comes_first(session: Session, opened: Opener) -> None:
    newer, older = opened(organisation="Newer"), opened(organisation="Older")
    older.created = newer.created - dt.timedelta(days=1)
    session.flush()
    assert organisations(session) == ["Older", "Newer"]


def test_a_filter_on_statuses_leaves_the_counts_complete(session: Session, opened: Opener) -> None:
    opened(organisation="Waiting")
    change(session, opened(organisation="Seen"), "triage", BECAUSE)
    change(session, opened(organisation="Closed"), "decline", BECAUSE)
    page = queue(session, statuses=OPEN)
    assert ([request.organisation for request in page.items], page.total) == (["Waiting", "Seen"], 2)
    assert set(page.counts) == set(Status)
    assert {status: number for status, number in page.counts.items() if number} == {
        Status.NEW: 1,
        Status.TRIAGED: 1,
        Status.DECLINED: 1,
    }


@pytest.mark.parametrize(
    "text",
    ["mor", "MÒR", "tours guides", "gàidhlig", "mairi@craigellan", "  german  ", "tayview", "highland", "we also"],
)
def test_every_word_is_looked_for_everywhere_without_case_or_accents(
    session: Session, opened: Opener, text: str
) -> None:
    opened(organisation="Other", contact_email="other@other.example")
    opened(
        organisation="Sabhal Mòr Tours",
        need="Guides who speak German",
        skills=["Gàidhlig"],
        preferred_providers=["Tayview"],
        region="Highland",
        notes="We also need French",
    )
    assert organisations(session, text=text) == ["Sabhal Mòr Tours"]


@pytest.mark.parametrize("text", ["blades", "Blade,", "turbines blade", "Trialperson, Jo", "Shetland", "(shetland)"])
def test_endings_signs_and_what_was_said_later_are_found_too(session: Session, opened: Opener, text: str) -> None:
    opened(organisation="Other")
    request = opened(organisation="Wind", need="Repair of a turbine's blade", contact_name="Jo Trialperson")
    answer(session, request, "It has to be in Shetland")
    assert organisations(session, text=text) == ["Wind"]


def test_a_note_and_a_reason_of_staff_are_found(session: Session, opened: Opener) -> None:
    request = opened()
    add_note(session, request, by=AILSA, text="spoke to Gàidhlig TV")
    change(session, request, "decline", Decision(AILSA, "Nobody teaches falconry"))
    assert len(organisations(session, text="gaidhlig")) == len(organisations(session, text="falconry")) == 1


@pytest.mark.parametrize("text", ["\x00", "?!", "-- ;", "\u202e"])
def test_signs_alone_find_nothing(session: Session, opened: Opener, text: str) -> None:
    opened()
    assert organisations(session, text=text) == []


def test_unread_is_a_filter_with_a_count_of_its_own(session: Session, opened: Opener) -> None:
    opened(organisation="New")
    change(session, opened(organisation="Seen"), "triage", BECAUSE)
    page = queue(session, statuses=OPEN, unread=True)
    assert ([request.organisation for request in page.items], page.total, page.unread) == (["New"], 1, 1)
    assert page.counts[Status.TRIAGED] == 1


def test_words_that_are_not_all_there_find_nothing_and_count_nothing(session: Session, opened: Opener) -> None:
    opened(organisation="Sabhal Mòr Tours")
    page = queue(session, text="tours castings")
    assert (page.items, page.total, page.page, page.pages) == ((), 0, 1, 1)
    assert sum(page.counts.values()) == 0


@pytest.mark.parametrize("text", ["%", "_", "100%", "\\", "'; drop table staff; --"])
def test_a_wildcard_of_the_database_is_only_a_character(session: Session, opened: Opener, text: str) -> None:
    opened()
    assert organisations(session, text=text) == []
    assert organisations(session, text="care") == ["Craigellan Care Homes"]


def test_a_reference_is_found_as_it_is_typed(session: Session, opened: Opener) -> None:
    request = opened()
    opened()
    code = request.reference.removeprefix("MC-")
    for text in (request.reference, f"mc {code.lower()}", code.lower()):
        assert queue(session, text=text).items == (request,)


def test_an_owner_is_a_filter_and_so_is_nobody(session: Session, opened: Opener) -> None:
    add_staff(session, AILSA, "Ailsa", PASSWORD)
    opened(organisation="Free")
    take(session, opened(organisation="Taken"), by=AILSA)
    assert organisations(session, owner=AILSA.upper()) == ["Taken"]
    assert organisations(session, owner=NOBODY) == ["Free"]
    assert organisations(session, owner="stranger@hub.example") == []


def test_a_page_has_a_size_and_the_last_page_ends_the_queue(session: Session, opened: Opener) -> None:
    for number in range(5):
        opened(organisation=f"Number {number}")
    page = queue(session, page=2, size=2)
    assert [request.organisation for request in page.items] == ["Number 2", "Number 3"]
    assert (page.page, page.pages, page.total) == (2, 3, 5)
    assert queue(session, page=99, size=2).page == 3
    assert queue(session, page=-1, size=2).page == 1
