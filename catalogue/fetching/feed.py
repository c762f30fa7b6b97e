"""What a hub has stored of a feed that is fetched again and again, and how its last fetch ended."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from catalogue.records import Line, Record
from runtime.addresses import checked_web_address

MAX_ADDRESSES = 5_000
"""The most pages of one feed: at a second each, they take an hour and a half."""

WebAddress = Annotated[str, AfterValidator(checked_web_address)]


class Feed(Record):
    """Where a feed lies. One address is a file; several, or a sitemap, are pages, fetched slowly and by robots.txt.

    `only` is a text that the addresses of a sitemap must hold, such as `/courses/`. Records with an error stop the
    import unless `skip_bad`.
    """

    addresses: Annotated[tuple[WebAddress, ...], Field(min_length=1, max_length=MAX_ADDRESSES)]
    sitemap: bool = False
    only: Line | None = None
    format: Line | None = None
    skip_bad: bool = False

    @property
    def of_pages(self) -> bool:
        return self.sitemap or len(self.addresses) > 1


class Outcome(StrEnum):
    """How a fetch ended. WAITING: the feed has lost so much that a person decides."""

    UNCHANGED = "unchanged"
    TAKEN = "taken"
    WAITING = "waiting"
    FAULT = "fault"


class Fetch(Record):
    """The last fetch: when it was, how it ended, and since when fetches have ended so.

    `held` is the digest of what the catalogue holds of the feed, `waiting` that of what waits for a person. `fresh` is
    when the catalogue last held all that the feed held. `told` says that people know of the fault, or of the waiting.
    """

    at: dt.datetime
    outcome: Outcome
    since: dt.datetime
    words: str = ""
    warnings: tuple[str, ...] = ()
    fresh: dt.datetime | None = None
    held: str | None = None
    waiting: str | None = None
    told: bool = False

    @property
    def to_tell(self) -> bool:
        return self.outcome in (Outcome.FAULT, Outcome.WAITING) and not self.told
