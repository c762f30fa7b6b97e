"""What people do with their shortlist, by their words alone."""

from __future__ import annotations

import pytest

from reading.lists import all_shown, asks_for_list, everything, of_shortlist, taken_off, takes_off


@pytest.mark.parametrize(
    "text",
    [
        "take the second off my list",
        "knock it off",
        "remove the dementia one",
        "delete number 3",
        "don't keep the last one",
        "clear my list",
        "get rid of the whole lot",
    ],
)
def test_something_is_taken_off(text: str) -> None:
    assert takes_off(text)


@pytest.mark.parametrize("text", ["save the second one", "take the second", "show my list", "is it official", ""])
def test_nothing_is_taken_off(text: str) -> None:
    assert not takes_off(text)


@pytest.mark.parametrize(
    "text",
    ["", "show my list", "what did I save?", "my shortlist", "which ones have I kept", "can I see the list", "open it"],
)
def test_the_list_is_asked_for(text: str) -> None:
    assert asks_for_list(text)


@pytest.mark.parametrize(
    "text", ["save the second one", "put number 3 on my list", "keep it", "shortlist the last one"]
)
def test_keeping_is_no_asking_for_the_list(text: str) -> None:
    assert not asks_for_list(text)


@pytest.mark.parametrize("text", ["save these", "keep them", "put those on my list"])
def test_all_shown_may_be_meant(text: str) -> None:
    assert all_shown(text)


@pytest.mark.parametrize("text", ["save this", "keep the second", "theme park", ""])
def test_a_single_card_is_not_all_shown(text: str) -> None:
    assert not all_shown(text)


@pytest.mark.parametrize("text", ["take everything off", "clear my list", "empty it", "remove all", "the whole lot"])
def test_everything_may_be_taken_off(text: str) -> None:
    assert everything(text)


@pytest.mark.parametrize("text", ["remove the second", "drop the first two", ""])
def test_a_part_is_not_everything(text: str) -> None:
    assert not everything(text)


@pytest.mark.parametrize("text", ["compare my shortlist", "compare the short listed ones", "those I saved", "my list"])
def test_the_shortlist_may_be_spoken_of(text: str) -> None:
    assert of_shortlist(text)


@pytest.mark.parametrize("text", ["compare the first two", "list the prices", ""])
def test_other_words_do_not_speak_of_the_shortlist(text: str) -> None:
    assert not of_shortlist(text)


@pytest.mark.parametrize(
    ("text", "phrases", "off"),
    [
        ("ok keep that, drop the Python one", ("that", "the Python one"), ("the Python one",)),
        ("take the first off and add the second", ("the first", "the second"), ("the first",)),
        ("save the lab one, not the office one", ("the lab one", "the office one"), ("the office one",)),
        ("bin both of them", ("both of them",), ("both of them",)),
    ],
)
def test_what_is_taken_off_is_told_from_what_is_kept(text: str, phrases: tuple[str, ...], off: tuple[str, ...]) -> None:
    assert taken_off(text, phrases) == off
