"""What was understood can be taken back by its chip, in words that the advisor understands."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from actions.refine import dropped
from actions.search_state import Search
from contract import RecommendationsData
from reading.constraints import extract
from reading.filters import Filters
from reading.needs import split_needs
from tests.bot.widget.answers import SCRIPT
from tests.bot.widget.screen import log, messages, press, say
from tests.bot.widget.server import FakeAdvisor

FIELDS = {
    "level": "level_min",
    "level_max": "level_max",
    "credits": "credits_min",
    "credits_max": "credits_max",
    "credit_bearing": "credit_bearing",
    "price_max": "price_max",
    "starts_by": "starts_by",
    "starts_from": "starts_from",
    "hours_max": "hours_max",
    "hours_per_week_max": "hours_per_week_max",
    "weeks_max": "weeks_max",
    "modes": "modes",
    "not_modes": "not_modes",
    "places": "places",
    "providers": "providers",
    "not_providers": "not_providers",
}
"""Each field of a chip whose condition can be taken back, and a filter that is then no longer set."""


def with_filters(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    """Let the advisor answer "care" with chips of these fields and values."""
    [answer] = SCRIPT["care"]
    chips = [{"field": name, "value": value, "words": ""} for name, value in values.items()]
    monkeypatch.setitem(SCRIPT, "care", [answer | {"data": answer["data"] | {"filters": chips}}])


def taken_back(page: Page, advisor: FakeAdvisor, value: str) -> str:
    """What is sent when the chip of this value is pressed."""
    say(page, "care")
    press(page, f"Remove {value}")
    expect(messages(page)).to_have_count(5)
    return str(advisor.posts[-1]["text"])


@pytest.mark.parametrize("field", FIELDS)
def test_a_condition_is_taken_back(
    opened: Page, advisor: FakeAdvisor, monkeypatch: pytest.MonkeyPatch, field: str
) -> None:
    with_filters(monkeypatch, **{field: "a condition"})
    read = extract(taken_back(opened, advisor, "a condition"), today=dt.date(2026, 11, 2))
    assert FIELDS[field] in read.filters.model_fields_set
    assert not getattr(read.filters, FIELDS[field])
    assert split_needs(read.rest) == ()


@pytest.mark.parametrize("value", ["evenings", "weekends and evenings", "part-time", "day release"])
def test_a_pattern_is_taken_back_by_its_own_name(
    opened: Page, advisor: FakeAdvisor, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    with_filters(monkeypatch, patterns=value)
    read = extract(taken_back(opened, advisor, value), today=dt.date(2026, 11, 2))
    assert read.filters == Filters(patterns=())
    assert "patterns" in read.filters.model_fields_set


def test_a_need_is_taken_back_by_its_place(opened: Page, advisor: FakeAdvisor) -> None:
    [answer] = SCRIPT["care"]
    needs = tuple(need.text for need in RecommendationsData.model_validate(answer["data"]).needs)
    left = dropped(Session(), taken_back(opened, advisor, needs[1]), Search(needs=needs))
    assert left is not None
    assert left.needs == needs[:1]


def test_what_cannot_be_taken_back_has_no_button(
    opened: Page, advisor: FakeAdvisor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_filters(monkeypatch, learners="12 people", assessed="assessed", patterns="self-paced")
    [answer] = SCRIPT["care"]
    alone: dict[str, Any] = answer["data"] | {"needs": answer["data"]["needs"][:1]}
    monkeypatch.setitem(SCRIPT, "care", [answer | {"data": alone}])
    say(opened, "care")
    expect(log(opened).locator(".chip")).to_have_count(4)
    expect(log(opened).locator(".chip button")).to_have_count(0)


def test_a_used_chip_is_as_closed_as_the_other_choices(opened: Page, advisor: FakeAdvisor) -> None:
    taken_back(opened, advisor, "at most 7 hours a week")
    expect(messages(opened).nth(3)).to_contain_text("drop the hours")
    expect(messages(opened).nth(3)).to_be_focused()
    expect(log(opened).get_by_role("button", name="Remove")).to_have_count(0)
