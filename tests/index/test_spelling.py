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


def test_two_slips_are_not_mended_where_an_english_word_is_one_slip_away() -> None:
    assert Spelling.of(["scalding"]).mended("scafolding") == "scafolding"
    assert Spelling.of(["scalding", "scaffolding"]).mended("scafolding") == "scaffolding"


def test_of_a_word_of_four_letters_only_one_that_was_missed_is_mended() -> None:
    spelling = Spelling.of(["Excel for offices", "HACCP", "GWAS for breeders"])
    assert spelling.mended("exel and hacp") == "excel and haccp"
    assert spelling.mended("GWAS") == "GWAS"
    assert spelling.mended("gwaz, exxl") == "gwaz, exxl"


def test_a_slip_in_what_is_said_is_no_word_and_a_word_of_the_trade_is() -> None:
    published = ["Allergens and labelling", "Nuts and other allergens", "Bookkeeping", "Bookkeeping 2", "Power systems"]
    spelling = Spelling.of(published, ["alergens", "bookeeping", "scunnered", "PUWER and power", *["allergenz"] * 3])
    assert spelling.mended("alergens, bookeeping") == "allergens, bookkeeping"
    assert spelling.mended("scunered") == "scunnered"
    assert spelling.mended("puwer") == "puwer"
    assert spelling.mended("allergenz") == "allergenz", "written more often than what it is like"


def test_in_a_short_word_a_changed_letter_makes_another_word() -> None:
    spelling = Spelling.of(["calls and ticks for drivers"])
    assert spelling.mended("calcs for driverz, callls") == "calcs for drivers, calls"


def test_in_a_short_form_a_changed_letter_is_a_slip(tmp_path: Path) -> None:
    spelling = Spelling.of(["HACCP and calls"])
    assert spelling.mended("hacpp calcs") == "haccp calcs"
    spelling.save(tmp_path / "words.txt")
    assert Spelling.load(tmp_path / "words.txt").mended("hacpp calcs") == "haccp calcs"


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
