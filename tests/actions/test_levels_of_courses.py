"""What the level of a course means is said where it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from actions.services import Services
from index.build import build
from index.live import LiveIndex
from reading.asking import asks_how_hard
from tests.actions.made import welding
from tests.actions.test_levels import LEVELS
from tests.actions.turn import take, typed
from tests.toy import ToyEncoder, toy_calibration


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("levels")
    build(made, [], LEVELS, ToyEncoder())
    return made


@pytest.mark.parametrize("action", ["action_explain_levels", "action_explain_term"])
def test_the_level_of_the_course_on_the_page_is_explained(
    action: str, serve: Callable[..., Services], folder: Path
) -> None:
    index = LiveIndex(folder, ToyEncoder(), toy_calibration())
    services = replace(serve(welding("gas", scqf_level=6)), index=index)
    asked = typed("what does the level number mean?", "glossary", shown=["weld-gas"], current="weld-gas")
    turn = take(services, action, asked)
    assert "which has 12" in turn.text
    assert "What 6 asks." in turn.text
    assert "What 7 asks." not in turn.text


@pytest.mark.parametrize(
    ("text", "level", "words"),
    [
        ("what level is {ordinal:it}?", 6, "SCQF level 6: What 6 asks."),
        ("which level has {ordinal:it}?", "7-8", "SCQF level 7-8: What 7 asks."),
        ("what level is {ordinal:it}?", 2, "SCQF level 2: The first steps."),
    ],
)
def test_the_level_of_a_course_that_is_asked_for_comes_with_what_it_means(
    text: str, level: int | str, words: str, serve: Callable[..., Services], folder: Path
) -> None:
    services = replace(
        serve(welding("gas", scqf_level=level)), index=LiveIndex(folder, ToyEncoder(), toy_calibration())
    )
    asked = typed(text, "details", facts=["scqf_level"], shown=["weld-gas"], current="weld-gas")
    assert words in take(services, "action_show_details", asked).text


@pytest.mark.parametrize(
    ("text", "facts", "level"),
    [("what does {ordinal:it} cost?", "price", 6), ("what level is {ordinal:it}?", "scqf_level", None)],
)
def test_a_level_that_is_not_asked_for_or_not_published_is_not_explained(
    text: str, facts: str, level: int | None, serve: Callable[..., Services], folder: Path
) -> None:
    services = replace(
        serve(welding("gas", scqf_level=level)), index=LiveIndex(folder, ToyEncoder(), toy_calibration())
    )
    asked = typed(text, "details", facts=[facts], shown=["weld-gas"], current="weld-gas")
    assert "asks." not in take(services, "action_show_details", asked).text


def test_levels_of_a_page_with_many_are_explained_in_general(serve: Callable[..., Services], folder: Path) -> None:
    several = [welding(f"at-{level}", scqf_level=level) for level in (5, 6, 7)]
    services = replace(serve(*several), index=LiveIndex(folder, ToyEncoder(), toy_calibration()))
    asked = typed("what do the levels mean?", "levels", shown=[one.id for one in several])
    assert "which has 12" not in take(services, "action_explain_levels", asked).text


@pytest.mark.parametrize("text", ["is it hard?", "how hard is it", "is that too hard for them", "wid it be hard?"])
def test_how_hard_the_course_in_hand_is_is_said_by_its_level(
    services: Services, folder: Path, serve: Callable[..., Services], text: str
) -> None:
    live = serve(welding("gas", scqf_level=8))
    turn = take(live, "action_explain_levels", typed(text, "levels", shown=["weld-gas"], current="weld-gas"))
    assert "SCQF level 8" in turn.text or "12" in turn.text


@pytest.mark.parametrize(
    ("text", "hard"),
    [
        ("ok so is it hard. i have 4 standard grades", True),
        ("is it ower hard for him", True),
        ("how difficult is it?", True),
        ("is hard going, this?", True),
        ("how hard is the maths in it", True),
        ("is that difficult?", True),
        ("is it hard writing?", False),
        ("we need hard hats", False),
        ("it is hard to get away", False),
        ("hard landscaping", False),
    ],
)
def test_how_hard_a_course_is_is_told_from_other_hard_things(text: str, hard: bool) -> None:
    assert asks_how_hard(text) is hard
