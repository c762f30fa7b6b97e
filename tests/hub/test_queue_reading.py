"""However the database reads the queue, by a rare word, request by request or by status, a page is the same."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

import hub.queue
from hub import search_words
from hub.filters import Filters
from hub.lifecycle import Decision, change
from hub.queue import EPOCH, FIRST, Cursor, Turn, queue
from hub.transitions import OPEN
from tests.hub.made import AILSA, Opener


def test_words_that_very_many_hold_are_found_as_any_others_and_counted_up_to_a_number(
    session: Session, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_words, "FEW", 2)
    monkeypatch.setattr(hub.queue, "MOST_COUNTED", 4)
    for number in range(6):
        opened(need=f"welding of ships {'and anchors' if number == 1 else ''}")
    opened(need="something else")
    common = queue(session, Filters(text="welding ships", statuses=OPEN), size=3)
    assert [item.id for item in common.items] == [1, 2, 3]
    assert (common.total, common.more) == (4, True)
    last = queue(session, Filters(text="welding ships", statuses=OPEN), Turn(last=True), size=3)
    assert [item.id for item in last.items] == [4, 5, 6]
    rare = queue(session, Filters(text="ships anchors welding"))
    assert ([item.id for item in rare.items], rare.total, rare.more) == ([2], 1, False)


def test_a_search_of_common_words_counts_exactly_what_is_few(
    session: Session, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_words, "FEW", 0)
    for _ in range(3):
        opened(need="welding")
    page = queue(session, Filters(text="welding"))
    assert (page.total, page.more) == (3, False)


@pytest.mark.parametrize("turn", [FIRST, Turn(last=True), Turn(after=Cursor(EPOCH, 0))])
def test_a_page_of_several_statuses_is_in_the_order_of_time_and_not_of_status(
    session: Session, opened: Opener, turn: Turn
) -> None:
    for number in range(6):
        request = opened()
        if number % 2:
            change(session, request, "triage", Decision(AILSA))
    page = queue(session, Filters(statuses=OPEN), turn)
    assert [item.id for item in page.items] == [1, 2, 3, 4, 5, 6]
