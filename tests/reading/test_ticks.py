"""Several answers at once: by number, by place, by name, all of them, none of them, all but some."""

from __future__ import annotations

import pytest

from reading.ticks import ticked

OUTCOMES, HOURS, ASSESSED, QUALITY = CHOICES = (
    "written learning outcomes",
    "at least 10 hours of learning",
    "a formal assessment",
    "quality assurance",
)


@pytest.mark.parametrize("text", ["1 and 3", "1, 3", "1,3", "numbers 3 and 1", "the first and the third", "1 & 3 only"])
def test_choices_are_ticked_by_number_or_place(text: str) -> None:
    assert ticked(text, CHOICES) == (OUTCOMES, ASSESSED)


@pytest.mark.parametrize("text", ["1-3", "1 to 3", "1–3"])
def test_a_range_ticks_what_lies_between(text: str) -> None:
    assert ticked(text, CHOICES) == (OUTCOMES, HOURS, ASSESSED)


def test_the_last_is_the_last_of_those_offered() -> None:
    assert ticked("the last one", CHOICES) == (QUALITY,)
    assert ticked("the last one", CHOICES[:2]) == (HOURS,)


@pytest.mark.parametrize("text", ["quality assurance", "we have Quality Assurance", "qualty checks", "the quality one"])
def test_a_choice_is_ticked_by_its_name(text: str) -> None:
    assert ticked(text, CHOICES) == (QUALITY,)


@pytest.mark.parametrize(
    "text", ["all", "All of them", "yes, all", "everything", "the lot", "we have all four", "we do all of these"]
)
def test_all_ticks_every_choice(text: str) -> None:
    assert ticked(text, CHOICES) == CHOICES


@pytest.mark.parametrize(
    "text",
    [
        *("none", "None of them", "no", "No.", "nothing yet", "nane", "not any", "neither"),
        *("we have none of these", "we don't have any", "I do not have any of those"),
    ],
)
def test_none_ticks_nothing(text: str) -> None:
    assert ticked(text, CHOICES) == ()


@pytest.mark.parametrize(
    "text",
    [
        *("all but the third", "all but 3", "everything except 3", "all of them but not 3", "all four bar the third"),
        *("all apart from the formal assessment", "1 to 4 without 3", "1, 2, 3, 4 but not 3"),
    ],
)
def test_an_exception_leaves_out_what_it_names(text: str) -> None:
    assert ticked(text, CHOICES) == (OUTCOMES, HOURS, QUALITY)


@pytest.mark.parametrize("text", ["not 3", "all except the difficult one", "some but not 3"])
def test_an_exception_from_nothing_or_of_nothing_is_not_plain(text: str) -> None:
    assert ticked(text, CHOICES) is None


@pytest.mark.parametrize("text", ["No, just 2", "no quality assurance"])
def test_a_no_that_names_a_choice_is_not_plain(text: str) -> None:
    assert ticked(text, CHOICES) is None


@pytest.mark.parametrize("text", ["yes", "Aye.", "yes please", "it is"])
def test_a_yes_ticks_the_only_choice(text: str) -> None:
    assert ticked(text, CHOICES[:1]) == (OUTCOMES,)


def test_a_yes_to_several_choices_is_not_plain() -> None:
    assert ticked("yes", CHOICES) is None


@pytest.mark.parametrize("text", ["5", "13", "some of it", "a", "?", ""])
def test_what_names_no_choice_is_not_plain(text: str) -> None:
    assert ticked(text, CHOICES) is None
