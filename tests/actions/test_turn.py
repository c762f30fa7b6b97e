"""What a turn is given, and how it speaks: in the chat contract."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from actions.services import Services
from actions.turn import Turn
from contract import Button, ReceiptData, message
from reading.spans import Span
from tests.actions.turn import pressed, turn_of, typed


@pytest.fixture
def turn(services: Services) -> Turn:
    return turn_of(services, typed("Hello there"))


def test_a_message_is_sent_whole(turn: Turn) -> None:
    turn.say("One.", "Two.\n\nThree.", buttons=[Button(title="More", payload="/more")])
    (sent,) = turn.sent
    assert message.validate_python(sent).text == "One.\n\nTwo.\n\nThree."


def test_data_of_another_kind_is_refused_and_nothing_is_sent(turn: Turn) -> None:
    with pytest.raises(ValidationError):
        turn.say("Sent.", kind="status", data=ReceiptData(reference="MC-7K4QX2"))
    assert turn.sent == []


def test_a_kind_without_its_data_is_refused(turn: Turn) -> None:
    with pytest.raises(ValidationError):
        turn.say("Sent.", kind="receipt")


def test_a_response_is_said_with_its_buttons(turn: Turn) -> None:
    turn.respond("utter_nothing_to_undo")
    assert turn.sent[0]["lead"] == turn.phrases("utter_nothing_to_undo")
    assert [button["payload"] for button in turn.sent[0]["buttons"]] == ["/start_over"]


def test_a_pressed_button_says_what_it_names(services: Services) -> None:
    named = turn_of(services, pressed("details", named={"credential": "care"})).message.named
    assert named == {"credential": "care"}


def test_typed_words_name_nothing(services: Services) -> None:
    tracker = typed("credential care")
    del tracker.latest_message["entities"]
    assert turn_of(services, tracker).message.named == {}


def test_what_was_typed_is_read(turn: Turn) -> None:
    assert turn.text == "Hello there"


def test_a_pressed_button_is_nothing_typed(services: Services) -> None:
    assert turn_of(services, pressed("more")).text == ""


def test_a_message_without_text_is_nothing_typed(services: Services) -> None:
    tracker = typed("")
    tracker.latest_message["text"] = None
    assert turn_of(services, tracker).text == ""


@pytest.mark.parametrize("confidence", [None, 0])
def test_an_intent_without_confidence_is_in_doubt(confidence: int | None, services: Services) -> None:
    tracker = typed("yes", "affirm")
    tracker.latest_message["intent"]["confidence"] = confidence
    assert not turn_of(services, tracker).message.clear


def test_what_the_reader_marked_is_in_the_order_of_the_text(services: Services) -> None:
    tracker = typed("{need:dementia care} in {place:Perth}")
    tracker.latest_message["entities"].reverse()
    assert turn_of(services, tracker).message.spans == (Span(0, 13, "need"), Span(17, 22, "place"))


def test_what_is_no_label_of_the_reader_is_no_span(services: Services) -> None:
    tracker = typed("{need:dementia care}")
    tracker.latest_message["entities"][0]["entity"] = "DIETClassifier"
    assert turn_of(services, tracker).message.spans == ()


def test_what_a_button_names_is_no_span(services: Services) -> None:
    tracker = pressed("refine", named={"need": "dementia care"})
    assert turn_of(services, tracker).message.spans == ()


def test_a_message_may_do_a_second_thing(services: Services) -> None:
    assert turn_of(services, typed("is it online, and is there funding?", "details", also="guidance")).message.also == (
        "guidance"
    )


def test_beside_a_doubt_there_is_no_second_intent(services: Services) -> None:
    assert turn_of(services, typed("is it online?", "nlu_fallback", also="details")).message.also is None


def test_one_build_of_the_index_serves_the_whole_turn(turn: Turn) -> None:
    assert turn.index is turn.index
