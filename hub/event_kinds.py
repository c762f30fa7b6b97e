"""What an event in the history of a request tells of."""

from __future__ import annotations

from enum import StrEnum


class EventKind(StrEnum):
    OPENED = "opened"
    STATUS = "status"
    OWNER = "owner"
    ROUTE = "route"
    DUE = "due"
    SNOOZE = "snooze"
    WAKE = "wake"
    NOTE = "note"
    HEARS = "hears"
    HEARS_NOT = "hears_not"
    TICKED = "ticked"
    UNTICKED = "unticked"
    DUPLICATE = "duplicate"
    DUPLICATE_OF = "duplicate_of"
    PROVIDER_ASKED = "provider_asked"
    PROVIDER_INTERESTED = "provider_interested"
    PROVIDER_NOT_NOW = "provider_not_now"
    PROVIDER_QUESTION = "provider_question"
    PROVIDER_OFFER = "provider_offer"
    POOLED = "pooled"
    POOL_ASKED = "pool_asked"
    POOL_AGREED = "pool_agreed"
    POOL_REFUSED = "pool_refused"
    POOL_LEFT = "pool_left"
    INTRODUCED = "introduced"
