"""How certain a search is of its needs is read off its result, by its hits and by the whole catalogue."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.results import Result
from index.search import CredentialIndex
from reading.filters import Filters
from tests.index.made import credential
from tests.toy import ToyEncoder, toy_calibration

Make = Callable[..., CredentialIndex]

WELDING = credential("weld", "Pipe Welding", "Weld thin pipes.", scqf_level=6)
CARE = credential("care", "Dementia Care", "Calm an anxious person.")
TOO_HIGH = Filters(level_min=7)


def score(result: Result) -> float:
    return result.hits[0].score


@pytest.mark.parametrize(("beside", "sure"), [(-0.01, True), (0.01, False)])
def test_an_answer_is_sure_by_its_margin_over_the_threshold(beside: float, sure: bool, index_of: Make) -> None:
    result = index_of(WELDING).search(["pipe welding"])
    assert result.sure(score(result) - toy_calibration().match.threshold + beside) is sure


def test_an_answer_at_all_is_sure_without_a_margin(index_of: Make) -> None:
    assert index_of(WELDING).search(["pipe welding"]).sure(0.0)


def test_what_nothing_answers_is_not_sure(index_of: Make) -> None:
    assert not index_of(WELDING).search(["nuclear submarine repair"]).sure(0.0)


def test_no_answer_is_sure_within_filters_that_exclude_it(index_of: Make) -> None:
    assert not index_of(WELDING).search(["pipe welding"], TOO_HIGH).sure(0.0)


def test_an_empty_catalogue_and_no_needs_are_not_sure(index_of: Make) -> None:
    assert not index_of().search(["pipe welding"]).sure(0.0)
    assert not index_of(WELDING).search([]).sure(0.0)


def test_the_surest_of_several_needs_counts(index_of: Make) -> None:
    result = index_of(WELDING, CARE).search(["pipe welding", "nuclear submarine repair"])
    assert result.surest == score(result) == index_of(WELDING, CARE).search(["pipe welding"]).surest


def test_an_answer_that_only_the_context_gives_is_a_hit_and_not_sure(index_of: Make) -> None:
    result = index_of(WELDING, CARE).search(["leaky joints"], context="pipe welding")
    assert [hit.credential.id for hit in result.hits] == ["weld"]
    assert not result.sure(0.0)
    assert result.certainty_of("leaky joints") < toy_calibration().match.threshold


def test_a_context_takes_nothing_from_the_certainty_of_a_need(index_of: Make) -> None:
    alone, within = (
        index_of(WELDING, CARE).search(["pipe welding"], context=context) for context in ("", "leaky joints")
    )
    assert alone.surest == within.surest == within.certainty_of("pipe welding")


def test_a_need_is_certain_over_the_whole_catalogue_whatever_the_filters(index_of: Make) -> None:
    index = index_of(WELDING, CARE)
    free, filtered = (index.search(["pipe welding", "sonar"], filters) for filters in (Filters(), TOO_HIGH))
    assert free.certainty_of("pipe welding") == filtered.certainty_of("pipe welding") == score(free)
    assert filtered.surest == 0
    assert filtered.certainty_of("sonar") < toy_calibration().match.threshold


def test_of_an_empty_catalogue_no_need_is_certain(index_of: Make) -> None:
    assert index_of().search(["pipe welding"]).certainty_of("pipe welding") == 0


def test_a_need_that_was_not_asked_for_has_no_certainty(index_of: Make) -> None:
    with pytest.raises(KeyError):
        index_of(WELDING).search(["pipe welding"]).certainty_of("sonar")


def test_what_is_hidden_counts_in_the_certainty_as_before(index_of: Make) -> None:
    result = index_of(WELDING).search(["pipe welding"])
    seen = result.without(["weld"])
    assert (len(seen.hits), seen.surest, seen.certainty_of("pipe welding")) == (0, result.surest, result.surest)


def test_a_search_encodes_its_needs_and_their_context_in_one_call(index_of: Make, encoder: ToyEncoder) -> None:
    index = index_of(WELDING, CARE)
    encoder.encoded.clear()
    index.search(["leaky joints", "loud tanks"], context="leaky joints and pipe welding")
    assert encoder.encoded == ["leaky joints", "loud tanks", "leaky joints and pipe welding"]
