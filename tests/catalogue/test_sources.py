"""How many credentials each source has, and how fresh they are."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session

from catalogue.records import STALE_AFTER, Credential
from catalogue.sources import Source, read_sources
from catalogue.store import apply_credentials

TODAY = dt.date(2026, 11, 22)


def credential(name: str, source: str | None, verified: dt.date | None = None) -> Credential:
    return Credential(id=name, title="Welding", provider="Forth", source=source, last_verified=verified)


def test_an_empty_catalogue_has_no_source(session: Session) -> None:
    assert read_sources(session, TODAY) == []


def test_credentials_are_counted_by_source_with_their_last_check(session: Session) -> None:
    early, late = dt.date(2026, 9, 30), dt.date(2026, 11, 2)
    feed = [credential("a", "Forth", late), credential("b", "Forth", early), credential("c", "Clyde", early)]
    apply_credentials(session, feed)
    assert read_sources(session, TODAY) == [Source("Clyde", 1, 0, early), Source("Forth", 2, 0, late)]


def test_a_credential_without_source_or_check_is_counted_first_and_stale(session: Session) -> None:
    apply_credentials(session, [credential("a", None), credential("b", "Forth", TODAY)])
    assert read_sources(session, TODAY) == [Source(None, 1, 1, None), Source("Forth", 1, 0, TODAY)]


def test_stale_is_what_the_record_says_it_is(session: Session) -> None:
    days = [TODAY - STALE_AFTER + dt.timedelta(days=number) for number in (-1, 0, 1)]
    feed = [credential(f"c{number}", "Forth", day) for number, day in enumerate(days)]
    apply_credentials(session, feed)
    assert read_sources(session, TODAY)[0].stale == sum(record.stale(TODAY) for record in feed) == 1
