from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from hub import spreadsheets
from hub.console import export
from tests.hub.console.made import Sender


def test_a_view_is_taken_away_as_csv(ailsa: TestClient, sent: Sender) -> None:
    wanted, _ = sent(route="adapt"), sent()
    page = ailsa.get("/console/?route=adapt").text
    assert '<a href="/console/export/csv?route=adapt">CSV</a>' in page
    answer = ailsa.get("/console/export/csv?route=adapt")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="requests-2')
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert [line[:9] for line in lines] == ["Reference", wanted]
    assert int(answer.headers["Content-Length"]) == len(answer.content)


def test_a_view_is_taken_away_as_a_workbook(ailsa: TestClient, sent: Sender) -> None:
    references = [sent() for _ in range(30)]
    sheet = load_workbook(BytesIO(ailsa.get("/console/export/xlsx").content)).active
    assert sheet is not None
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == references


def test_what_a_workbook_does_not_take_is_said_and_the_view_stays(
    ailsa: TestClient, sent: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreadsheets, "MOST_IN_A_WORKBOOK", 0)
    sent()
    answer = ailsa.get("/console/export/xlsx?heads=unknown")
    assert "Narrow the filter, or take CSV." in answer.text
    assert answer.url.query == b"heads=unknown"


def test_an_export_that_fails_is_an_error_and_no_half_file(
    ailsa: TestClient, sent: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(export, "write_csv", broken)
    with pytest.raises(OSError, match="disk full"):
        ailsa.get("/console/export/csv")


def test_a_format_that_is_not_offered_is_no_page_and_strangers_get_none(
    ailsa: TestClient, stranger: TestClient
) -> None:
    assert ailsa.get("/console/export/pdf").status_code == 404
    assert stranger.get("/console/export/csv").status_code == 303
