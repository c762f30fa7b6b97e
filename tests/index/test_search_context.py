"""The message that needs were read from has a voice in the order, and in the certainty of a need that stands alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.results import Result
from index.search import CredentialIndex
from reading.filters import Filters
from tests.index.made import credential

Make = Callable[..., CredentialIndex]

WELDING = credential("weld", "Pipe Welding", "Weld thin pipes.")
CARE = credential("care", "Dementia Care", "Calm an anxious person.")


def ids(result: Result) -> list[str]:
    return [hit.credential.id for hit in result.hits]


def test_a_record_that_only_the_context_answers_is_an_answer_to_a_need_alone(index_of: Make) -> None:
    index = index_of(WELDING, CARE)
    assert ids(index.search(["leaky joints"])) == []
    found = index.search(["leaky joints"], context="pipe welding")
    assert ids(found) == ["weld"]
    assert [reason.need for hit in found.hits for reason in hit.reasons] == ["leaky joints"]
    assert found.uncovered == ()


def test_of_need_and_context_the_surer_counts(index_of: Make) -> None:
    index = index_of(WELDING, CARE)
    sure = index.search(["pipe welding"]).hits[0].score
    assert index.search(["pipe welding"], context="leaky joints").hits[0].score == sure
    assert index.search(["leaky joints"], context="pipe welding").hits[0].score == sure


def test_with_several_needs_the_context_makes_none_of_them_certain(index_of: Make) -> None:
    result = index_of(WELDING, CARE).search(["dementia care", "leaky joints"], context="pipe welding")
    assert ids(result) == ["care"]
    assert result.uncovered == ("leaky joints",)


@pytest.mark.parametrize("word", ["tanks", "pipes"])
def test_the_context_decides_between_records_that_answer_alike(word: str, index_of: Make) -> None:
    records = [credential(name, f"weld steel {name}") for name in ("tanks", "pipes")]
    result = index_of(*records, CARE).search(["weld steel"], context=f"weld steel {word}")
    assert ids(result)[0] == word
    assert len(ids(result)) == 2


def test_the_context_decides_between_records_for_several_needs_too(index_of: Make) -> None:
    records = [credential(name, f"weld steel {name}") for name in ("pipes", "tanks")]
    result = index_of(*records, CARE).search(["weld steel", "dementia care"], context="weld steel tanks dementia care")
    assert [name for name in ids(result) if name != "care"] == ["tanks", "pipes"]


def test_the_reason_is_the_text_nearest_to_the_need(index_of: Make) -> None:
    (hit,) = index_of(WELDING, CARE).search(["weld thin pipes"], context="pipe welding").hits
    assert hit.reasons[0].quote == "Weld thin pipes."


def test_a_context_that_is_the_need_says_nothing_new(index_of: Make) -> None:
    index = index_of(WELDING, CARE)
    assert index.search(["pipe welding"], context="pipe welding") == index.search(["pipe welding"])


def test_without_a_context_the_needs_together_are_it(index_of: Make) -> None:
    index, needs = index_of(WELDING, CARE), ["pipe welding", "dementia care"]
    assert index.search(needs) == index.search(needs, context="pipe welding. dementia care")


PARTS = ["leaky", "joints"]


def test_a_context_is_answered_in_place_of_needs_that_nothing_answers(index_of: Make) -> None:
    index = index_of(WELDING, CARE)
    result = index.search(PARTS, context="pipe welding")
    assert result.needs == ("pipe welding",)
    assert (ids(result), result.uncovered) == (["weld"], ())
    assert result.hits == index.search(["pipe welding"]).hits
    assert result.matches == index.search(["pipe welding"]).matches


def test_a_context_in_place_of_its_needs_makes_nothing_sure(index_of: Make) -> None:
    result = index_of(WELDING, CARE).search(PARTS, context="pipe welding")
    assert not result.sure(0.0)
    assert max(map(result.certainty_of, PARTS)) < result.threshold


def test_a_context_takes_no_place_when_a_need_is_answered(index_of: Make) -> None:
    result = index_of(WELDING, CARE).search(["dementia care", "joints"], context="pipe welding")
    assert (result.needs, ids(result)) == (("dementia care", "joints"), ["care"])


def test_a_context_that_nothing_answers_takes_no_place(index_of: Make) -> None:
    result = index_of(WELDING, CARE).search(PARTS, context="sonar for submarines")
    assert (result.needs, ids(result), result.uncovered) == (tuple(PARTS), [], tuple(PARTS))


def test_a_context_takes_its_place_within_filters_too(index_of: Make) -> None:
    result = index_of(WELDING, CARE).search(PARTS, Filters(level_max=9), context="pipe welding")
    assert (result.needs, ids(result)) == (("pipe welding",), ["weld"])


def test_a_context_that_only_excluded_records_answer_takes_no_place(index_of: Make) -> None:
    basic = credential("basic", "Pipe Welding", scqf_level=4)
    result = index_of(basic, CARE).search(PARTS, Filters(level_min=7), context="pipe welding")
    assert (result.needs, ids(result)) == (tuple(PARTS), [])


def test_a_context_that_answers_to_what_is_refused_takes_no_place(index_of: Make) -> None:
    result = index_of(WELDING, CARE).search(PARTS, context="pipe welding", refused=["pipe welding"])
    assert (result.needs, ids(result)) == (tuple(PARTS), [])


def test_needs_put_together_take_no_place_of_their_own(index_of: Make) -> None:
    metals = credential("c", "copper brass tin zinc lead iron gold silver")
    index, needs = index_of(metals, CARE), ("copper brass tin", "zinc lead iron")
    assert ids(index.search([". ".join(needs)])) == ["c"]
    assert (index.search(needs).needs, ids(index.search(needs))) == (needs, [])
