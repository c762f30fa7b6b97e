"""Phrases are the domain's, and what is sent keeps the chat contract."""

from __future__ import annotations

import pytest
from pydantic import ValidationError
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Phrases, entity, say, typed
from contract import Button, ReceiptData, message
from tests.actions import turn

RESPONSES = {
    "utter_plain": [{"text": "  Hello.\n"}],
    "utter_level": [{"text": "SCQF level {level}", "buttons": [{"title": "Level {level}", "payload": "/more"}]}],
    "utter_list": [{"text": "{most} and {last}"}],
}


@pytest.fixture
def phrases() -> Phrases:
    return Phrases({"responses": RESPONSES})


def test_a_phrase_is_filled_with_values(phrases: Phrases) -> None:
    assert phrases("utter_level", level=7) == "SCQF level 7"


def test_a_phrase_has_no_space_around_it(phrases: Phrases) -> None:
    assert phrases("utter_plain") == "Hello."


def test_braces_in_a_value_are_left_as_they_are(phrases: Phrases) -> None:
    assert phrases("utter_level", level="{level} {0}") == "SCQF level {level} {0}"


def test_a_response_that_is_missing_is_an_error(phrases: Phrases) -> None:
    with pytest.raises(KeyError, match="utter_nowhere"):
        phrases("utter_nowhere")


def test_a_value_that_is_missing_is_an_error(phrases: Phrases) -> None:
    with pytest.raises(KeyError, match="level"):
        phrases("utter_level")


def test_a_phrase_with_an_unknown_value_may_be_nothing(phrases: Phrases) -> None:
    assert phrases.maybe("utter_level", level=None) is None


def test_a_phrase_whose_values_are_known_is_said(phrases: Phrases) -> None:
    assert phrases.maybe("utter_level", level=7) == "SCQF level 7"


@pytest.mark.parametrize(
    ("items", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_listing_reads_like_a_sentence(items: list[str], said: str, phrases: Phrases) -> None:
    assert phrases.listing(items) == said


def test_the_title_of_a_button_is_filled_with_values(phrases: Phrases) -> None:
    assert phrases.buttons("utter_level", level=7) == [Button(title="Level 7", payload="/more")]


def test_a_response_may_have_no_buttons(phrases: Phrases) -> None:
    assert phrases.buttons("utter_plain") == []


def test_the_buttons_of_a_missing_response_are_an_error(phrases: Phrases) -> None:
    with pytest.raises(KeyError, match="utter_nowhere"):
        phrases.buttons("utter_nowhere")


def test_a_message_travels_whole_so_that_rasa_does_not_cut_it() -> None:
    dispatcher = CollectingDispatcher()
    say(dispatcher, "One.\n\nTwo.", buttons=[Button(title="More", payload="/more")])
    (sent,) = dispatcher.messages
    assert sent["text"] is None
    assert message.validate_python(sent["custom"]).text == "One.\n\nTwo."


def test_data_of_another_kind_is_refused_and_nothing_is_sent() -> None:
    dispatcher = CollectingDispatcher()
    with pytest.raises(ValidationError):
        say(dispatcher, "Sent.", kind="status", data=ReceiptData(reference="MC-7K4QX2"))
    assert dispatcher.messages == []


def test_a_kind_without_its_data_is_refused() -> None:
    with pytest.raises(ValidationError):
        say(CollectingDispatcher(), "Sent.", kind="receipt")


def test_a_pressed_button_says_what_it_names() -> None:
    assert entity(turn.pressed("details", named={"credential": "care"}), "credential") == "care"


def test_a_pressed_button_names_nothing_else() -> None:
    assert entity(turn.pressed("details", named={"credential": "care"}), "term") is None


def test_typed_words_name_nothing() -> None:
    tracker = turn.typed("credential care")
    del tracker.latest_message["entities"]
    assert entity(tracker, "credential") is None


def test_what_was_typed_is_read() -> None:
    assert typed(turn.typed("Hello there")) == "Hello there"


def test_a_pressed_button_is_nothing_typed() -> None:
    assert typed(turn.pressed("more")) == ""


def test_a_message_without_text_is_nothing_typed() -> None:
    tracker = turn.typed("")
    tracker.latest_message["text"] = None
    assert typed(tracker) == ""
