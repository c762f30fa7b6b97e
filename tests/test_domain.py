"""domain.yml against the code and the rules: everything used is defined, everything defined is used."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from catalogue.sample import sample_credentials
from reading.filters import Filters
from reading.spans import LABELS
from runtime.phrases import Phrases
from runtime.settings import ROOT
from tests.domain import DOMAIN
from tests.responses import BUILT, EVERY_FILTER, OPTIONAL, built, named, templates
from training.reader.labelled import labelled

RULES = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "data" / "rules").glob("*.yml")))
SPEAKING = ("actions", "bot", "catalogue", "hub", "runtime")
"""The rooms that fill responses with values."""

CODE = [path.read_text(encoding="utf-8") for name in SPEAKING for path in sorted((ROOT / name).rglob("*.py"))]
TEMPLATES = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "bot" / "templates").glob("*.html"))]
RESPONSES = set(DOMAIN["responses"])
INTENTS = {next(iter(intent)) if isinstance(intent, dict) else intent for intent in DOMAIN["intents"]}
ENTITIES = {name: options for entity in DOMAIN["entities"] for name, options in entity.items()}
NEVER_TYPED = {"nlu_fallback"}
"""What is no intent of a message: the doubt about it."""


def asked_by_forms() -> set[str]:
    """Responses that Rasa's forms ask with, by their names."""
    slots = {slot for form in DOMAIN["forms"].values() for slot in form["required_slots"]}
    return {f"utter_ask_{slot}" for slot in slots if f"action_ask_{slot}" not in DOMAIN["actions"]}


def used() -> set[str]:
    in_code = {name for source in CODE for name in named(source)}
    in_pages = {name for source in TEMPLATES for name in re.findall(r'words\("(utter_\w+)"', source)}
    in_pages |= {name for source in TEMPLATES for name in re.findall(r'fact\("(utter_\w+)"', source)}
    return in_code | in_pages | set(re.findall(r"action: (utter_\w+)", RULES)) | asked_by_forms() | built(BUILT)


def test_every_response_that_is_used_is_defined() -> None:
    assert used() - RESPONSES == set()


def test_every_response_that_is_defined_is_used() -> None:
    assert RESPONSES - used() - built(OPTIONAL) == set()


def test_it_is_known_what_every_name_that_code_builds_can_be() -> None:
    assert {template for source in CODE for template in templates(source)} == set(BUILT | OPTIONAL)


def test_names_are_found_in_the_code_whole_or_as_a_template() -> None:
    source = 'phrases(f"utter_filter_{name}_{answer}", value=phrases("utter_yes")) + f"{title} utter_no"'
    assert (templates(source), named(source)) == ({"utter_filter_{}_{}"}, {"utter_yes"})


def test_a_template_gives_a_name_for_each_of_its_values() -> None:
    values = {"utter_a_{}_b": {"x", "y"}, "utter_c_{}_{}": {"x_yes"}}
    assert built(values) == {"utter_a_x_b", "utter_a_y_b", "utter_c_x_yes"}


def test_the_filter_of_every_field_has_every_field() -> None:
    assert EVERY_FILTER.model_fields_set == set(Filters.model_fields)


def test_every_action_is_defined_in_code_and_the_other_way_round() -> None:
    assert {name for source in CODE for name in re.findall(r'@skill\("(\w+)"\)', source)} == set(DOMAIN["actions"])


def test_every_action_of_the_rules_is_in_the_domain() -> None:
    assert set(re.findall(r"action: (action_\w+)", RULES)) - {"action_deactivate_loop"} <= set(DOMAIN["actions"])


def test_every_action_has_a_rule_or_is_called_by_rasa_itself() -> None:
    ruled = set(re.findall(r"action: (action_\w+)", RULES))
    asked = {f"action_ask_{slot}" for form in DOMAIN["forms"].values() for slot in form["required_slots"]}
    called = {"action_session_start", *asked, *(f"validate_{form}" for form in DOMAIN["forms"])}
    assert set(DOMAIN["actions"]) - ruled - called == set()


def test_every_label_of_the_reader_is_an_entity_that_chooses_no_rule() -> None:
    assert ENTITIES.keys() >= LABELS
    assert {name for name, options in ENTITIES.items() if options != {"influence_conversation": False}} == set()


def test_no_response_is_written_twice() -> None:
    names = re.findall(r"^  (utter_\w+):$", (ROOT / "domain.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for name, times in Counter(names).items() if times > 1] == []
    assert set(names) == RESPONSES


def test_every_intent_has_examples_and_a_rule() -> None:
    marked, examples = labelled()
    assert {act for message in (*marked, *examples) for act in message.acts} == INTENTS - NEVER_TYPED
    assert set(re.findall(r"intent: (\w+)", RULES)) == INTENTS


def test_every_button_has_an_intent_and_names_entities_that_there_are() -> None:
    payloads = {
        button["payload"]
        for variants in DOMAIN["responses"].values()
        for variant in variants
        for button in variant.get("buttons", [])
    }
    assert {payload.removeprefix("/").partition("{")[0] for payload in payloads} <= INTENTS
    assert {name for payload in payloads for name in re.findall(r'"(\w+)":', payload)} <= ENTITIES.keys()


@pytest.mark.parametrize("skill", sorted(path.stem for path in (ROOT / "data" / "rules").glob("*.yml")))
def test_a_skill_has_one_name_everywhere(skill: str) -> None:
    names = {path.stem for path in (ROOT / "actions").glob("*.py")} | {"smalltalk"}
    assert skill in names
    assert (ROOT / "tests" / "stories" / f"{skill}.yml").exists() or skill == "help"


def test_no_credential_teaches_the_language_understanding() -> None:
    """Importing a catalogue never retrains Rasa: titles of the sample do not occur in its examples."""
    examples = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "data" / "nlu").glob("*.yml")).casefold()
    assert [record.title for record in sample_credentials() if record.title.casefold() in examples] == []


def test_what_the_web_process_says_is_read_from_the_domain() -> None:
    assert "E-1" in Phrases.read(ROOT / "domain.yml")(
        "utter_unavailable", reference="E-1", email="hub@hub.example", form="/form"
    )
