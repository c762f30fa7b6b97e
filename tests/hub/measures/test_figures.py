"""The measures count conversations, requests, people and days by month and sector; what too few did is hidden."""

from __future__ import annotations

import csv
import datetime as dt
import io

from sqlalchemy.orm import Session

from hub.invitations import answer_invitation, invite
from hub.lifecycle import Decision, change
from hub.measures.export import COLUMNS, write_csv
from hub.measures.figures import Row, measures
from hub.measures.usage import Use, keep_usage, usage_of
from hub.models import EMPLOYER, Route
from hub.supply import ProviderAnswer
from tests.hub.demand.made import heard
from tests.hub.made import AILSA, Opener
from tests.hub.measures.made import OCTOBER, ON, SEPTEMBER, asked, came

LEAST = 5


def row(session: Session, key: str, at: dt.date = ON) -> Row:
    (found,) = (row for row in measures(session, LEAST, at=at).rows if row.measure.key == key)
    return found


def by_month(session: Session, key: str) -> dict[str, int]:
    shown = measures(session, LEAST, at=ON)
    months = zip(shown.months, row(session, key).months, strict=True)
    return {month: figure for month, figure in months if figure is not None}


def test_a_use_counts_once_for_each_conversation_in_a_month(session: Session) -> None:
    came(session, range(12), Use.TURN, Use.DETAILS)
    came(session, range(12), Use.TURN, at=OCTOBER.replace(day=20))
    came(session, range(5), Use.TURN, at=SEPTEMBER)
    assert by_month(session, "conversations") == {"2026-09": 5, "2026-10": 10}
    assert row(session, "conversations").total == 10
    assert row(session, "details").total == 10
    assert row(session, "plans").total is None


def test_fewer_than_the_threshold_are_nowhere(session: Session) -> None:
    came(session, range(4), Use.TURN, Use.TERM, term="rpl")
    shown = measures(session, LEAST, at=ON)
    assert shown.empty
    assert shown.terms == ()
    assert shown.sectors == []


def test_conversations_of_one_firm_are_one_employer(session: Session, opened: Opener) -> None:
    for number in range(9):
        opened(f"conversation {number}", contact=f"person{number}@one-firm.example")
    came(session, range(9), Use.TURN)
    assert row(session, "conversations").total is None


def test_a_small_month_is_hidden_with_the_smallest_other_one(session: Session) -> None:
    came(session, range(9), Use.TURN)
    came(session, range(9, 20), Use.TURN, at=SEPTEMBER)
    came(session, range(20, 22), Use.TURN, at=dt.date(2026, 8, 3))
    assert by_month(session, "conversations") == {"2026-09": 10}


def test_the_present_month_and_what_is_older_than_twelve_are_not_counted(session: Session) -> None:
    came(session, range(9), Use.TURN, at=ON)
    came(session, range(9), Use.TURN, at=dt.date(2025, 10, 31))
    shown = measures(session, LEAST, at=ON)
    assert shown.empty
    assert (shown.months[0], shown.months[-1], len(shown.months)) == ("2025-11", "2026-10", 12)


def test_the_terms_that_were_explained_most_stand_first(session: Session) -> None:
    came(session, range(6), Use.TERM, term="rpl")
    came(session, range(11), Use.TERM, term="scqf")
    came(session, range(2), Use.TERM, term="badge")
    assert measures(session, LEAST, at=ON).terms == (("scqf", 10), ("rpl", 5))


def test_a_conversation_has_the_sector_of_its_request_or_of_its_need(session: Session, opened: Opener) -> None:
    asked(opened, session, range(3), sector="construction")
    heard(session, range(3, 6), sector="construction", at=OCTOBER)
    came(session, range(6), Use.TURN)
    assert row(session, "conversations").sectors == {"construction": 5}


def test_requests_are_counted_at_each_stage_that_they_reach_in_the_month_they_reach_it(
    session: Session, opened: Opener
) -> None:
    asked(opened, session, range(5), days=15, sector="finance")
    asked(opened, session, range(5, 10))
    assert by_month(session, "sent") == {"2026-09": 10}
    assert by_month(session, "considered") == {"2026-10": 5}
    assert row(session, "considered").sectors == {"finance": 5}
    assert by_month(session, "until_decision") == {"2026-10": 15}


def test_a_request_that_was_reopened_counts_once_at_a_stage(session: Session, opened: Opener) -> None:
    for number in range(5):
        request = opened(f"c{number}", contact=f"a@firm-{number}.example")
        for name in ("triage", "decline", "reopen", "decline"):
            change(session, request, name, Decision(AILSA, "because"))
    figures = {found.measure.key: found.total for found in measures(session, LEAST, at=_next_month()).rows}
    assert (figures["ended"], figures["considered"]) == (5, 5)


def test_what_providers_answer_and_what_employers_withdraw_is_told_apart(session: Session, opened: Opener) -> None:
    for number in range(5):
        request = opened(f"c{number}", contact=f"a@firm-{number}.example")
        _, word = invite(session, request, "Forth College", by=AILSA)
        answer_invitation(session, word, ProviderAnswer.OFFER, "Twelve places")
        change(session, request, "withdraw", Decision(EMPLOYER))
    figures = {found.measure.key: found.total for found in measures(session, LEAST, at=_next_month()).rows}
    assert (figures["asked"], figures["offers"], figures["interested"]) == (5, 5, None)
    assert (figures["ended"], figures["until_decision"]) == (5, None)


def test_people_for_whom_places_are_asked_are_in_tens_and_of_the_routes_that_buy_them(
    session: Session, opened: Opener
) -> None:
    asked(opened, session, range(5), learners="7", route=Route.BUY_PLACES)
    asked(opened, session, range(5, 10), learners="40", route=Route.CO_DESIGN)
    assert row(session, "places").total == 30
    assert row(session, "for_places").total == 5


def test_every_figure_is_a_row_of_the_csv(session: Session) -> None:
    came(session, range(6), Use.TERM, term="rpl")
    file = io.StringIO()
    write_csv(measures(session, LEAST, at=ON), file)
    head, *lines = csv.reader(io.StringIO(file.getvalue()))
    assert tuple(head) == COLUMNS
    assert lines == [
        ["Understanding", "terms", "conversations", "all", "", "5"],
        ["Understanding", "terms", "conversations", "month", "2026-10", "5"],
        ["Understanding", "terms", "conversations", "term", "rpl", "5"],
    ]


def test_a_mark_holds_nothing_that_was_said_and_nothing_that_names_a_conversation(session: Session) -> None:
    keep_usage(session, "conversation 1", [(Use.TURN, ""), (Use.TURN, "")], at=OCTOBER)
    (mark,) = usage_of(session, "conversation 1")
    assert (mark.use, mark.term, mark.month) == (Use.TURN, "", dt.date(2026, 10, 1))
    assert "conversation" not in mark.source


def _next_month() -> dt.date:
    """A day on which the month of what happens now has ended."""
    return dt.datetime.now(dt.UTC).date().replace(day=1) + dt.timedelta(days=32)
