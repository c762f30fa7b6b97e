"""Requests leave as CSV and as a workbook in which nothing that an employer typed runs or turns the row round."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from hub import spreadsheets
from hub.filters import Filters
from hub.spreadsheets import COLUMNS, TooManyRows, disarmed, rows, write_csv, write_xlsx
from tests.hub.made import Opener

FORMULAS = ["=1+1", "+44 131", "-1", "@SUM(A1)", "  =1", "\t=1", "'=1", "＝1+1", "\ufeff=1", "|calc", "%0A", "\rx"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert str(disarmed(text)).startswith("'")


def test_controls_and_turned_text_are_left_out_and_numbers_and_plain_words_stay() -> None:
    assert disarmed("a\x00b\u202ec\u2066d\ufffe\x9b") == "abcd"
    assert disarmed("\u202e=1") == "'=1"
    assert [disarmed(cell) for cell in (-5, None, "we need 5-6", "Gàidhlig, “please”\nnow")] == [
        *(-5, None, "we need 5-6", "Gàidhlig, “please”\nnow")
    ]


def test_csv_holds_every_request_of_the_view_and_opens_in_excel(session: Session, opened: Opener) -> None:
    opened(organisation="=HYPERLINK(1)", need="two\nlines, and a comma", learners="12-15", skills=["a", "b"])
    opened(organisation="Other", route="adapt")
    write_csv(rows(session, Filters(route="unknown")), file := StringIO(newline=""))
    assert file.getvalue().startswith("\ufeffReference,Status,")
    (row,) = csv.DictReader(StringIO(file.getvalue().removeprefix("\ufeff"), newline=""))
    assert row["Organisation"] == "'=HYPERLINK(1)"
    assert (row["Need"], row["Skills"], row["Learners, at least"]) == ("two\nlines, and a comma", "a; b", "12")
    assert (row["Status"], row["Owner"]) == ("New", "")


def test_a_workbook_holds_texts_as_texts_and_no_formula(session: Session, opened: Opener) -> None:
    opened(organisation="=1+1\x00\ud800".encode("utf-8", "replace").decode(), learners="12")
    write_xlsx(rows(session, Filters()), file := BytesIO())
    sheet = load_workbook(file).active
    assert sheet is not None
    head, row = sheet.iter_rows()
    assert [cell.value for cell in head] == list(COLUMNS)
    assert {cell.data_type for cell in row} <= {"s", "inlineStr", "n"}
    assert row[list(COLUMNS).index("Organisation")].value == "'=1+1?"
    assert row[list(COLUMNS).index("Learners, at least")].value == 12


def test_more_than_a_workbook_takes_is_refused(
    session: Session, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreadsheets, "MOST_IN_A_WORKBOOK", 1)
    opened()
    write_xlsx(rows(session, Filters()), BytesIO())
    opened()
    with pytest.raises(TooManyRows):
        write_xlsx(rows(session, Filters()), BytesIO())
