"""Open Badges 2.0: an assertion that its issuer's site hosts, or that a key of the issuer signed.

By the specification at openbadgespec.org, "Hosted Verification" and "Signed Badges". What is told of a hosted badge is
what its site says, not what was shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from catalogue.badges.jose import opened
from catalogue.badges.keys import key_of, published_key
from catalogue.badges.verdict import Claims, Outcome, Refuted, Revoked, Uncheckable, Why, host_of, moment
from catalogue.badges.web import Get, Gone, json_at

COMPARED = ("id", "recipient", "issuedOn", "expires")
"""What an assertion must say as the hosted one does."""


def is_assertion(document: Mapping[str, Any]) -> bool:
    """Whether it is an assertion of version 2.0 (or 1.1, which is written much alike)."""
    return "badge" in document and ("verification" in document or "verify" in document)


def claims_of(assertion: Mapping[str, Any], get: Get | None = None) -> Claims:
    """What an assertion says. With `get` its badge class and its issuer are fetched where it names them by address.

    Raises Uncheckable.
    """
    badge = _node(assertion.get("badge"), get)
    issuer = _node(badge.get("issuer"), get)
    criteria = badge.get("criteria")
    criteria = criteria.get("id") if isinstance(criteria, dict) else criteria
    return Claims(
        version="2.0",
        issuer=_text(issuer.get("name")),
        issuer_id=_text(issuer.get("id")) or _text(badge.get("issuer")),
        name=_text(badge.get("name")),
        description=_text(badge.get("description")),
        criteria=_text(criteria),
        issued=moment(assertion.get("issuedOn")),
        expires=moment(assertion.get("expires")),
    )


def check_hosted(shown: Mapping[str, Any], get: Get) -> tuple[Claims, Outcome]:
    """Hold an assertion against the one at its address. Raises Refuted, Revoked, Uncheckable."""
    address = _text(shown.get("id"))
    if not address or not host_of(address):
        raise Uncheckable(Why.NO_PROOF)
    try:
        hosted = json_at(get, address)
    except Gone:
        raise Uncheckable(Why.GONE) from None
    if hosted.get("revoked") is True:
        raise Revoked
    if not is_assertion(hosted):
        raise Uncheckable(Why.NOT_JSON)
    altered = any(name in shown and shown[name] != hosted.get(name) for name in COMPARED)
    if altered or _id(shown["badge"]) != _id(hosted["badge"]):
        raise Refuted(Why.ALTERED)
    claims = claims_of(hosted, get)
    if not claims.host or not _may_host(address, claims, get):
        raise Refuted(Why.OTHER_SITE)
    return claims, Outcome.HOSTED


def check_signed(token: str, shown: Mapping[str, Any], get: Get) -> tuple[Claims, Outcome]:
    """Hold a signed assertion against the key that its issuer's profile names. Raises Refuted, Revoked, Uncheckable."""
    claims = claims_of(shown, get)
    if not claims.issuer_id or not claims.host:
        raise Uncheckable(Why.KEY)
    profile = json_at(get, claims.issuer_id)
    named = profile.get("publicKey")
    keys = {_id(key): key for key in (named if isinstance(named, list) else [named])}
    creator = _text(_verification(shown).get("creator")) or _id(named)
    if creator is None:
        raise Uncheckable(Why.KEY)
    if creator not in keys:
        raise Refuted(Why.OTHER_SITE)
    inside = keys[creator]
    opened(token, (key_of(inside) if isinstance(inside, dict) else None) or published_key(get, creator))
    _hold_against_revocations(shown, profile, get)
    return claims, Outcome.SIGNED


def _hold_against_revocations(shown: Mapping[str, Any], profile: Mapping[str, Any], get: Get) -> None:
    address = _text(profile.get("revocationList"))
    if address is None:
        return
    revoked = json_at(get, address).get("revokedAssertions")
    own = [name for name in (_text(shown.get("id")), _text(shown.get("uid"))) if name]
    for entry in revoked if isinstance(revoked, list) else []:
        listed = [entry.get("id"), entry.get("uid")] if isinstance(entry, dict) else [entry]
        if any(name in listed for name in own):
            raise Revoked


def _may_host(address: str, claims: Claims, get: Get) -> bool:
    """Whether assertions at the address are the issuer's: on its own site, or on one that its profile names."""
    if host_of(address) == claims.host:
        return True
    rules = json_at(get, claims.issuer_id or "").get("verification")
    origins = rules.get("allowedOrigins") if isinstance(rules, dict) else None
    return host_of(address) in (origins if isinstance(origins, list) else [origins])


def _verification(assertion: Mapping[str, Any]) -> Mapping[str, Any]:
    value = assertion.get("verification", assertion.get("verify"))
    return value if isinstance(value, dict) else {}


def _id(value: object) -> str | None:
    """The name of something that stands there itself or by its name."""
    return _text(value.get("id")) if isinstance(value, dict) else _text(value)


def _node(value: object, get: Get | None) -> Mapping[str, Any]:
    if isinstance(value, dict):
        return value
    return json_at(get, value) if get and isinstance(value, str) else {}


def _text(value: object) -> str | None:
    return value.strip()[:2000] or None if isinstance(value, str) else None
