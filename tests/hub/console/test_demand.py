"""Staff see the board of unmet demand beside the queue, with the figures that everybody may see."""

from __future__ import annotations

import datetime as dt

import pytest
from starlette.testclient import TestClient

from runtime.clock import today
from runtime.database import Sessions
from tests.hub.demand.made import heard


@pytest.fixture(autouse=True)
def _demand(sessions: Sessions) -> None:
    with sessions.begin() as session:
        heard(session, range(7), at=today() - dt.timedelta(days=92), places="Oban", learners="10")


def test_the_board_leads_to_each_word(ailsa: TestClient) -> None:
    board = ailsa.get("/console/demand").text
    assert '<a href="/console/demand?word=sheep">sheep</a>' in board
    word = ailsa.get("/console/demand?word=sheep").text
    assert "Unmet demand: sheep" in word
    assert "Argyll and Bute" in word


def test_a_word_that_is_not_on_the_board_has_no_page(ailsa: TestClient) -> None:
    assert ailsa.get("/console/demand?word=reindeer").status_code == 404


def test_the_figures_leave_as_csv(ailsa: TestClient) -> None:
    assert "sheep,all,,5,70" in ailsa.get("/console/demand/export").text
