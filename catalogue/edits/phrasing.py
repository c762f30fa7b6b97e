"""What staff say of the phrases by which credentials are found, for whoever builds the index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from catalogue.edits.log import REFUSED_PHRASES, Kind, standing_of


@dataclass(frozen=True)
class Phrasing:
    """`refused` are suggested phrases that must not serve a credential, by its id."""

    refused: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.refused)

    def described(self) -> str:
        """The same words for the same values."""
        return repr(sorted((key, sorted(phrases)) for key, phrases in self.refused.items()))


def read_phrasing(session: Session) -> Phrasing:
    """What staff say today."""
    values = standing_of(session, Kind.CREDENTIAL, fields=(REFUSED_PHRASES,))
    return Phrasing(
        {key: frozenset(edits[REFUSED_PHRASES]) for key, edits in values.items() if edits.get(REFUSED_PHRASES)}
    )
