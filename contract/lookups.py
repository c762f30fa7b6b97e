"""What programs look up in the catalogue by meaning: asked of the action server, which holds the index.

The public API and the MCP server ask for programs of other people. A lookup belongs to no conversation.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from contract.values import Card, Cover, Fact, Model

MOST_LISTED = 20
"""Credentials in one answer."""
MOST_LOOKED_UP = 8
"""Needs of one lookup, as many as a plan takes."""

Words = Annotated[str, Field(min_length=1, max_length=300, pattern=r"^[^\x00]*[\w][^\x00]*$")]
"""What people cannot yet do, in plain words."""


class Conditions(Model):
    """What an offer must satisfy; an absent one asks nothing.

    What a record does not publish breaks no condition: the offer then names it as unpublished. `place` is a wish: it
    orders the answers, and an offer elsewhere says how far away it is.
    """

    level_min: int | None = Field(None, ge=1, le=12, description="The lowest SCQF level")
    level_max: int | None = Field(None, ge=1, le=12, description="The highest SCQF level")
    price_max: Decimal | None = Field(None, ge=0, le=1_000_000, description="Pounds a learner; for a plan, in all")
    hours_max: int | None = Field(None, ge=1, le=10_000, description="Notional learning hours; for a plan, in all")
    starts_by: dt.date | None = Field(None, description="The latest start")
    mode: Literal["online", "blended", "campus", "workplace"] | None = Field(None, description="How it is taught")
    credit_bearing: bool | None = Field(None, description="Whether it has to carry SCQF credit")
    place: str | None = Field(
        None, min_length=1, max_length=100, pattern=r"^[^\x00]*$", description="A town or region of Scotland; a wish"
    )


class Lookup(Model):
    """Up to 8 needs with the conditions on what answers them; `most` bounds the credentials that are listed."""

    needs: tuple[Words, ...] = Field(min_length=1, max_length=MOST_LOOKED_UP)
    conditions: Conditions = Conditions()
    most: int = Field(5, ge=1, le=MOST_LISTED)


class Matches(Model):
    """The best of `total` credentials that answer a need, each with the sentence of its record that makes it one."""

    items: tuple[Card, ...]
    total: int
    uncovered: tuple[str, ...]


class PhrasesLookup(Model):
    """Asks by which suggested phrases of employers the credential with this id is found."""

    id: str = Field(min_length=1, max_length=120, pattern=r"^[a-z0-9-]+$")


class PhrasesFound(Model):
    """The phrases of the topics near to it; none of a credential that the index does not have."""

    items: tuple[str, ...]


class Planned(Model):
    """The fewest credentials that answer the needs together. `totals` say what is in no sum, because not published."""

    items: tuple[Card, ...]
    covers: tuple[Cover, ...]
    totals: tuple[Fact, ...]
    uncovered: tuple[str, ...]
