"""Messages that employers typed, each with what is right, told to the real stack: tests/understanding/cases/*.yml.

A case has `turns`, as tests/e2e/telling.py describes them, or `each`: turns that are told each in a conversation of its
own, after the case's `turns` and before those of `then`. `begins` names a conversation of beginnings.yml that comes
before all of it. What is not understood yet stands in known.yml.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from runtime.yaml_file import read_yaml
from tests.e2e.expectations import unknown
from tests.e2e.known import parameter
from tests.e2e.stack import Employer, Stack
from tests.e2e.telling import Telling

FOLDER = Path(__file__).parent.parent / "understanding" / "cases"
KNOWN: dict[str, str] = read_yaml(FOLDER / "known.yml")
FILES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.yml"))}
BEGINNINGS = {beginning["beginning"]: beginning for beginning in read_yaml(FOLDER / "beginnings.yml")}
TOLD = {stem: read_yaml(FOLDER / f"{stem}.yml") for stem in FILES if stem not in ("beginnings", "known")}

Turns = list[dict[str, Any]]


def opened(case: dict[str, Any]) -> Turns:
    """The turns of a case, with those of its beginning before them. Raises KeyError for an unknown beginning."""
    before = opened(BEGINNINGS[case["begins"]]) if "begins" in case else []
    return [*before, *case.get("turns", [])]


def conversations(case: dict[str, Any]) -> Iterator[tuple[str, Turns]]:
    """The conversations of a case, each with its name."""
    if "each" not in case:
        yield case["case"], opened(case)
    for turn in case.get("each", []):
        words = turn.get("say") or turn.get("press")
        yield f"{case['case']}: {words[:60]!r}", [*opened(case), turn, *case.get("then", [])]


CONVERSATIONS: dict[str, Turns] = {
    f"{stem}: {name}": turns for stem, cases in TOLD.items() for case in cases for name, turns in conversations(case)
}


@pytest.mark.parametrize("turns", [parameter(name, turns, KNOWN) for name, turns in CONVERSATIONS.items()])
def test_case(turns: Turns, stack: Stack, employer: Employer) -> None:
    Telling(stack, employer).tell(turns)


def test_whatever_is_known_to_fail_is_a_case() -> None:
    assert KNOWN.keys() - CONVERSATIONS.keys() == set()


def test_no_two_conversations_have_one_name() -> None:
    assert len(CONVERSATIONS) == sum(len(case.get("each", [case])) for cases in TOLD.values() for case in cases)


def test_every_expectation_is_one_that_is_checked() -> None:
    wanted = [turn["gets"] for turns in CONVERSATIONS.values() for turn in turns if "gets" in turn]
    entries = [entry for gets in wanted for entry in (gets if isinstance(gets, list) else [gets])]
    assert [names for entry in entries if (names := unknown(entry))] == []


def test_every_conversation_expects_something_of_its_end() -> None:
    checks = {"gets", "staff_see", "staff_miss"}
    assert [name for name, turns in CONVERSATIONS.items() if not turns[-1].keys() & checks] == []


def test_a_file_of_cases_can_be_held_in_mind() -> None:
    assert {stem: lines for stem, text in FILES.items() if (lines := len(text.splitlines())) > 250} == {}
