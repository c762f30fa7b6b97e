"""Who has stated a field of a record: its provider, whose feeds come again and again, or the hub, which adds to it.

Beside each record the catalogue keeps what the provider's last feed published. A field in which the record differs from
that is the hub's, and the next feed leaves it alone.
"""

from __future__ import annotations

from catalogue.records import Credential

CONTRADICTORY = ("scqf_credits", "credit_bearing")


def with_hub_fields(published: Credential, stored: Credential | None, before: Credential | None) -> Credential:
    """What the feed publishes now, with the fields of the stored record that the hub has changed since `before`.

    `before` is what the last feed published, None where no feed has. Credits that the feed states count before the
    hub's word that there are none.
    """
    if stored is None or before is None:
        return published
    fields = {
        name: getattr(stored, name)
        for name in Credential.model_fields
        if getattr(stored, name) != getattr(before, name) and name not in ("id", "source", "last_verified")
    }
    record = published.model_copy(update=fields)
    if record.scqf_credits and record.credit_bearing is False:
        return record.model_copy(update={name: getattr(published, name) for name in CONTRADICTORY})
    return record


def with_words(record: Credential, stored: Credential | None) -> Credential:
    """The record with the hub's own `employer_words` of the stored one, where it brings none."""
    if stored is None or record.employer_words:
        return record
    return record.model_copy(update={"employer_words": stored.employer_words})
