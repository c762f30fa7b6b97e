"""Slots as Rasa keeps them: this version's, the version's before, and values that cannot be read."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from actions.search import Search, Understood
from actions.slots import Slots
from reading.filters import Filters
from tests.domain import DOMAIN


def set_slots(**slots: Any) -> list[dict[str, Any]]:
    return [{"event": "slot", "name": name, "value": value} for name, value in slots.items()]


BEFORE = set_slots(
    needs=["pipe welding"],
    context="our lads need pipe welding",
    filters={"level_min": 7, "price_max": "450.50"},
    filter_words={"level": "level 7 up"},
    learners=12,
    hidden=["weld-ship"],
    shown=["weld-gas"],
    seen=3,
    asked=0,
    current=None,
    search_before=[{"needs": ["dementia care"], "filter_words": {"modes": "online"}, "filters": {"modes": ["online"]}}],
)
"""What version 0.1 remembered of a search, as its tracker holds it."""


def test_a_search_of_the_version_before_goes_on() -> None:
    assert Slots.read({"shortlist": ["care"]}, BEFORE).search == Search(
        needs=("pipe welding",),
        context="our lads need pipe welding",
        filters=Filters.model_validate({"level_min": 7, "price_max": "450.50"}),
        words={"level": "level 7 up"},
        learners=12,
        hidden=("weld-ship",),
        shown=("weld-gas",),
        seen=3,
        before=(
            Understood(
                needs=("dementia care",),
                filters=Filters.model_validate({"modes": ["online"]}),
                words={"modes": "online"},
            ),
        ),
    )


def test_of_a_slot_that_was_set_twice_the_later_value_counts() -> None:
    assert Slots.read({}, [*BEFORE, *set_slots(needs=["beekeeping"])]).search.needs == ("beekeeping",)


def test_a_search_of_this_version_goes_before_an_older_one() -> None:
    assert Slots.read({"search": {"needs": ["beekeeping"]}}, BEFORE).search == Search(needs=("beekeeping",))


def test_a_slot_that_cannot_be_read_counts_as_never_set_and_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="actions.slots"):
        slots = Slots.read({"search": {"needs": "bees", "seen": "x"}, "shortlist": ["care"], "request_name": "Priya"})
    assert (slots.search, slots.shortlist, slots.request_name) == (Search(), ("care",), "Priya")
    assert "search" in caplog.text
    assert "bees" not in caplog.text


def test_a_search_of_the_version_before_that_cannot_be_read_counts_as_never_set() -> None:
    assert Slots.read({}, set_slots(filters={"level_min": 99}, needs=["bees"])).search == Search()


def test_slots_that_this_version_does_not_know_are_left_out() -> None:
    assert Slots.read({"session_started_metadata": {"a": 1}}) == Slots()


def test_every_slot_of_the_domain_is_known() -> None:
    assert set(Slots.model_fields) == {*DOMAIN["slots"], "requested_slot"}
