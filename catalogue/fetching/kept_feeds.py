"""The feeds that a hub has stored: added, changed, listed and forgotten. Functions never commit."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.fetching.feed import Feed, Fetch, Outcome
from catalogue.tables import SourceRow
from runtime.clock import now


class NoSuchFeed(Exception):
    """Nothing is fetched under this name."""


def keep_feed(session: Session, source: str, feed: Feed) -> None:
    """Fetch `source` from this feed from now on; what is known of fetches from another is forgotten."""
    row = session.get(SourceRow, source)
    if row is None:
        session.add(SourceRow(name=source, feed=feed))
    elif row.feed != feed:
        row.feed, row.last_fetch = feed, None


def read_feed(session: Session, source: str) -> tuple[Feed, Fetch | None]:
    """The feed of a source, and how its last fetch ended. Raises NoSuchFeed."""
    row = session.get(SourceRow, source)
    if row is None or row.feed is None:
        raise NoSuchFeed(source)
    return row.feed, row.last_fetch


def read_feeds(session: Session) -> dict[str, tuple[Feed, Fetch | None]]:
    """Every feed with its last fetch, by the name of its source and in the order of the names."""
    rows = session.scalars(select(SourceRow).order_by(SourceRow.name))
    return {row.name: (row.feed, row.last_fetch) for row in rows if row.feed}


def forget_feed(session: Session, source: str) -> None:
    """Fetch the source no more; its credentials and its mapping stay. Raises NoSuchFeed."""
    read_feed(session, source)
    row = session.get_one(SourceRow, source)
    row.feed = row.last_fetch = None


def pause_feed(session: Session, source: str, *, paused: bool) -> None:
    """Leave the source out each night, or no longer; what is known of its fetches stays. Raises NoSuchFeed."""
    feed, _ = read_feed(session, source)
    session.get_one(SourceRow, source).feed = feed.model_copy(update={"paused": paused})


def note_fetch(session: Session, source: str, fetch: Fetch) -> None:
    """Store how a fetch of the source ended, unless its feed was forgotten meanwhile."""
    row = session.get(SourceRow, source)
    if row and row.feed:
        row.last_fetch = fetch


def note_decision(session: Session, source: str, digest: str) -> None:
    """A person has taken over what waited with this digest: it is now what the catalogue holds of the feed."""
    row = session.get(SourceRow, source)
    if row and row.last_fetch and row.last_fetch.waiting == digest:
        done = {"outcome": Outcome.TAKEN, "since": now(), "fresh": now(), "held": digest, "waiting": None}
        row.last_fetch = row.last_fetch.model_copy(update=done | {"words": "taken over by hand", "told": False})


def note_told(session: Session, source: str) -> None:
    """People know now how the last fetch of the source ended."""
    row = session.get(SourceRow, source)
    if row and row.last_fetch:
        row.last_fetch = row.last_fetch.model_copy(update={"told": True})
