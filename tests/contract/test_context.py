"""What the advisor said last, in one word: the context in which the next message is read."""

from __future__ import annotations

import re
from typing import Any

import pytest

from contract import Message, Question, QuestionData, Recommendations, Text, message, read_stored
from contract.context import CONTEXTS, LIKE, OF_KIND, OF_QUESTION, START, UNKNOWN, context_of
from runtime.settings import ROOT
from tests.contract.bodies import DATA, KINDS
from tests.contract.stored import STORED
from tests.domain import DOMAIN

LOOKED_AT_CLOSELY = {"question", "recommendations"}
DESCRIBED = (ROOT / "data" / "messages" / "README.md").read_text(encoding="utf-8")


def made(kind: str, data: Any = None) -> Message:
    return message.validate_python({"kind": kind, "lead": "Well?", "data": data or DATA[kind]})


def recommended(total: int) -> Recommendations:
    data = {**DATA["recommendations"], "total": total}
    read = made("recommendations", data)
    assert isinstance(read, Recommendations)
    return read


def question(slot: str) -> Question:
    return Question(lead="Well?", data=QuestionData(slot=slot, optional=True))


def test_nothing_said_leaves_no_known_context() -> None:
    assert context_of(()) == UNKNOWN


@pytest.mark.parametrize(("kind", "context"), OF_KIND.items())
def test_a_message_leaves_the_context_of_its_kind(kind: str, context: str) -> None:
    assert context_of([made(kind)]) == context


def test_every_kind_of_message_but_an_apology_leaves_a_context() -> None:
    without = {kind for kind in KINDS if kind not in LOOKED_AT_CLOSELY and context_of([made(kind)]) == UNKNOWN}
    assert without == {"error"}


@pytest.mark.parametrize(("total", "context"), [(0, "nothing"), (1, "one"), (2, "list"), (40, "list")])
def test_a_list_leaves_a_context_by_how_many_there_are(total: int, context: str) -> None:
    assert context_of([recommended(total)]) == context


@pytest.mark.parametrize(("slot", "context"), OF_QUESTION.items())
def test_a_question_leaves_the_context_of_its_slot(slot: str, context: str) -> None:
    assert context_of([question(slot)]) == context


def test_a_question_for_a_slot_that_nobody_named_leaves_no_known_context() -> None:
    assert context_of([question("colour")]) == UNKNOWN


def test_every_question_of_a_form_has_a_context_of_its_own() -> None:
    slots = {slot for form in DOMAIN["forms"].values() for slot in form["required_slots"]}
    asked = slots - {"request_consent", *LIKE}  # consent is asked for by the review
    contexts = {slot: context_of([question(slot)]) for slot in asked}
    assert UNKNOWN not in contexts.values()
    assert len(set(contexts.values())) == len(asked)


def test_a_code_is_read_as_a_reference_is() -> None:
    assert context_of([question("status_code")]) == context_of([question("status_reference")])


def test_every_question_that_the_domain_asks_has_a_context() -> None:
    asked = {
        part["custom"]["data"]["slot"] for parts in DOMAIN["responses"].values() for part in parts if "custom" in part
    }
    assert asked
    assert {slot for slot in asked if context_of([question(slot)]) == UNKNOWN} == set()


def test_of_several_messages_the_last_counts() -> None:
    assert context_of([recommended(3), question("request_learners")]) == "q-learners"
    assert context_of([question("request_learners"), Text(lead="Noted.")]) == "chat"


@pytest.mark.parametrize("stored", STORED, ids=lambda stored: stored["kind"])
def test_an_answer_of_the_version_before_leaves_a_context_too(stored: dict[str, Any]) -> None:
    assert context_of([read_stored(stored)]) in CONTEXTS


def test_every_context_is_named_once() -> None:
    assert len(set(CONTEXTS)) == len(CONTEXTS)
    assert {UNKNOWN, START} <= set(CONTEXTS)


def test_a_context_is_words_between_hyphens() -> None:
    assert [context for context in CONTEXTS if not re.fullmatch(r"[a-z]+(-[a-z]+)*", context)] == []


def test_those_who_label_messages_read_of_every_context() -> None:
    table = DESCRIBED.partition("## Context")[2].partition("## Acts")[0]
    assert set(re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE)) == set(CONTEXTS)
