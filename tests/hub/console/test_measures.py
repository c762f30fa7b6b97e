"""Staff see the measures of success as charts and tables, and take them as CSV."""

from __future__ import annotations

import datetime as dt

from starlette.testclient import TestClient

from catalogue.records import Term
from catalogue.reference import apply_reference
from hub.audit import Act, entries
from hub.measures.usage import Use
from runtime.clock import today
from runtime.database import Sessions
from tests.hub.measures.made import came

LAST_MONTH = today().replace(day=1) - dt.timedelta(days=3)


def test_the_page_says_that_there_is_nothing_to_show_yet(ailsa: TestClient) -> None:
    assert "No figure can be shown yet" in ailsa.get("/console/measures").text


def test_each_group_has_its_figures_and_a_chart(ailsa: TestClient, sessions: Sessions) -> None:
    with sessions.begin() as session:
        term = Term(id="rpl", term="Recognition <of> prior learning", definition="Credit for skill.")
        apply_reference(session, terms=[term], providers=[], funding=[], guidance=[])
        came(session, range(7), Use.TURN, Use.DETAILS, at=LAST_MONTH)
        came(session, range(7), Use.TERM, term="rpl", at=LAST_MONTH)
    page = ailsa.get("/console/measures").text
    assert "Details of a course were read" in page
    assert '<svg class="chart" role="img"' in page
    assert "<td>5+</td>" in page
    assert "Recognition &lt;of&gt; prior learning" in page
    assert "Recognition <of>" not in page


def test_the_figures_leave_as_csv_and_the_audit_log_says_so(ailsa: TestClient, sessions: Sessions) -> None:
    with sessions.begin() as session:
        came(session, range(7), Use.TURN, at=LAST_MONTH)
    answer = ailsa.get("/console/measures/export")
    assert f"Engagement,conversations,conversations,month,{LAST_MONTH:%Y-%m},5" in answer.text
    assert answer.headers["Content-Disposition"] == 'attachment; filename="measures.csv"'
    with sessions() as session:
        assert entries(session)[0].act is Act.EXPORTED
