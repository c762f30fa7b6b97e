"""The expectations of told conversations: each can fail, and days are the next ones."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.e2e.expectations import EXPECTED, FORBIDDEN, OF_ANSWER, unknown, unmet, unmet_by_answer
from tests.e2e.telling import day

CARD = {"title": "Live Sound Operation", "missed": ["Glasgow, 40 miles from Perth"]}
LIST: dict[str, Any] = {
    "kind": "recommendations",
    "lead": "One fits.",
    "text": "One fits. Live Sound Operation",
    "buttons": [{"title": "Show more", "payload": "/more"}],
    "data": {
        "slot": "need",
        "needs": [{"text": "live sound"}],
        "filters": [{"value": "in Perth"}],
        "items": [CARD],
        "uncovered": ["lighting"],
        "total": 1,
        "answers": [{"name": "Price", "value": "free"}],
        "fields": [{"key": "request_name", "value": "Morag Bain"}],
        "schemes": [{"name": "Union Learning Fund"}],
    },
}
SILENCE: dict[str, Any] = {"kind": "text", "lead": "", "text": "", "buttons": [], "data": None}

MET: dict[str, Any] = {
    "kind": "recommendations",
    "one_of_kinds": ["recommendations", "question"],
    "slot": "need",
    "says": ["one fits", "Live"],
    "says_any": ["two", "one"],
    "lead": "fits",
    "lead_any": ["fits", "fit"],
    "needs": ["live sound"],
    "needs_have": ["sound"],
    "needs_count": 1,
    "needs_at_least": 1,
    "conditions": ["in Perth"],
    "conditions_have": "in Perth",
    "conditions_like": ["Perth"],
    "first": ["Live Sound Operation", "Another"],
    "titles_any": ["Live Sound Operation"],
    "titles_all": ["Live Sound Operation"],
    "total": 1,
    "total_at_least": 1,
    "missed": ["40 miles"],
    "uncovered": ["light"],
    "answers": ["price: free"],
    "fields": {"request_name": "Bain"},
    "buttons": ["Show more"],
    "buttons_any": ["Show more", "Undo"],
}
BROKEN: dict[str, Any] = {
    "never": ["sound operation"],
    "never_kind": ["recommendations"],
    "never_needs": ["sound"],
    "never_conditions": ["perth"],
    "never_first": ["Live Sound Operation"],
    "never_slot": ["need"],
    "never_titles": ["Live Sound Operation"],
    "never_missed": ["Glasgow"],
    "never_buttons": ["Show more"],
    "never_fields": {"request_name": ["Morag"]},
    "never_schemes": ["union"],
}


@pytest.mark.parametrize("name", EXPECTED)
def test_what_is_expected_is_met_by_a_message_that_has_it_and_by_no_other(name: str) -> None:
    assert unmet(LIST, {name: MET[name]}) == []
    assert unmet(SILENCE, {name: MET[name]}) != []


@pytest.mark.parametrize("name", FORBIDDEN)
def test_what_is_forbidden_is_found_in_a_message_that_has_it_and_in_no_other(name: str) -> None:
    assert unmet(LIST, {name: BROKEN[name]}) != []
    assert unmet(SILENCE, {name: BROKEN[name]}) == []


def test_an_answer_needs_one_message_that_meets_all_and_none_that_is_forbidden() -> None:
    assert unmet_by_answer([SILENCE, LIST], {"kind": "recommendations", "total": 1}) == []
    assert unmet_by_answer([SILENCE, LIST], {"kind": "text", "total": 1}) != []
    assert unmet_by_answer([SILENCE, LIST], {"kind": "text", "never": "live"}) == ["never: 'live'"]


@pytest.mark.parametrize(("name", "met", "broken"), [("kinds", ["text"], ["review"]), ("sets_of_buttons", 1, 2)])
def test_the_messages_of_an_answer_are_counted_together(name: str, met: Any, broken: Any) -> None:
    assert name in OF_ANSWER
    assert unmet_by_answer([SILENCE, LIST], {name: met}) == []
    assert unmet_by_answer([SILENCE, LIST], {name: broken}) != []


def test_an_expectation_that_nothing_checks_is_named() -> None:
    assert unknown({"says": "a", "seys": "b"}) == ["seys"]


@pytest.mark.parametrize(
    ("words", "now", "wanted"),
    [
        ("31 March", dt.date(2026, 11, 26), "31 March 2027"),
        ("26 November", dt.date(2026, 11, 26), "26 November 2026"),
        ("first of next quarter", dt.date(2026, 11, 26), "1 January 2027"),
        ("last of next quarter", dt.date(2026, 11, 26), "31 March 2027"),
        ("last of this quarter", dt.date(2027, 5, 5), "30 June 2027"),
    ],
)
def test_a_day_is_the_next_one_of_its_name(words: str, now: dt.date, wanted: str) -> None:
    assert day(words, now) == wanted
