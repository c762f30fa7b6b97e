"""A list as a PDF: on the page to pass on, side by side, as a plan, and where the machine makes none."""

from __future__ import annotations

import html
import re

import httpx
import pytest

from bot.list_pdf import SIDE_BY_SIDE, as_page
from bot.web import make_app
from catalogue.records import Credential
from catalogue.store import apply_credentials
from contract import PlanData
from runtime.clock import today
from runtime.database import Sessions
from runtime.settings import Settings
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa
from tests.bot.test_shared import BARE, FULL
from tests.bot.test_workbook import PLAN


def written(*records: Credential, plan: PlanData | None = None) -> str:
    """The text of the page that the PDF is drawn from, on one line."""
    page = as_page(records, PHRASES, today(), plan).partition("<body>")[2]
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", page).split()))


def test_each_course_has_the_facts_of_the_page() -> None:
    text = written(FULL)
    for fact in ("Net Mending <for boats>", "Sample data.", "£1,245.50 a learner", "Corrie Skills"):
        assert fact in text
    assert "Side by side" not in text


def test_a_few_courses_stand_side_by_side() -> None:
    assert "Side by side" in written(FULL, BARE)
    many = [BARE.model_copy(update={"id": f"knots-{number}"}) for number in range(SIDE_BY_SIDE + 1)]
    assert "Side by side" not in written(*many)


def test_a_plan_begins_with_what_it_covers() -> None:
    text = written(FULL, plan=PLAN)
    assert "A plan of micro-credentials" in text
    assert "goats Nothing in this plan" in text


@pytest.fixture
def catalogue(sessions: Sessions) -> None:
    with sessions.begin() as session:
        apply_credentials(session, [FULL, BARE])


@pytest.mark.usefixtures("catalogue")
async def test_the_page_to_pass_on_offers_its_pdf(client: httpx.AsyncClient) -> None:
    page = (await client.get("/shared", params={"c": [FULL.id, BARE.id]})).text
    assert f'href="/shared.pdf?c={FULL.id}&amp;c={BARE.id}"' in page
    answer = await client.get("/shared.pdf", params={"c": [FULL.id]})
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="micro-credentials.pdf"'
    assert answer.content.startswith(b"%PDF-")
    assert (await client.get("/shared.pdf", params={"c": ["gone"]})).status_code == 404


@pytest.mark.usefixtures("catalogue")
async def test_an_address_has_no_more_pdfs_drawn_than_its_rate(
    chosen: Settings, sessions: Sessions, rasa: FakeRasa
) -> None:
    app = make_app(chosen.model_copy(update={"limit_lookup": "1/hour"}), lambda: None, rasa, PHRASES)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://advisor.example") as client,
    ):
        answers = [await client.get("/shared.pdf", params={"c": [FULL.id]}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 429]


@pytest.mark.usefixtures("catalogue", "no_pdf_library")
async def test_where_no_pdf_can_be_made_the_page_says_so(client: httpx.AsyncClient) -> None:
    answer = await client.get("/shared.pdf", params={"c": [FULL.id]})
    assert answer.status_code == 503
    assert PHRASES("utter_no_pdf") in answer.text
    assert "Net Mending" in answer.text
