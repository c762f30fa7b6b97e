"""Workbooks are read as CSV is, one row at a time, and no workbook can do harm."""

from __future__ import annotations

import datetime as dt
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.xml.constants import SHEET_MAIN_NS

from catalogue.importers import detect
from catalogue.importers.sheets import workbook as workbooks
from catalogue.importers.sheets.mapping import ColumnMapping
from catalogue.importers.sheets.reader import read_xlsx
from catalogue.importers.sheets.workbook import sheet_names
from catalogue.records import Mode
from tests.catalogue.importers.outcome import outcome, refusal
from tests.catalogue.importers.workbooks import NETS, workbook

HEADINGS = ("Course name", "Institution", "Fee", "Duration (weeks)", "Start date", "Delivery")
BAKING = ("Baking", "Lochside College", 350, 10, dt.datetime(2027, 2, 1, 9), "Online")  # noqa: DTZ001  as in a cell
SHEET = "xl/worksheets/sheet1.xml"
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "courses.xlsx"


def test_numbers_and_dates_are_read_by_their_kind(file: Path) -> None:
    (record,) = outcome(read_xlsx(workbook(file, Courses=[("Courses of 2027",), (), HEADINGS, BAKING]))).credentials
    assert (record.title, record.provider, record.mode) == ("Baking", "Lochside College", Mode.ONLINE)
    assert (record.duration_weeks, record.starts) == (10, (dt.date(2027, 2, 1),))
    assert record.price is not None
    assert (record.price.amount, record.price.currency) == (Decimal(350), "GBP")


@pytest.mark.parametrize(
    ("shown", "currency"),
    [
        ('"£"#,##0.00', "GBP"),
        ("#,##0.00\\ [$€-407]", "EUR"),
        ("[$$-409]#,##0", "USD"),
        ("[$£-809]0", "GBP"),
        ("[$-809]0", "GBP"),
        ("0", "GBP"),
    ],
)
def test_the_currency_that_a_cell_shows_is_that_of_its_price(shown: str, currency: str, file: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet("Courses", 0)
    sheet.append(HEADINGS)
    sheet.append(BAKING)
    sheet.cell(2, 3).number_format = shown
    book.save(file)
    (record,) = outcome(read_xlsx(file)).credentials
    assert record.price is not None
    assert record.price.currency == currency


def test_a_price_in_a_currency_that_is_not_known_is_no_price(file: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet("Courses", 0)
    sheet.append(HEADINGS)
    sheet.append(BAKING)
    sheet.cell(2, 3).number_format = "#,##0 [$kr-406]"
    book.save(file)
    (record,) = outcome(read_xlsx(file)).credentials
    assert record.price is None


def test_the_sheet_with_the_most_known_headings_is_read(file: Path) -> None:
    path = workbook(file, Notes=[("Title", "About")], Courses=[HEADINGS, BAKING])
    assert [record.title for record in outcome(read_xlsx(path)).credentials] == ["Baking"]


def test_the_names_of_sheets_need_no_sheet_and_no_text_to_be_read(file: Path) -> None:
    workbook(file, First=NETS, Second=NETS)
    with zipfile.ZipFile(file) as parts:
        contents = {name: parts.read(name) for name in parts.namelist()}
    with zipfile.ZipFile(file, "w") as parts:
        for name, content in contents.items():
            parts.writestr(name, b"<broken" if "worksheets/" in name or "sharedStrings" in name else content)
    assert sheet_names(file) == ["First", "Second"]


def test_hidden_sheets_and_charts_are_not_offered(file: Path) -> None:
    book = Workbook(write_only=False)
    book.create_sheet("Shown")
    book.remove(book.worksheets[0])
    book.create_sheet("Hidden").sheet_state = "hidden"
    book.create_chartsheet("Chart")
    book.save(file)
    assert sheet_names(file) == ["Shown"]


def test_a_cell_that_comes_again_is_read_as_its_own_column(file: Path) -> None:
    rows = [
        ("title", "provider", "scqf_level", "scqf_credits"),
        ("Nets", "Corrie", "6", "6"),
        ("Knots", "Corrie", "6", "8"),
    ]
    read = outcome(read_xlsx(workbook(file, Courses=rows)))
    assert [(str(one.scqf_level), str(one.scqf_credits)) for one in read.credentials] == [("6", "6"), ("6", "8")]


def test_a_sheet_that_is_named_goes_before_others(file: Path) -> None:
    path = workbook(file, Day=[HEADINGS, BAKING], Night=[HEADINGS, ("Bread", *BAKING[1:])])
    (record,) = outcome(read_xlsx(path, mapping=ColumnMapping(sheet="Night"))).credentials
    assert record.title == "Bread"
    assert "has no sheet called 'Noon'" in refusal(read_xlsx(path, mapping=ColumnMapping(sheet="Noon")))


def test_problems_name_the_row_of_the_sheet(file: Path) -> None:
    path = workbook(file, Courses=[NETS[0], NETS[1], (), ("rope", "", "Corrie College")])
    assert [str(problem) for problem in outcome(read_xlsx(path)).problems] == ["row 4, title: there is no title"]


def test_a_formula_is_not_worked_out(file: Path) -> None:
    path = workbook(file, Courses=[(*NETS[0], "duration_weeks"), (*NETS[1], "=1+1")])
    (record,) = outcome(read_xlsx(path)).credentials
    assert record.duration_weeks is None  # no program has stored a value with it


def test_the_macros_of_a_workbook_are_left_alone(file: Path) -> None:
    path = workbook(file.with_suffix(".xlsm"), Courses=NETS)
    with zipfile.ZipFile(path, "a") as parts:
        parts.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 Auto_Open")
    assert detect(path) == "xlsx"
    assert [record.title for record in outcome(read_xlsx(path)).credentials] == ["Net Mending"]


def test_what_stands_behind_the_rows_of_a_sheet_is_left_alone(file: Path) -> None:
    with zipfile.ZipFile(workbook(file, Courses=NETS)) as parts:
        sheet = parts.read(SHEET).decode()
    odd = sheet.replace("</sheetData>", '</sheetData><pageSetup orientation="sideways"/>')
    (record,) = outcome(read_xlsx(with_part(file, SHEET, odd))).credentials
    assert record.title == "Net Mending"


def test_a_workbook_without_rows_is_refused(file: Path) -> None:
    assert refusal(read_xlsx(workbook(file, Empty=[]))).startswith("courses.xlsx is empty")


def with_part(path: Path, name: str, content: str) -> Path:
    """The workbook with one of its parts replaced."""
    with zipfile.ZipFile(path) as old:
        kept = {each: old.read(each) for each in old.namelist()}
    assert name in kept
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for each, inside in {**kept, name: content.encode()}.items():
            new.writestr(each, inside)
    return path


def test_entities_in_a_workbook_are_refused(file: Path) -> None:
    path = with_part(workbook(file), SHEET, BOMB)
    assert refusal(read_xlsx(path)).startswith("courses.xlsx declares a document type or entities")


@pytest.mark.parametrize("content", ["<!-- " + "x" * 5000 + " -->" + BOMB, " " * 5000 + BOMB])
def test_entities_behind_much_else_are_refused_too(content: str, file: Path) -> None:
    path = with_part(workbook(file), SHEET, content)
    assert refusal(read_xlsx(path)).startswith("courses.xlsx declares a document type or entities")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"id,title,provider", b"\0" * 100])
def test_what_is_no_workbook_is_refused(content: bytes, file: Path) -> None:
    file.write_bytes(content)
    assert refusal(read_xlsx(file)) == "courses.xlsx is damaged or no workbook, and cannot be opened"


def test_another_archive_is_refused(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert refusal(read_xlsx(file)) == "courses.xlsx is an archive, but no workbook"


@pytest.mark.parametrize("limit", ["MAX_PART", "MAX_PARTS"])
def test_a_workbook_that_unpacks_to_too_much_is_refused_unread(
    limit: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, limit, 5)
    assert refusal(read_xlsx(workbook(file))) == "courses.xlsx unpacks to more than a catalogue can hold"


def test_a_workbook_that_is_too_large_is_refused_unread(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MAX_BYTES", 10)
    assert "is larger than" in refusal(read_xlsx(workbook(file)))


def with_rows(path: Path, *rows: str) -> Path:
    """A workbook whose sheet has these rows, as XML below the headings title and provider."""
    headings = sheet_row(1, text_cell("A1", "title"), text_cell("B1", "provider"))
    content = f'<worksheet xmlns="{SHEET_MAIN_NS}"><sheetData>{headings}{"".join(rows)}</sheetData></worksheet>'
    return with_part(workbook(path), SHEET, content)


def sheet_row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def text_cell(place: str, *texts: str) -> str:
    inside = "".join(f"<t>{text}</t>" if text[:1] != "<" else text for text in texts)
    return f'<c r="{place}" t="inlineStr"><is>{inside}</is></c>'


def test_cells_beyond_the_last_column_that_is_read_are_left_alone(file: Path) -> None:
    nets = (text_cell("A2", "Net Mending"), text_cell("B2", "Corrie College"))
    read = outcome(read_xlsx(with_rows(file, sheet_row(2, *nets, text_cell("XFD2", "stray")))))
    assert [(record.title, record.provider) for record in read.credentials] == [("Net Mending", "Corrie College")]
    assert read.warnings == []


def test_a_text_in_runs_of_several_styles_is_read_without_its_reading_aid(file: Path) -> None:
    runs = ("<r><t>Net </t></r>", "<r><rPr><b/></rPr><t>Mending</t></r>", '<rPh sb="0" eb="1"><t>aid</t></rPh>')
    row = sheet_row(2, text_cell("A2", *runs), text_cell("B2", "Corrie College"), text_cell("C2"))
    assert [record.title for record in outcome(read_xlsx(with_rows(file, row))).credentials] == ["Net Mending"]


def test_a_row_keeps_its_number_where_the_file_leaves_out_those_before_it(file: Path) -> None:
    read = outcome(read_xlsx(with_rows(file, sheet_row(7, text_cell("B7", "Corrie College")))))
    assert [str(problem) for problem in read.problems] == ["row 7, title: there is no title"]


def test_a_sheet_of_empty_rows_without_end_ends(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MOST_EMPTY", 10)
    path = workbook(file, Courses=[*NETS, *[("",)] * 50, ("late", "Late", "Corrie College")])
    assert [record.title for record in outcome(read_xlsx(path)).credentials] == ["Net Mending"]


def test_a_workbook_with_a_part_that_cannot_be_unpacked_is_refused(file: Path) -> None:
    content = bytearray(workbook(file).read_bytes())
    with zipfile.ZipFile(file) as parts:
        part = parts.infolist()[0]
    at = part.header_offset + 30 + len(part.filename)  # where its compressed bytes begin (APPNOTE 4.3.7)
    content[at : at + 8] = b"\xff" * 8
    file.write_bytes(content)
    assert refusal(read_xlsx(file)) == "courses.xlsx is damaged or no workbook, and cannot be opened"
