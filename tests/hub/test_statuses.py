"""A new status touches three files: hub/statuses.py, hub/transitions.py and domain.yml."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hub.statuses import Stage, Status
from hub.transitions import CLOSED, OPEN, TRANSITIONS, UNDECIDED
from runtime.phrases import Phrases
from runtime.settings import ROOT

THREE_FILES = {"hub/statuses.py", "hub/transitions.py", "domain.yml"}


@pytest.mark.parametrize("status", Status)
def test_a_status_has_a_name_for_staff_and_a_stage(status: Status) -> None:
    assert status.label
    assert status.stage in Stage


def test_every_status_but_the_first_can_be_reached_and_every_status_can_be_left() -> None:
    transitions = TRANSITIONS.values()
    assert {transition.target for transition in transitions} - {None} == set(Status) - {Status.NEW}
    assert {source for transition in transitions for source in transition.sources} == set(Status)


def test_every_status_has_words_for_the_employer() -> None:
    phrases = Phrases.read(ROOT / "domain.yml")
    assert [status for status in Status if f"utter_status_{status}" not in phrases] == []


def test_a_status_is_open_or_closed() -> None:
    assert set(Status) == OPEN | CLOSED
    assert not OPEN & CLOSED
    assert UNDECIDED < OPEN


def test_the_stage_of_a_status_says_whether_it_is_open() -> None:
    assert {status.stage for status in CLOSED} == {Stage.DELIVERED, Stage.ENDED}
    assert {status.stage for status in OPEN - UNDECIDED} == {Stage.AGREED}


def test_the_console_draws_every_stage() -> None:
    css = (ROOT / "hub" / "console" / "static" / "console.css").read_text(encoding="utf-8")
    badges = "".join(line for line in css.splitlines() if line.startswith(".badge"))
    plain = {Stage.CONSIDERED}  # the badge without a class of its own
    assert {stage for stage in Stage if re.search(rf"\.{stage}\b", badges)} == set(Stage) - plain


def naming(folders: tuple[str, ...], word: str) -> set[str]:
    """The files of the service that hold `word`."""
    paths = [
        path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in {".py", ".html", ".css"}
    ]
    return {str(path.relative_to(ROOT)) for path in [*paths, ROOT / "domain.yml"] if word in _text(path)}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8").casefold()


@pytest.mark.parametrize("status", [Status.IN_TALKS, Status.IN_DESIGN, Status.NEED_INFORMATION, Status.WITH_PROVIDERS])
def test_no_other_file_names_a_status(status: Status) -> None:
    assert naming(("actions", "bot", "contract", "hub", "reading", "runtime"), status) == THREE_FILES


def test_the_search_for_the_name_of_a_status_can_fail() -> None:
    assert naming(("hub",), "duplicate") > THREE_FILES
