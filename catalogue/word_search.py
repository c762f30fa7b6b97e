"""Finding credentials by the words of their records alone: for pages that have no index and no model."""

from __future__ import annotations

import json
import re

from sqlalchemy import String, cast, select
from sqlalchemy.orm import Session

from catalogue.records import Credential
from catalogue.tables import OFFERED, CredentialRow

MOST_WORDS = 12
"""Further words of a search are left out."""


def find_by_words(session: Session, text: str) -> list[Credential]:
    """The credentials that hold every word of `text`, or a word that begins with it; those with most of them in the
    title first. All credentials where `text` has no word."""
    words = list(dict.fromkeys(re.findall(r"\w+", text.casefold())))[:MOST_WORDS]
    query = select(CredentialRow.record).where(OFFERED)
    for word in words:
        stored = json.dumps(word)[1:-1]  # as it stands in the column, where every letter beyond ASCII is escaped
        if word.isascii():  # the database knows no other capitals
            query = query.where(cast(CredentialRow.record, String).icontains(stored, autoescape=True))
    begins = [re.compile(rf"(?<!\w){re.escape(word)}") for word in words]
    found = [record for record in session.scalars(query) if all(word.search(_searched(record)) for word in begins)]

    def place(record: Credential) -> tuple[int, str, str]:
        title = record.title.casefold()
        return -sum(bool(word.search(title)) for word in begins), title, record.id

    return sorted(found, key=place)


def _searched(record: Credential) -> str:
    """All words of a record by which it is found, also those that the hub wrote for the search."""
    parts = [record.title, record.provider, record.description or "", record.location or "", record.awarding_body or ""]
    parts += [*record.subjects, *record.learning_outcomes, *record.employer_words]
    return "\n".join([*parts, *(skill.label for skill in record.skills)]).casefold()
