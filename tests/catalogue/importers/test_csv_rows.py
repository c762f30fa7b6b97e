"""A bad cell costs its value, a bad row itself; each is named with its line, and the rows around it are read."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from catalogue.importers import Problem
from catalogue.importers.sheets.headings import OWN
from catalogue.importers.sheets.reader import read_csv
from tests.catalogue.importers.outcome import Outcome, outcome

Write = Callable[..., Path]


def read(path: Path) -> Outcome:
    return outcome(read_csv(path))


HEADER = "id,title,provider"
GOOD = "weld,Pipe Welding,Forth College"
BAD = "braze,Brazing,Forth College"

UNREAD = "cannot be read, so it is left out"
KINDS = [
    ("scqf_level", "13", "line 3, scqf_level", "'13' is left out: SCQF level must lie between 1 and 12, not 13"),
    ("scqf_level", "six", "line 3, scqf_level", f"'six' {UNREAD}"),
    ("scqf_level", "8-7", "line 3, scqf_level", "the range 8-7 runs backwards"),
    ("scqf_level", "RQF level 3", "line 3, scqf_level", UNREAD),
    ("scqf_credits", "-20", "line 3, scqf_credits", "SCQF credits must lie between 1 and 480, not -20"),
    ("scqf_credits", "7.5", "line 3, scqf_credits", UNREAD),
    ("credit_bearing", "maybe", "line 3, credit_bearing", UNREAD),
    ("mode", "sometimes", "line 3, mode", UNREAD),
    ("duration_weeks", "a few", "line 3, duration_weeks", UNREAD),
    ("duration_weeks", "0", "line 3, duration_weeks", UNREAD),
    ("hours_per_week", "200", "line 3, hours_per_week", UNREAD),
    ("price_amount", "POA", "line 3, price_amount", UNREAD),
    ("price_amount", "£350 per term", "line 3, price_amount", UNREAD),
    ("price_amount", "-5", "line 3, price_amount", "it must be at least 0"),
    ("starts", "2027-02-30", "line 3, starts", UNREAD),
    ("last_verified", "yesterday", "line 3, last_verified", UNREAD),
    ("languages", "Norn", "line 3, languages", UNREAD),
    ("url", "somewhere", "line 3, url", UNREAD),
]


@pytest.mark.parametrize(("column", "cell", "place", "words"), KINDS)
def test_a_bad_cell_costs_its_value_and_is_named(column: str, cell: str, place: str, words: str, write: Write) -> None:
    parsed = read(write(f"{HEADER},{column}", f"{GOOD},", f"{BAD},{cell}"))
    (named,) = [problem for problem in parsed.warnings if problem.location.startswith("line 3")]
    assert named.location == place
    assert words in named.message
    assert [record.id for record in parsed.credentials] == ["weld", "braze"]
    field = "price" if column == "price_amount" else column
    assert getattr(parsed["Brazing"], field) in (None, ())
    assert parsed.problems == []


def test_of_several_starts_only_the_impossible_one_is_left_out(write: Write) -> None:
    parsed = read(write(f"{HEADER},starts", f"{BAD},2027-01-18|2027-02-30"))
    assert [str(day) for day in parsed["Brazing"].starts] == ["2027-01-18"]
    assert [problem.location for problem in parsed.warnings] == ["line 2, starts"]


@pytest.mark.parametrize(("column", "cell"), [("price_currency", "pounds"), ("price_per", "term")])
def test_a_wrong_part_of_a_price_costs_the_price(column: str, cell: str, write: Write) -> None:
    parsed = read(write(f"{HEADER},price_amount,{column}", f"{BAD},10,{cell}"))
    assert parsed["Brazing"].price is None
    assert f"line 2, {column}" in {problem.location for problem in parsed.warnings}


def test_an_unread_day_of_a_price_costs_only_the_day(write: Write) -> None:
    price = read(write(f"{HEADER},price_amount,price_as_of", f"{BAD},10,soon"))["Brazing"].price
    assert price is not None
    assert (price.amount, price.as_of) == (Decimal(10), None)


def test_credits_on_a_row_that_says_no_credit_are_left_out(write: Write) -> None:
    parsed = read(write(f"{HEADER},scqf_credits,credit_bearing", f"{BAD},20,no"))
    assert [problem.message for problem in parsed.warnings] == [
        "a record with SCQF credits cannot say credit_bearing: no"
    ]
    brazing = parsed["Brazing"]
    assert (brazing.scqf_credits, brazing.credit_bearing) == (None, None)


@pytest.mark.parametrize(("row", "column"), [("braze,,Forth College", "title"), ("braze,Brazing,", "provider")])
def test_a_row_without_what_makes_it_a_record_is_an_error(row: str, column: str, write: Write) -> None:
    parsed = read(write(HEADER, GOOD, row))
    assert [(problem.location, problem.message) for problem in parsed.problems] == [
        (f"line 3, {column}", f"there is no {column}")
    ]
    assert [record.id for record in parsed.credentials] == ["weld"]


def test_a_row_that_lacks_everything_but_a_code_is_one_error(write: Write) -> None:
    (error,) = read(write("Course name,Institution,Code", ",,17")).problems
    assert str(error) == "line 2: there is no title; there is no provider"


def test_an_error_knows_which_record_it_leaves_out(write: Write) -> None:
    (error,) = read(write(HEADER, GOOD, "braze,,Forth College")).problems
    assert error.record == "braze"


@pytest.mark.parametrize("code", ["HEIN11037", "ABC 123", "test_1"])
def test_a_code_that_is_no_id_gives_one_with_the_provider(code: str, write: Write) -> None:
    first, second = read(write(HEADER, f"{code},Brazing,Forth College", f"{code},Brazing,Clyde College")).credentials
    assert first.id.startswith("forth-college-")
    assert second.id.startswith("clyde-college-")


def test_a_row_without_an_id_gets_one_that_stays_the_same(write: Write) -> None:
    path = write(HEADER, ",Brazing,Forth College")
    assert read(path).credentials == read(path).credentials
    assert read(path).credentials[0].id.startswith("forth-college-brazing")


def test_an_id_of_two_courses_is_an_error_that_names_both_lines(write: Write) -> None:
    parsed = read(write(HEADER, GOOD, BAD, "weld,Soldering,Forth College"))
    assert parsed.problems == [Problem("line 4, id", "'weld' is already the id of line 2, which has another title")]
    assert [record.id for record in parsed.credentials] == ["weld", "braze"]


def test_rows_of_nothing_but_commas_are_no_rows(write: Write) -> None:
    parsed = read(write(HEADER, GOOD, ",,", ",,,,,"))
    assert (len(parsed.credentials), parsed.problems, parsed.warnings) == (1, [], [])


def test_a_column_that_is_not_known_is_named_and_not_used(write: Write) -> None:
    parsed = read(write(f"{HEADER},department", f"{GOOD},Engineering"))
    assert [str(problem) for problem in parsed.warnings] == ["headings: the column 'department' is not used"]
    assert len(parsed.credentials) == 1


def test_cells_beyond_the_headings_are_named(write: Write) -> None:
    parsed = read(write(HEADER, "braze,Brazing,Forth College,extra"))
    assert [str(problem) for problem in parsed.warnings] == ["headings: the column 'column 4' is not used"]


def test_the_headings_again_further_down_are_no_row(write: Write) -> None:
    parsed = read(write(HEADER, GOOD, HEADER, BAD))
    assert (len(parsed.credentials), parsed.problems) == (2, [])


def test_the_line_counts_what_an_editor_counts(write: Write) -> None:
    parsed = read(write(f"{HEADER},description", f'{GOOD},"One\ntwo"', "", "braze,,Forth College,"))
    assert [problem.location for problem in parsed.problems] == ["line 5, title"]


@pytest.mark.parametrize("column", sorted(set(OWN) - {"id", "title", "provider"}))
def test_no_cell_however_odd_costs_more_than_its_value(column: str, write: Write) -> None:
    parsed = read(write(f"{HEADER},{column}", f"{BAD},{'x' * 10_001}"))
    assert parsed.problems == []
    assert [record.title for record in parsed.credentials] == ["Brazing"]


def test_a_problem_reads_as_a_sentence() -> None:
    assert str(Problem("line 3, mode", "must be online")) == "line 3, mode: must be online"
