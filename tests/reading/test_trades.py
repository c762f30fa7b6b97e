"""What employers say of their own trade."""

from __future__ import annotations

import pytest

from reading.spans import Span
from reading.trades import tells_of_learners, trades
from training.reader.labelled import unmarked


@pytest.mark.parametrize(
    ("story", "told"),
    [
        ("I've been a childminder for 14 years", ("childminder",)),
        ("we run a wee joinery firm in Alloa", ("joinery firm",)),
        ("I have small garage in Kirkcaldy", ("garage",)),
        ("we're a 35-person software company", ("software company",)),
        ("I'm with a housing association", ("housing association",)),
        ("we are a small firm", ()),
        ("it has been a hard winter", ()),
        ("I am at my wits' end with the whole lot of them and with everybody", ()),
    ],
)
def test_a_trade_is_told_in_a_few_words(story: str, told: tuple[str, ...]) -> None:
    assert trades(story, [Span(0, len(story), "story")]) == told


def test_only_what_the_reader_marked_as_a_story_tells_of_a_trade() -> None:
    assert trades("I am a welder", [Span(0, 13, "need")]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "for {who:event techs}. {need:sound}, {need:lights}, {mode:video}. {heads:14} of us",
        "for our {who:apprentices}. {need:plumbing}, {need:heating}, {need:gas}. {heads:6} of them",
        "{heads:two} people. She works in the shop and {need:makes the posters}",
        "he does the {need:lambing}, I drive the tractor",
        "They do {need:wiring}",
    ],
)
def test_what_tells_only_of_those_who_are_to_learn(text: str) -> None:
    assert tells_of_learners(*unmarked(text))


@pytest.mark.parametrize(
    "text",
    [
        "for the {who:managers}, something on {need:budgeting}",
        "She does the books and struggles with {need:VAT}",
        "they need {need:wiring}",
        "{need:sound and lights} for {who:event techs}",
        "what about {need:first aid}",
        "for the {who:chefs}, {need:allergens} instead",
        "{need:welding}",
        "for {heads:3} {who:girls}",
        "For {heads:3} {who:girls}, {need:reception and phones}",
        "it's for the {who:lads}, {need:roofs and gutters}",
        "for our {who:carers}: {need:dementia care}",
        "{who:Drivers} answer {need:difficult phone calls}",
    ],
)
def test_what_names_a_need_does_not_tell_only_of_learners(text: str) -> None:
    assert not tells_of_learners(*unmarked(text))
