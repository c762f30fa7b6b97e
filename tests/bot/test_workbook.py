"""The workbook of chosen credentials: the words of the page, side by side, and no text that runs."""

from __future__ import annotations

import io
from typing import Any

import httpx
import pytest
from openpyxl import load_workbook

from bot.workbook import XLSX, sheets_of, write_workbook
from catalogue.facts import Shown, facts
from catalogue.store import apply_credentials
from contract import Cover, Fact, PlanData
from runtime.clock import today
from runtime.database import Sessions
from tests.bot.conftest import PHRASES
from tests.bot.test_shared import BARE, FULL

PLAN = PlanData(
    needs=(),
    filters=(),
    items=(),
    covers=(Cover(need="torn nets", items=(FULL.id, "gone")),),
    totals=(Fact(name="Price in all", value="£1,245.50"),),
    uncovered=("goats",),
)


def opened(content: bytes) -> Any:
    return load_workbook(io.BytesIO(content))


def rows(sheet: Any) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def written(*records: Any, plan: PlanData | None = None) -> Any:
    file = io.BytesIO()
    write_workbook(sheets_of(records, PHRASES, today(), plan), file)
    return opened(file.getvalue())


def bold_of(sheet: Any) -> dict[str, bool]:
    """Whether each row below the head is bold, by its first cell."""
    return {row[0].value: row[0].font.bold for row in sheet.iter_rows(min_row=2)}


def test_a_row_for_each_course_says_what_the_page_says() -> None:
    head, full, bare = rows(written(FULL, BARE)["Courses"])
    shown = facts(FULL, PHRASES, today(), Shown.PAGE)
    assert head == ["Title", "Provider", *(fact.name for fact in shown), "Record", "Provider’s page"]
    assert full[0] == "Net Mending <for boats> (sample)"
    assert full[2:-2] == [fact.value for fact in shown]
    assert (full[-1], bare[-1]) == ("https://corrie.example/nets", "not published")


def test_side_by_side_what_differs_is_bold() -> None:
    sheet = written(FULL, BARE)["Side by side"]
    assert rows(sheet)[0] == [None, "Net Mending <for boats> (sample)", "'=1+1 Knots"]
    assert bold_of(sheet)["Provider"]
    twin = FULL.model_copy(update={"title": "Net Mending at sea", "provider": "Lorn College"})
    alike = bold_of(written(FULL, twin)["Side by side"])
    assert [name for name, bold in alike.items() if bold] == ["Provider"]


def test_one_course_is_not_compared() -> None:
    assert written(FULL).sheetnames == ["Courses"]


def test_a_plan_begins_with_what_answers_which_need() -> None:
    book = written(FULL, plan=PLAN)
    assert book.sheetnames == ["Plan", "Courses"]
    assert rows(book["Plan"]) == [
        ["Need", "Answered by"],
        ["torn nets", "Net Mending <for boats> (sample); gone"],
        ["goats", "Nothing in this plan"],
        ["Price in all", "£1,245.50"],
    ]


def test_no_text_is_a_formula() -> None:
    for sheet in written(BARE, FULL):
        assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}


@pytest.fixture
def catalogue(sessions: Sessions) -> None:
    with sessions.begin() as session:
        apply_credentials(session, [FULL, BARE])


@pytest.mark.usefixtures("catalogue")
async def test_the_page_to_pass_on_offers_its_workbook(client: httpx.AsyncClient) -> None:
    page = (await client.get("/shared", params={"c": [FULL.id, BARE.id]})).text
    assert f'href="/shared.xlsx?c={FULL.id}&amp;c={BARE.id}"' in page
    answer = await client.get("/shared.xlsx", params={"c": [BARE.id, FULL.id]})
    assert answer.headers["Content-Type"] == XLSX
    assert answer.headers["Content-Disposition"] == 'attachment; filename="micro-credentials.xlsx"'
    assert rows(opened(answer.content)["Courses"])[1][0] == "'=1+1 Knots"
    assert (await client.get("/shared.xlsx", params={"c": ["gone"]})).status_code == 404
