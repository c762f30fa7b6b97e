"""Search answers with reasons in the record's own words, says what is missing, and always in the same order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from catalogue.records import Credential
from index.filters import Verdict
from index.lexical import Lexical
from index.results import Hit, Result
from index.scoring import certainty
from index.search import CredentialIndex
from index.texts import credential_words
from reading.filters import Filters
from tests.index.made import credential
from tests.toy import toy_calibration
from training.ranking import ranked

Make = Callable[..., CredentialIndex]

MATCH = toy_calibration().match

WELDING = credential("weld", "Pipe Welding", "Weld thin pipes.", provider="Forth College", scqf_level=6)
CARE = credential("care", "Dementia Care", "Calm an anxious person.", provider="Clyde College")
BREAD = credential("bread", "Baking", skills=["bake sourdough bread"], description="Long days. Bread is proved slowly.")


def ids(result: Result) -> list[str]:
    return [hit.credential.id for hit in result.hits]


def unanswered(result: Result, *needs: str) -> bool:
    return (list(result.hits), list(result.matches), result.uncovered) == ([], [], needs)


def only(result: Result) -> Hit:
    (hit,) = result.hits
    return hit


def quotes(record: Credential, field: str) -> list[str]:
    value: Any = getattr(record, field)
    return [value] if isinstance(value, str) else [getattr(part, "label", part) for part in value]


def test_the_best_passage_is_the_reason(index_of: Make) -> None:
    reason = only(index_of(WELDING, CARE).search(["weld thin pipes"])).reasons[0]
    assert (reason.need, reason.quote, reason.field) == ("weld thin pipes", "Weld thin pipes.", "learning_outcomes")


def test_the_score_is_the_certainty_of_the_nearest_text_and_the_words(index_of: Make) -> None:
    words = Lexical.make([credential_words(WELDING), credential_words(CARE)]).scores("pipe welding")[0]
    same = 1.0  # the need is the title
    expected = float(certainty(np.array([[same, same, 0, 0, words]], dtype=np.float32), MATCH)[0])
    hit = only(index_of(WELDING, CARE).search(["pipe welding"]))
    assert hit.score == hit.reasons[0].score == pytest.approx(expected, abs=1e-4)


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


def test_a_phrase_of_an_employer_is_searched_and_the_nearest_published_text_is_quoted(index_of: Make) -> None:
    quoting = credential("quote", "Pricing", "Price work.", employer_words=["our estimates come out wrong"])
    (reason,) = only(index_of(WELDING, quoting).search(["estimates of work come out wrong"])).reasons
    assert (reason.quote, reason.field) == ("Price work.", "learning_outcomes")


def test_without_the_phrase_of_an_employer_the_same_need_is_uncovered(index_of: Make) -> None:
    quoting = credential("quote", "Pricing", "Price work.")
    need = "estimates of work come out wrong"
    assert unanswered(index_of(WELDING, quoting).search([need]), need)


def test_the_words_of_an_employer_are_never_quoted(index_of: Make) -> None:
    said = ["pipe welding", "calm an anxious person", "estimates come out wrong"]
    records = [credential(f"r{place}", "Handling", employer_words=[words]) for place, words in enumerate(said)]
    hits = index_of(*records, WELDING, CARE).search(said).hits
    quoted = {(reason.quote, reason.field) for hit in hits for reason in hit.reasons}
    assert quoted == {
        ("Handling", "title"),
        ("Pipe Welding", "title"),
        ("Calm an anxious person.", "learning_outcomes"),
    }


def test_words_decide_between_records_of_equal_meaning(index_of: Make) -> None:
    tanks, pipe = credential("a", "weld steel tanks"), credential("b", "weld steel pipe")
    assert ids(index_of(tanks, pipe, CARE, BREAD).search(["weld steel pipes"])) == ["b", "a"]


def test_a_record_below_the_threshold_is_no_answer(index_of: Make) -> None:
    result = index_of(credential("a", "one two three four")).search(["four five six seven"])
    assert unanswered(result, "four five six seven")


def test_a_certainty_just_below_the_threshold_is_no_answer_and_just_above_it_is_one(index_of: Make) -> None:
    index = index_of(credential("a", "weld steel tanks"), credential("b", "weld steel pipe"))
    certain = {name: sure for name, _, sure in ranked(index, ["weld steel pipes"])}
    assert certain["a"] < MATCH.threshold < certain["b"]
    assert ids(index.search(["weld steel pipes"])) == ["b"]


@pytest.mark.parametrize("need", ["sourdough", "BSL"])
def test_a_rare_word_or_the_initials_of_a_title_are_an_answer_by_themselves(need: str, index_of: Make) -> None:
    signing = credential("sign", "Skills in British Sign Language for Work", "Greet a deaf person.")
    hit = only(index_of(WELDING, CARE, BREAD, signing).search([need]))
    assert hit.credential.id == {"sourdough": "bread", "BSL": "sign"}[need]
    assert hit.score == pytest.approx(MATCH.threshold, abs=1e-4)


def test_a_rare_word_of_a_title_is_a_fit(index_of: Make) -> None:
    milling = credential("mill", "Milling with CNC for Operators", "Set up a machine.")
    hit = only(index_of(WELDING, CARE, BREAD, milling).search(["cnc"]))
    assert hit.credential.id == "mill"
    assert hit.score == pytest.approx(toy_calibration().fit, abs=1e-4)


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
    assert [(reason.need, reason.quote, reason.field) for reason in hit.reasons] == [
        ("weld thin pipes", "Weld thin pipes.", "learning_outcomes"),
        ("pipe welding", "Pipe Welding", "title"),
    ]
    assert hit.not_covered == ()


def test_the_score_of_a_hit_is_that_of_its_surest_reason(index_of: Make) -> None:
    hit = only(index_of(WELDING).search(["weld thin pipes", "pipe welding today"]))
    scores = [reason.score for reason in hit.reasons]
    assert scores[0] > scores[1]
    assert hit.score == scores[0]


def test_a_record_that_the_filters_exclude_is_no_hit(index_of: Make) -> None:
    other = credential("other", "Pipe Welding", scqf_level=8)
    assert ids(index_of(WELDING, other).search(["pipe welding"], Filters(level_min=7))) == ["other"]


def test_a_need_that_only_excluded_records_answer_is_uncovered(index_of: Make) -> None:
    result = index_of(WELDING).search(["pipe welding"], Filters(level_min=7))
    assert unanswered(result, "pipe welding")


def test_a_hit_names_the_facts_it_does_not_publish(index_of: Make) -> None:
    hit = only(index_of(WELDING).search(["pipe welding"], Filters(level_max=7, weeks_max=8)))
    assert hit.verdict.unpublished == ("duration_weeks",)


def test_without_filters_no_fact_is_missed(index_of: Make) -> None:
    assert only(index_of(WELDING).search(["pipe welding"])).verdict == Verdict()


def test_an_empty_index_answers_nothing(index_of: Make) -> None:
    index = index_of()
    assert unanswered(index.search(["pipe welding"]), "pipe welding")
    assert index.providers == ()


def test_no_needs_get_no_hits(index_of: Make) -> None:
    assert unanswered(index_of(WELDING).search([]))


@pytest.mark.parametrize("need", ["", "   ", "🔥", "of the and", "x" * 5_000])
def test_a_need_without_known_words_is_uncovered(need: str, index_of: Make) -> None:
    assert unanswered(index_of(WELDING, CARE).search([need]), need)


def test_the_subjects_of_the_catalogue_are_known_by_name(index_of: Make) -> None:
    records = [
        credential(name, name, subjects=subjects) for name, subjects in (("a", ["care", "art"]), ("b", ["care"]))
    ]
    assert index_of(WELDING, *records).subjects == {"art": 1, "care": 2}


def test_the_providers_of_the_catalogue_are_known_by_name(index_of: Make) -> None:
    assert index_of(WELDING, CARE, BREAD).providers == ("Clyde College", "Forth College")


def test_what_is_hidden_is_left_out_of_hits_and_matches(index_of: Callable[..., CredentialIndex]) -> None:
    result = index_of(WELDING, CARE).search(["pipe welding", "dementia care"])
    assert sorted(ids(result)) == ["care", "weld"]
    seen = result.without(("weld", "nowhere"))
    assert ids(seen) == [match.facts.id for match in seen.matches] == ["care"]
    assert result.without(()) is result


def test_a_match_has_the_facts_and_scores_of_its_hit(index_of: Callable[..., CredentialIndex]) -> None:
    result = index_of(WELDING, CARE).search(["pipe welding", "dementia care"])
    for hit, match in zip(result.hits, result.matches, strict=True):
        assert (match.facts.id, match.facts.description) == (hit.credential.id, None)
        assert match.scores == {reason.need: reason.score for reason in hit.reasons}


def test_words_describe_the_one_of_several_that_stands_clear_of_the_others(
    index_of: Make,
) -> None:
    index = index_of(WELDING, CARE, BREAD)
    assert index.likest("sourdough", ["bread", "care"]) == ("bread",)
    assert index.likest("anxious", ["bread", "care", "gone"]) == ("care",)
    assert index.likest("forestry", ["bread", "care"]) == ()
    assert index.likest("sourdough", ["care", "weld"]) == ()
    assert index.likest("sourdough", []) == ()


def test_a_language_is_taught_only_by_what_names_it(index_of: Make) -> None:
    gaelic = credential("gaelic", "Gaelic for Visitors", "Speak Gaelic.", provider="Clyde College")
    index = index_of(gaelic, CARE)
    assert ids(index.search(["speak Gaelic"])) == ["gaelic"]
    assert unanswered(index.search(["speak German"]), "speak German")
    assert unanswered(index.search(["German"]), "German")
