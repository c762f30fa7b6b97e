"""Browsing lists what meets every condition by title, and counts what might meet them and does not say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from catalogue.records import Pattern
from index.filters import Verdict
from index.results import Result
from index.search import CredentialIndex
from reading.filters import Filters
from tests.index.made import credential

Make = Callable[..., CredentialIndex]

EVENINGS = Filters(patterns=(Pattern.EVENINGS,))


def ids(result: Result) -> list[str]:
    return [hit.credential.id for hit in result.hits]


def test_without_conditions_everything_is_listed_by_title(index_of: Make) -> None:
    index = index_of(credential("a", "Welding"), credential("b", "Baking"), credential("c", "Care"))
    found = index.browse(Filters())
    assert (ids(found), found.unknown, dict(found.one_less)) == (["b", "c", "a"], 0, {})


def test_equal_titles_stand_in_the_order_of_their_ids(index_of: Make) -> None:
    assert ids(index_of(*(credential(name, "Care") for name in "cab")).browse(Filters())) == ["a", "b", "c"]


def test_what_meets_every_condition_is_listed(index_of: Make) -> None:
    good = credential("good", "Care", scqf_level=7, price={"amount": "0"})
    dear = credential("dear", "Care", scqf_level=7, price={"amount": "10"})
    assert ids(index_of(good, dear).browse(Filters(level_min=7, level_max=7, price_max=0))) == ["good"]


def test_a_wish_excludes_as_a_must_does(index_of: Make) -> None:
    evenings, block = credential("a", "Care", pattern="evenings"), credential("b", "Care", pattern="block")
    assert ids(index_of(evenings, block).browse(EVENINGS)) == ["a"]
    assert ids(index_of(evenings, block).browse(EVENINGS.model_copy(update={"wishes": ("pattern",)}))) == ["a"]


def test_what_does_not_say_is_counted_and_not_listed(index_of: Make) -> None:
    found = index_of(credential("a", "Care", pattern="evenings"), credential("b", "Care")).browse(EVENINGS)
    assert (ids(found), found.unknown) == (["a"], 1)


@pytest.mark.parametrize("mode", ["online", "workplace"])
def test_what_comes_to_the_learner_is_in_no_place(mode: str, index_of: Make) -> None:
    there = credential("a", "Care", location="Perth", mode="campus")
    anywhere = credential("b", "Care", location="Perth", mode=mode)
    found = index_of(there, anywhere).browse(Filters(places=("Perth",)))
    assert (ids(found), found.unknown) == (["a"], 1)


def test_what_one_condition_alone_keeps_out_is_named_by_its_fact(index_of: Make) -> None:
    block = credential("block", "Care", pattern="block", scqf_level=7)
    high = credential("high", "Care", pattern="evenings", scqf_level=9)
    both = credential("both", "Care", pattern="block", scqf_level=9)
    found = index_of(block, high, both).browse(EVENINGS.model_copy(update={"level_max": 7}))
    named = {fact: [hit.credential.id for hit in hits] for fact, hits in found.one_less.items()}
    assert (ids(found), named) == ([], {"pattern": ["block"], "scqf_level": ["high"]})


def test_a_subject_is_browsed_by(index_of: Make) -> None:
    care = credential("care", "Care", subjects=["health and social care"])
    art = credential("art", "Art", subjects=["art"])
    assert ids(index_of(care, art).browse(Filters(subjects=("art",)))) == ["art"]


def test_a_hit_answers_no_need_and_holds_the_whole_record(index_of: Make) -> None:
    (hit,) = index_of(credential("a", "Care", description="Long days.")).browse(Filters()).hits
    assert (hit.credential.description, hit.reasons, hit.score, hit.verdict) == ("Long days.", (), 0, Verdict())


def test_the_matches_are_those_of_the_hits(index_of: Make) -> None:
    found = index_of(credential("a", "Welding"), credential("b", "Care")).browse(Filters())
    assert [match.facts.id for match in found.matches] == ids(found)
    assert ids(found.without(["b"])) == ["a"]


def test_nothing_is_sure_of_what_nobody_asked_for(index_of: Make) -> None:
    found = index_of(credential("a", "Care")).browse(Filters())
    assert (found.needs, found.uncovered, found.surest, dict(found.certainties)) == ((), (), 0, {})


def test_an_empty_catalogue_is_browsed(index_of: Make) -> None:
    found = index_of().browse(EVENINGS)
    assert (list(found.hits), found.unknown) == ([], 0)


def test_a_result_can_be_put_into_another_order(index_of: Make) -> None:
    found = index_of(credential("a", "Art", scqf_level=9), credential("b", "Baking", scqf_level=5)).browse(Filters())
    by_level = found.ordered(lambda record: record.scqf_level.low if record.scqf_level else 0)
    assert (ids(by_level), [match.facts.id for match in by_level.matches]) == (["b", "a"], ["b", "a"])


def test_equals_keep_their_order_in_another_one(index_of: Make) -> None:
    found = index_of(*(credential(name, "Care") for name in "cab")).browse(Filters())
    assert ids(found.ordered(lambda record: 0)) == ["a", "b", "c"]
