"""The queue is filtered, counted, sorted and paged by the database."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from sqlalchemy.orm import Session

from hub.answers import answer
from hub.arrangement import add_note, take
from hub.filters import NOBODY, UNKNOWN, Due, Filters, Heads
from hub.lifecycle import Decision, change
from hub.queue import Cursor, Page, Turn, neighbours, queue
from hub.staff import add_staff
from hub.statuses import Status
from hub.transitions import OPEN
from runtime.clock import today
from tests.hub.made import AILSA, PASSWORD, Opener

BECAUSE = Decision(AILSA, "because")


def organisations(session: Session, **filters: Any) -> list[str]:
    return [request.organisation for request in queue(session, Filters(**filters)).items]


def test_the_longest_wait_comes_first(session: Session, opened: Opener) -> None:
    newer, older = opened(organisation="Newer"), opened(organisation="Older")
    older.created = newer.created - dt.timedelta(days=1)
    session.flush()
    assert organisations(session) == ["Older", "Newer"]


def test_a_filter_on_statuses_leaves_the_counts_complete(session: Session, opened: Opener) -> None:
    opened(organisation="Waiting")
    change(session, opened(organisation="Seen"), "triage", BECAUSE)
    change(session, opened(organisation="Closed"), "decline", BECAUSE)
    page = queue(session, Filters(OPEN))
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
    opened(organisation="Other", contact="other@other.example")
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
    page = queue(session, Filters(OPEN, unread=True))
    assert ([request.organisation for request in page.items], page.total, page.unread) == (["New"], 1, 1)
    assert page.counts[Status.TRIAGED] == 1


def test_words_that_are_not_all_there_find_nothing_and_count_nothing(session: Session, opened: Opener) -> None:
    opened(organisation="Sabhal Mòr Tours")
    page = queue(session, Filters(text="tours castings"))
    assert (page.items, page.total, page.earlier, page.later) == ((), 0, None, None)
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
        assert queue(session, Filters(text=text)).items == (request,)


def test_an_owner_is_a_filter_and_so_is_nobody(session: Session, opened: Opener) -> None:
    add_staff(session, AILSA, "Ailsa", PASSWORD)
    opened(organisation="Free")
    take(session, opened(organisation="Taken"), by=AILSA)
    assert organisations(session, owner=AILSA.upper()) == ["Taken"]
    assert organisations(session, owner=NOBODY) == ["Free"]
    assert organisations(session, owner="stranger@hub.example") == []


def named(page: Page) -> list[str]:
    return [request.organisation for request in page.items]


def test_pages_are_walked_both_ways_from_either_end(session: Session, opened: Opener) -> None:
    for number in range(5):
        opened(organisation=str(number))
    first = queue(session, Filters(), size=2)
    assert (named(first), first.total, first.earlier) == (["0", "1"], 5, None)
    second = queue(session, Filters(), Turn(after=first.later), size=2)
    assert named(second) == ["2", "3"]
    third = queue(session, Filters(), Turn(after=second.later), size=2)
    assert (named(third), third.later) == (["4"], None)
    assert named(queue(session, Filters(), Turn(before=third.earlier), size=2)) == ["2", "3"]
    back = queue(session, Filters(), Turn(before=second.earlier), size=2)
    assert (named(back), back.earlier, back.later) == (["0", "1"], None, first.later)
    last = queue(session, Filters(), Turn(last=True), size=2)
    assert (named(last), last.later) == (["3", "4"], None)


def test_no_request_is_missed_or_shown_twice_when_others_come_and_go(session: Session, opened: Opener) -> None:
    requests = [opened(organisation=str(number)) for number in range(6)]
    first = queue(session, Filters(OPEN), size=2)
    change(session, requests[0], "decline", BECAUSE)
    opened(organisation="newer")
    assert named(queue(session, Filters(OPEN), Turn(after=first.later), size=2)) == ["2", "3"]


def test_requests_of_one_moment_are_told_apart(session: Session, opened: Opener) -> None:
    requests = [opened(organisation=str(number)) for number in range(3)]
    for request in requests:
        request.created = requests[0].created
    session.flush()
    assert named(queue(session, Filters(), Turn(after=Cursor.of(requests[0])))) == ["1", "2"]
    assert named(queue(session, Filters(), Turn(before=Cursor.of(requests[2])))) == ["0", "1"]


def test_a_place_is_a_word_of_an_address(opened: Opener) -> None:
    place = Cursor.of(opened())
    assert Cursor.parse(str(place)) == place
    for word in ("", "-", "x-1", "1-x", "1", f"{'9' * 17}-1", f"1-{'9' * 16}", "-1-1", "²-1"):
        assert Cursor.parse(word) is None


def test_the_neighbours_of_a_request_are_those_of_the_view(session: Session, opened: Opener) -> None:
    one, other, two, three = opened(route="adapt"), opened(), opened(route="adapt"), opened(route="adapt")
    view = Filters(route="adapt")
    assert neighbours(session, view, two) == (one, three)
    assert neighbours(session, view, one) == (None, two)
    assert neighbours(session, view, three) == (two, None)
    assert neighbours(session, view, other) == (one, two)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"route": "adapt"}, {"Care"}),
        ({"route": UNKNOWN}, {"Joinery", "Bare"}),
        ({"area": "Moray"}, {"Care"}),
        ({"area": UNKNOWN}, {"Bare"}),
        ({"sector": "construction"}, {"Joinery"}),
        ({"sector": UNKNOWN}, {"Bare"}),
        ({"level": 7}, {"Care", "Joinery"}),
        ({"level": 8}, {"Care"}),
        ({"heads": Heads.GROUP}, {"Care"}),
        ({"heads": Heads.MANY}, {"Joinery"}),
        ({"heads": Heads.UNKNOWN}, {"Bare"}),
        ({"waiting": 7}, {"Care"}),
        ({"due": Due.OVERDUE}, {"Care"}),
        ({"due": Due.WEEK}, {"Joinery"}),
        ({"due": Due.UNSET}, {"Bare"}),
        ({"area": "Moray", "level": 7, "heads": Heads.GROUP}, {"Care"}),
        ({"area": "Moray", "level": 5}, set()),
    ],
)
def test_each_filter_holds_what_it_asks_for(
    session: Session, opened: Opener, filters: dict[str, Any], found: set[str]
) -> None:
    care = opened(organisation="Care", need="care", route="adapt", region="Elgin", level="6 to 8", learners="12")
    joinery = opened(organisation="Joinery", need="saws", region="Fife", level="7", learners="60")
    opened(organisation="Bare", need="x")
    care.created -= dt.timedelta(days=8)
    care.due, joinery.due = today() - dt.timedelta(days=1), today() + dt.timedelta(days=7)
    session.flush()
    page = queue(session, Filters(**filters))
    assert set(named(page)) == found
    assert page.total == len(found) == sum(page.counts.values())


def test_what_is_put_off_is_counted_apart_until_its_day(session: Session, opened: Opener) -> None:
    later, again = opened(organisation="Later"), opened(organisation="Again")
    opened(organisation="Now")
    later.snoozed_until, again.snoozed_until = today() + dt.timedelta(days=1), today()
    session.flush()
    page = queue(session, Filters(OPEN, snoozed=False))
    assert (named(page), page.total, page.snoozed, page.unread, page.counts[Status.NEW]) == (
        ["Again", "Now"],
        2,
        1,
        2,
        2,
    )
    assert named(queue(session, Filters(snoozed=True))) == ["Later"]
