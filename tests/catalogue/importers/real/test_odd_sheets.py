"""Spreadsheets that people made for people: merged cells, totals, notes, headings of their own, several prices."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from catalogue.importers.sheets import merged
from catalogue.importers.sheets.reader import proposal_of, read_xlsx
from tests.catalogue.importers.outcome import Outcome, outcome
from tests.catalogue.importers.real.given import sheet, written

HEADINGS = ("Course name", "Institution", "Fee", "Delivery")
ROWS = (
    ("Baking", "Lochside College", "£350", "Online"),
    ("Nets", None, "£95", "Online"),
    ("Ropes", "Kelvin College", "£20", "Online"),
)
ODD = (
    "What we teach,Who runs it,Price tag,Kicks off,How long it takes\n"
    "Baking for cafes,Lochside College,£185 per head,06.09.2027,2 days\n"
    "Net mending,Lochside College,£95 per session,4. Oktober 2027,6 weeks\n"
    "Rope work,Kelvin Institute,free,5 maart 2028,8 weeks\n"
    "Wall building,Kelvin Institute,£400 pp,rolling,10 weeks\n"
)


def book(path: Path, rows: Sequence[Sequence[Any]], *ranges: str) -> Path:
    made = Workbook()
    cells = made.create_sheet("Courses", 0)
    for row in rows:
        cells.append(row)
    for name in ranges:
        cells.merge_cells(name)
    made.save(path)
    return path


def read(path: Path) -> Outcome:
    return outcome(read_xlsx(path))


def test_what_stands_in_merged_cells_holds_for_each_of_their_rows(tmp_path: Path) -> None:
    taken = read(book(tmp_path / "c.xlsx", (HEADINGS, *ROWS), "B2:B3"))
    assert [record.provider for record in taken.credentials] == [
        "Lochside College",
        "Lochside College",
        "Kelvin College",
    ]
    assert taken.problems == []


def test_merged_cells_end_with_their_last_row_and_fill_no_empty_one(tmp_path: Path) -> None:
    rows = (("Courses of 2027",), (), HEADINGS, ROWS[0], (), ("Nets",), ("Knots", None, "£5", "Online"), ROWS[2])
    taken = read(book(tmp_path / "c.xlsx", rows, "A1:D2", "B4:B6"))
    assert [record.title for record in taken.credentials] == ["Baking", "Nets", "Ropes"]
    assert [problem.location for problem in taken.problems] == ["row 7, provider"]


def test_headings_of_two_rows_are_read_where_their_cells_are_merged(tmp_path: Path) -> None:
    rows = [
        ("Course name", "Institution", "Fees", None),
        (None, None, "Home fee", "Abroad"),
        ("Baking", "Lochside", "£350", "£900"),
    ]
    (record,) = read(book(tmp_path / "c.xlsx", rows, "A1:A2", "B1:B2", "C1:D1")).credentials
    assert record.price is not None
    assert int(record.price.amount) == 350


def test_merged_cells_without_number_are_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merged, "MOST_MERGED", 0)
    assert len(read(book(tmp_path / "c.xlsx", (HEADINGS, *ROWS), "B2:B3")).problems) == 1


def test_merged_cells_are_found_across_the_pieces_in_which_a_sheet_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for size in (1, 7, 30):
        monkeypatch.setattr(merged, "PIECE", size)
        assert read(book(tmp_path / "c.xlsx", (HEADINGS, *ROWS), "B2:B3")).problems == []


@pytest.mark.parametrize(
    "word",
    [
        *("Total", "TOTALS:", "Grand total", "Sub-total", "Gesamtsumme", "Totaal", "Total (8)"),
        *("Total: £1,234.50", "Totals 2026/27", "Total GBP 350", "Total fees", "Total for Lochside"),
    ],
)
def test_a_row_of_totals_is_no_course(word: str) -> None:
    taken = sheet(f'Course name,Fee,Delivery\nBaking,£350,Online\n"{word}",£350,\n', source="Lochside College")
    assert [record.title for record in taken.credentials] == ["Baking"]
    assert [str(problem) for problem in taken.warnings] == [
        f"line 3: it is a row of totals ('{word}'), so it is left out"
    ]


@pytest.mark.parametrize(
    "title",
    ["Total Station Surveying", "Total Quality Management", "Total quality", "Total Rewards", "Total Cost Management"],
)
@pytest.mark.parametrize("fee", ["£350", "350"])
def test_a_course_whose_name_begins_like_a_total_is_one(title: str, fee: str, tmp_path: Path) -> None:
    taken = sheet(f"Course name,Fee\n{title},{fee}\n", source="Lochside College")
    assert [record.title for record in taken.credentials] == [title]
    rows = (HEADINGS, (title, "Lochside College", fee, "Online"), ("Total", None, 350, None))
    assert [record.title for record in read(book(tmp_path / "c.xlsx", rows)).credentials] == [title]


def test_what_is_summed_up_in_a_title_is_a_course_beside_words() -> None:
    taken = sheet("Course name,Fee,Delivery\nTotal costs,£350,Online\n", source="Lochside College")
    assert [record.title for record in taken.credentials] == ["Total costs"]


def test_a_text_alone_in_its_row_is_a_heading_or_a_note() -> None:
    text = "Course name,Fee,Delivery\nFood\nBaking,£350,Online\nBread,£95,Online\n* Prices may change,,\n"
    taken = sheet(text, source="Lochside College")
    assert [record.title for record in taken.credentials] == ["Baking", "Bread"]
    assert [problem.location for problem in taken.warnings] == ["line 2", "line 5"]
    assert "'Food' stands alone in its row" in str(taken.warnings[0])


def test_in_a_list_of_little_more_than_titles_a_title_alone_is_a_course() -> None:
    taken = sheet("Course name,Fee\nBaking,\nBread,£95\n", source="Lochside College")
    assert [record.title for record in taken.credentials] == ["Baking", "Bread"]


def test_the_source_is_not_the_provider_of_a_row_that_names_none_beside_others_that_do() -> None:
    taken = sheet("Course name,Institution\nBaking,Lochside College\nNets,\n", source="Isles Hub")
    assert [record.provider for record in taken.credentials] == ["Lochside College"]
    assert [str(problem) for problem in taken.problems] == ["line 3, provider: there is no provider"]


@pytest.mark.parametrize(
    "heading",
    [
        *("Deposit", "Member price", "Fee per module", "Typical starting salary", "Registration fee", "Kit"),
        *("You save", "Discounted price", "Price from", "Costs of materials", "Exam charge", "£", ""),
    ],
)
def test_amounts_below_a_heading_that_names_no_whole_price_are_none(heading: str) -> None:
    (first, _) = sheet(f"Course name,Institution,{heading}\nBaking,Lochside,£50\nNets,Lochside,£60\n").credentials
    assert first.price is None


@pytest.mark.parametrize(
    "heading", ["Price tag", "What it costs you: our price", "Cost to employers", "Preis", "Kosten"]
)
def test_amounts_below_a_price_in_other_words_are_prices(heading: str) -> None:
    (first, _) = sheet(f"Course name,Institution,{heading}\nBaking,Lochside,£50\nNets,Lochside,£60\n").credentials
    assert first.price is not None
    assert int(first.price.amount) == 50


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Entry level", "SCQF level 5"),
        ("Level that comes next", "SCQF level 8, 20 credits"),
        ("Assessment delivery", "Online"),
        ("Exam", "Evenings"),
        ("Image", "https://x.example/a.png"),
        ("Application starts", "01/02/2027"),
    ],
)
def test_what_stands_below_the_name_of_something_else_is_no_fact_of_the_course(heading: str, cell: str) -> None:
    rows = f'Baking,Lochside,"{cell}"\n'
    (bare,) = sheet("Course name,Institution\nBaking,Lochside\n").credentials
    assert sheet(f"Course name,Institution,{heading}\n{rows}").credentials == [bare]
    (other,) = sheet(f"Course name,Institution,So it is: starts\n{rows}").credentials
    assert other != bare


def test_of_two_columns_of_prices_that_differ_none_is_read() -> None:
    taken = sheet("Course name,Institution,Fee,Fee\nBaking,Lochside,£350,£900\n")
    assert taken["Baking"].price is None
    assert str(taken.warnings[-1]) == (
        "column 'Fee': it differs from 'Fee (column 4)', and each may hold the price, so none is read; say which does"
    )


def test_two_columns_of_the_same_prices_are_one() -> None:
    taken = sheet("Course name,Institution,Fee,Course cost\nBaking,Lochside,£350,350\n")
    assert taken["Baking"].price is not None


def test_columns_in_odd_words_are_guessed_for_a_person_to_look_at() -> None:
    proposal, *_ = proposal_of(written(ODD, "courses.csv"), "csv")
    assert proposal.mapping.columns == {
        "What we teach": "title",
        "Who runs it": "provider",
        "Price tag": "price",
        "Kicks off": "starts",
        "How long it takes": "duration_weeks",
    }
    assert proposal.guessed == ("Who runs it", "How long it takes", "What we teach")


@pytest.mark.parametrize("text", ["Farbe,Zahl\nred,1\nred,2\nred,3\n", "Farbe,Zahl\nblue,1\n", "A,B\n7,1\n8,2\n9,3\n"])
def test_nothing_is_guessed_of_cells_that_are_like_no_titles(text: str) -> None:
    assert proposal_of(written(text, "courses.csv"), "csv")[0].guessed == ()
