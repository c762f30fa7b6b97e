"""What an offer must satisfy, as the employer said it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field

from catalogue.records import Mode, Pattern

WISHES = frozenset({"location", "pattern"})
"""Facts on which a condition is a wish unless it was said to be a must."""

FIELDS_OF: dict[str, tuple[str, ...]] = {
    "scqf_level": ("level_min", "level_max", "not_levels"),
    "scqf_credits": ("credits_min", "credits_max"),
    "hours": ("hours_max",),
    "hours_per_week": ("hours_per_week_max",),
    "duration_weeks": ("weeks_max",),
    "price": ("price_max", "price_min"),
    "starts": ("starts_by", "starts_from", "not_months"),
    "mode": ("modes", "not_modes"),
    "pattern": ("patterns", "not_patterns"),
    "location": ("places", "not_places"),
    "provider": ("providers", "not_providers"),
    "credit_bearing": ("credit_bearing",),
    "assessed": ("assessed",),
    "badge": ("badge",),
    "subjects": ("subjects", "not_subjects"),
}
"""The conditions that ask about a fact of a record."""


OPPOSITES = (
    ("modes", "not_modes"),
    ("patterns", "not_patterns"),
    ("places", "not_places"),
    ("subjects", "not_subjects"),
)
"""Lists of what is wanted and of what is refused: what is said last takes the other back."""


class Filters(BaseModel):
    """Constraints on an offer; an absent one (None or empty) asks nothing.

    A condition is a must or a wish. A wish orders the answers and is named where it is not met; a must excludes.
    `musts` and `wishes` name the facts of which the employer said so; on the others WISHES decides. `heads` is how many
    share the price of a group; it asks nothing of an offer by itself.
    """

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
    not_patterns: tuple[Pattern, ...] = ()
    not_places: tuple[str, ...] = ()
    not_levels: tuple[int, ...] = ()
    not_months: tuple[int, ...] = ()
    miles_max: int | None = Field(None, ge=1)
    price_min: Decimal | None = Field(None, ge=0)
    heads: int | None = Field(None, ge=1)
    badge: bool | None = None
    subjects: tuple[str, ...] = ()
    not_subjects: tuple[str, ...] = ()
    musts: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self != Filters()

    @property
    def asks_for_level(self) -> bool:
        return any(getattr(self, name) not in (None, ()) for name in FIELDS_OF["scqf_level"])

    def is_wish(self, fact: str) -> bool:
        """Whether the condition on a fact of a record is a wish."""
        return fact in self.wishes or (fact in WISHES and fact not in self.musts)

    def merged(self, newer: Filters) -> Filters:
        """These filters with everything that `newer` says put over them; what nobody asks for is no must any more."""
        named = {name: getattr(newer, name) for name in newer.model_fields_set}
        for wanted, refused in OPPOSITES:
            for new, old in ((wanted, refused), (refused, wanted)):
                if (said := getattr(newer, new)) and old not in named:
                    named[old] = tuple(value for value in getattr(self, old) if value not in said)
        merged = self.model_copy(update=named)
        asked = {
            fact for fact, names in FIELDS_OF.items() if any(getattr(merged, name) not in (None, ()) for name in names)
        }
        said = {*newer.musts, *newer.wishes}
        musts = (*(fact for fact in self.musts if fact in asked - said), *newer.musts)
        wishes = (*(fact for fact in self.wishes if fact in asked - said), *newer.wishes)
        return merged.model_copy(update={"musts": musts, "wishes": wishes})
