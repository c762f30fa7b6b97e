"""Open Badges 3.0: a verifiable credential, as a signed token (VC-JWT) or with a Data Integrity proof.

By the specification at 1edtech.org and W3C's Verifiable Credentials.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from catalogue.badges.jose import opened, unopened
from catalogue.badges.keys import PublicKey, from_multibase, key_of, published_key, speaks_for
from catalogue.badges.proofs import proof_in, signed_by
from catalogue.badges.status import hold_against_status
from catalogue.badges.verdict import Claims, Outcome, Refuted, Uncheckable, Why, host_of, moment
from catalogue.badges.web import Get

DID_KEY = "did:key:"


def is_credential(document: Mapping[str, Any]) -> bool:
    """Whether it is a verifiable credential."""
    kinds = document.get("type")
    return "VerifiableCredential" in (kinds if isinstance(kinds, list) else [kinds])


def credential_in(payload: Mapping[str, Any]) -> Mapping[str, Any]:
    """The credential in the payload of a token: all of it, or, as older tokens have it, a part."""
    inside = payload.get("vc")
    return inside if isinstance(inside, dict) else payload


def claims_of(credential: Mapping[str, Any]) -> Claims:
    """What a credential says."""
    issuer = credential.get("issuer")
    named = issuer if isinstance(issuer, dict) else {"id": issuer}
    subject = credential.get("credentialSubject")
    subject = subject[0] if isinstance(subject, list) and subject else subject
    achievement = subject.get("achievement") if isinstance(subject, dict) else None
    achievement = achievement if isinstance(achievement, dict) else {}
    criteria = achievement.get("criteria")
    return Claims(
        version="3.0",
        issuer=_text(named.get("name")),
        issuer_id=_text(named.get("id")),
        name=_text(achievement.get("name")) or _text(credential.get("name")),
        description=_text(achievement.get("description")),
        criteria=_text(criteria.get("id")) if isinstance(criteria, dict) else None,
        issued=moment(credential.get("validFrom", credential.get("issuanceDate"))),
        expires=moment(credential.get("validUntil", credential.get("expirationDate"))),
    )


def check_token(token: str, get: Get) -> tuple[Claims, Outcome]:
    """Hold a token against the key of its issuer. Raises Refuted, Revoked, Uncheckable."""
    header, payload = unopened(token)
    credential = credential_in(payload)
    claims = _within(claims_of(credential), payload)
    if payload.get("iss", claims.issuer_id) != claims.issuer_id:
        raise Refuted(Why.OTHER_SITE)
    own = header.get("jwk")
    key, outcome = _key(get, claims, _text(header.get("kid")), own if isinstance(own, dict) else None)
    opened(token, key)
    hold_against_status(credential, claims, get)
    return claims, outcome


def check_proof(credential: Mapping[str, Any], get: Get) -> tuple[Claims, Outcome]:
    """Hold a credential against the proof in it. Raises Refuted, Revoked, Uncheckable.

    What is believed of it is what the proof has signed.
    """
    proof = proof_in(credential)
    signed = signed_by(credential, proof)
    if not is_credential(signed.badge):
        raise Uncheckable(Why.LINKED_DATA)
    claims = claims_of(signed.badge)
    key, outcome = _key(get, claims, _text(proof.get("verificationMethod")), None)
    signed.hold_against(key)
    hold_against_status(signed.badge, claims, get)
    return claims, outcome


def _within(claims: Claims, payload: Mapping[str, Any]) -> Claims:
    """The same with the days of the token, where the credential in it has none."""

    def day(name: str) -> dt.datetime | None:
        value = payload.get(name)
        try:
            return dt.datetime.fromtimestamp(value, dt.UTC) if isinstance(value, int | float) else None
        except (ValueError, OverflowError, OSError):
            return None

    return replace(claims, issued=claims.issued or day("nbf"), expires=claims.expires or day("exp"))


def _key(get: Get, claims: Claims, name: str | None, own: Mapping[str, Any] | None) -> tuple[PublicKey, Outcome]:
    """The key that must have signed, and what a signature by it says.

    Only a key that the issuer's own site publishes says who signed. Raises Refuted for a key of another site.
    """
    issuer = claims.issuer_id or ""
    name = name or issuer
    if host_of(name):
        if not speaks_for(name, issuer, get):
            raise Refuted(Why.OTHER_SITE)
        return published_key(get, name), Outcome.SIGNED
    key = None
    if issuer.startswith(DID_KEY) and name.partition("#")[0] == issuer:
        key = from_multibase(issuer.removeprefix(DID_KEY))
    elif own is not None:
        key = key_of(own)
    elif claims.host and not name.startswith("did:"):  # the name of a key in the issuer's profile
        return published_key(get, f"{issuer}#{name}"), Outcome.SIGNED
    if key is None:
        raise Uncheckable(Why.KEY)
    return key, Outcome.INTACT


def _text(value: object) -> str | None:
    return value.strip()[:2000] or None if isinstance(value, str) else None
