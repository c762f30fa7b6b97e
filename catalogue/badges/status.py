"""Whether an Open Badge 3.0 was taken back: by 1EdTech's list of revoked badges, or a bit in W3C's status list."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Mapping
from typing import Any

from catalogue.badges.jose import unopened
from catalogue.badges.verdict import Claims, Revoked, Uncheckable, Why, host_of
from catalogue.badges.web import Get, json_at

LIST_1EDTECH = "1EdTechRevocationList"
BIT_LISTS = ("BitstringStatusListEntry", "StatusList2021Entry")
MOST_STATUSES = 5
LONGEST_LIST = 4 * 1024 * 1024
"""Bytes of bits that a packed list may become: 32 million badges."""
GZIP = 31
"""The window of zlib for gzip."""


def hold_against_status(credential: Mapping[str, Any], claims: Claims, get: Get) -> None:
    """Raises Revoked, and Uncheckable where a list that the badge names cannot be read."""
    given = credential.get("credentialStatus")
    for status in (given if isinstance(given, list) else [given] if given else [])[:MOST_STATUSES]:
        if not isinstance(status, dict):
            raise Uncheckable(Why.STATUS)
        if status.get("type") == LIST_1EDTECH:
            revoked = _is_listed(credential, _file(status.get("id"), claims, get))
        elif status.get("type") in BIT_LISTS:
            revoked = _is_set(status, _file(status.get("statusListCredential"), claims, get))
        else:
            raise Uncheckable(Why.STATUS)
        if revoked:
            raise Revoked


def _file(address: object, claims: Claims, get: Get) -> Mapping[str, Any]:
    """A list of the issuer's own site, also where it is a signed token: it comes from there over the line."""
    if not isinstance(address, str) or (claims.host and host_of(address) != claims.host):
        raise Uncheckable(Why.STATUS)
    try:
        text = get(address).decode("utf-8", "replace").strip()
        if text.startswith("{"):
            return json_at(get, address)
        _, payload = unopened(text)
    except Uncheckable as error:
        raise Uncheckable(Why.STATUS) from error
    inside = payload.get("vc")
    return inside if isinstance(inside, dict) else payload


def _is_listed(credential: Mapping[str, Any], document: Mapping[str, Any]) -> bool:
    entries = document.get("revokedCredentials", document.get("revokedCredential"))
    if not isinstance(entries, list):
        raise Uncheckable(Why.STATUS)
    return any((entry.get("id") if isinstance(entry, dict) else entry) == credential.get("id") for entry in entries)


def _is_set(status: Mapping[str, Any], document: Mapping[str, Any]) -> bool:
    if status.get("statusPurpose", "revocation") not in ("revocation", "suspension"):
        return False
    subject = document.get("credentialSubject")
    try:
        encoded = str(subject["encodedList"]) if isinstance(subject, dict) else ""
        at = int(status["statusListIndex"])
        packed = base64.urlsafe_b64decode(encoded.removeprefix("u") + "==")
        bits = zlib.decompressobj(GZIP).decompress(packed, LONGEST_LIST)
        return at >= 0 and bool(bits[at // 8] & (0x80 >> at % 8))
    except (KeyError, IndexError, TypeError, ValueError, zlib.error) as error:
        raise Uncheckable(Why.STATUS) from error
