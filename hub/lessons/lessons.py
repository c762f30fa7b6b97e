"""Keeping what the advisor got wrong, and making a lesson of it: one member of staff writes it, another looks at it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from catalogue.store import read_terms
from hub.demand.signals import source_of
from hub.lessons.forms import fault_of
from hub.lessons.models import Form, Lesson, State, Why
from runtime.clock import now
from runtime.redaction import redacted

LONGEST = 2000
"""Characters of a side's words that are kept."""
LISTED = 50


class NoSuchLesson(Exception):
    """There is no such message any more."""


class LessonRefused(Exception):
    """The lesson was not changed; the text says why, in words for who wrote it."""


@dataclass(frozen=True)
class Draft:
    """What is to be learned, as typed."""

    form: Form
    target: str
    text: str
    context: str = ""


def hear(session: Session, conversation_id: str, said: str, answered: str, why: Why) -> None:
    """Keep a message that the advisor got wrong, without addresses and numbers of people; the same one once."""
    words = redacted(" ".join(said.split()))[:LONGEST]
    if not words:
        return
    values = {
        "source": source_of(conversation_id),
        "digest": hashlib.sha256(words.casefold().encode()).hexdigest(),
        "why": why,
        "said": words,
        "answered": redacted(answered)[:LONGEST],
        "at": now(),
        "state": State.NEW,
    }
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    session.execute(dialect.insert(Lesson).values(values).on_conflict_do_nothing())


def lessons(session: Session, state: State) -> Sequence[Lesson]:
    """The newest that stand so; of drafts the oldest, which have waited longest."""
    order = Lesson.id if state is State.DRAFT else Lesson.id.desc()
    return session.scalars(select(Lesson).where(Lesson.state == state).order_by(order).limit(LISTED)).all()


def counts(session: Session) -> dict[State, int]:
    """How many there are of each state."""
    rows = session.execute(select(Lesson.state, func.count()).group_by(Lesson.state)).all()
    found = {row[0]: row[1] for row in rows}
    return {state: found.get(state, 0) for state in State}


def write(session: Session, number: int, draft: Draft, *, by: str) -> None:
    """Make a draft of a message, which somebody else then looks at. Raises NoSuchLesson, LessonRefused."""
    target, text = " ".join(draft.target.split()), draft.text.strip()
    terms = {term.id for term in read_terms(session)} if draft.form is Form.ALIAS else set[str]()
    fault = fault_of(draft.form, draft.context, target, text, terms)
    if fault:
        raise LessonRefused(fault)
    values = {"form": draft.form, "context": draft.context or None, "target": target, "text": text, "drafted_by": by}
    _move(session, number, (State.NEW, State.DRAFT, State.SET_ASIDE), State.DRAFT, reviewed_by=None, **values)


def approve(session: Session, number: int, *, by: str) -> None:
    """Let a draft be exported. Raises NoSuchLesson, and LessonRefused where `by` wrote it."""
    lesson = get_lesson(session, number)
    if lesson.drafted_by == by:
        raise LessonRefused("You wrote this draft, so somebody else has to look at it.")
    _move(session, number, (State.DRAFT,), State.APPROVED, reviewed_by=by, remark=None)


def send_back(session: Session, number: int, remark: str, *, by: str) -> None:
    """Return a draft or what was approved to who wrote it. Raises NoSuchLesson, LessonRefused."""
    if not remark.strip():
        raise LessonRefused("Say what is wrong with the draft.")
    said = {"reviewed_by": by, "remark": remark.strip()[:LONGEST]}
    _move(session, number, (State.DRAFT, State.APPROVED), State.NEW, **said)


def set_aside(session: Session, number: int, *, by: str) -> None:
    """Take a message off the list: there is nothing to learn from it. Raises NoSuchLesson, LessonRefused."""
    _move(session, number, (State.NEW, State.DRAFT), State.SET_ASIDE, reviewed_by=by)


def get_lesson(session: Session, number: int) -> Lesson:
    """The message of that number. Raises NoSuchLesson."""
    lesson = session.get(Lesson, number)
    if lesson is None:
        raise NoSuchLesson
    return lesson


def lessons_of(session: Session, conversation_id: str) -> Sequence[Lesson]:
    """The messages of a conversation, the oldest first."""
    query = select(Lesson).where(Lesson.source == source_of(conversation_id)).order_by(Lesson.id)
    return session.scalars(query).all()


def forget_lessons(session: Session, conversations: Collection[str]) -> int:
    """Remove the messages of these conversations with all that was made of them. Returns how many there were."""
    sources = [source_of(name) for name in conversations]
    return len(session.scalars(delete(Lesson).where(Lesson.source.in_(sources)).returning(Lesson.id)).all())


def _move(session: Session, number: int, before: tuple[State, ...], after: State, **values: object) -> None:
    """Two colleagues cannot both move one: the second finds it in another state."""
    get_lesson(session, number)
    moved = update(Lesson).where(Lesson.id == number, Lesson.state.in_(before)).values(state=after, **values)
    if session.scalar(moved.returning(Lesson.id)) is None:
        raise LessonRefused("A colleague was quicker: it stands elsewhere by now.")
    session.expire_all()
