"""A shortlist, a plan and a comparison as documents in Telegram."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from bot.documents import FORMATS
from catalogue.store import apply_credentials
from contract import Plan, PlanData, Shortlist, ShortlistData, Text
from runtime.database import Sessions
from tests.bot.conftest import PHRASES
from tests.bot.fake_finder import CARD
from tests.bot.fake_rasa import FakeRasa
from tests.bot.telegram.conftest import Until
from tests.bot.telegram_server import FakeBotApi
from tests.bot.test_shared import FULL

pytestmark = pytest.mark.usefixtures("bot")

ANNA, BEN = 71, 72
PDF, XLSX, CSV = (PHRASES(f"utter_button_{suffix}") for suffix in FORMATS)
SHORTLIST = Shortlist(lead="Your list.", data=ShortlistData(items=(CARD,), url=None))
PLANNED = PlanData(needs=(), filters=(), items=(CARD,), covers=(), totals=(), uncovered=("goats",))


@pytest.fixture
def catalogue(sessions: Sessions) -> None:
    with sessions.begin() as session:
        apply_credentials(session, [FULL])


async def shown(telegram: FakeBotApi, until: Until) -> dict[str, str]:
    """The data of the buttons below the answer to Anna, by their titles."""
    telegram.deliver_text(ANNA, "my list")
    await until(lambda: len(telegram.sent(ANNA)) == 1)
    return dict(telegram.sent(ANNA)[0].buttons)


@pytest.mark.usefixtures("catalogue")
async def test_a_shortlist_comes_as_a_workbook_and_as_csv_even_when_telegram_was_busy(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa
) -> None:
    rasa.replies["my list"] = [SHORTLIST]
    buttons = await shown(telegram, until)
    telegram.refuse("sendDocument", 500, "Internal Server Error")
    telegram.deliver_press(ANNA, buttons[XLSX])
    telegram.deliver_press(ANNA, buttons[CSV])
    await until(lambda: len(telegram.files(ANNA)) == 2)
    workbook, table = telegram.files(ANNA)
    assert (workbook.name, table.name) == ("shortlist.xlsx", "shortlist.csv")
    assert load_workbook(io.BytesIO(workbook.content)).sheetnames == ["Courses"]
    assert table.content.decode("utf-8-sig").startswith("title,provider")
    assert rasa.texts == ["my list"]


@pytest.mark.usefixtures("catalogue")
async def test_a_plan_says_in_its_file_what_it_does_not_cover(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa
) -> None:
    rasa.replies["my list"] = [Plan(lead="A plan.", data=PLANNED)]
    telegram.deliver_press(ANNA, (await shown(telegram, until))[XLSX])
    await until(lambda: len(telegram.files(ANNA)) == 1)
    sheet = load_workbook(io.BytesIO(telegram.files(ANNA)[0].content))["Plan"]
    assert [cell.value for cell in sheet[2]] == ["goats", "Nothing in this plan"]


@pytest.mark.usefixtures("catalogue")
async def test_a_plan_comes_as_a_pdf(telegram: FakeBotApi, until: Until, rasa: FakeRasa) -> None:
    rasa.replies["my list"] = [Plan(lead="A plan.", data=PLANNED)]
    telegram.deliver_press(ANNA, (await shown(telegram, until))[PDF])
    await until(lambda: len(telegram.files(ANNA)) == 1)
    assert telegram.files(ANNA)[0].name == "plan.pdf"
    assert telegram.files(ANNA)[0].content.startswith(b"%PDF-")


@pytest.mark.usefixtures("catalogue", "no_pdf_library")
async def test_where_no_pdf_can_be_made_the_chat_is_told(telegram: FakeBotApi, until: Until, rasa: FakeRasa) -> None:
    rasa.replies["my list"] = [SHORTLIST]
    telegram.deliver_press(ANNA, (await shown(telegram, until))[PDF])
    await until(lambda: telegram.texts(ANNA)[1:] == [PHRASES("utter_no_pdf")])


async def test_a_file_of_another_chat_or_of_courses_that_are_gone_is_said_to_be_gone(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa
) -> None:
    rasa.replies["my list"] = [SHORTLIST]
    buttons = await shown(telegram, until)
    telegram.deliver_press(BEN, buttons[XLSX])
    telegram.deliver_press(ANNA, buttons[XLSX])
    gone = PHRASES("utter_button_gone")
    await until(lambda: telegram.texts(BEN) == [gone] and telegram.texts(ANNA)[1:] == [gone])


async def test_what_is_no_list_has_no_file(telegram: FakeBotApi, until: Until, rasa: FakeRasa) -> None:
    rasa.replies["my list"] = [Text(lead="Hm.")]
    buttons = await shown(telegram, until)
    assert buttons == {}
    message = "1-0"
    for data in (f"file:{message}:xlsx", "file:999999-0:csv", "file:1-9:csv"):
        telegram.deliver_press(ANNA, data)
    await until(lambda: telegram.texts(ANNA)[1:] == [PHRASES("utter_button_gone")] * 3)
