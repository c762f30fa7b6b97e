"""The short form of the storm: every trouble of Telegram at once, and each update is answered once and in order."""

from __future__ import annotations

import pytest

from runtime.database import Sessions
from tests.bot.telegram.storm import TOKEN, storm
from tests.bot.telegram_server import FakeBotApi


@pytest.mark.filterwarnings("ignore:.*retry_after.*")
async def test_over_restarts_and_refusals_every_update_is_answered_once_and_in_its_order(sessions: Sessions) -> None:
    with FakeBotApi(TOKEN) as server:
        outcome = await storm(server, sessions, 120, restarts=3)
    assert (outcome.answers, outcome.wrong) == (120, ())
