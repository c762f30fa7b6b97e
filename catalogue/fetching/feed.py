"""What a hub has stored of a feed that is fetched again and again, and how its last fetch ended."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from catalogue.records import Line, Record
from runtime.addresses import checked_web_address

MAX_ADDRESSES = 5_000
"""The most pages of one feed: at a second each, they take an hour and a half."""

WebAddress = Annotated[str, AfterValidator(checked_web_address)]


class Feed(Record):
    """Where a feed lies. One address is a file; several, or a sitemap, are pages, fetched slowly and by robots.txt.

    `only` is a text that the addresses of a sitemap must hold, such as `/courses/`. With `harvest` the one address is a
    repository that is asked by OAI-PMH; this is what it calls the format of the records. Records with an error stop the
    import unless `skip_bad`.
    """

    addresses: Annotated[tuple[WebAddress, ...], Field(min_length=1, max_length=MAX_ADDRESSES)]
    sitemap: bool = False
    only: Line | None = None
    format: Line | None = None
    skip_bad: bool = False
    paused: bool = False
    """Whether it is left out each night; who names it fetches it all the same."""
    harvest: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.!~*'()-]{1,60}$")] | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Feed:
        if self.harvest and (self.sitemap or len(self.addresses) > 1):
            raise ValueError("what is harvested has one address, which is no sitemap")
        return self

    @property
    def of_pages(self) -> bool:
        return self.sitemap or len(self.addresses) > 1 or self.harvest is not None


class Outcome(StrEnum):
    """How a fetch ended. WAITING: the feed has lost so much that a person decides."""

    UNCHANGED = "unchanged"
    TAKEN = "taken"
    WAITING = "waiting"
    FAULT = "fault"


class Fetch(Record):
    """The last fetch: when it was, how it ended, and since when fetches have ended so.

    `held` is the digest of what the catalogue holds of the feed, `waiting` that of what waits for a person. `fresh` is
    when the catalogue last held all that the feed held. `told` says that people know of the fault, or of the waiting;
    `cause` is where the fault lies, because a fault of another cause is told again: in the address, the file or a
    record.
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
    cause: str | None = None

    @property
    def to_tell(self) -> bool:
        return self.outcome in (Outcome.FAULT, Outcome.WAITING) and not self.told
