"""Marks that change whenever a part of the catalogue does, so that what was made from it is known to be old."""

from __future__ import annotations

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.tables import CredentialRow, RevisionRow, TermRow

CREDENTIALS, TERMS = CredentialRow.__tablename__, TermRow.__tablename__
"""The names of the revisions; guidance is replaced together with the terms."""


def renew_revision(session: Session, name: str) -> None:
    """Say, in the transaction of the change, that the records called `name` have changed."""
    session.merge(RevisionRow(name=name, mark=uuid.uuid4().hex))


def terms_revision(session: Session) -> str | None:
    """A mark that changes whenever the glossary is replaced; None before the first time."""
    return session.scalar(select(RevisionRow.mark).where(RevisionRow.name == TERMS))


def catalogue_revision(session: Session) -> str:
    """A mark that changes whenever the credentials, the terms or the guidance change, from which the index is built."""
    marks = select(RevisionRow.mark).where(RevisionRow.name.in_((CREDENTIALS, TERMS))).order_by(RevisionRow.name)
    return "-".join(session.scalars(marks))
