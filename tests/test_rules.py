"""The rules inside a form against the intents that the form takes for asides: each has a rule, each rule an aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
import yaml

from actions.status_form import ASIDES as STATUS_ASIDES
from reading.answers import ASIDES as REQUEST_ASIDES
from runtime.settings import ROOT

Rule = Mapping[str, Any]

RULES: list[Rule] = [
    rule
    for path in sorted((ROOT / "data" / "rules").glob("*.yml"))
    for rule in yaml.safe_load(path.read_text(encoding="utf-8")).get("rules") or []
]
LEAVES_REQUEST = {"cancel", "recommend", "browse", "refine", "more", "plan", "start_over"}
LEAVES_STATUS = {
    *("cancel", "recommend", "refine", "details", "request", "browse", "more", "undo", "plan", "start_over", "compare"),
    *("shortlist", "total", "why", "share", "recap"),
}
"""Asides whose rule leaves the form; every other rule goes on with it."""


def answered_in(form: str, rules: Sequence[Rule]) -> dict[str, bool]:
    """The intents that have a rule inside the form, each with whether the rule goes on with the form."""
    inside = [rule["steps"] for rule in rules if {"active_loop": form} in rule.get("condition", [])]
    return {steps[0]["intent"]: steps[-1] == {"active_loop": form} for steps in inside if "intent" in steps[0]}


@pytest.mark.parametrize(
    ("form", "asides", "leaves"),
    [("request_form", REQUEST_ASIDES, LEAVES_REQUEST), ("status_form", STATUS_ASIDES, LEAVES_STATUS)],
)
def test_every_aside_of_a_form_has_a_rule_and_every_rule_an_aside(
    form: str, asides: set[str], leaves: set[str]
) -> None:
    assert answered_in(form, RULES) == {intent: intent not in leaves for intent in asides}


def test_a_rule_that_goes_on_is_told_from_one_that_leaves() -> None:
    on = {"condition": [{"active_loop": "f"}], "steps": [{"intent": "help"}, {"action": "f"}, {"active_loop": "f"}]}
    left = {"condition": [{"active_loop": "f"}], "steps": [{"intent": "cancel"}, {"active_loop": None}]}
    ended = {"condition": [{"active_loop": "f"}], "steps": [{"action": "f"}, {"active_loop": None}]}
    outside = {"steps": [{"intent": "greet"}, {"action": "utter_greet"}]}
    assert answered_in("f", [on, left, ended, outside]) == {"help": True, "cancel": False}
