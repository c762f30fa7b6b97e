"""A large catalogue, of which only the likeliest records are scored, gives the answers of one that is scored whole."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from random import Random

import pytest

from catalogue.records import Credential
from index.build import build
from index.results import Result
from index.scorer import LARGE
from index.search import CredentialIndex
from reading.filters import Filters
from tests.index.dense import DenseEncoder
from tests.index.made import credential
from tests.toy import toy_calibration
from training.ranking import ranked

COUNT = 600
CANDIDATES = 50


WORDS = ["".join(syllables) for syllables in product("bdfgklmnprtv", "aiou", "bdfgklmnprtv")][::5]


def made_up(chance: Random, place: int) -> Credential:
    """A record about a few words, which all of its texts share; every third has a phrase of an employer."""
    about = chance.sample(WORDS, 4)

    def text(length: int) -> str:
        return " ".join([*chance.sample(about, length), chance.choice(WORDS)])

    said = [text(3)] if place % 3 == 0 else []
    return credential(f"r{place:03}", text(2), skills=[text(1)], description=f"{text(3)}.", employer_words=said)


@pytest.fixture(scope="module")
def records() -> list[Credential]:
    chance = Random(1)  # noqa: S311
    return [made_up(chance, place) for place in range(COUNT)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, records: list[Credential]) -> Path:
    path = tmp_path_factory.mktemp("large")
    return path / "builds" / build(path, records, [], DenseEncoder()).name


@pytest.fixture(scope="module")
def whole(folder: Path) -> CredentialIndex:
    return CredentialIndex(folder, DenseEncoder(), toy_calibration())


@pytest.fixture(scope="module")
def large(folder: Path) -> CredentialIndex:
    return CredentialIndex(folder, DenseEncoder(), toy_calibration(), candidates=CANDIDATES)


def ids(result: Result) -> list[str]:
    return [hit.credential.id for hit in result.hits]


def needs_of(records: list[Credential]) -> list[str]:
    """A need for every tenth record, in most of the words of one of its texts."""
    texts = [(record.description or "", record.title, *record.employer_words)[-1] for record in records[::10]]
    return [" ".join(text.strip(".").split()[:3]) for text in texts]


def test_only_some_of_the_records_are_scored(large: CredentialIndex, records: list[Credential]) -> None:
    assert LARGE * CANDIDATES < COUNT
    for need in needs_of(records):
        assert CANDIDATES <= len(ranked(large, [need])) <= 2 * CANDIDATES


def test_a_catalogue_of_just_so_many_records_is_scored_whole(folder: Path) -> None:
    index = CredentialIndex(folder, DenseEncoder(), toy_calibration(), candidates=COUNT // LARGE)
    assert len(ranked(index, [WORDS[0]])) == COUNT


def test_the_hits_are_those_of_the_whole_and_the_best_comes_first(
    large: CredentialIndex, whole: CredentialIndex, records: list[Credential]
) -> None:
    for need in needs_of(records):
        found, expected = large.search([need]), whole.search([need])
        assert found.hits[0] == expected.hits[0], need
        assert sorted(ids(found)) == sorted(ids(expected)), need


def test_the_best_score_in_the_order_is_about_that_of_the_whole(
    large: CredentialIndex, whole: CredentialIndex, records: list[Credential]
) -> None:
    found, expected = ([ranked(index, [need])[0][1] for need in needs_of(records)] for index in (large, whole))
    assert sum(found) == pytest.approx(sum(expected), rel=0.25)


def test_a_record_that_is_alike_without_a_word_to_search_for_is_found(
    tmp_path: Path, records: list[Credential]
) -> None:
    same = credential("same", "they will not")  # words too common to be searched for
    name = build(tmp_path, [*records[:333], same, *records[333:]], [], DenseEncoder()).name
    index = CredentialIndex(tmp_path / "builds" / name, DenseEncoder(), toy_calibration(), CANDIDATES)
    assert ranked(index, ["will they not"])[0][0] == "same"


def test_several_needs_are_answered_as_by_the_whole(
    large: CredentialIndex, whole: CredentialIndex, records: list[Credential]
) -> None:
    needs = needs_of(records)
    for pair in zip(needs[::2], needs[1::2], strict=True):
        found, expected = large.search(pair), whole.search(pair)
        assert {*ids(found)[:2]} == {*ids(expected)[:2]}, pair
        assert found.uncovered == expected.uncovered == ()


def test_a_word_that_no_record_of_the_sample_has_weighs_as_it_does_in_the_whole(
    tmp_path: Path, records: list[Credential]
) -> None:
    odd = credential("odd", f"{WORDS[0]} qualm")
    name = build(tmp_path, [*records[:99], odd, *records[99:]], [], DenseEncoder()).name
    (best, score, _), (expected, whole_score, _) = (
        ranked(CredentialIndex(tmp_path / "builds" / name, DenseEncoder(), toy_calibration(), candidates), ["qualm"])[0]
        for candidates in (CANDIDATES, COUNT)
    )
    assert best == expected == "odd"
    assert score == pytest.approx(whole_score, rel=0.5)


def test_what_nothing_is_about_is_uncovered(large: CredentialIndex) -> None:
    result = large.search(["qualm zest"])
    assert (ids(result), result.uncovered) == ([], ("qualm zest",))


def test_filters_hold_in_a_large_catalogue(large: CredentialIndex, records: list[Credential]) -> None:
    (need,) = needs_of(records)[:1]
    result = large.search([need], Filters(not_providers=("Forth College",)))
    assert (ids(result), result.uncovered) == ([], (need,))
