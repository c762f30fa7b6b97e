"""Approved lessons as files in the forms of data/ and of the catalogue's sample, to be taken over by hand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

import yaml
from sqlalchemy import select
from sqlalchemy.orm import Session

from hub.lessons.models import Form, Lesson, State


def files_of(session: Session) -> dict[str, str]:
    """The text of each file by its name; no file for a form of which nothing is approved."""
    approved = select(Lesson).where(Lesson.state == State.APPROVED).order_by(Lesson.id)
    by_form: dict[Form, list[Lesson]] = defaultdict(list)
    for lesson in session.scalars(approved):
        if lesson.form is not None:
            by_form[lesson.form].append(lesson)
    makers = {
        "messages.txt": (Form.EXAMPLE, _messages),
        "language.txt": (Form.PHRASE, _language),
        "aliases.yml": (Form.ALIAS, _aliases),
        "guidance.yml": (Form.ANSWER, _guidance),
    }
    return {name: make(by_form[form]) for name, (form, make) in makers.items() if by_form[form]}


def _messages(found: Sequence[Lesson]) -> str:
    lines = [f"{lesson.context} | {lesson.target} | {lesson.text}" for lesson in found]
    return "\n".join(["# Messages that the advisor did not understand, labelled by staff.", *lines, ""])


def _language(found: Sequence[Lesson]) -> str:
    parts = [f"= {topic}\n" + "".join(f"- {text}\n" for text in texts) for topic, texts in _grouped(found).items()]
    return "\n".join(["# Phrases of employers, each under the topic that staff put it to.\n", *parts])


def _aliases(found: Sequence[Lesson]) -> str:
    return yaml.safe_dump({term: list(texts) for term, texts in _grouped(found).items()}, allow_unicode=True, width=120)


def _guidance(found: Sequence[Lesson]) -> str:
    entries = [
        {
            "id": f"{_slug(lesson.target or '')}-{lesson.id}",
            "title": lesson.target,
            "asked": [lesson.target],
            "answer": lesson.text,
        }
        for lesson in found
    ]
    return yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=120)


def _grouped(found: Sequence[Lesson]) -> Mapping[str, list[str]]:
    grouped: dict[str, list[str]] = defaultdict(list)
    for lesson in found:
        if (lesson.text or "") not in grouped[lesson.target or ""]:
            grouped[lesson.target or ""].append(lesson.text or "")
    return dict(grouped)


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:80] or "answer"
