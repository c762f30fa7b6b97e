"""A whole number or a range of them, however it is written."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from catalogue.records import Span


@pytest.mark.parametrize("text", ["10-14", "10–14", "10 to 14", " 10 - 14 "])
def test_a_range_is_read_however_it_is_written(text: str) -> None:
    assert Span.model_validate(text) == Span(low=10, high=14)


@pytest.mark.parametrize("value", [10, "10", " 10 "])
def test_one_number_is_a_span_of_one(value: object) -> None:
    assert Span.model_validate(value) == Span(low=10, high=10)


@pytest.mark.parametrize("value", ["ten", "", "10.5", "10-14-18", 10.5])
def test_what_is_no_whole_number_is_no_span(value: object) -> None:
    with pytest.raises(ValidationError):
        Span.model_validate(value)


def test_a_span_that_runs_backwards_is_refused() -> None:
    with pytest.raises(ValidationError, match="the range 14-10 runs backwards"):
        Span.model_validate("14-10")


@pytest.mark.parametrize("text", ["7", "7-8"])
def test_a_span_prints_as_it_is_written(text: str) -> None:
    assert str(Span.model_validate(text)) == text


@pytest.mark.parametrize(
    ("low", "high", "overlaps"),
    [
        (None, None, True),
        (8, None, True),
        (9, None, False),
        (None, 6, True),
        (None, 5, False),
        (7, 7, True),
        (1, 12, True),
        (9, 12, False),
    ],
)
def test_a_span_overlaps_what_shares_a_number_with_it(low: int | None, high: int | None, overlaps: bool) -> None:
    assert Span(low=6, high=8).overlaps(low, high) is overlaps
