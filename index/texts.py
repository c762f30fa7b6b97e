"""The short texts a record is found by. Several short texts beat a long one: each is encoded and matched alone, and the
published text that matched best is the sentence an employer is shown as the reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from catalogue.records import Credential, Term

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])")
EMPLOYER_WORDS = "employer_words"
"""The field that is searched but never quoted: the hub wrote it, not the provider."""


@dataclass(frozen=True)
class Passage:
    """One text of one record: the record's id, the field the text stands in, the text as it stands there."""

    owner: str
    field: str
    text: str

    @property
    def published(self) -> bool:
        return self.field != EMPLOYER_WORDS


def credential_passages(credential: Credential, suggested: Sequence[str] = ()) -> list[Passage]:
    """The title, every outcome, every skill, every sentence of the description, every phrase of an employer.

    `suggested` are phrases of the topics that come near to it.
    """
    texts = [("title", credential.title)]
    texts += [("learning_outcomes", outcome) for outcome in credential.learning_outcomes]
    texts += [("skills", skill.label) for skill in credential.skills]
    texts += [("description", sentence) for sentence in SENTENCE_END.split(credential.description or "") if sentence]
    texts += [(EMPLOYER_WORDS, words) for words in (*credential.employer_words, *suggested)]
    return [Passage(credential.id, field, text) for field, text in texts]


def credential_summary(credential: Credential) -> str:
    """The record in one text: what it is as a whole."""
    skills = ", ".join(skill.label for skill in credential.skills)
    return " ".join(
        part for part in (f"{credential.title}.", f"{skills}." if skills else "", credential.description) if part
    )


def credential_words(credential: Credential, suggested: Sequence[str] = ()) -> str:
    """Everything of the record that a word can be found in; the title counts twice."""
    parts = [credential.title, credential.title, *(skill.label for skill in credential.skills)]
    parts += [credential.description or "", *credential.learning_outcomes, *credential.subjects]
    return " ".join((*parts, *credential.employer_words, *suggested))


def term_passages(term: Term) -> list[Passage]:
    """The term, its aliases, its definition, and the questions of those who do not know the word."""
    texts = [("term", term.term), *(("aliases", alias) for alias in term.aliases), ("definition", term.definition)]
    texts += [("asked", question) for question in term.asked]
    return [Passage(term.id, field, text) for field, text in texts]
