"""Words that go back to a list which was shown before, and words that only look like it."""

from __future__ import annotations

import pytest

from reading.returning import BEFORE, course_returned_to, returning, says_more, shows_again


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Right, back to the coaches, which one would you pick?", ("coaches",)),
        ("Let's leave the manager for now and go back to the arrangers. When does it start?", ("arrangers",)),
        ("nah back to the excel ones. which is easiest", ("excel",)),
        ("go back to what you showed me for the chefs", ("chefs",)),
        ("I want to see the food hygiene courses again", ("food", "hygiene")),
        ("where were we with the drivers", ("drivers",)),
        ("which of the bookkeeping ones from before was cheapest", ("bookkeeping",)),
        ("return to the managers please", ("managers",)),
    ],
)
def test_a_list_is_named_by_words(text: str, words: tuple[str, ...]) -> None:
    back = returning(text)
    assert back is not None
    assert (back.words, back.place) == (words, None)


@pytest.mark.parametrize(
    ("text", "place", "other"),
    [
        ("right. ga back tae the first list, fit wis the cheapest", 1, False),
        ("what about that other list", BEFORE, True),
        ("the previous list please", BEFORE, False),
        ("the list from before", BEFORE, False),
        ("show me the second list", 2, False),
        ("what about the original results", 1, False),
        ("first list", 1, False),
        ("no. the other lot", BEFORE, True),
    ],
)
def test_a_list_is_named_by_its_place(text: str, place: int, *, other: bool) -> None:
    back = returning(text)
    assert back is not None
    assert (back.place, back.other, back.words) == (place, other, ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "show me them again",
        "can we go back to the list",
        "back to the composites one, does it cover vacuum bagging?",
        "getting people back to work after illness",
        "our lads have back pain",
        "can I get back to you tomorrow",
        "she wants to go back to college",
        "the first one you showed me",
        "show me the first page again",
    ],
)
def test_other_words_go_back_to_no_list(text: str) -> None:
    assert returning(text) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("right. ga back tae the first list, fit wis the cheapest", "right.|, fit wis the cheapest"),
        ("ok back to the coaches which one would you pick", "|which one would you pick"),
        ("what was the cheapest in the first list?", "what was the cheapest in |?"),
    ],
)
def test_what_a_message_says_besides_stays(text: str, rest: str) -> None:
    back = returning(text)
    assert back is not None
    assert f"{text[: back.start]}|{text[back.end :]}" == rest


def test_how_a_message_begins_says_nothing_more() -> None:
    assert not says_more("right, ok then: ")
    assert says_more("right, which one is cheapest")


@pytest.mark.parametrize(
    ("text", "course"),
    [
        ("sorry to jump about, back to the composites one, does it cover carbon?", "the composites one"),
        ("right go back to the one about conflict, whats it cost", "the one about conflict"),
    ],
)
def test_a_single_course_may_be_gone_back_to(text: str, course: str) -> None:
    stretch = course_returned_to(text)
    assert stretch is not None
    assert text[slice(*stretch)] == course


@pytest.mark.parametrize("text", ["back to the coaches", "back to that one", "does the composites one cover carbon?"])
def test_no_course_is_gone_back_to(text: str) -> None:
    assert course_returned_to(text) is None


def test_the_same_may_be_wanted_again() -> None:
    assert shows_again("gie's thae again")
    assert not shows_again("show me the welding again")
    assert not shows_again("never again")
