"""What is remembered of a search between two messages."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from actions.search_state import Search
from catalogue.records import Mode
from index.constraints import Extraction, extract
from index.filters import Filters
from tests.actions.conftest import TODAY
from tests.actions.turn import typed


def said(text: str) -> Extraction:
    return extract(text, today=TODAY)


def test_a_search_comes_back_from_the_slots_as_it_went_in() -> None:
    search = Search(
        needs=("pipe welding",),
        context="our lads need pipe welding",
        filters=Filters(price_max=Decimal("450.50"), starts_by=dt.date(2027, 1, 31), modes=(Mode.ONLINE,)),
        words={"price": "under £450.50"},
        learners=12,
        shown=("weld-gas",),
        seen=3,
    )
    slots = {event["name"]: event["value"] for event in search.events()}
    assert Search.of(typed("", **slots)) == search


def test_a_new_conversation_searches_for_nothing() -> None:
    assert Search.of(typed("hello")) == Search()


def test_a_condition_is_laid_over_those_before() -> None:
    search = Search(filters=Filters(level_min=9), words={"level": "9 or above"}).with_constraints(said("online"))
    assert search.filters == Filters(level_min=9, modes=(Mode.ONLINE,))
    assert search.words == {"level": "9 or above", "modes": "online"}


def test_a_corrected_condition_brings_its_own_words() -> None:
    before = Search().with_constraints(said("level 7"))
    after = before.with_constraints(said("no, level 9 or above"))
    assert after.filters == Filters(level_min=9)
    assert after.words == {"level": "level 9 or above"}


def test_a_condition_that_is_taken_back_is_gone() -> None:
    search = Search().with_constraints(said("level 7")).with_constraints(said("level doesn't matter"))
    assert search.filters == Filters()


def test_words_that_took_a_condition_back_are_no_words_of_a_condition() -> None:
    assert Search().with_constraints(said("level doesn't matter")).words == {}


def test_words_that_no_filter_holds_are_no_words_of_a_condition() -> None:
    search = Search().with_constraints(said("starting asap"))
    assert (search.filters, search.words) == (Filters(), {})


def test_how_many_are_to_learn_is_kept_until_corrected() -> None:
    search = Search().with_constraints(said("12 people")).with_constraints(said("online"))
    assert search.learners == 12
    assert search.with_constraints(said("14 people")).learners == 14


def test_a_changed_condition_starts_at_the_first_page() -> None:
    search = Search(shown=("weld-gas",), seen=3).with_constraints(said("online"))
    assert (search.shown, search.seen) == ((), 0)


def test_the_need_outlives_a_condition() -> None:
    search = Search(needs=("pipe welding",), context="pipe welding").with_constraints(said("online"))
    assert (search.needs, search.context) == (("pipe welding",), "pipe welding")
