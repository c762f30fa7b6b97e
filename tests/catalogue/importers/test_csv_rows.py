"""Every kind of bad row is reported with its line and column; the good rows around it are read all the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.importers import Problem
from catalogue.importers.csv_file import COLUMNS, read_csv
from tests.catalogue.importers.outcome import Outcome, outcome

Write = Callable[..., Path]


def read(path: Path) -> Outcome:
    return outcome(read_csv(path))


HEADER = "id,title,provider"
GOOD = "weld,Pipe Welding,Forth College"
BAD = "braze,Brazing,Forth College"

KINDS = [
    ("scqf_level", "13", "line 3, row", "SCQF level must lie between 1 and 12, not 13"),
    ("scqf_level", "0", "line 3, row", "SCQF level must lie between 1 and 12, not 0"),
    ("scqf_level", "six", "line 3, scqf_level", "'six' is not a whole number or a range such as 10-14"),
    ("scqf_level", "8-7", "line 3, scqf_level", "the range 8-7 runs backwards"),
    ("scqf_credits", "-20", "line 3, row", "SCQF credits must lie between 1 and 480, not -20"),
    ("scqf_credits", "0", "line 3, row", "SCQF credits must lie between 1 and 480, not 0"),
    ("scqf_credits", "7.5", "line 3, scqf_credits", "'7.5' is not a whole number or a range such as 10-14"),
    ("credit_bearing", "maybe", "line 3", "credit_bearing must be yes, no or empty, not 'maybe'"),
    ("sample", "1", "line 3", "sample must be yes, no or empty, not '1'"),
    ("mode", "distance", "line 3, mode", "Input should be 'online', 'blended', 'campus' or 'workplace'"),
    ("pattern", "sometimes", "line 3, pattern", "Input should be 'part-time'"),
    ("duration_weeks", "a few", "line 3, duration_weeks", "Input should be a valid integer"),
    ("duration_weeks", "0", "line 3, duration_weeks", "greater than or equal to 1"),
    ("hours_per_week", "200", "line 3, hours_per_week", "less than or equal to 60"),
    ("price_amount", "POA", "line 3, price_amount", "valid decimal"),
    ("price_amount", "-5", "line 3, price_amount", "greater than or equal to 0"),
    ("price_amount", "£495", "line 3, price_amount", "valid decimal"),
    ("price_currency", "GBP", "line 3, price_amount", "Field required"),
    ("starts", "2027-01-18|18/02/2027", "line 3, starts", "date"),
    ("starts", "2027-02-30", "line 3, starts", "date"),
    ("last_verified", "yesterday", "line 3, last_verified", "date"),
    ("languages", "English", "line 3, languages", "match pattern"),
    ("url", "example.org/braze", "line 3, url", "URL"),
    ("awarding_body", "x" * 301, "line 3, awarding_body", "at most 300 characters"),
]


@pytest.mark.parametrize(("column", "cell", "place", "words"), KINDS)
def test_a_bad_cell_is_reported_with_its_line(column: str, cell: str, place: str, words: str, write: Write) -> None:
    parsed = read(write(f"{HEADER},{column}", f"{GOOD},", f"{BAD},{cell}"))
    (problem,) = parsed.problems
    assert problem.location == place
    assert words in problem.message
    assert [credential.id for credential in parsed.credentials] == ["weld"]


@pytest.mark.parametrize("column", ["price_currency", "price_per", "price_as_of"])
def test_a_wrong_part_of_a_price_names_its_own_column(column: str, write: Write) -> None:
    (problem,) = read(write(f"{HEADER},price_amount,{column}", f"{BAD},10,wrong")).problems
    assert problem.location == f"line 2, {column}"


def test_credits_on_a_row_that_says_no_credit_are_reported(write: Write) -> None:
    parsed = read(write(f"{HEADER},scqf_credits,credit_bearing", f"{BAD},20,no"))
    assert parsed.problems == [Problem("line 2, row", "a record with SCQF credits cannot say credit_bearing: no")]
    assert parsed.credentials == []


@pytest.mark.parametrize(
    ("row", "column"),
    [(",Brazing,Forth College", "id"), ("braze,,Forth College", "title"), ("braze,Brazing,", "provider")],
)
def test_a_row_without_what_must_be_there_is_reported(row: str, column: str, write: Write) -> None:
    parsed = read(write(HEADER, row))
    assert parsed.problems == [Problem(f"line 2, {column}", "Field required")]
    assert parsed.credentials == []


def test_an_id_that_is_no_id_is_reported(write: Write) -> None:
    (problem,) = read(write(HEADER, "Brazing 101,Brazing,Forth College")).problems
    assert problem.location == "line 2, id"


def test_an_id_used_twice_is_reported_with_both_lines(write: Write) -> None:
    parsed = read(write(HEADER, GOOD, BAD, "weld,Welding again,Forth College"))
    assert parsed.problems == [Problem("line 4, id", "'weld' is already the id of line 2")]
    assert [credential.id for credential in parsed.credentials] == ["weld", "braze"]


def test_an_id_used_three_times_is_reported_twice(write: Write) -> None:
    assert [problem.location for problem in read(write(HEADER, GOOD, GOOD, GOOD)).problems] == [
        "line 3, id",
        "line 4, id",
    ]


def test_a_row_with_a_cell_too_many_is_reported(write: Write) -> None:
    parsed = read(write(HEADER, "braze,Brazing, basics,Forth College"))
    assert parsed.problems == [Problem("line 2", "the row has more cells than the first line has columns")]
    assert parsed.credentials == []


def test_a_row_of_nothing_but_commas_is_reported(write: Write) -> None:
    assert {problem.location for problem in read(write(HEADER, GOOD, ",,")).problems} == {
        "line 3, id",
        "line 3, title",
        "line 3, provider",
    }


def test_all_problems_of_a_row_are_reported_at_once(write: Write) -> None:
    parsed = read(write(f"{HEADER},mode,url", f"{BAD},distance,nowhere"))
    assert [problem.location for problem in parsed.problems] == ["line 2, mode", "line 2, url"]


def test_all_bad_rows_are_reported_at_once(write: Write) -> None:
    rows = [f"{BAD},13", f"{GOOD},7", f"{BAD},lots"]
    parsed = read(write(f"{HEADER},scqf_level", *rows))
    assert [problem.location for problem in parsed.problems] == ["line 2, row", "line 4, scqf_level"]
    assert [credential.id for credential in parsed.credentials] == ["weld"]


def test_the_line_counts_what_an_editor_counts(write: Write) -> None:
    parsed = read(write(f"{HEADER},description", f'{GOOD},"One\ntwo"', "", BAD.replace("braze", "B!")))
    assert [problem.location for problem in parsed.problems] == ["line 5, id"]


@pytest.mark.parametrize("column", sorted(COLUMNS - {"id", "title", "provider"}))
def test_a_problem_names_a_column_of_the_file(column: str, write: Write) -> None:
    parsed = read(write(f"{HEADER},{column}", f"{BAD},{'x' * 10_001}"))
    known = {f"line 2, {name}" for name in COLUMNS} | {"line 2"}
    assert {problem.location for problem in parsed.problems} <= known


def test_a_problem_reads_as_a_sentence() -> None:
    assert str(Problem("line 3, mode", "must be online")) == "line 3, mode: must be online"
