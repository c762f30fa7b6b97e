"""A turn encodes its texts in one call of the model and searches once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.services import Services
from index.encoder import CachedEncoder, Vectors
from index.live import LiveIndex
from index.results import Result
from index.search import CredentialIndex
from tests.actions.turn import pressed, take, typed
from tests.toy import ToyEncoder, toy_calibration

WELDING: dict[str, Any] = {"needs": ["pipe welding"], "context": "pipe welding", "shown": ["weld-gas"], "seen": 3}
CARERS: dict[str, Any] = {"needs": ["dementia care"], "context": "our carers need dementia care"}


class CountingEncoder(ToyEncoder):
    """A toy that counts its calls."""

    calls = 0

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.calls += 1
        return super().encode(texts)


@pytest.fixture
def encoder() -> CountingEncoder:
    return CountingEncoder()


@pytest.fixture
def counted(services: Services, built: Path, encoder: CountingEncoder) -> Services:
    """Services whose index encodes as the real one does: behind a cache."""
    return replace(services, index=LiveIndex(built, CachedEncoder(encoder, 100), toy_calibration()))


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The needs of each search."""
    made: list[tuple[str, ...]] = []
    search = CredentialIndex.search

    def counting(index: CredentialIndex, needs: Sequence[str], *rest: Any) -> Result:
        made.append(tuple(needs))
        return search(index, needs, *rest)

    monkeypatch.setattr(CredentialIndex, "search", counting)
    return made


RECOMMEND, REFINE, FALL_BACK = (
    "action_recommend_credentials",
    "action_refine_recommendation",
    "action_fall_back",
)
TURNS = [
    (
        RECOMMEND,
        typed("{who:carers} need {need:dementia care} and {need:pipe welding}, {mode:online}", "recommend"),
    ),
    (RECOMMEND, typed("also {need:dementia care}", "recommend", **WELDING)),
    (RECOMMEND, typed("and {need:dementia care} for {heads:12 people}", "recommend", **WELDING)),
    (RECOMMEND, typed("{need:beekeeping} and {need:candle dipping}", "recommend")),
    (RECOMMEND, typed("{need:dementia care}, not {not:pipe welding}", "recommend")),
    ("action_browse_credentials", typed("{mode:online} courses, {change:cheapest} first", "browse")),
    (REFINE, typed("only {mode:online}", "refine", **WELDING)),
    (REFINE, typed("{need:dementia care} instead of {not:welding}", "refine", **WELDING)),
    (REFINE, typed("{need:dementia care}", "refine", **WELDING)),
    (REFINE, typed("no {not:hull work}", "refine", **WELDING)),
    (REFINE, typed("{change:cheaper}", "refine", **WELDING)),
    (REFINE, pressed("refine", named={"drop": "modes"}, **WELDING, filters={"modes": ["online"]})),
    ("action_show_more", pressed("more", **WELDING)),
    ("action_undo_change", typed("undo", "undo", **WELDING, before=[CARERS])),
    ("action_make_plan", pressed("plan", **WELDING)),
    ("action_explain_reasons", typed("why {ordinal:the first}?", "why", **WELDING)),
    (FALL_BACK, typed("{need:dementia care}", "nlu_fallback")),
    (FALL_BACK, typed("also {need:dementia care}", "nlu_fallback", **WELDING)),
    (FALL_BACK, typed("something about {need:goats}", "nlu_fallback", **WELDING)),
    (FALL_BACK, typed("a picture that proves an award of some sort", "nlu_fallback")),
    ("action_give_guidance", typed("does experience count", "guidance")),
    ("action_give_guidance", typed("why do goats climb trees in spring", "guidance")),
    ("action_explain_term", typed("what is a {term:goat}", "glossary")),
    ("action_explain_term", typed("what do you call a picture that proves an award", "glossary")),
    ("action_begin_request", typed("ask the universities", "request", **WELDING)),
]


@pytest.mark.parametrize(("action", "tracker"), TURNS)
def test_a_turn_encodes_and_searches_once(
    action: str, tracker: Tracker, counted: Services, encoder: CountingEncoder, searches: list[tuple[str, ...]]
) -> None:
    counted.index.serving.learners.highest_level(["staff"])  # as the action server does when it starts
    encoder.calls = 0
    assert take(counted, action, tracker).messages
    assert (encoder.calls <= 1, len(searches) <= 1) == (True, True), (encoder.encoded, searches)


def test_a_turn_about_a_known_need_encodes_the_message_alone(counted: Services, encoder: CountingEncoder) -> None:
    take(counted, RECOMMEND, typed("{need:dementia care}", "recommend"))
    known = len(encoder.encoded)
    earlier = ["dementia care"]
    take(counted, REFINE, typed("only {mode:online}", "refine", needs=["dementia care"], earlier=earlier))
    assert encoder.encoded[known:] == ["only online"]
    take(counted, "action_make_plan", pressed("plan", needs=["dementia care"]))
    assert encoder.encoded[known:] == ["only online"]


def test_words_that_only_give_a_reason_cost_a_second_search_and_no_second_encoding(
    counted: Services, encoder: CountingEncoder, searches: list[tuple[str, ...]]
) -> None:
    take(counted, RECOMMEND, typed("also make it {heads:25 people}, the {need:goats} too", "recommend", **WELDING))
    assert (encoder.calls, len(searches)) == (1, 2)


def test_a_term_that_is_named_costs_no_encoding(counted: Services, encoder: CountingEncoder) -> None:
    assert take(counted, "action_explain_term", typed("what does RPL mean?", "glossary")).message.kind == "definition"
    assert encoder.calls == 0
