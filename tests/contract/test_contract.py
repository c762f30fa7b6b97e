"""The contract is one package: every kind of message by its name, whole through JSON, and nothing it does not name."""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

import pytest
from pydantic import ValidationError

import contract
from contract import Base, Message, Post, message

FACT = {"name": "Price", "value": "free"}
DATA: dict[str, Any] = {
    "text": None,
    "fallback": None,
    "question": {"slot": "request_skills", "optional": True, "choices": ["weld"]},
    "recommendations": {"needs": [{"text": "weld", "covered": False}], "filters": [], "items": [], "uncovered": []}
    | {"total": 0},
    "comparison": {"items": [], "rows": [{"name": "Price", "values": ["free"]}]},
    "plan": {"needs": [], "filters": [], "items": [], "covers": [{"need": "weld", "items": ["a"]}], "totals": [FACT]}
    | {"uncovered": []},
    "shortlist": {"items": [], "url": None},
    "guidance": {"topic": "Pay", "facts": [FACT], "schemes": [], "source": None, "as_of": "2026-06-01"},
    "review": {"fields": [FACT], "consent_version": "2026-11"},
    "receipt": {"reference": "MC-7K4QX2"},
    "status": {"reference": "MC-7K4QX2", "status": "received", "history": []},
    "handover": {"name": "Ailsa", "email": "ailsa@hub.example"},
    "error": {"reference": "c0ffee", "retry": True},
    "definition": {"term_id": "rpl", "term": "RPL", "definition": "Credit.", "for_employers": None, "source": None}
    | {"wording": "project", "see_also": []},
}
WITH_A_CARD = {"credential"}
"""Made of a whole record; the tests of the actions make one."""

KINDS: dict[str, type[Base]] = {kind.model_fields["kind"].default: kind for kind in get_args(get_args(Message)[0])}


def test_every_kind_is_tried_here() -> None:
    assert set(KINDS) == set(DATA) | WITH_A_CARD


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
    with pytest.raises(ValidationError, match="text"):
        message.validate_python({"kind": kind, "data": DATA.get(kind)})


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
