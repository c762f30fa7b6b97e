"""What people add, take back, swap and drop, by their words alone."""

from __future__ import annotations

import pytest

from reading.changes import (
    Dropping,
    begins_with_dropping,
    closest_need,
    dropping,
    is_adding,
    is_meant_as_need,
    means_card,
    needs_dropped,
    rejects_card,
    swapped,
    takes_back,
    undoes,
    without_adding,
)

ONE = ("pipe welding",)
BOTH = ("pipe welding", "dementia care")


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("and fire safety", "fire safety"),
        ("oh, and also fire safety", "fire safety"),
        ("can you add fire safety", "fire safety"),
        ("plus food hygiene please", "food hygiene please"),
        ("we also need fire safety", "we also need fire safety"),
        ("fire safety as well", "fire safety as well"),
        ("they also do fire safety", " do fire safety"),
    ],
)
def test_a_need_is_put_beside_others(text: str, need: str) -> None:
    assert is_adding(text)
    assert without_adding(text) == need


@pytest.mark.parametrize("text", ["fire safety", "fire safety and first aid", "too dear", "android apps", ""])
def test_a_need_by_itself_is_put_beside_none(text: str) -> None:
    assert not is_adding(text)
    assert without_adding(text) == text


@pytest.mark.parametrize("text", ["not first aid", "no, fire safety", "beads rather than bread", "all except Fife"])
def test_words_may_name_what_is_not_wanted(text: str) -> None:
    assert takes_back(text)


@pytest.mark.parametrize("text", ["nothing on fire safety yet", "first aid", "know-how", ""])
def test_other_words_take_nothing_back(text: str) -> None:
    assert not takes_back(text)


def test_a_change_is_undone_by_its_word() -> None:
    assert undoes("can you undo that")
    assert not undoes("undoubtedly")


@pytest.mark.parametrize(
    ("text", "out", "into"),
    [
        ("not first aid, fire safety", "first aid", "fire safety"),
        ("not first aid, but fire safety please", "first aid", "fire safety please"),
        ("instead of first aid, we need fire safety", "first aid", "fire safety"),
        ("fire safety instead of first aid", "first aid", "fire safety"),
        ("fire safety rather than first aid", "first aid", "fire safety"),
        ("fire safety, not first aid", "first aid", "fire safety"),
        ("I meant fire safety not first aid", "first aid", "fire safety"),
        ("no, I meant fire safety, not first aid.", "first aid", "fire safety"),
        ("swap first aid for fire safety", "first aid", "fire safety"),
        ("change first aid to fire safety", "first aid", "fire safety"),
        ("replace first aid with fire safety", "first aid", "fire safety"),
        ("I meant fire safety", "", "fire safety"),
        ("fire safety", "", ""),
        ("", "", ""),
    ],
)
def test_what_is_not_wanted_is_told_from_what_is(text: str, out: str, into: str) -> None:
    assert swapped(text) == (out, into)


@pytest.mark.parametrize(
    "text", ["what about beekeeping", "no, I meant beekeeping", "we need beekeeping", "I said bees"]
)
def test_words_may_say_that_a_need_is_meant(text: str) -> None:
    assert is_meant_as_need(text)


@pytest.mark.parametrize("text", ["daytime only", "not so technical", "another provider", "a bit harder", ""])
def test_other_words_say_no_such_thing(text: str) -> None:
    assert not is_meant_as_need(text)


@pytest.mark.parametrize(
    ("text", "object_text", "after"),
    [
        ("drop the second", " the second", ""),
        ("drop the second and only online", " the second and only online", " only online"),
        ("drop it, then level 7", " it, then level 7", " then level 7"),
        ("forget about dementia care", " dementia care", ""),
        ("take the dementia bit out", " the dementia bit out", ""),
        ("not the first one", "the first one", ""),
        ("not that one", "that one", ""),
        ("not 3", "3", ""),
        ("without the map", " the map", ""),
    ],
)
def test_a_message_says_what_it_drops_and_what_comes_after(text: str, object_text: str, after: str) -> None:
    assert dropping(text) == Dropping(object_text, after)


@pytest.mark.parametrize("text", ["not the baking", "not so technical", "take a look", "fire safety", ""])
def test_other_messages_drop_nothing(text: str) -> None:
    assert dropping(text) is None


@pytest.mark.parametrize("text", ["drop it", "no, please drop it", "and forget the baking", "can you just skip it"])
def test_a_message_may_begin_with_dropping(text: str) -> None:
    assert begins_with_dropping(text)


@pytest.mark.parametrize("text", ["welding without smoke", "they leave early", ""])
def test_a_message_that_begins_otherwise_may_still_hold_a_need(text: str) -> None:
    assert not begins_with_dropping(text)


@pytest.mark.parametrize("text", ["not the second one, something else", "no, not that", "not this", "not number 2"])
def test_a_card_is_put_aside(text: str) -> None:
    assert rejects_card(text)


@pytest.mark.parametrize("text", ["not first aid", "is it not the second one?", "the second one", ""])
def test_no_card_is_put_aside(text: str) -> None:
    assert not rejects_card(text)


@pytest.mark.parametrize(
    ("object_text", "dropped"),
    [
        (" the second", ("dementia care",)),
        (" the 2nd", ("dementia care",)),
        (" the first need", ("pipe welding",)),
        (" number two", ("dementia care",)),
        (" need 1", ("pipe welding",)),
        (" the last", ("dementia care",)),
        (" the welding", ("pipe welding",)),
        (" dementai", ("dementia care",)),
        (" the second and the first", BOTH),
        (" the fifth", ()),
        (" the second card", ()),
        (" the welding course", ()),
        (" the baking", ()),
        (" it", ()),
        ("", ()),
    ],
)
def test_of_several_needs_those_named_are_dropped(object_text: str, dropped: tuple[str, ...]) -> None:
    assert needs_dropped(object_text, BOTH) == dropped


@pytest.mark.parametrize(
    ("object_text", "dropped"),
    [(" pipe welding", ONE), (" the first", ()), (" it", ()), (" the welding one", ()), (" the baking", ())],
)
def test_the_only_need_is_dropped_by_its_name_alone(object_text: str, dropped: tuple[str, ...]) -> None:
    assert needs_dropped(object_text, ONE) == dropped


def test_where_there_is_no_need_none_is_dropped() -> None:
    assert needs_dropped(" the last", ()) == ()
    assert needs_dropped(" welding", ()) == ()


@pytest.mark.parametrize("object_text", [" first aid", " the first aid"])
def test_first_aid_is_no_position(object_text: str) -> None:
    assert needs_dropped(object_text, ("pipe welding", "first aid")) == ("first aid",)


@pytest.mark.parametrize(
    ("object_text", "with_one_need", "with_several"),
    [
        (" the gas welding course", True, True),
        (" the second result", True, True),
        (" the second", True, False),
        (" the gas one", True, False),
        (" it", True, False),
        (" number 3", True, False),
        (" the welding", False, False),
        (" first aid", False, False),
    ],
)
def test_a_card_is_told_from_a_need(object_text: str, with_one_need: bool, with_several: bool) -> None:
    assert means_card(object_text, several_needs=False) is with_one_need
    assert means_card(object_text, several_needs=True) is with_several


def test_the_closest_need_shares_most_words() -> None:
    assert closest_need("the pipe one", ("pipe welding", "hull welding")) == "pipe welding"
    assert closest_need("the welding", ("pipe welding", "hull welding")) is None
    assert closest_need("the", ONE) is None
    assert closest_need("baking", ONE) is None
