"""What is found out about a badge."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit


class Outcome(StrEnum):
    """What the check of a badge came to.

    HOSTED: its issuer's site has it as it was shown. SIGNED: a key that its issuer publishes signed it. INTACT: it is
    as it was signed, but by a key that says nothing about who holds it. FORGED: it is not what its issuer issued.
    """

    HOSTED = "hosted"
    SIGNED = "signed"
    INTACT = "intact"
    FORGED = "forged"
    REVOKED = "revoked"
    EXPIRED = "expired"
    EARLY = "early"
    UNCHECKED = "unchecked"


class Why(StrEnum):
    """Why a badge could not be checked, or is taken for forged."""

    UNREACHABLE = "unreachable"
    PRIVATE = "private"
    GONE = "gone"
    NOT_JSON = "not_json"
    NO_PROOF = "no_proof"
    PROOF = "proof"
    LINKED_DATA = "linked_data"
    KEY = "key"
    STATUS = "status"
    SIGNATURE = "signature"
    ALTERED = "altered"
    OTHER_SITE = "other_site"


REFUTING = frozenset({Why.SIGNATURE, Why.ALTERED, Why.OTHER_SITE})
"""The reasons for which a badge is taken for forged."""


@dataclass(frozen=True)
class Claims:
    """What a badge says of itself; None where it does not say it. `issuer_id` is an address or a DID."""

    version: str
    issuer: str | None = None
    issuer_id: str | None = None
    name: str | None = None
    description: str | None = None
    criteria: str | None = None
    issued: dt.datetime | None = None
    expires: dt.datetime | None = None

    @property
    def host(self) -> str | None:
        """The site that stands behind it."""
        return host_of(self.issuer_id or "")


@dataclass(frozen=True)
class Verdict:
    claims: Claims
    outcome: Outcome
    why: Why | None = None


class Refuted(Exception):
    """The badge is not what its issuer issued."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


class Uncheckable(Exception):
    """The badge can be checked neither way."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


class Revoked(Exception):
    """The issuer took the badge back."""


def host_of(address: str) -> str | None:
    """The host of a web address or a did:web in small letters; None for another text."""
    if address.startswith("did:web:"):
        return address.removeprefix("did:web:").partition("#")[0].partition(":")[0].partition("%")[0].lower() or None
    try:
        parts = urlsplit(address)
        return (parts.hostname or "").lower() or None if parts.scheme in ("http", "https") else None
    except ValueError:
        return None


def moment(value: object) -> dt.datetime | None:
    """A point in time as badges write it (ISO 8601), aware; None for anything else."""
    if not isinstance(value, str):
        return None
    try:
        read = dt.datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=dt.UTC)
