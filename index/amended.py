"""What staff have changed since a build, laid over it: edited terms and guidance, and credentials that are withdrawn.

Each turn looks whether the catalogue has another revision, which is one short query, so an edit is answered at the next
turn, before the index is built again and without training anything.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from threading import Lock

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from catalogue.revisions import catalogue_revision
from catalogue.store import read_guidance, read_terms
from catalogue.tables import OFFERED, CredentialRow
from index.serving import Serving
from runtime.database import Sessions

log = logging.getLogger(__name__)


class Amendments:
    """Keeps the last build that it amended. Several threads may share it."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions
        self._lock = Lock()
        self._kept: tuple[Serving, str, Serving] | None = None

    def over(self, serving: Serving) -> Serving:
        """The build with what staff have changed. While the database does not answer, as it was known last."""
        try:
            with self._lock, self._sessions() as session:
                revision = catalogue_revision(session)
                kept = self._kept
                if kept is None or kept[0] is not serving or kept[1] != revision:
                    withdrawn = session.scalars(select(CredentialRow.id).where(~OFFERED)).all()
                    amended = replace(
                        serving,
                        credentials=serving.credentials.without(withdrawn),
                        terms=serving.terms.amended(read_terms(session)),
                        guidance=serving.guidance.amended(read_guidance(session)),
                    )
                    kept = self._kept = (serving, revision, amended)
                return kept[2]
        except SQLAlchemyError as error:
            log.warning("what staff have changed cannot be read: %s", error)
            return self._kept[2] if self._kept and self._kept[0] is serving else serving
