"""What employers say of their own trade."""

from __future__ import annotations

import pytest

from reading.spans import Span
from reading.trades import trades


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
