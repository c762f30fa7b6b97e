"""What is remembered of a search between two messages."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

import pytest

from actions.search import KEPT, LONGEST_SAID, Search, Understood
from actions.slots import Slots
from actions.turn import remember
from catalogue.records import Mode
from reading.comparatives import Order
from reading.constraints import Extraction, extract
from reading.filters import Filters
from tests.actions.conftest import TODAY
from training.reader.labelled import unmarked


def sent(search: Search) -> Search:
    """The search after it went to Rasa and came back."""
    (event,) = json.loads(json.dumps(remember(search=search)))
    return Slots.read({"search": event["value"]}).search


def said(marked: str) -> Extraction:
    return extract(*unmarked(marked), today=TODAY)


def test_a_search_comes_back_from_the_slots_as_it_went_in() -> None:
    search = Search(
        needs=("pipe welding",),
        context="our lads need pipe welding",
        filters=Filters(price_max=Decimal("450.50"), starts_by=dt.date(2027, 1, 31), modes=(Mode.ONLINE,)),
        words={"price": "under £450.50"},
        learners=12,
        hidden=("weld-ship",),
        refused=("hull work",),
        said=("our lads need pipe welding",),
        order=Order.NEAREST,
        browsing=True,
        shown=("weld-gas",),
        seen=3,
        asked=1,
        current="weld-gas",
        before=(Understood(needs=("dementia care",)),),
    )
    assert sent(search) == search


def test_a_new_conversation_searches_for_nothing() -> None:
    assert Slots.read({"search": None}).search == Search()


def test_a_condition_is_laid_over_those_before() -> None:
    search = Search(filters=Filters(level_min=9), words={"level": "9 or above"}).with_constraints(said("{mode:online}"))
    assert search.filters == Filters(level_min=9, modes=(Mode.ONLINE,))
    assert search.words == {"level": "9 or above", "modes": "online"}


def test_a_corrected_condition_brings_its_own_words() -> None:
    before = Search().with_constraints(said("{level:level 7}"))
    after = before.with_constraints(said("no, {level:level 9 or above}"))
    assert after.filters == Filters(level_min=9)
    assert after.words == {"level": "level 9 or above"}


def test_a_condition_that_is_taken_back_is_gone() -> None:
    search = Search().with_constraints(said("{level:level 7}")).with_constraints(said("{drop:any level} will do"))
    assert search.filters == Filters()


def test_words_that_took_a_condition_back_are_no_words_of_a_condition() -> None:
    assert Search().with_constraints(said("{drop:any level} will do")).words == {}


def test_words_that_no_filter_holds_are_no_words_of_a_condition() -> None:
    search = Search().with_constraints(said("starting {time:asap}"))
    assert (search.filters, search.words) == (Filters(), {})


def test_a_sum_for_all_is_shared_among_those_counted_before() -> None:
    search = Search(learners=12).with_constraints(said("{price:£3,000 for all of them}"))
    assert search.filters.price_max == 250


NEEDS = Search(needs=("a", "b", "c"), context="a, b and c", hidden=("weld-gas",), shown=("care",), seen=3)


@pytest.mark.parametrize(
    ("gone", "wanted", "left"),
    [
        (("b",), ("x", "y"), ("a", "x", "y", "c")),
        (("b", "c"), ("x",), ("a", "x")),
        (("b",), ("a",), ("a", "c")),
        (("b",), (), ("a", "c")),
        ((), ("x",), ("x",)),
    ],
)
def test_needs_take_the_place_of_those_that_are_gone(
    gone: tuple[str, ...], wanted: tuple[str, ...], left: tuple[str, ...]
) -> None:
    assert NEEDS.with_needs_for(gone, wanted) == Search(needs=left)


def test_where_no_need_is_gone_and_none_is_wanted_nothing_changes() -> None:
    assert NEEDS.with_needs_for((), ()) == NEEDS


def test_how_many_are_to_learn_is_kept_until_corrected() -> None:
    search = Search().with_constraints(said("{heads:12 people}")).with_constraints(said("{mode:online}"))
    assert search.learners == 12
    assert search.with_constraints(said("{heads:14 people}")).learners == 14


def test_a_changed_condition_starts_at_the_first_page() -> None:
    search = Search(shown=("weld-gas",), seen=3).with_constraints(said("{mode:online}"))
    assert (search.shown, search.seen) == ((), 0)


def test_a_changed_condition_keeps_what_was_put_aside() -> None:
    assert Search(hidden=("weld-gas",)).with_constraints(said("{mode:online}")).hidden == ("weld-gas",)


def test_a_change_can_be_taken_back() -> None:
    first = Search(needs=("pipe welding",), context="pipe welding", learners=4, hidden=("weld-gas",))
    second = first.with_constraints(said("{mode:online} at {level:level 7} {price:under £450.50}")).following(first)
    assert second.undone() == first


def test_changes_are_taken_back_one_after_the_other() -> None:
    search = Search(needs=("pipe welding",))
    for text in ("{mode:online}", "{level:level 7}", "{heads:12 people}"):
        search = search.with_constraints(said(text)).following(search)
    third = search.undone()
    second = third and third.undone()
    first = second and second.undone()
    assert first == Search(needs=("pipe welding",))
    assert first.undone() is None


def test_no_more_changes_are_kept_than_that() -> None:
    search = Search(needs=("need 0",))
    for number in range(1, KEPT + 3):
        search = Search(needs=(f"need {number}",)).following(search)
    assert [earlier.needs for earlier in search.before] == [(f"need {number}",) for number in range(2, KEPT + 2)]


def test_where_the_employer_is_in_the_list_is_no_change() -> None:
    search = Search(needs=("pipe welding",), shown=("weld-gas",), seen=3, current="weld-gas")
    assert search.changed(shown=("weld-ship",), seen=6).following(search).before == ()


def test_a_first_need_is_no_change_to_take_back() -> None:
    assert Search(needs=("pipe welding",)).following(Search()).undone() is None


def test_what_is_kept_for_taking_back_can_be_sent_between_processes() -> None:
    old = Search(needs=("pipe welding",)).with_constraints(said("{price:under £450.50} starting {time:before March}"))
    back = sent(Search(needs=("care",)).following(old)).undone()
    assert back == old.changed(before=())


def test_the_need_outlives_a_condition() -> None:
    search = Search(needs=("pipe welding",), context="pipe welding").with_constraints(said("{mode:online}"))
    assert (search.needs, search.context) == (("pipe welding",), "pipe welding")


def test_a_refused_topic_is_remembered_once() -> None:
    search = Search(refused=("hull work",)).with_refused(("rigging", "hull work"))
    assert search.refused == ("hull work", "rigging")


def test_a_refused_topic_is_a_change_to_take_back() -> None:
    old = Search(needs=("pipe welding",))
    assert old.with_refused(("hull work",)).following(old).undone() == old


def test_an_order_is_a_change_to_take_back() -> None:
    old = Search(needs=("pipe welding",))
    assert old.changed(order=Order.CHEAPEST).following(old).undone() == old


def test_the_messages_that_needs_were_read_from_are_kept_once_each() -> None:
    search = Search().having_said(" we weld ").having_said("and care").having_said("we weld")
    assert search.said == ("we weld", "and care")


def test_a_pressed_button_says_nothing_to_be_kept() -> None:
    assert Search(said=("we weld",)).having_said("").said == ("we weld",)


def test_of_long_messages_and_of_many_not_all_is_kept() -> None:
    search = Search().having_said("a" * (LONGEST_SAID + 1))
    assert search.said == ("a" * LONGEST_SAID,)
    for number in range(KEPT):
        search = search.having_said(f"need {number}")
    assert search.said == tuple(f"need {number}" for number in range(KEPT))
