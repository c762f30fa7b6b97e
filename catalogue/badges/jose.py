"""Tokens that are signed (compact JWS, RFC 7515)."""

from __future__ import annotations

from typing import Any

import jwt
from jwt.api_jws import PyJWS

from catalogue.badges.keys import ALGORITHMS, PublicKey
from catalogue.badges.strict_json import read_json
from catalogue.badges.verdict import Refuted, Uncheckable, Why

JWS = PyJWS(algorithms=list(ALGORITHMS))


def unopened(token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """(header, payload) of a token, of which nothing is checked yet. Raises Uncheckable where it is none."""
    try:
        parts = JWS.decode_complete(token, options={"verify_signature": False})
        payload = read_json(parts["payload"])
    except (jwt.PyJWTError, ValueError) as error:
        raise Uncheckable(Why.NOT_JSON) from error
    if not isinstance(payload, dict):
        raise Uncheckable(Why.NOT_JSON)
    return parts["header"], payload


def opened(token: str, key: PublicKey) -> dict[str, Any]:
    """The payload of a token that the key signed. Raises Refuted, and Uncheckable for a way of signing not in use."""
    header, payload = unopened(token)
    if header.get("alg") not in ALGORITHMS:
        raise Uncheckable(Why.PROOF)
    try:
        JWS.decode_complete(token, key, algorithms=[header["alg"]])
    except (jwt.PyJWTError, ValueError, TypeError) as error:
        raise Refuted(Why.SIGNATURE) from error
    return payload
