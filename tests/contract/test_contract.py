"""The contract is one package: every kind of message by its name, whole through JSON, and nothing it does not name."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

import contract
from contract import CredentialData, Post, Text, message, read_stored
from tests.contract.bodies import CHIP, DATA, FACT, KINDS
from tests.contract.stored import STORED


def test_every_kind_is_tried_here() -> None:
    assert set(KINDS) == set(DATA)


def test_every_name_of_the_package_is_there() -> None:
    assert [name for name in contract.__all__ if not hasattr(contract, name)] == []


def test_every_kind_is_a_name_of_the_package() -> None:
    assert {kind.__name__ for kind in KINDS.values()} <= set(contract.__all__)


@pytest.mark.parametrize("kind", sorted(DATA))
def test_a_message_is_of_its_kind_and_survives_json(kind: str) -> None:
    read = message.validate_python({"kind": kind, "text": "Well?", "data": DATA[kind]})
    assert isinstance(read, KINDS[kind])
    assert message.validate_json(read.model_dump_json()) == read


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_message_without_words_is_refused(kind: str) -> None:
    with pytest.raises(ValidationError, match="lead"):
        message.validate_python({"kind": kind, "data": DATA[kind]})


@pytest.mark.parametrize(
    ("data", "asked"),
    [
        ({"answers": []}, False),
        ({"answers": [FACT]}, True),  # as stored before there was the word
        ({"answers": [], "asked": True}, True),
    ],
)
def test_a_record_that_does_not_answer_is_told_from_one_in_full(data: dict[str, Any], asked: bool) -> None:
    assert CredentialData.model_validate(DATA["credential"] | data).asked is asked


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"text", "fallback"}))
def test_a_message_without_the_data_of_its_kind_is_refused(kind: str) -> None:
    with pytest.raises(ValidationError, match="data"):
        message.validate_python({"kind": kind, "text": "Well?"})


@pytest.mark.parametrize("kind", [kind for kind in sorted(DATA) if DATA[kind]])
def test_data_that_says_more_than_its_kind_is_refused(kind: str) -> None:
    with pytest.raises(ValidationError, match="colour"):
        message.validate_python({"kind": kind, "text": "Well?", "data": {**DATA[kind], "colour": "blue"}})


def test_a_text_has_no_data() -> None:
    with pytest.raises(ValidationError):
        message.validate_python({"kind": "text", "text": "Well?", "data": {}})


def test_a_kind_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValidationError, match="telepathy"):
        message.validate_python({"kind": "telepathy", "text": "Well?", "data": None})


def test_a_message_has_neither_id_nor_time_before_it_is_delivered() -> None:
    made = message.validate_python({"kind": "text", "text": "Well?"})
    assert (made.id, made.at, made.author) == ("", None, "advisor")


def test_a_message_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        setattr(message.validate_python({"kind": "text", "text": "Well?"}), "text", "Ha.")  # noqa: B010  frozen for mypy


def test_a_question_of_free_words_has_no_choices() -> None:
    made = message.validate_python({"kind": "question", "text": "?", "data": {"slot": "a", "optional": False}})
    assert made.kind == "question"
    assert made.data.choices == ()


def test_a_scheme_says_the_day_it_was_described() -> None:
    scheme = {
        "name": "Fund",
        "status": "open",
        "as_of": "2026-06-01",
        "rule": "It pays.",
        "source": "https://a.example",
    }
    made = message.validate_python({"kind": "guidance", "text": "?", "data": DATA["guidance"] | {"schemes": [scheme]}})
    assert made.kind == "guidance"
    assert made.data.schemes[0].as_of == dt.date(2026, 6, 1)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": "hello", "payload": "key"},
        {"text": " \n"},
        {"text": "a\x00b"},
        {"payload": "x" * 65},
        {"text": "hello", "intent": "/request"},
    ],
)
def test_a_post_is_either_words_or_a_button(body: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Post.model_validate({"id": "message-1", **body})


@pytest.mark.parametrize("key", ["short", "x" * 65, "with space", "é-and-more"])
def test_the_id_of_a_post_is_a_plain_key(key: str) -> None:
    with pytest.raises(ValidationError):
        Post(id=key, text="hello")


def test_the_text_is_the_lead_and_then_the_body() -> None:
    assert Text(lead="One credential:", body="1. Welding").text == "One credential:\n\n1. Welding"


def test_the_text_of_a_message_without_a_body_is_its_lead() -> None:
    assert Text(lead="Hello.").text == "Hello."


def test_a_text_without_a_lead_becomes_the_lead() -> None:
    read = message.validate_python({"kind": "text", "text": "Hello.\n\nWell?"})
    assert (read.lead, read.body) == ("Hello.\n\nWell?", "")


def test_a_text_beside_a_lead_says_nothing_more() -> None:
    whole = Text(lead="One credential:", body="1. Welding").model_dump(mode="json")
    assert message.validate_python(whole | {"text": "Something else"}).text == "One credential:\n\n1. Welding"


@pytest.mark.parametrize("name", ["drop", "value"])
def test_a_condition_without_its_words_or_its_button_is_refused(name: str) -> None:
    chip = {field: value for field, value in CHIP.items() if field != name}
    with pytest.raises(ValidationError, match=name):
        message.validate_python({"kind": "plan", "lead": "?", "data": DATA["plan"] | {"filters": [chip]}})


def test_the_only_need_has_no_button_that_takes_it_back() -> None:
    data = DATA["plan"] | {"needs": [{"text": "weld", "covered": True}]}
    read = message.validate_python({"kind": "plan", "lead": "?", "data": data})
    assert read.kind == "plan"
    assert read.data.needs[0].drop is None


@pytest.mark.parametrize("stored", STORED, ids=lambda stored: stored["kind"])
def test_an_answer_of_the_version_before_is_read_with_all_its_words(stored: dict[str, Any]) -> None:
    read = read_stored(stored)
    assert (read.id, read.text) == (stored["id"], stored["text"])
    assert [button.model_dump() for button in read.buttons] == stored["buttons"]
    assert [term.model_dump() for term in read.terms] == stored["terms"]


def test_data_of_another_shape_is_left_out_of_what_is_read() -> None:
    old = {stored["kind"]: read_stored(stored).kind for stored in STORED}
    with_cards = {"recommendations", "credential", "comparison", "plan", "shortlist"}
    assert {kind for kind, read in old.items() if read != kind} == with_cards


@pytest.mark.parametrize("kind", sorted(DATA))
def test_an_answer_of_today_is_read_as_it_was_stored(kind: str) -> None:
    made = message.validate_python({"kind": kind, "lead": "Well?", "body": "So.", "data": DATA[kind]})
    assert read_stored(made.model_dump(mode="json")) == made
