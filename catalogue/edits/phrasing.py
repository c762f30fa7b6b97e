"""What staff say of the phrases by which credentials are found, for whoever builds the index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.edits.log import BATCH, REFUSED_PHRASES, Kind, standing_of
from catalogue.tables import CredentialRow


@dataclass(frozen=True)
class Phrasing:
    """`added` are the ids of credentials whose phrases staff wrote where their feed brought none: suggested phrases
    serve them too. `refused` are suggested phrases that must not serve a credential, by its id."""

    added: frozenset[str] = frozenset()
    refused: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.added or self.refused)

    def described(self) -> str:
        """The same words for the same values."""
        return repr((sorted(self.added), sorted((key, sorted(phrases)) for key, phrases in self.refused.items())))


def read_phrasing(session: Session) -> Phrasing:
    """What staff say today."""
    values = standing_of(session, Kind.CREDENTIAL, fields=("employer_words", REFUSED_PHRASES))
    refused = {key: frozenset(edits[REFUSED_PHRASES]) for key, edits in values.items() if edits.get(REFUSED_PHRASES)}
    wrote = sorted(key for key, edits in values.items() if edits.get("employer_words"))
    added = set[str]()
    for first in range(0, len(wrote), BATCH):
        columns = select(CredentialRow.id, CredentialRow.published)
        rows = session.execute(columns.where(CredentialRow.id.in_(wrote[first : first + BATCH])))
        added |= {key for key, published in rows if published and not published.employer_words}
    return Phrasing(frozenset(added), refused)
