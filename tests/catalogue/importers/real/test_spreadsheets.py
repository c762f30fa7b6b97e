"""CSV as spreadsheets write it: any separator, encoding, heading and layout."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from catalogue.records import Credential, Mode, Pattern, Skill, Span
from tests.catalogue.importers.real.given import row, sheet

BAKING = Credential(id="ab-1", title="Baking", provider="Lochside College")


@pytest.mark.parametrize(
    "text",
    [
        "id;title;provider\nab-1;Baking;Lochside College\n",
        "id\ttitle\tprovider\nab-1\tBaking\tLochside College\n",
        "id|title|provider\nab-1|Baking|Lochside College\n",
        "sep=;\nid;title;provider\nab-1;Baking;Lochside College\n",
        "ID,Title,Provider\nab-1,Baking,Lochside College\n",
        "id, title, provider\nab-1, Baking, Lochside College\n",
        "id,title\u00a0,provider\nab-1,Baking,Lochside College\n",
        "Short courses of 2027\nid,title,provider\nab-1,Baking,Lochside College\n",
        "Short courses of 2027,,\n,,\nid,title,provider\nab-1,Baking,Lochside College\n",
        "id,title,provider,,\nab-1,Baking,Lochside College,,\n",
        "id,title,provider\nab-1,Baking,Lochside College\n,,,\n,,,\n",
        "\ufeffid,title,provider\r\nab-1,Baking,Lochside College\r\n",
    ],
)
def test_any_dialect_is_read_without_a_word(text: str) -> None:
    read = sheet(text)
    assert (read.credentials, read.problems, read.warnings) == ([BAKING], [], [])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-8"])
def test_any_encoding_of_a_spreadsheet_is_read(encoding: str) -> None:
    text = "id,title,provider\nab-1,Café skills – a start,Lochside College\n"
    assert [record.title for record in sheet(text.encode(encoding)).credentials] == ["Café skills – a start"]


def test_one_stray_byte_is_read_as_windows_writes_it() -> None:
    text = b"id,title,provider\nab-1,The baker\x92s caf\xc3\xa9,Lochside College\n"
    assert [record.title for record in sheet(text).credentials] == ["The baker’s café"]


@pytest.mark.parametrize(
    ("column", "cell", "field", "value"),
    [
        ("starts", "01/02/2027", "starts", (dt.date(2027, 2, 1),)),
        ("starts", "1 Feb 2027; 5 June 2027", "starts", (dt.date(2027, 2, 1), dt.date(2027, 6, 5))),
        ("starts", "Rolling", "starts_any_time", True),
        ("price_amount", "£350", "price", Decimal(350)),
        ("price_amount", "1,250.00", "price", Decimal(1250)),
        ("price_amount", "£350 per term", "price", None),
        ("mode", "Online", "mode", Mode.ONLINE),
        ("mode", "On campus", "mode", Mode.CAMPUS),
        ("pattern", "Part-time", "pattern", Pattern.PART_TIME),
        ("assessed", "Y", "assessed", True),
        ("scqf_level", "SCQF Level 7", "scqf_level", Span(low=7, high=7)),
        ("scqf_credits", "SCQF credit points: 12", "scqf_credits", Span(low=12, high=12)),
        ("scqf_credits", "20 credits", "scqf_credits", Span(low=20, high=20)),
        ("duration_weeks", "10 weeks", "duration_weeks", 10),
        ("url", "www.x.ac.uk", "url", "https://www.x.ac.uk/"),
        ("languages", "English", "languages", ("en",)),
        ("description", "<p>Learn <b>bread</b>&nbsp;and more</p>", "description", "Learn bread and more"),
        ("subjects", "Baking &amp; Pastry", "subjects", ("Baking & Pastry",)),
        ("skills", "Bread; Cakes", "skills", (Skill(label="Bread"), Skill(label="Cakes"))),
        (
            "learning_outcomes",
            "• Bake a loaf\n• Sell it; twice",
            "learning_outcomes",
            ("Bake a loaf", "Sell it; twice"),
        ),
    ],
)
def test_a_cell_is_read_as_people_write_it(column: str, cell: str, field: str, value: Any) -> None:
    found: Any = getattr(row(column, cell), field)
    found = found.amount if field == "price" and found else str(found) if field == "url" else found
    assert found == value


@pytest.mark.parametrize("code", ["HEIN11037", "ABC 123", "test_1"])
def test_any_code_gives_a_stable_id(code: str) -> None:
    text = f"id,title,provider\n{code},Baking,Lochside College\n"
    (first,), (second,) = sheet(text).credentials, sheet(text).credentials
    assert first.id == second.id
    assert first.id.startswith("lochside-college-")


def test_a_foreign_layout_is_read_by_its_names_and_units() -> None:
    (record,) = sheet(
        "Course name,Institution,Fee,Duration (weeks),Study mode,Code\n"
        "Baking,Lochside College,£350,10,Part-time evening,17\n"
    ).credentials
    assert (record.title, record.provider, record.duration_weeks) == ("Baking", "Lochside College", 10)
    assert record.price is not None
    assert (record.price.amount, record.pattern) == (Decimal(350), Pattern.EVENINGS)
    assert record.id == "lochside-college-17"


@pytest.mark.parametrize(
    ("heading", "cell", "weeks"),
    [
        ("Duration (days)", "3", 1),
        ("Length in months", "6", None),
        ("Duration (months)", "6", 26),
        ("Duration", "6", None),
    ],
)
def test_a_bare_length_counts_in_the_unit_of_its_heading(heading: str, cell: str, weeks: int | None) -> None:
    (record,) = sheet(f"Course name,Institution,{heading}\nBaking,Lochside College,{cell}\n").credentials
    assert record.duration_weeks == weeks


@pytest.mark.parametrize("heading", ["Fee (per term)", "Fee per module", "Deposit", "Member price"])
def test_a_column_that_may_hold_part_of_a_price_holds_none(heading: str) -> None:
    (record,) = sheet(f"Course name,Institution,{heading}\nBaking,Lochside College,350\n").credentials
    assert record.price is None


def test_levels_count_only_where_the_heading_or_the_cells_name_the_framework() -> None:
    text = "Course name,Institution,{}\nBaking,Lochside College,{}\n"
    (bare,) = sheet(text.format("Level", "7")).credentials
    (named,) = sheet(text.format("Level", "SCQF level 7")).credentials
    (headed,) = sheet(text.format("SCQF level", "7")).credentials
    assert [bare.scqf_level, str(named.scqf_level), str(headed.scqf_level)] == [None, "7", "7"]


def test_credits_without_a_framework_show_only_that_there_are_some() -> None:
    (record,) = sheet("Course name,Institution,Credits\nBaking,Lochside College,60\n").credentials
    assert (record.scqf_credits, record.credit_bearing) == (None, True)
    (scottish,) = sheet("Course name,Institution,SCQF level,Credits\nBaking,Lochside,7,60\n").credentials
    assert str(scottish.scqf_credits) == "60"


def test_european_credits_are_counted_in_scottish_ones() -> None:
    (record,) = sheet("Course name,Institution,ECTS\nBaking,Lochside College,10\n").credentials
    assert str(record.scqf_credits) == "20"


def test_the_source_is_the_provider_where_no_column_is() -> None:
    (record,) = sheet("Course name,Fee\nBaking,£350\n", source="Lochside College").credentials
    assert record.provider == "Lochside College"


def test_dates_and_prices_that_are_read_in_one_way_of_two_are_told() -> None:
    read = sheet("Course name,Institution,Fee,Start date\nBaking,Lochside College,350,01/02/2027\n")
    assert [str(problem) for problem in read.warnings] == [
        "column 'Fee': prices without a currency are read as pounds",
        "column 'Start date': dates such as 01/02/2027 are read with the day first",
    ]


def test_months_come_first_only_where_the_dates_prove_it() -> None:
    rows = "Baking,Lochside College,01/02/2027\nBread,Lochside College,01/25/2027\n"
    read = sheet(f"Course name,Institution,Start date\n{rows}")
    assert read["Baking"].starts == (dt.date(2027, 1, 2),)
    assert "with the month first" in str(read.warnings[0])


def test_rows_of_one_code_are_runs_of_one_course() -> None:
    rows = "17,Baking,Lochside College,2027-01-18,£95\n17,Baking,Lochside College,2027-06-01,£1140\n"
    (record,) = sheet(f"Code,Course name,Institution,Start date,Fee\n{rows}").credentials
    assert record.starts == (dt.date(2027, 1, 18), dt.date(2027, 6, 1))
    assert record.price is None


def test_columns_without_any_heading_that_is_known_are_told_by_their_cells() -> None:
    read = sheet("Kurs,Course name,Link,Form\nx,Baking,https://x.example/b,Online\n", source="Lochside")
    (record,) = read.credentials
    assert (str(record.url), record.mode) == ("https://x.example/b", Mode.ONLINE)


def test_a_column_of_days_months_and_any_time_is_proposed_as_starts() -> None:
    read = sheet(
        "Course,Institution,When\nBaking,Lochside College,25 January 2027\n"
        "Nets,Lochside College,March 2027\nRopes,Lochside College,Any time\n"
    )
    assert [str(day) for day in read["Baking"].starts] == ["2027-01-25"]
    assert (read["Nets"].starts, read["Nets"].starts_any_time) == ((), None)
    assert read["Ropes"].starts_any_time is True
