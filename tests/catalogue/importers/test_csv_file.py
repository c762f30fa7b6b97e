"""What a file must be as a whole, and what is read from a good one."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from catalogue.importers.sheets import delimited
from catalogue.importers.sheets.headings import OWN
from catalogue.importers.sheets.reader import read_csv
from catalogue.records import Credential, Mode, Pattern, Price, Skill, Span
from tests.catalogue.importers import outcome as outcomes
from tests.catalogue.importers.outcome import Outcome, outcome
from tests.catalogue.made import FULL

Write = Callable[..., Path]

HEADER = "id,title,provider"
ROW = "weld,Pipe Welding,Forth College"
WELDING = Credential(id="weld", title="Pipe Welding", provider="Forth College")


def read(path: Path, source: str | None = None) -> Outcome:
    return outcome(read_csv(path, source=source))


def refusal(path: Path) -> str:
    return outcomes.refusal(read_csv(path))


def test_a_row_becomes_a_credential(write: Write) -> None:
    parsed = read(write(HEADER, ROW))
    assert parsed.problems == []
    assert parsed.credentials == [WELDING]


def test_every_column_is_read(write: Write, tmp_path: Path) -> None:
    cells = {
        "id": "weld",
        "title": "Pipe Welding",
        "provider": "Forth College",
        "awarding_body": "SQA",
        "description": "Weld, and check.\nThen weld again.",
        "subjects": "manufacturing|energy",
        "learning_outcomes": "Weld a pipe.|Test a weld.",
        "skills": "weld | braze |",
        "employer_words": "our pipes leak|rework costs us",
        "scqf_level": "6-7",
        "scqf_credits": "10",
        "credit_bearing": "YES",
        "assessed": "true",
        "assessment": "A test piece.",
        "mode": "campus",
        "pattern": "day release",
        "duration_weeks": "8",
        "hours_per_week": "7.5",
        "location": "Falkirk",
        "price_amount": "495.00",
        "price_currency": "GBP",
        "price_per": "cohort",
        "price_as_of": "2026-08-01",
        "starts": "2027-01-18|2027-08-23",
        "starts_any_time": "no",
        "entry_requirements": "None.",
        "rpl": "Ask.",
        "quality_assurance": "External.",
        "recognised_by": "TWI",
        "stacks_into": "HNC Fabrication",
        "badge": "false",
        "languages": "en|gd",
        "url": "https://example.org/weld",
        "source": "the college",
        "last_verified": "2026-10-05",
        "sample": "no",
    }
    cells |= {name: text for name, text in FULL.items() if isinstance(text, str) and name not in cells}
    assert set(cells) == set(OWN)
    with (path := tmp_path / "full.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(cells))
        writer.writeheader()
        writer.writerow(cells)
    (found,) = read(path).credentials
    assert found.skills == (Skill(label="weld"), Skill(label="braze"))
    assert (found.scqf_level, found.scqf_credits) == (Span(low=6, high=7), Span(low=10, high=10))
    assert (found.credit_bearing, found.assessed, found.starts_any_time, found.badge) == (True, True, False, False)
    assert (found.mode, found.pattern, found.hours_per_week) == (Mode.CAMPUS, Pattern.DAY_RELEASE, 7.5)
    assert found.price == Price(amount=Decimal("495.00"), per="cohort", as_of=dt.date(2026, 8, 1))
    assert found.starts == (dt.date(2027, 1, 18), dt.date(2027, 8, 23))
    assert found.description == cells["description"]
    texts = [name for name in FULL if isinstance(getattr(found, name), str) and name not in ("mode", "pattern")]
    assert {name: getattr(found, name) for name in texts} == {name: cells[name] for name in texts}
    assert not [name for name in Credential.model_fields if name not in found.model_fields_set]


def test_an_empty_cell_is_unknown(write: Write) -> None:
    parsed = read(write(f"{HEADER},price_amount,scqf_level,credit_bearing,starts", f"{ROW}, ,,,"))
    assert parsed.credentials == [WELDING]


def test_a_row_that_ends_early_leaves_the_rest_unknown(write: Write) -> None:
    assert read(write(f"{HEADER},mode,url", ROW)).credentials == [WELDING]


def test_the_columns_may_stand_in_any_order(write: Write) -> None:
    assert read(write("provider,id,title", "Forth College,weld,Pipe Welding")).credentials == [WELDING]


def test_a_file_that_names_no_source_is_given_one(write: Write) -> None:
    (found,) = read(write(HEADER, ROW), source="Forth College, by mail").credentials
    assert found.source == "Forth College, by mail"


def test_the_source_in_the_file_goes_before_the_one_given(write: Write) -> None:
    (found,) = read(write(f"{HEADER},source", f"{ROW},the prospectus"), source="by mail").credentials
    assert found.source == "the prospectus"


def test_a_byte_order_mark_is_no_part_of_the_first_column(write: Write) -> None:
    parsed = read(write(content=b"\xef\xbb\xbf" + f"{HEADER}\n{ROW}\n".encode()))
    assert parsed.credentials == [WELDING]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_end_of_line_will_do(end: str, write: Write) -> None:
    assert read(write(content=end.join((HEADER, ROW, "")).encode())).credentials == [WELDING]


def test_a_line_with_nothing_on_it_is_no_row(write: Write) -> None:
    parsed = read(write(HEADER, "", ROW, "", ""))
    assert (parsed.credentials, parsed.problems) == ([WELDING], [])


def test_letters_beyond_english_are_kept(write: Write) -> None:
    (found,) = read(write(HEADER, "gd,Gàidhlig aig obair,Sabhal Mòr")).credentials
    assert (found.title, found.provider) == ("Gàidhlig aig obair", "Sabhal Mòr")


def test_a_header_without_rows_is_an_empty_catalogue(write: Write) -> None:
    parsed = read(write(HEADER))
    assert (parsed.credentials, parsed.problems) == ([], [])


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(content: bytes, write: Write) -> None:
    assert "courses.csv is empty" in refusal(write(content=content))


@pytest.mark.parametrize(
    "content",
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"PK\x03\x04\x14\0\x06\0"],
    ids=["picture", "workbook"],
)
def test_what_is_no_text_is_refused(content: bytes, write: Write) -> None:
    assert "is not" in refusal(write(content=content))


def test_a_text_with_a_nought_in_it_is_refused(write: Write) -> None:
    assert refusal(write(content=f"{HEADER}\n{ROW}\0".encode())) == "courses.csv is not a text file"


def test_a_file_in_which_no_column_can_hold_titles_is_refused_with_its_columns(write: Write) -> None:
    message = refusal(write("id,provider", "a,b"))
    assert message == "courses.csv has no column that is known to hold the titles; its columns are id, provider"


def test_of_two_columns_with_one_heading_the_first_counts(write: Write) -> None:
    assert read(write(f"{HEADER},title", f"{ROW},Brazing")).credentials == [WELDING]


def test_a_quotation_that_never_ends_is_refused_near_its_line(write: Write) -> None:
    message = refusal(write(HEADER, ROW, 'braze,"Brazing,Forth College'))
    assert message.startswith("courses.csv breaks off or is badly quoted near line 3:")


def test_letters_after_a_closing_quote_are_refused_near_their_line(write: Write) -> None:
    assert "badly quoted near line 2:" in refusal(write(HEADER, 'braze,"Brazing" basics,Forth College'))


def test_a_header_that_never_ends_is_refused_at_line_one(write: Write) -> None:
    assert "badly quoted near line 1:" in refusal(write('id,"title', ROW))


def test_a_file_that_is_too_large_is_refused_unread(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(HEADER, ROW)
    monkeypatch.setattr(delimited, "MAX_BYTES", path.stat().st_size - 1)
    assert "courses.csv is larger than" in refusal(path)


def test_a_file_of_exactly_the_limit_is_read(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(HEADER, ROW)
    monkeypatch.setattr(delimited, "MAX_BYTES", path.stat().st_size)
    assert read(path).credentials == [WELDING]


def test_a_skill_may_be_followed_by_its_address(write: Write) -> None:
    cell = "weld <http://data.europa.eu/esco/skill/1>|braze <not an address>"
    (found,) = read(write(f"{HEADER},skills", f"{ROW},{cell}")).credentials
    assert found.skills[0] == Skill.model_validate({"label": "weld", "uri": "http://data.europa.eu/esco/skill/1"})
    assert found.skills[1] == Skill(label="braze <not an address>")


def test_a_bar_inside_an_item_is_written_with_a_stroke(write: Write) -> None:
    (found,) = read(write(f"{HEADER},subjects", rf"{ROW},either\|or|back\\slash|C:\temp")).credentials
    assert found.subjects == ("either|or", "back\\slash", "C:\\temp")


@pytest.mark.parametrize(("cell", "text"), [("'=1+1", "=1+1"), ("''-x", "'-x"), ("'tis", "'tis"), ("-x", "-x")])
def test_the_apostrophe_that_guards_a_formula_is_not_text(cell: str, text: str, write: Write) -> None:
    (found,) = read(write(f"{HEADER},description", f"{ROW},{cell}")).credentials
    assert found.description == text


def test_a_line_separator_of_unicode_ends_no_row(write: Write) -> None:
    (found,) = read(write(f"{HEADER},description", f"{ROW},one\u2028two\x85three")).credentials
    assert found.description == "one two\nthree"
