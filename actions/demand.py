"""What the catalogue did not answer is counted towards the board of unmet demand (hub/demand/)."""

from __future__ import annotations

import logging

from sqlalchemy.exc import SQLAlchemyError

from actions.search import Search
from actions.turn import Turn
from hub.demand.signals import keep_signals
from index.results import Result

log = logging.getLogger(__name__)


def note_unmet(turn: Turn, search: Search, result: Result) -> None:
    """Count the needs of a search that nothing answers within its conditions.

    An employer is answered whether or not they could be counted.
    """
    unmet = result.uncovered if result.hits else search.needs
    if not unmet:
        return
    filters = search.filters
    lowest = filters.level_min or filters.level_max
    try:
        with turn.transaction() as session:
            keep_signals(
                session,
                turn.conversation,
                unmet,
                said=" ".join(search.said) or None,
                sector=" ".join(filters.subjects) or None,
                places=", ".join(filters.places) or None,
                learners=str(search.learners) if search.learners else None,
                level=str(lowest) if lowest else None,
            )
    except SQLAlchemyError as error:
        log.warning("an unmet need could not be counted", exc_info=error)
