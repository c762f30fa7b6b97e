"""Phrases are the responses of a Rasa domain, filled with values."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from runtime.phrases import Phrases, Responses
from runtime.settings import ROOT

RESPONSES: Responses = {
    "utter_plain": [{"text": "  Hello, Mòrag.\n"}, {"text": "Another."}],
    "utter_level": [{"text": "SCQF level {level}", "buttons": [{"title": "Level {level}", "payload": "/more"}]}],
    "utter_press": [{"text": "Press", "buttons": [{"title": "Yes", "payload": '/answer{{"value": "yes"}}'}]}],
    "utter_list": [{"text": "{most} and {last}"}],
}


@pytest.fixture
def phrases() -> Phrases:
    return Phrases(RESPONSES)


def test_a_phrase_is_filled_with_values(phrases: Phrases) -> None:
    assert phrases("utter_level", level=7) == "SCQF level 7"


def test_a_phrase_is_the_first_text_of_its_response_without_blanks_around_it(phrases: Phrases) -> None:
    assert phrases("utter_plain") == "Hello, Mòrag."


def test_braces_in_a_value_are_left_as_they_are(phrases: Phrases) -> None:
    assert phrases("utter_level", level="{level} {0}") == "SCQF level {level} {0}"


def test_a_response_that_is_missing_is_an_error(phrases: Phrases) -> None:
    with pytest.raises(KeyError, match="utter_nowhere"):
        phrases("utter_nowhere")


def test_a_value_that_is_missing_is_an_error(phrases: Phrases) -> None:
    with pytest.raises(KeyError, match="level"):
        phrases("utter_level")


@pytest.mark.parametrize(("name", "known"), [("utter_level", True), ("utter_nowhere", False), (7, False)])
def test_phrases_know_which_responses_there_are(name: object, known: bool, phrases: Phrases) -> None:
    assert (name in phrases) is known


def test_a_phrase_with_an_unknown_value_may_be_nothing(phrases: Phrases) -> None:
    assert phrases.maybe("utter_level", level=None) is None


@pytest.mark.parametrize("level", [7, 0])
def test_a_phrase_whose_values_are_known_is_said(level: object, phrases: Phrases) -> None:
    assert phrases.maybe("utter_level", level=level) == f"SCQF level {level}"


@pytest.mark.parametrize(
    ("items", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_listing_reads_like_a_sentence(items: list[str], words: str, phrases: Phrases) -> None:
    assert phrases.listing(items) == words


def test_the_title_of_a_button_is_filled_with_values(phrases: Phrases) -> None:
    assert phrases.buttons("utter_level", level=7) == [("Level 7", "/more")]


def test_the_payload_of_a_button_is_written_as_rasa_writes_it(phrases: Phrases) -> None:
    assert phrases.buttons("utter_press") == [("Yes", '/answer{"value": "yes"}')]


def test_a_response_may_have_no_buttons(phrases: Phrases) -> None:
    assert phrases.buttons("utter_plain") == []


def test_the_buttons_of_a_missing_response_are_an_error(phrases: Phrases) -> None:
    with pytest.raises(KeyError, match="utter_nowhere"):
        phrases.buttons("utter_nowhere")


def test_the_responses_of_a_file_are_read(tmp_path: Path) -> None:
    domain = tmp_path / "domain.yml"
    domain.write_text("responses:\n  utter_hello:\n  - text: |\n      Hello, Mòrag.\n", encoding="utf-8")
    assert Phrases.read(domain)("utter_hello") == "Hello, Mòrag."


def test_a_file_that_is_no_domain_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "domain.yml").write_text("intents: []\n")
    with pytest.raises(KeyError):
        Phrases.read(tmp_path / "domain.yml")


@pytest.mark.parametrize("room", ["bot", "catalogue", "hub"])
def test_every_phrase_that_the_web_process_says_is_in_the_domain(room: str) -> None:
    phrases = Phrases.read(ROOT / "domain.yml")
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / room).rglob("*.py"))
    assert [name for name in re.findall(r'"(utter_\w+)"', code) if name not in phrases] == []
