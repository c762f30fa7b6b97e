"""The check of a badge: read, its version found, held against its issuer, its days, and what was taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from catalogue.badges import version2, version3
from catalogue.badges.jose import unopened
from catalogue.badges.reading import Given, NoBadge, read
from catalogue.badges.verdict import Claims, Outcome, Refuted, Revoked, Uncheckable, Verdict
from catalogue.badges.web import Get


def check(given: bytes, get: Get, at: dt.datetime) -> Verdict:
    """What is found out about what somebody pasted or uploaded. Raises NoBadge, and Uncheckable for an address that
    was given and cannot be fetched."""
    badge = read(given)
    if badge.address is not None:
        badge = read(get(badge.address))
    if badge.address is not None:
        raise NoBadge("other")
    said = _said(badge)
    try:
        claims, outcome = _held(badge, said, get)
    except Refuted as error:
        return Verdict(_claims(said), Outcome.FORGED, error.why)
    except Revoked:
        return Verdict(_claims(said), Outcome.REVOKED)
    except Uncheckable as error:
        return Verdict(_claims(said), Outcome.UNCHECKED, error.why)
    if claims.expires and claims.expires <= at:
        return Verdict(claims, Outcome.EXPIRED)
    if claims.issued and claims.issued > at:
        return Verdict(claims, Outcome.EARLY)
    return Verdict(claims, outcome)


def _said(badge: Given) -> Mapping[str, Any]:
    """The assertion or credential as it was shown. Raises NoBadge."""
    try:
        said = badge.document if badge.document is not None else version3.credential_in(unopened(badge.token or "")[1])
    except Uncheckable:
        raise NoBadge("other") from None
    if not (version3.is_credential(said) or version2.is_assertion(said)):
        raise NoBadge("other")
    return said


def _held(badge: Given, said: Mapping[str, Any], get: Get) -> tuple[Claims, Outcome]:
    if version3.is_credential(said):
        return version3.check_token(badge.token, get) if badge.token else version3.check_proof(said, get)
    if badge.token:
        return version2.check_signed(badge.token, said, get)
    return version2.check_hosted(said, get)


def _claims(said: Mapping[str, Any]) -> Claims:
    """What it says of itself, where it could not be held against its issuer."""
    return version3.claims_of(said) if version3.is_credential(said) else version2.claims_of(said)
