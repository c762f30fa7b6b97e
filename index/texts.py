"""The short texts a record is found by. Several short ones beat one long one: each is encoded and matched alone,
and the one that matched is the sentence an employer is shown as the reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from catalogue.records import Credential, Term

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])")


@dataclass(frozen=True)
class Passage:
    """One text of one record: the record's id, the field the text stands in, the text as it stands there."""

    owner: str
    field: str
    text: str


def credential_passages(credential: Credential) -> list[Passage]:
    """The title, every outcome, every skill and every sentence of the description."""
    found = [("title", credential.title)]
    found += [("learning_outcomes", outcome) for outcome in credential.learning_outcomes]
    found += [("skills", skill.label) for skill in credential.skills]
    found += [("description", sentence) for sentence in SENTENCE_END.split(credential.description or "") if sentence]
    return [Passage(credential.id, field, text) for field, text in found]


def term_passages(term: Term) -> list[Passage]:
    """The term, its aliases and its definition."""
    found = [
        ("term", term.term),
        *(("aliases", alias) for alias in term.aliases),
        ("definition", term.definition),
    ]
    return [Passage(term.id, field, text) for field, text in found]
