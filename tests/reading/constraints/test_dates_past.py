"""Times that are over: asked for, they are told to be so; told of, they are nothing. Read on 26 November 2026."""

from __future__ import annotations

import pytest

from reading.constraints import Note
from tests.reading.constraints.reading import days, notes


@pytest.mark.parametrize(
    "said",
    [
        "evidence {time:by 31 May 2026}",
        "has to start {time:by September 2025}",
        "{time:before 1 October 2026} at the latest",
        "{time:no later than June 2024}",
        "starting {time:in March 2026}",
        "to start {time:in March last year}",
        "start {time:last month}",
        "starting {time:last spring}",
        "we need it {time:before June 2024}",
    ],
)
def test_a_limit_that_is_past_is_none_and_is_told(said: str) -> None:
    assert days(said) == (None, None)
    assert [note for _, _, note in notes(said)] == [Note.PAST]


@pytest.mark.parametrize(
    "said",
    [
        "we failed the audit {time:in June 2025}",
        "he trained {time:during March 2026}",
        "our last course was {time:before June 2024}",
        "they did it {time:by the end of May 2025}",
        "the tickets expired {time:last month}",
        "{not:not in June 2025}",
        "{time:over the last year}",
        "{time:last Christmas} we did nothing",
    ],
)
def test_a_time_that_is_only_told_of_is_no_limit(said: str) -> None:
    assert (days(said), notes(said)) == ((None, None), [])


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("{time:last week of March}", "2027-03-25", "2027-03-31"),
        ("{time:by the last quarter of 2027}", None, "2027-12-31"),
        ("we were told to start {time:by March}", None, "2027-03-31"),
    ],
)
def test_what_is_to_come_stays_so_whatever_is_last_or_was_told(said: str, first: str | None, last: str) -> None:
    assert days(said) == (first, last)
