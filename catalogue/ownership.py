"""Who has stated a field of a record: its provider, whose feeds come again and again, or the hub, which adds to it.

Beside each record the catalogue keeps what the provider's last feed published. A field in which the record differs from
that is the hub's, and the next feed leaves it alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from catalogue.records import Credential, Record

CONTRADICTORY = ("scqf_credits", "credit_bearing")
NEVER = frozenset({"id", "source", "last_verified"})
"""Fields of a credential that follow the feed; of the last check the later one counts."""

Owned = TypeVar("Owned", bound=Record)


def with_hub_fields(published: Credential, stored: Credential | None, before: Credential | None) -> Credential:
    """What the feed publishes now, with the fields of the stored record that the hub has changed since `before`.

    `before` is what the last feed published, None where no feed has. Credits that the feed states count before the
    hub's word that there are none, and the later of two checks before the earlier one.
    """
    if stored is None or before is None:
        return published
    fields = hub_fields(stored, before)
    checked = stored.last_verified if stored.last_verified != before.last_verified else None
    if checked and (published.last_verified is None or published.last_verified < checked):
        fields["last_verified"] = checked
    record = published.model_copy(update=fields)
    if record.scqf_credits and record.credit_bearing is False:
        return record.model_copy(update={name: getattr(published, name) for name in CONTRADICTORY})
    return record


def hub_fields(stored: Owned, before: Owned) -> dict[str, Any]:
    """The fields in which the stored record differs from what was published, with its values."""
    never = NEVER if isinstance(stored, Credential) else {"id"}
    return {
        name: value
        for name in type(stored).model_fields
        if name not in never and (value := getattr(stored, name)) != getattr(before, name)
    }


def with_standing(record: Owned, values: Mapping[str, Any]) -> Owned:
    """The record with the values that edits gave its fields, as JSON has them; without those that do not fit it."""
    plain = record.model_dump(mode="json")
    later = (plain.get("last_verified") or "") > (values.get("last_verified") or "")
    kept = values.keys() & plain.keys() - ({"last_verified"} if later else set())
    try:
        return type(record).model_validate(plain | {name: values[name] for name in kept})
    except ValidationError:
        return record


def with_words(record: Credential, stored: Credential | None) -> Credential:
    """The record with the hub's own `employer_words` of the stored one, where it brings none."""
    if stored is None or record.employer_words:
        return record
    return record.model_copy(update={"employer_words": stored.employer_words})
