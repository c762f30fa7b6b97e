"""A refused topic is a condition that can be pressed away, one at a time."""

from __future__ import annotations

from typing import Any

import pytest

from actions.conditions import chips, without_condition
from actions.search import Search
from actions.services import Services
from contract import FilterChip
from reading.filters import Filters
from runtime.phrases import Phrases
from tests.actions.turn import Turn, pressed, take, typed

WELDING: dict[str, Any] = {"needs": ["pipe welding"], "context": "pipe welding"}


def drop(services: Services, value: str, **slots: Any) -> Turn:
    named = {"drop": "refused", "value": value}
    return take(services, "action_refine_recommendation", pressed("refine", named=named, **slots))


def test_each_refused_topic_is_a_condition_with_its_own_words_and_comes_last(phrases: Phrases) -> None:
    search = Search(filters=Filters(level_min=7), refused=("hull work", "rigging"))
    assert chips(phrases, search)[1:] == tuple(
        FilterChip(
            field="refused",
            value=f"not {topic}",
            words=topic,
            drop=f'/refine{{"drop": "refused", "value": "{topic}"}}',
        )
        for topic in ("hull work", "rigging")
    )


def test_a_chip_takes_back_its_own_topic_and_no_other() -> None:
    search = Search(filters=Filters(level_min=7), refused=("hull work", "rigging"), shown=("care",), seen=3)
    assert without_condition(search, "refused", "hull work") == Search(
        filters=Filters(level_min=7), refused=("rigging",)
    )


@pytest.mark.parametrize("value", ["", "beekeeping"])
def test_a_chip_of_a_topic_that_is_gone_changes_nothing(value: str) -> None:
    search = Search(refused=("hull work",))
    assert without_condition(search, "refused", value) == search


def test_pressing_a_refused_topic_away_shows_what_it_kept_out_and_can_be_undone(services: Services) -> None:
    refused = "ship pipe welding"
    first = take(services, "action_refine_recommendation", typed(f"not {{not:{refused}}}", "refine", **WELDING))
    assert [chip.field for chip in first.message.data.filters] == ["refused"]
    assert first.message.data.total == 4
    slots = {**WELDING, **first.slots}
    turn = drop(services, refused, **slots)
    assert (turn.message.data.filters, turn.message.data.total) == ((), 5)
    undone = take(services, "action_undo_change", typed("undo", "undo", **{**slots, **turn.slots}))
    assert undone.slots["refused"] == [refused]


def test_what_is_refused_is_said_with_the_conditions_where_nothing_is_found(services: Services) -> None:
    slots: dict[str, Any] = {"needs": ["dementia care"], "refused": ["dementia care"]}
    turn = take(services, "action_show_more", pressed("more", **slots))
    assert "answers dementia care within what you asked (not dementia care)" in turn.text


def test_a_refused_topic_that_nothing_is_about_needs_no_word_and_is_forgotten(services: Services) -> None:
    turn = take(services, "action_refine_recommendation", typed("no {not:beekeeping}", "refine", **WELDING))
    assert "I could not check" not in turn.text
    assert (turn.slots["refused"], turn.message.data.filters) == ([], ())


def test_a_refused_topic_that_the_catalogue_is_about_is_kept(services: Services) -> None:
    turn = take(services, "action_refine_recommendation", typed("no {not:dementia care}", "refine", **WELDING))
    assert turn.slots["refused"] == ["dementia care"]
    assert "I could not check" not in turn.text
