"""What the advisor got wrong is kept without addresses, made a lesson by one, looked at by another, and exported."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from sqlalchemy.orm import Session

from catalogue.records import Guidance, Term
from catalogue.reference import apply_reference
from contract.context import START
from hub.lessons.files import files_of
from hub.lessons.forms import CONTEXTS
from hub.lessons.lessons import (
    Draft,
    LessonRefused,
    NoSuchLesson,
    approve,
    counts,
    forget_lessons,
    hear,
    lessons,
    send_back,
    set_aside,
    write,
)
from hub.lessons.models import Form, Lesson, State, Why
from runtime.settings import ROOT
from tests.hub.made import AILSA, RORY
from training.reader.labelled import read_labelled

PHRASE = Draft(Form.PHRASE, "Beekeeping", "folk who keep bees on the hill")
EXAMPLE = Draft(Form.EXAMPLE, "recommend", "summat on {need:bees} in {place:Perth}", "start")


@pytest.fixture(autouse=True)
def _glossary(session: Session) -> None:
    term = Term(id="rpl", term="RPL", definition="Credit for what somebody can do.")
    apply_reference(session, terms=[term], providers=[], funding=[], guidance=[])


def heard(session: Session, said: str = "summat on bees", conversation: str = "c") -> int:
    hear(session, conversation, said, "I did not understand that.", Why.NOT_UNDERSTOOD)
    return lessons(session, State.NEW)[0].id


def stands(session: Session, number: int) -> State:
    return session.get_one(Lesson, number).state


def test_a_message_is_kept_once_and_without_addresses_and_numbers(session: Session) -> None:
    for _ in range(2):
        heard(session, "ring me on 0131 496 0000 or  jo@firm.example about bees")
    (lesson,) = lessons(session, State.NEW)
    assert lesson.said == "ring me on [number] or [e-mail] about bees"
    assert len(lesson.source) == 64


@pytest.mark.parametrize("said", ["", "  \n "])
def test_a_message_without_words_is_not_kept(session: Session, said: str) -> None:
    hear(session, "c", said, "?", Why.NOT_UNDERSTOOD)
    assert lessons(session, State.NEW) == []


def test_a_draft_is_approved_by_somebody_else_alone(session: Session) -> None:
    number = heard(session)
    write(session, number, PHRASE, by=AILSA)
    assert files_of(session) == {}
    with pytest.raises(LessonRefused, match="somebody else"):
        approve(session, number, by=AILSA)
    approve(session, number, by=RORY)
    assert stands(session, number) is State.APPROVED
    assert set(files_of(session)) == {"language.txt"}


def test_a_draft_is_sent_back_with_a_remark_also_after_it_was_approved(session: Session) -> None:
    number = heard(session)
    write(session, number, PHRASE, by=AILSA)
    with pytest.raises(LessonRefused, match="Say what is wrong"):
        send_back(session, number, " ", by=RORY)
    approve(session, number, by=RORY)
    send_back(session, number, "Another topic", by=RORY)
    lesson = session.get_one(Lesson, number)
    assert (lesson.state, lesson.remark, lesson.text) == (State.NEW, "Another topic", PHRASE.text)
    assert files_of(session) == {}


def test_who_rewrites_a_draft_is_its_writer(session: Session) -> None:
    number = heard(session)
    write(session, number, PHRASE, by=AILSA)
    write(session, number, PHRASE, by=RORY)
    approve(session, number, by=AILSA)
    assert stands(session, number) is State.APPROVED


def test_what_was_approved_is_not_rewritten_without_a_look(session: Session) -> None:
    number = heard(session)
    write(session, number, PHRASE, by=AILSA)
    approve(session, number, by=RORY)
    with pytest.raises(LessonRefused, match="quicker"):
        write(session, number, EXAMPLE, by=AILSA)
    with pytest.raises(LessonRefused, match="quicker"):
        set_aside(session, number, by=AILSA)
    with pytest.raises(LessonRefused, match="quicker"):
        approve(session, number, by=RORY)


def test_what_is_set_aside_leaves_the_list_and_can_be_taken_up(session: Session) -> None:
    number = heard(session)
    set_aside(session, number, by=AILSA)
    assert counts(session)[State.SET_ASIDE] == 1
    write(session, number, PHRASE, by=AILSA)
    assert stands(session, number) is State.DRAFT


def test_a_message_that_was_erased_is_no_lesson_any_more(session: Session) -> None:
    number = heard(session)
    assert (forget_lessons(session, ["other"]), forget_lessons(session, ["c"])) == (0, 1)
    with pytest.raises(NoSuchLesson):
        write(session, number, PHRASE, by=AILSA)


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (Draft(Form.PHRASE, "", "bees"), "Both fields"),
        (Draft(Form.PHRASE, "Bees", " "), "Both fields"),
        (Draft(Form.PHRASE, "Bees", "x" * 201), "too long"),
        (Draft(Form.PHRASE, "Bees", "= bees"), "begins with a word"),
        (Draft(Form.PHRASE, "Bees", "bees\nand wasps"), "One line"),
        (Draft(Form.PHRASE, "Bees", "ask jo@firm.example"), "left in it"),
        (Draft(Form.PHRASE, "Bees", "ring [number]"), "left in it"),
        (Draft(Form.ALIAS, "no-term", "prior learning"), "a term of the glossary"),
        (Draft(Form.EXAMPLE, "recommend", "bees", "q-name"), "had said before"),
        (Draft(Form.EXAMPLE, "Recommend!", "bees", "start"), "Acts are written"),
        (Draft(Form.EXAMPLE, "recommend", "{need:bees", "start"), "Spans are written"),
        (Draft(Form.EXAMPLE, "recommend", "{need:{place:Perth}}", "start"), "Spans are written"),
        (Draft(Form.EXAMPLE, "recommend", "bees | wasps", "start"), "without the sign"),
        (Draft(Form.ANSWER, "Who pays?", "x" * 2001), "too long"),
    ],
)
def test_what_a_file_could_not_hold_is_refused(session: Session, draft: Draft, words: str) -> None:
    number = heard(session)
    with pytest.raises(LessonRefused, match=words):
        write(session, number, draft, by=AILSA)
    assert stands(session, number) is State.NEW


def test_each_form_goes_into_a_file_that_its_reader_takes(session: Session, tmp_path: Path) -> None:
    drafts = [
        EXAMPLE,
        Draft(Form.EXAMPLE, "details:price,scqf_level+guidance", "what's it cost: and who pays?", "one"),
        PHRASE,
        Draft(Form.PHRASE, "Beekeeping", "swarms in the chimney"),
        Draft(Form.ALIAS, "rpl", "counting what they: know"),
        Draft(Form.ANSWER, "Who pays: us or them?", "The employer pays.\n\nA scheme may help: ask."),
    ]
    for place, draft in enumerate(drafts):
        number = heard(session, f"message {place}")
        write(session, number, draft, by=AILSA)
        approve(session, number, by=RORY)
    files = files_of(session)
    (tmp_path / "messages.txt").write_text(files["messages.txt"], encoding="utf-8")
    first, second = read_labelled(tmp_path / "messages.txt")
    assert (first.context, first.acts, first.text) == ("start", ("recommend",), "summat on bees in Perth")
    assert second.acts == ("details", "guidance")
    assert "= Beekeeping\n- folk who keep bees on the hill\n- swarms in the chimney\n" in files["language.txt"]
    assert yaml.safe_load(files["aliases.yml"]) == {"rpl": ["counting what they: know"]}
    (answer,) = yaml.safe_load(files["guidance.yml"])
    record = Guidance.model_validate(answer)
    assert (record.title, record.answer) == ("Who pays: us or them?", "The employer pays.\n\nA scheme may help: ask.")


def test_contexts_are_those_that_the_reader_knows() -> None:
    table = (ROOT / "data/messages/README.md").read_text(encoding="utf-8")
    assert START in CONTEXTS
    assert all(f"| `{context}` |" in table or context == "none" for context in CONTEXTS)
