"""The lists that a conversation has shown: which are remembered, in which order, and how one is named."""

from __future__ import annotations

from actions.lists import (
    LONGEST_CONTEXT,
    MOST,
    MOST_SHOWN,
    Listed,
    Lists,
    current_page,
    everything_shown,
    listing,
    placed,
    present,
)
from actions.search import LONGEST_SAID, Search, Understood


def found(*needs: str, seen: int = 1, **fields: object) -> Search:
    return Search(needs=needs, seen=seen).changed(**fields)


def shown(*searches: Search) -> Lists:
    lists: Lists = ()
    for search in searches:
        lists = listing(lists, search, (f"first of {search.needs[0]}",))
    return lists


def test_pages_of_one_list_are_one_list_in_their_order() -> None:
    lists = listing((), found("care", seen=3), ("a", "b", "c"))
    lists = listing(lists, found("care", seen=5), ("d", "e"))
    assert [(one.number, one.shown) for one in lists] == [(1, ("a", "b", "c", "d", "e"))]
    assert current_page(lists, found("care", seen=5), 3) == ("d", "e")
    assert current_page(lists, found("welding"), 3) == ()


def test_of_a_long_list_the_first_are_remembered() -> None:
    page = tuple(map(str, range(MOST_SHOWN + 2)))
    assert listing((), found("care", seen=len(page)), page)[0].shown == page[:MOST_SHOWN]


def test_another_condition_makes_another_list() -> None:
    assert [one.number for one in shown(found("care"), found("care", order="cheapest"))] == [1, 2]


def test_a_list_that_is_shown_again_keeps_its_number_and_is_the_last() -> None:
    assert [one.number for one in shown(found("care"), found("welding"), found("care"))] == [2, 1]


def test_the_first_list_and_the_last_ones_are_remembered() -> None:
    lists = shown(*(found(f"need {number}") for number in range(MOST + 3)))
    assert [one.number for one in lists] == [1, 5, 6, 7, 8, 9]


def test_a_list_whose_need_came_again_is_forgotten_before_others() -> None:
    changes = [found("care"), found("welding"), *(found("payroll", learners=count) for count in range(MOST))]
    lists = shown(*changes)
    assert [one.understood.needs[0] for one in lists[:2]] == ["care", "welding"]
    assert len(lists) == MOST


def test_a_list_is_named_by_its_place() -> None:
    lists = shown(found("care"), found("welding"), found("welding", learners=3))
    here = found("welding", learners=3)

    def number(place: int, *, other: bool = False) -> int | None:
        listed = placed(lists, place, here, other=other)
        return listed.number if listed else None

    assert [number(1), number(2), number(9)] == [1, 2, None]
    assert (number(-1), number(-1, other=True)) == (2, 1)
    assert placed(lists[:1], -1, found("care")) is None


def test_a_list_where_nothing_was_found_has_no_place() -> None:
    lists = listing(shown(found("care")), found("beekeeping"), ())
    assert placed(lists, 2, found("beekeeping")) is None
    assert placed(lists, -1, found("beekeeping")) == lists[0]
    lists = listing(lists, found("welding"), ("weld",))
    assert placed(lists, 2, found("welding")) == lists[2]


def test_a_place_is_counted_over_all_lists_also_those_that_are_forgotten() -> None:
    lists = shown(*(found(f"need {number}") for number in range(1, 10)))
    here = found("need 9")
    needs = [one.understood.needs[0] if (one := placed(lists, place, here)) else None for place in (1, 2, 5, 9)]
    assert needs == ["need 1", None, "need 5", "need 9"]


def test_a_list_keeps_the_beginning_of_its_text_and_no_messages() -> None:
    long = found("care", context="c" * 2 * LONGEST_CONTEXT, said=("s" * LONGEST_SAID,))
    lists = listing((), long, ("a",))
    assert (lists[0].understood.context, lists[0].understood.said) == ("c" * LONGEST_CONTEXT, ())
    assert present(lists, long) == lists[0]
    of_before = Listed(understood=Understood(**long.understood().model_dump()), number=1)
    assert of_before.understood == lists[0].understood


def test_a_list_comes_back_with_its_messages_where_a_step_before_has_them() -> None:
    care = found("care", context="c" * 2 * LONGEST_CONTEXT, said=("our carers",))
    (listed,) = listing((), care, ("a",))
    assert listed.again(found("welding").following(care)).understood() == care.understood()
    assert listed.again(care).before == ()
    assert listed.again(found("welding")).understood() == listed.understood


def test_all_that_was_shown_stands_with_the_newest_list_first() -> None:
    assert everything_shown(shown(found("care"), found("welding"))) == ("first of welding", "first of care")


def test_a_list_comes_again_with_its_conditions_in_its_order_and_can_be_undone() -> None:
    old = found("welding")
    again = Listed(understood=found("care", learners=4).understood(), shown=("b", "a"), number=1).again(old)
    assert (again.needs, again.learners, again.again, again.seen) == (("care",), 4, ("b", "a"), 0)
    assert again.before[-1] == old.understood()
    assert present((), again) is None
