"""Which stored credential a title names that somebody typed, whole or in part."""

from __future__ import annotations

from rapidfuzz import fuzz, process, utils
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.records import Credential
from catalogue.tables import OFFERED, CredentialRow

SAME = 93
"""The least rapidfuzz ratio (of 100) at which a whole title is meant in spite of slips."""

PART = 95
"""The least partial ratio at which words are a part of a title."""

SHORTEST_PART = 2
"""Words of a part of a title; one word alone names a topic rather than a course."""


def credential_titled(session: Session, words: str) -> Credential | None:
    """The credential with this title, or the only one whose title has the words as a part; None where neither is so."""
    typed = utils.default_process(words)
    if not typed:
        return None
    offered = select(CredentialRow.id, CredentialRow.title).where(OFFERED)
    titles = {row.id: row.title for row in session.execute(offered)}
    whole = process.extractOne(typed, titles, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=SAME)
    if whole:
        return session.scalar(select(CredentialRow.record).where(CredentialRow.id == whole[2]))
    if len(typed.split()) < SHORTEST_PART:
        return None
    parts = [key for key, title in titles.items() if _is_part(typed, utils.default_process(title))]
    return session.scalar(select(CredentialRow.record).where(CredentialRow.id == parts[0])) if len(parts) == 1 else None


def _is_part(words: str, title: str) -> bool:
    return len(words) <= len(title) and fuzz.partial_ratio(words, title) >= PART
