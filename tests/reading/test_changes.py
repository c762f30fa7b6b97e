"""How a message stands to the needs named before, by its words alone."""

from __future__ import annotations

import pytest

from reading.changes import closest_need, is_adding, is_turning, needs_refused, turned_down

ONE = ("pipe welding",)
BOTH = ("pipe welding", "dementia care")


@pytest.mark.parametrize(
    "text",
    [
        "and fire safety",
        "oh, and also fire safety",
        "can you add fire safety",
        "plus food hygiene please",
        "we also need fire safety",
        "fire safety as well",
        "fire safety too!",
        "they also do fire safety",
    ],
)
def test_a_need_is_put_beside_others(text: str) -> None:
    assert is_adding(text)


@pytest.mark.parametrize("text", ["fire safety", "fire safety and first aid", "too dear", "android apps", ""])
def test_a_need_by_itself_is_put_beside_none(text: str) -> None:
    assert not is_adding(text)


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("the welding", "pipe welding"),
        ("the dementai one", "dementia care"),
        ("Dementia Care", "dementia care"),
        ("the pipe course", "pipe welding"),
    ],
)
def test_the_closest_need_shares_most_words(text: str, need: str) -> None:
    assert closest_need(text, BOTH) == need


def test_of_two_needs_that_share_as_many_words_none_is_closest() -> None:
    assert closest_need("the welding", ("pipe welding", "hull welding")) is None
    assert closest_need("the pipe welding", ("pipe welding", "hull welding")) == "pipe welding"


@pytest.mark.parametrize("text", ["the", "baking", "the second course", ""])
def test_words_that_no_need_has_name_none(text: str) -> None:
    assert closest_need(text, ONE) is None


def test_where_there_is_no_need_none_is_closest() -> None:
    assert closest_need("welding", ()) is None


@pytest.mark.parametrize(
    ("refused", "gone"),
    [
        (("welding",), ("pipe welding",)),
        (("the dementia care", "pipe welding"), ("dementia care", "pipe welding")),
        (("dementia care at night",), ()),
        (("ship welding",), ()),
        (("beekeeping",), ()),
        ((), ()),
    ],
)
def test_a_need_is_refused_by_words_that_it_has_and_not_by_a_part_of_it(
    refused: tuple[str, ...], gone: tuple[str, ...]
) -> None:
    assert needs_refused(refused, BOTH) == gone


@pytest.mark.parametrize(
    ("refused", "need"),
    [
        ("drystane dykin", "drystane walling"),
        ("drystane walling", "drystane dykin"),
        ("h&s mgmt", "h&s management"),
    ],
)
def test_what_is_refused_is_compared_in_standard_english(refused: str, need: str) -> None:
    assert needs_refused((refused,), (need, "first aid")) == (need,)
    assert turned_down(need, f"{refused}. no. first aid")
    assert not turned_down(need, f"{refused}. first aid")


@pytest.mark.parametrize(
    "text",
    [
        "OK and now the depot managers - charging",
        "and next the cooks, allergens",
        "Right, on to the drivers",
        "Separately, my sister needs bookkeeping",
        "On another matter, is there something on customs",
        "noo the apprentices, brazin".replace("noo", "now"),
        "right. different thing, my supervisor needs to learn how to manage people",
        "Also one more requirement, different team: cloud cost management",
        "and a separate question - bookkeeping",
        "next one: manual handling",
        "sorry, new topic. welding",
        "OK so another department, payroll for them",
        "something completely different: first aid",
    ],
)
def test_a_message_that_turns_to_the_next_thing_adds_nothing(text: str) -> None:
    assert is_turning(text)
    assert not is_adding(text)


@pytest.mark.parametrize(
    "text",
    [
        "also a different level would do",
        "and different people learn differently, fire safety",
        "another course, please",
    ],
)
def test_a_message_that_only_has_such_a_word_announces_nothing(text: str) -> None:
    assert not is_turning(text)


@pytest.mark.parametrize("text", ["and fire safety", "also first aid for the drivers", "and notes for the night staff"])
def test_a_message_that_adds_does_not_turn(text: str) -> None:
    assert is_adding(text)
    assert not is_turning(text)


@pytest.mark.parametrize(
    "text", ["now we also need fire safety", "then fire safety too", "next year we need welding as well"]
)
def test_what_comes_beside_is_no_turn_to_something_else(text: str) -> None:
    assert not is_turning(text)
