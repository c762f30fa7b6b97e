"""A misspelt word is mended by the catalogue's words; a word that anybody knows is left as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.records import Credential
from index.build import build
from index.search import CredentialIndex
from index.spelling import Spelling
from tests.toy import ToyEncoder, toy_calibration

TEXTS = ["Infection control and dementia care", "Infection control for welders", "Whisky mashing", "spreadsheets"]


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    return Spelling.of(TEXTS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("infecton control", "infection control"),
        ("dementai", "dementia"),
        ("Infectionn", "infection"),
        ("spreedsheats for our team", "spreadsheets for our team"),
        ("something on infecton, mostly", "something on infection, mostly"),
    ],
)
def test_a_slip_is_mended_and_nothing_else_is_touched(typed: str, meant: str, spelling: Spelling) -> None:
    assert spelling.mended(typed) == meant


@pytest.mark.parametrize(
    "typed",
    ["girls", "wielders", "Welders", "cntrl", "nfection", "zzzzzzz", "spreedsheazz", "infe", "", "12345", "¿!"],
)
def test_what_is_a_word_or_no_slip_stays(typed: str, spelling: Spelling) -> None:
    assert spelling.mended(typed) == typed


def test_a_short_word_is_mended_by_one_slip_only(spelling: Spelling) -> None:
    assert spelling.mended("mashigg") == "mashing"
    assert spelling.mended("mosyingg") == "mosyingg"


def test_of_two_words_as_near_the_more_frequent_is_meant() -> None:
    assert Spelling.of(["gruppen", "gruppes gruppes"]).mended("gruppet") == "gruppes"


def test_no_catalogue_mends_nothing() -> None:
    assert Spelling.of([]).mended("infecton") == "infecton"


def test_what_was_saved_mends_alike(tmp_path: Path, spelling: Spelling) -> None:
    spelling.save(tmp_path / "words.txt")
    assert Spelling.load(tmp_path / "words.txt").mended("infecton") == "infection"


def test_a_misspelt_need_is_searched_mended_and_said_as_it_was_typed(tmp_path: Path) -> None:
    record = Credential(id="clean", title="Infection Control", provider="Clyde College")
    made = build(tmp_path, [record], [], ToyEncoder())
    (hit,) = (
        CredentialIndex(tmp_path / "builds" / made.name, ToyEncoder(), toy_calibration())
        .search(["infecton control"])
        .hits
    )
    assert hit.credential.id == "clean"
    assert hit.reasons[0].need == "infecton control"


@pytest.mark.parametrize("typed", ["upselling", "offboarding", "reskilling"])
def test_two_words_written_as_one_are_no_slip(typed: str) -> None:
    assert Spelling.of(["upsetting offloading reselling", *TEXTS]).mended(typed) == typed
