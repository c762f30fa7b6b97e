"""What an offer must satisfy, as the employer said it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field

from catalogue.records import Mode, Pattern


class Filters(BaseModel):
    """Constraints on an offer; an absent one (None or empty) asks nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    level_min: int | None = Field(None, ge=1, le=12)
    level_max: int | None = Field(None, ge=1, le=12)
    credits_min: int | None = Field(None, ge=0)
    credits_max: int | None = Field(None, ge=0)
    hours_max: int | None = Field(None, ge=1)
    hours_per_week_max: float | None = Field(None, gt=0)
    weeks_max: int | None = Field(None, ge=1)
    price_max: Decimal | None = Field(None, ge=0)
    starts_by: dt.date | None = None
    starts_from: dt.date | None = None
    modes: tuple[Mode, ...] = ()
    not_modes: tuple[Mode, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    places: tuple[str, ...] = ()
    providers: tuple[str, ...] = ()
    not_providers: tuple[str, ...] = ()
    credit_bearing: bool | None = None
    assessed: bool | None = None

    def __bool__(self) -> bool:
        return self != Filters()

    def merged(self, newer: Filters) -> Filters:
        """These filters with everything that `newer` says put over them."""
        named = {name: getattr(newer, name) for name in newer.model_fields_set}
        return self.model_copy(update=named)
