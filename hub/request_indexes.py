"""The indexes of the table of requests: no page of the console reads all of it (tests/hub/test_plans.py)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index, text

FACETS = (
    *("status", "unread", "snoozed_until", "route", "area", "sector", "heads", "level_min", "level_max", "owner_id"),
    *("due", "created"),
)
"""What the queue filters and counts by: an index of all of it spares the database the rows."""


def _partial(name: str, *columns: str, where: str, in_sqlite: str = "") -> Index:
    """An index of the rows that meet a condition, which each database has to find again in a query as it is written."""
    conditions: dict[str, Any] = {"sqlite_where": text(in_sqlite or where), "postgresql_where": text(where)}
    return Index(f"ix_collaboration_request_{name}", *columns, **conditions)


INDEXES = (
    Index("ix_collaboration_request_queue", "status", "created"),
    Index("ix_collaboration_request_counts", *FACETS),
    Index("ix_collaboration_request_created", "created", "id"),
    _partial("unread", "created", "id", where="unread IS true", in_sqlite="unread IS 1"),
    _partial("due", "due", "status", "unread", "snoozed_until", where="due IS NOT NULL"),
    _partial("duplicate_of", "duplicate_of", where="duplicate_of IS NOT NULL"),
)
"""Few requests are unread, have a next step or point at another: an index of all rows would be large, and a database
that knows how alike its rows are takes it for useless."""
