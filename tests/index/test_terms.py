"""A question about a word finds its term by name, alias, near spelling or meaning, or the nearest two."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.records import Term
from index.build import build
from index.terms import Explanation, TermIndex
from tests.index.made import term
from tests.toy import BreakingEncoder, ToyEncoder, toy_calibration

Make = Callable[..., TermIndex]

RPL = term("rpl", "Recognition of prior learning", "RPL", definition="credit for learning done before")
SCQF = term("scqf", "SCQF", "Scottish Credit and Qualifications Framework", definition="twelve steps of study")
BADGE = term("badge", "Digital badge", "open badge", definition="picture proving an award online")
LEVY = term("levy", "Apprenticeship levy", definition="yearly tax on large payrolls")
TERMS = [RPL, SCQF, BADGE, LEVY]


@pytest.fixture
def index_of(tmp_path: Path, encoder: ToyEncoder) -> Make:
    def make(*terms: Term) -> TermIndex:
        folder = tmp_path / "builds" / build(tmp_path, [], terms, encoder).name
        return TermIndex(folder, encoder, toy_calibration().terms)

    return make


@pytest.fixture
def index(index_of: Make) -> TermIndex:
    return index_of(*TERMS)


@pytest.mark.parametrize(
    "question",
    [
        "RPL",
        "rpl?",
        "What is RPL?",
        "what's RPL",
        "What does RPL mean?",
        "what does rpl stand for",
        "Can you explain RPL to me please?",
        "Tell me about RPL.",
        "define 'RPL'",
        "the meaning of RPL",
        "  so, what exactly is RPL ??  ",
        "recognition of prior learning",
        "What is Recognition  of\nprior learning?",
    ],
)
def test_a_name_or_alias_is_found_however_it_is_asked_about(question: str, index: TermIndex) -> None:
    assert index.explain(question) == Explanation((RPL,), ())


def test_a_name_is_found_without_the_encoder(tmp_path: Path, encoder: ToyEncoder) -> None:
    folder = tmp_path / "builds" / build(tmp_path, [], TERMS, encoder).name
    assert TermIndex(folder, BreakingEncoder(), toy_calibration().terms).explain("what is an open badge?").terms == (
        BADGE,
    )


def test_a_question_about_two_terms_gets_both_in_its_order(index: TermIndex) -> None:
    assert index.explain("how does the SCQF help with RPL?").terms == (SCQF, RPL)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what is a digital bagde?", BADGE),
        ("aprenticeship levy", LEVY),
        ("Recogntion of prior lerning", RPL),
        ("Scottish Credits and Qualification Framework", SCQF),
    ],
)
def test_a_misspelt_name_is_found(question: str, expected: Term, index: TermIndex) -> None:
    assert index.explain(question) == Explanation((expected,), ())


def test_a_paraphrase_is_taken_for_the_nearest_term_with_the_next_two_beside_it(index: TermIndex) -> None:
    explanation = index.explain("learning done before, for credit")
    assert explanation.terms == (RPL,)
    assert len(explanation.nearest) == 2
    assert RPL not in explanation.nearest


def test_a_doubtful_paraphrase_gets_the_nearest_two(index: TermIndex) -> None:
    explanation = index.explain("yearly online picture")
    assert explanation.terms == ()
    assert set(explanation.nearest) == {BADGE, LEVY}


def test_a_long_description_needs_less_to_be_taken_for_a_term(index: TermIndex) -> None:
    assert index.explain("the yearly tax that firms pay on large payrolls here").terms == (LEVY,)


def test_a_long_description_of_nothing_known_is_about_no_term(index: TermIndex) -> None:
    assert index.explain("where in the canteen do people put their empty cups").terms == ()


def test_a_description_goes_before_a_term_that_it_names_in_passing(index_of: Make) -> None:
    asked = LEVY.model_copy(update={"asked": ("what firms pay yearly besides RPL fees and wages",)})
    assert index_of(RPL, asked).explain("what firms pay yearly besides RPL fees and wages").terms == (asked,)


@pytest.mark.parametrize("question", ["is a digitl badge any good", "our recogniton of prior learning"])
def test_a_misspelt_name_is_found_among_other_words(question: str, index: TermIndex) -> None:
    assert index.explain(question).terms in ((BADGE,), (RPL,))


def test_an_unknown_word_gets_two_neighbours_and_no_claim(index: TermIndex) -> None:
    explanation = index.explain("what is photosynthesis?")
    assert explanation.terms == ()
    assert len(explanation.nearest) == 2


def test_neighbours_of_equal_distance_come_in_the_order_of_their_ids(index: TermIndex) -> None:
    assert index.explain("photosynthesis").nearest == (BADGE, LEVY)


@pytest.mark.parametrize(("question", "certain"), [("red green blue", True), ("red green blue cat", False)])
def test_a_paraphrase_is_certain_from_the_threshold_up(question: str, certain: bool, index_of: Make) -> None:
    # half of it the likeness to the definition, half that to the middle of name and definition
    share = (1 + 2**-0.5) / 2
    assert share * 3 / (4 * 5) ** 0.5 < toy_calibration().terms.phrase <= share * 3 / (3 * 5) ** 0.5
    colours = term("colours", "hue", definition="red green blue white black")
    assert bool(index_of(colours, BADGE).explain(question).terms) is certain


@pytest.mark.parametrize("question", ["", "   ", "?!", "what is", "what does"])
def test_a_question_about_nothing_is_about_no_term(question: str, index: TermIndex) -> None:
    assert index.explain(question) == Explanation((), ())


@pytest.mark.parametrize("question", ["RPL", "photosynthesis", ""])
def test_an_empty_glossary_explains_nothing(question: str, index_of: Make) -> None:
    assert index_of().explain(question) == Explanation((), ())


def test_a_glossary_of_one_term_has_one_neighbour(index_of: Make) -> None:
    assert index_of(RPL).explain("photosynthesis") == Explanation((), (RPL,))


def test_terms_are_got_by_id_in_the_order_asked_for(index: TermIndex) -> None:
    assert index.get(["scqf", "rpl"]) == [SCQF, RPL]


def test_a_term_that_is_gone_is_left_out(index: TermIndex) -> None:
    assert index.get(["gone", "rpl"]) == [RPL]


@pytest.mark.parametrize(
    "question",
    [
        "what is the difference between RPL and a digital badge",
        "difference between RPL and a digitl badge?",
        "compare RPL with a digital badge",
        "how is RPL different from a digital badge",
    ],
)
def test_two_terms_held_against_each_other_are_both_found_however_they_are_spelt(
    question: str, index: TermIndex
) -> None:
    assert index.explain(question).terms == (RPL, BADGE)
