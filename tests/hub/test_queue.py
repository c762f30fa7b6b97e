from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from hub.handling import take
from hub.lifecycle import OPEN, Decision, decline, triage
from hub.models import Status
from hub.queue import NOBODY, queue
from hub.staff import add_staff

AILSA = Decision("ailsa@hub.example", "because")


def _organisations(session: Session, **chosen) -> list[str]:
    return [request.organisation for request in queue(session, **chosen).items]


def test_the_longest_wait_comes_first(session: Session, opened) -> None:
    newer, older = opened(organisation="Newer"), opened(organisation="Older")
    older.created = newer.created - dt.timedelta(days=1)
    session.flush()
    assert _organisations(session) == ["Older", "Newer"]


def test_statuses_choose_and_the_counts_stay_complete(session: Session, opened) -> None:
    opened(organisation="Waiting")
    triage(session, opened(organisation="Seen"), AILSA)
    decline(session, opened(organisation="Closed"), AILSA)
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
def test_every_word_is_looked_for_everywhere_without_case_or_accents(session: Session, opened, text: str) -> None:
    opened(organisation="Other", contact_email="other@other.example")
    opened(
        organisation="Sabhal Mòr Tours",
        need="Guides who speak German",
        skills=["Gàidhlig"],
        preferred_providers=["Tayview"],
        region="Highland",
        notes="We also need French",
    )
    assert _organisations(session, text=text) == ["Sabhal Mòr Tours"]


def test_words_that_are_not_all_there_find_nothing_and_count_nothing(session: Session, opened) -> None:
    opened(organisation="Sabhal Mòr Tours")
    page = queue(session, text="tours castings")
    assert (page.items, page.total, page.page, page.pages) == ((), 0, 1, 1)
    assert sum(page.counts.values()) == 0


@pytest.mark.parametrize("text", ["%", "_", "100%", "\\", "'; drop table staff; --"])
def test_signs_of_the_database_are_only_signs(session: Session, opened, text: str) -> None:
    opened()
    assert _organisations(session, text=text) == []


def test_a_reference_is_found_as_it_is_typed(session: Session, opened) -> None:
    request = opened()
    opened()
    code = request.reference.removeprefix("MC-")
    for text in (request.reference, f"mc {code.lower()}", code.lower()):
        assert queue(session, text=text).items == (request,)


def test_an_owner_chooses_and_so_does_nobody(session: Session, opened) -> None:
    add_staff(session, AILSA.by, "Ailsa", "a long pass phrase")
    opened(organisation="Free")
    take(session, opened(organisation="Taken"), by=AILSA.by)
    assert _organisations(session, owner=AILSA.by.upper()) == ["Taken"]
    assert _organisations(session, owner=NOBODY) == ["Free"]
    assert _organisations(session, owner="stranger@hub.example") == []


def test_pages_hold_so_many_and_end(session: Session, opened) -> None:
    for number in range(5):
        opened(organisation=f"Number {number}")
    page = queue(session, page=2, size=2)
    assert [request.organisation for request in page.items] == ["Number 2", "Number 3"]
    assert (page.page, page.pages, page.total) == (2, 3, 5)
    assert queue(session, page=99, size=2).page == 3
    assert queue(session, page=-1, size=2).page == 1
