"""Search answers with reasons in the record's own words, says what is missing, and always in the same order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from catalogue.records import Credential
from index.build import build
from index.filters import Filters
from index.search import MATCH, WORD_SHARE, CredentialIndex, Hit, Reason, Result
from tests.index.made import credential
from tests.toy import ToyEncoder

Make = Callable[..., CredentialIndex]

WELDING = credential("weld", "Pipe Welding", "Weld thin pipes.", provider="Forth College", scqf_level=6)
CARE = credential("care", "Dementia Care", "Calm an anxious person.", provider="Clyde College")
BREAD = credential("bread", "Baking", skills=["bake sourdough bread"], description="Long days. Bread is proved slowly.")


@pytest.fixture
def index_of(tmp_path: Path, encoder: ToyEncoder) -> Make:
    def make(*records: Credential) -> CredentialIndex:
        return CredentialIndex(tmp_path / "builds" / build(tmp_path, records, [], encoder).name, encoder)

    return make


def ids(result: Result) -> list[str]:
    return [hit.credential.id for hit in result.hits]


def only(result: Result) -> Hit:
    (hit,) = result.hits
    return hit


def quotes(record: Credential, field: str) -> list[str]:
    value: Any = getattr(record, field)
    return [value] if isinstance(value, str) else [getattr(part, "label", part) for part in value]


def test_the_best_passage_is_the_reason(index_of: Make) -> None:
    reason = only(index_of(WELDING, CARE).search(["weld thin pipes"])).reasons[0]
    assert (reason.need, reason.quote, reason.field) == ("weld thin pipes", "Weld thin pipes.", "learning_outcomes")


def test_the_score_is_the_similarity_and_a_share_of_the_word_score(index_of: Make) -> None:
    hit = only(index_of(WELDING, CARE).search(["pipe welding"]))
    assert hit.score == hit.reasons[0].score == pytest.approx(1 + WORD_SHARE)


@pytest.mark.parametrize(
    ("need", "field"),
    [
        ("dementia care", "title"),
        ("calm anxious person", "learning_outcomes"),
        ("sourdough bread", "skills"),
        ("bread proved slowly", "description"),
    ],
)
def test_a_reason_quotes_the_records_own_words(need: str, field: str, index_of: Make) -> None:
    hit = index_of(WELDING, CARE, BREAD).search([need]).hits[0]
    (reason,) = hit.reasons
    assert reason.field == field
    assert any(reason.quote in text for text in quotes(hit.credential, field))


def test_words_decide_between_records_of_equal_meaning(index_of: Make) -> None:
    tanks, pipe = credential("a", "weld tanks"), credential("b", "weld pipe")
    assert ids(index_of(tanks, pipe).search(["weld pipes"])) == ["b", "a"]


def test_a_record_below_the_threshold_is_no_answer(index_of: Make) -> None:
    assert 1 / 4 + WORD_SHARE < MATCH
    result = index_of(credential("a", "one two three four")).search(["four five six seven"])
    assert result == Result((), ("four five six seven",))


def test_a_need_that_nothing_answers_is_uncovered(index_of: Make) -> None:
    result = index_of(WELDING, CARE).search(["pipe welding", "nuclear submarine repair"])
    assert ids(result) == ["weld"]
    assert result.uncovered == ("nuclear submarine repair",)


def test_a_hit_says_which_needs_it_does_not_cover(index_of: Make) -> None:
    result = index_of(WELDING, CARE).search(["pipe welding", "dementia care"])
    assert {hit.credential.id: hit.not_covered for hit in result.hits} == {
        "weld": ("dementia care",),
        "care": ("pipe welding",),
    }
    assert result.uncovered == ()


def test_a_hit_has_one_reason_for_each_need_it_answers(index_of: Make) -> None:
    hit = only(index_of(WELDING).search(["weld thin pipes", "pipe welding"]))
    assert hit.reasons == (
        Reason("weld thin pipes", "Weld thin pipes.", "learning_outcomes", pytest.approx(1 + WORD_SHARE)),
        Reason("pipe welding", "Pipe Welding", "title", pytest.approx(1 + WORD_SHARE)),
    )
    assert hit.score == pytest.approx(2 + 2 * WORD_SHARE)
    assert hit.not_covered == ()


def test_the_best_hit_of_each_need_comes_before_second_best_ones(index_of: Make) -> None:
    welds = [credential("w1", "pipe welding"), credential("w2", "pipe welding today")]
    cares = [credential("c1", "dementia care basics today"), credential("c2", "one two dementia care basics today")]
    result = index_of(*welds, *cares).search(["pipe welding", "dementia care"])
    scores = {hit.credential.id: hit.score for hit in result.hits}
    assert scores["w1"] > scores["w2"] > scores["c1"] > scores["c2"]
    assert ids(result) == ["w1", "c1", "w2", "c2"]


def test_a_record_that_answers_several_needs_stands_for_all_of_them_at_the_head(index_of: Make) -> None:
    both = credential("z", "pipe welding", "dementia care")
    result = index_of(both, credential("a", "pipe welding"), credential("b", "dementia care")).search(
        ["pipe welding", "dementia care"]
    )
    assert ids(result) == ["z", "a", "b"]


def test_equal_hits_stand_in_the_order_of_their_ids(index_of: Make) -> None:
    records = [credential(name, "pipe welding") for name in ("c", "a", "b")]
    assert ids(index_of(*records).search(["pipe welding"])) == ["a", "b", "c"]


def test_the_same_question_gets_the_same_answer(index_of: Make) -> None:
    index = index_of(WELDING, CARE, BREAD)
    assert index.search(["pipe welding", "bread"]) == index.search(["pipe welding", "bread"])


def test_the_order_of_the_catalogue_changes_nothing(index_of: Make) -> None:
    needs = ["pipe welding", "dementia care", "bread"]
    assert index_of(WELDING, CARE, BREAD).search(needs) == index_of(BREAD, CARE, WELDING).search(needs)


def test_a_record_that_the_filters_exclude_is_no_hit(index_of: Make) -> None:
    other = credential("other", "Pipe Welding", scqf_level=8)
    assert ids(index_of(WELDING, other).search(["pipe welding"], Filters(level_min=7))) == ["other"]


def test_a_need_that_only_excluded_records_answer_is_uncovered(index_of: Make) -> None:
    result = index_of(WELDING).search(["pipe welding"], Filters(level_min=7))
    assert result == Result((), ("pipe welding",))


def test_a_hit_names_the_facts_it_does_not_publish(index_of: Make) -> None:
    hit = only(index_of(WELDING).search(["pipe welding"], Filters(level_max=7, weeks_max=8)))
    assert hit.unpublished == ("duration_weeks",)


def test_without_filters_no_fact_is_missed(index_of: Make) -> None:
    assert only(index_of(WELDING).search(["pipe welding"])).unpublished == ()


def test_an_empty_index_answers_nothing(index_of: Make) -> None:
    index = index_of()
    assert index.search(["pipe welding"]) == Result((), ("pipe welding",))
    assert index.providers == ()


def test_no_needs_get_no_hits(index_of: Make) -> None:
    assert index_of(WELDING).search([]) == Result((), ())


@pytest.mark.parametrize("need", ["", "   ", "🔥", "of the and", "x" * 5_000])
def test_a_need_without_known_words_is_uncovered(need: str, index_of: Make) -> None:
    assert index_of(WELDING, CARE).search([need]) == Result((), (need,))


def test_the_providers_of_the_catalogue_are_known_by_name(index_of: Make) -> None:
    assert index_of(WELDING, CARE, BREAD).providers == ("Clyde College", "Forth College")


@pytest.mark.parametrize(("margin", "sure"), [(0.0, True), (1 - MATCH, True), (1.01 + WORD_SHARE - MATCH, False)])
def test_an_answer_is_sure_by_its_margin_over_the_threshold(margin: float, sure: bool, index_of: Make) -> None:
    assert index_of(WELDING).answers_surely(["pipe welding"], Filters(), margin) is sure


def test_no_answer_is_sure_within_filters_that_exclude_it(index_of: Make) -> None:
    assert not index_of(WELDING).answers_surely(["pipe welding"], Filters(level_min=7), 0.0)
