"""Needs that speak of something by a word that stands for it."""

from __future__ import annotations

import pytest

from reading.antecedents import needs_told
from training.reader.labelled import unmarked


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        (
            "We get complaints of damp and my repairs officers must {need:understand what's causing it}.",
            ("We get complaints of damp and my repairs officers must understand what's causing it",),
        ),
        (
            "The funder wants our impact. Is there something on {need:how to measure it} and {need:write it up}?",
            ("The funder wants our impact. Is there something on how to measure it and write it up",),
        ),
        (
            "a new laser cutter came. can you teach {need:using it}",
            ("a new laser cutter came. can you teach using it",),
        ),
        (
            "We keep losing funding bids. I would like someone to {need:write better ones}.",
            ("We keep losing funding bids. I would like someone to write better ones",),
        ),
        ("{need:a cheaper one}", ("a cheaper one",)),
        ("We run a nursery. I want {need:caring for little ones}", ("caring for little ones",)),
        ("we need {need:dementia care} and {need:minute taking}", ("dementia care", "minute taking")),
        ("{need:spot faults in the film before it goes out}", ("spot faults in the film before it goes out",)),
        ("{need:do it}", ("do it",)),
        ("We run a hotel. We want {need:IT security} for the desk", ("IT security",)),
        ("we run a hotel. we want {need:it skills} for the desk", ("it skills",)),
        ("no need in this", ()),
    ],
)
def test_a_need_is_told_with_what_it_speaks_of(marked: str, told: tuple[str, ...]) -> None:
    assert needs_told(*unmarked(marked)) == told


def test_no_more_is_told_than_some_words_in_front_of_it() -> None:
    long = " ".join(["word"] * 40)
    (told,) = needs_told(*unmarked(f"{long} {{need:fix it}}"))
    assert told.split() == ["word"] * 16 + ["fix", "it"]
