"""domain.yml against the code and the rules: everything used is defined, everything defined is used."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from runtime.phrases import Phrases

ROOT = Path(__file__).resolve().parent.parent
DOMAIN: dict[str, Any] = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
RULES = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "data" / "rules").glob("*.yml")))
SPEAKING = ("actions", "bot", "catalogue", "hub", "runtime")
CODE = "\n".join(path.read_text(encoding="utf-8") for room in SPEAKING for path in sorted((ROOT / room).rglob("*.py")))
NAMED = re.compile(r"""["'](utter_[a-z_]+)["']""")
BUILT = re.compile(r"""f["'](utter_[a-z_]+_)\{""")
SILENT = {"nlu_fallback", "answer", "change"}
"""Kinds of asking that nobody types: one is the classifier's doubt, the others are buttons of the form."""


def asked_for() -> set[str]:
    """Responses that Rasa's forms ask with, by their names."""
    slots = (slot for form in DOMAIN["forms"].values() for slot in form["required_slots"])
    return {f"utter_ask_{slot}" for slot in slots if f"action_ask_{slot}" not in DOMAIN["actions"]}


def test_every_response_that_is_used_is_defined() -> None:
    used = set(NAMED.findall(CODE)) | set(re.findall(r"action: (utter_\w+)", RULES)) | asked_for()
    assert used - DOMAIN["responses"].keys() == set()


def test_every_response_that_is_defined_is_used() -> None:
    used = set(NAMED.findall(CODE)) | set(re.findall(r"action: (utter_\w+)", RULES)) | asked_for()
    families = tuple(BUILT.findall(CODE))
    unused = {name for name in DOMAIN["responses"] if name not in used and not name.startswith(families)}
    assert unused == set()


def test_every_action_is_defined_in_code_and_the_other_way_round() -> None:
    in_code = set(re.findall(r'return "((?:action|validate)_\w+)"', CODE))
    assert in_code == set(DOMAIN["actions"])


def test_every_action_of_the_rules_is_in_the_domain() -> None:
    used = set(re.findall(r"action: (action_\w+)", RULES)) - {"action_deactivate_loop"}
    assert used - set(DOMAIN["actions"]) == set()


def test_every_kind_of_asking_has_examples_and_a_rule() -> None:
    intents = {next(iter(one)) if isinstance(one, dict) else one for one in DOMAIN["intents"]}
    shown = {
        entry["intent"]
        for path in (ROOT / "data" / "nlu").glob("*.yml")
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
    }
    assert shown == intents - SILENT
    assert set(re.findall(r"intent: (\w+)", RULES)) == intents


def test_every_button_asks_for_something_there_is() -> None:
    intents = {next(iter(one)) if isinstance(one, dict) else one for one in DOMAIN["intents"]}
    payloads = {
        button["payload"]
        for variants in DOMAIN["responses"].values()
        for one in variants
        for button in one.get("buttons", [])
    }
    assert {re.match(r"/(\w+)", payload)[1] for payload in payloads} <= intents  # type: ignore[index]


@pytest.mark.parametrize("skill", sorted(path.stem for path in (ROOT / "data" / "rules").glob("*.yml")))
def test_a_skill_has_one_name_everywhere(skill: str) -> None:
    names = {path.stem for path in (ROOT / "actions").glob("*.py")} | {"smalltalk"}
    assert skill in names
    assert (ROOT / "tests" / "stories" / f"{skill}.yml").exists() or skill == "help"


def test_no_glossary_term_or_credential_teaches_the_language_understanding() -> None:
    """Importing a catalogue never retrains Rasa: titles of the sample do not occur in its examples."""
    from catalogue.sample import sample_credentials

    examples = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "data" / "nlu").glob("*.yml")).casefold()
    assert [one.title for one in sample_credentials() if one.title.casefold() in examples] == []


def test_what_the_web_process_says_is_read_from_the_domain() -> None:
    assert "MC-7K4QX2" in Phrases.read(ROOT / "domain.yml")("utter_unavailable", email="", reference="MC-7K4QX2")
