"""A topic names the subjects of the catalogue that have all of its words."""

from __future__ import annotations

import pytest

from reading.subjects import subjects_named

SUBJECTS = ("tourism and hospitality", "construction", "health and social care", "childcare", "care of the elderly")


@pytest.mark.parametrize(
    ("topic", "named"),
    [
        ("hospitality", ("tourism and hospitality",)),
        ("the hospitality sector", ("tourism and hospitality",)),
        ("Construction courses", ("construction",)),
        ("constructoin", ("construction",)),
        ("social care", ("health and social care",)),
        ("care", ("health and social care", "care of the elderly")),
        ("hospitality and construction", ()),
        ("beekeeping", ()),
    ],
)
def test_a_subject_is_named_by_words_that_it_has(topic: str, named: tuple[str, ...]) -> None:
    assert subjects_named(topic, SUBJECTS) == named


@pytest.mark.parametrize("topic", ["", "courses", "our industry", "something for the team", "..."])
def test_a_topic_without_a_word_that_means_something_names_none(topic: str) -> None:
    assert subjects_named(topic, SUBJECTS) == ()


def test_of_no_subjects_none_is_named() -> None:
    assert subjects_named("hospitality", ()) == ()


def test_a_short_word_names_a_subject_only_as_it_is_spelt() -> None:
    assert subjects_named("get it right", ("children's rights",)) == ()
    assert subjects_named("rights", ("children's rights",)) == ("children's rights",)
