"""A need is as certainly answered as it is in the sentence that it stands in."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from index.in_sentence import in_sentences, log_odds, sentences_around
from index.results import Result
from index.scorer import TextScores
from index.search import CredentialIndex
from tests.index.made import credential

Make = Callable[..., CredentialIndex]

THRESHOLD = 0.25


def together(own: float, around: float) -> float:
    certain = np.array([[own]], dtype=np.float32)
    nothing = np.zeros(1, dtype=np.float32)
    scored = {"it": TextScores(nothing, np.array([around], dtype=np.float32), nothing)}
    return float(in_sentences(certain, ["it"], scored, THRESHOLD)[0, 0])


@pytest.mark.parametrize(
    ("need", "context", "sentence"),
    [
        ("washing", "No. I meant the rites, washing and burial! Thanks", "I meant the rites, washing and burial"),
        ("Washing", "the laundry does washing for crofts", "the laundry does washing for crofts"),
        ("wash", "the laundry does washing for crofts", ""),
        ("keep the books", "we need people who can keep the books here", ""),
        ("washing", "and also washing", ""),
        ("washing", "", ""),
        (
            "customs",
            "families from Syria\nhow customs guide mourning and burial",
            "how customs guide mourning and burial",
        ),
        ("c++ (basics)", "archivists digitising maps in c++ (basics)", "archivists digitising maps in c++ (basics)"),
    ],
)
def test_the_sentence_of_a_need_is_the_one_that_says_more(need: str, context: str, sentence: str) -> None:
    assert sentences_around([need], context) == [sentence]


def test_those_who_are_to_learn_are_no_part_of_the_sentence() -> None:
    context = "a muirburn course for crofters on deer management? or the crofters' own"
    assert sentences_around(["deer management"], context, ["crofters"]) == [""]
    context = "muirburn and heather for crofters, and deer management"
    assert sentences_around(["deer management"], context, ["crofters"]) == [
        "muirburn and heather for , and deer management"
    ]


def test_a_sentence_that_a_record_answers_makes_a_need_surer_and_another_less_sure() -> None:
    assert together(0.7, 0.9) > 0.7
    assert together(0.9, 0.01) < THRESHOLD
    assert together(0.5, 0.9) > together(0.5, 0.5) > together(0.5, 0.1)


def test_a_sentence_alone_answers_no_need() -> None:
    assert together(0.1, 0.99) == pytest.approx(0.1)


def test_a_need_in_no_sentence_is_as_sure_as_it_is() -> None:
    certain = np.array([[0.7]], dtype=np.float32)
    assert in_sentences(certain, [""], {}, THRESHOLD).tolist() == certain.tolist()


def test_nothing_is_so_sure_that_nothing_else_counts() -> None:
    assert np.isfinite(log_odds(np.array([0, 1], dtype=np.float32))).all()


def test_what_a_word_finds_by_itself_is_not_found_where_the_sentence_is_about_something_else(index_of: Make) -> None:
    index = index_of(
        credential("weld", "Pipe Welding", "Weld thin pipes."),
        credential("care", "Dementia Care", "Calm an anxious person."),
    )

    def ids(result: Result) -> list[str]:
        return [hit.credential.id for hit in result.hits]

    sentence = "weld thin pipes is what the hens, the sheep and the goats of our croft at the far end would laugh about"
    assert ids(index.search(["weld thin pipes"])) == ["weld"]
    assert ids(
        index.search(["weld thin pipes"], context="weld thin pipes for us", around=["weld thin pipes for us"])
    ) == ["weld"]
    assert ids(index.search(["weld thin pipes"], context=sentence, around=[sentence])) == []


def test_what_has_all_of_a_need_in_its_title_is_about_it_whatever_the_sentence_says(index_of: Make) -> None:
    index = index_of(
        credential("weld", "Pipe Welding", "Weld thin pipes."), credential("care", "Dementia Care", "Calm.")
    )
    sentence = "our quarry clerks at the weighbridge muddle their pipe welding"
    found = index.search(["pipe welding"], context=sentence, around=[sentence])
    assert [hit.credential.id for hit in found.hits] == ["weld"]
