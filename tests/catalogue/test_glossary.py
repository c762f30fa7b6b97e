"""The glossary's words are found wherever a person would see them, and nowhere else."""

from __future__ import annotations

import pytest

from catalogue.glossary import Found, find_terms
from catalogue.records import Term


def term(term_id: str, *names: str) -> Term:
    return Term(id=term_id, term=names[0], aliases=names[1:], definition="A word of the field.")


CREDIT = term("credit", "credit", "credits", "credit point")
CREDIT_RATING = term("credit-rating", "credit rating", "credit-rated")
RPL = term("rpl", "Recognition of prior learning", "RPL")
SCQF = term("scqf", "SCQF")
MICRO = term("micro-credential", "micro-credential")
TERMS = [CREDIT, CREDIT_RATING, RPL, SCQF, MICRO]


def ids(text: str) -> list[str]:
    return [found.term_id for found in find_terms(text, TERMS)]


def test_a_name_is_found_with_the_words_used_there() -> None:
    assert find_terms("Does RPL count?", TERMS) == [Found("rpl", "RPL")]


def test_an_alias_is_the_same_term() -> None:
    assert find_terms("recognition of prior learning", TERMS) == [Found("rpl", "recognition of prior learning")]


@pytest.mark.parametrize("text", ["scqf", "ScQf", "SCQF"])
def test_case_makes_no_difference(text: str) -> None:
    assert find_terms(text, TERMS) == [Found("scqf", text)]


def test_the_longest_name_wins_where_two_overlap() -> None:
    assert find_terms("a credit rating", TERMS) == [Found("credit-rating", "credit rating")]


def test_a_shorter_name_is_still_found_where_it_stands_alone() -> None:
    assert ids("a credit rating gives credit") == ["credit-rating", "credit"]


def test_terms_come_in_the_order_of_the_text() -> None:
    assert ids("SCQF, then RPL, then credit") == ["scqf", "rpl", "credit"]


def test_a_term_is_found_once_however_often_it_is_used() -> None:
    assert find_terms("Credits are credit; credit points too", TERMS) == [Found("credit", "Credits")]


@pytest.mark.parametrize("text", ["accredited", "creditor", "non-credit", "credit-worthy", "SCQFx", "RPL2", "_RPL_"])
def test_a_name_inside_another_word_is_not_found(text: str) -> None:
    assert ids(text) == []


@pytest.mark.parametrize("text", ["(RPL)", "RPL.", "RPL,", "'RPL'", "RPL/SCQF", "RPL's rules", "£RPL"])
def test_punctuation_ends_a_name(text: str) -> None:
    assert "rpl" in ids(text)


@pytest.mark.parametrize("gap", ["  ", "\n", "\t", " \n "])
def test_any_space_separates_the_words_of_a_name(gap: str) -> None:
    assert ids(f"credit{gap}rating") == ["credit-rating"]


def test_a_dotless_i_is_no_glossary_word_and_no_accident() -> None:
    assert ids("a mıcro-credential, a mİcro-credential and RPL") == ["rpl"]


def test_marks_of_the_pattern_language_are_plain_letters_in_a_name() -> None:
    assert find_terms("Is C++ (basic) here?", [term("cpp", "C++ (basic)")]) == [Found("cpp", "C++ (basic)")]


def test_of_two_terms_with_one_name_the_first_is_found() -> None:
    assert find_terms("badge", [term("first", "badge"), term("second", "Badge")]) == [Found("first", "badge")]


def test_an_empty_text_names_nothing() -> None:
    assert find_terms("", TERMS) == []


def test_an_empty_glossary_finds_nothing() -> None:
    assert find_terms("RPL", []) == []


def test_a_changed_glossary_is_used_at_once() -> None:
    assert find_terms("badge", TERMS) == []
    assert find_terms("badge", [*TERMS, term("badge", "badge")]) == [Found("badge", "badge")]
