"""Public keys as issuers of badges publish them: JWK, PEM, and the multibase form of DIDs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

import base58
import jwt
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from catalogue.badges.verdict import Uncheckable, Why, host_of
from catalogue.badges.web import Get, json_at

PublicKey = ed25519.Ed25519PublicKey | ec.EllipticCurvePublicKey | rsa.RSAPublicKey

ALGORITHMS = ("RS256", "PS256", "ES256", "ES384", "EdDSA")
"""What a badge may be signed with: none of them takes a secret that both sides know, and none is `none`."""
SMALLEST_RSA = 2048
ED25519, P256, P384 = b"\xed\x01", b"\x80\x24", b"\x81\x24"
"""How the bytes of a key in multibase begin (multicodec)."""
MOST_KEYS = 50
NAMING = ("verificationMethod", "publicKey", "assertionMethod")
"""Where the document of an issuer names its keys or has them."""


def key_of(value: Mapping[str, Any]) -> PublicKey | None:
    """The key in a JWK, a CryptographicKey, or a verification method of a DID; None where there is none."""
    if isinstance(jwk := value.get("publicKeyJwk"), dict):
        return _from_jwk(jwk)
    if isinstance(pem := value.get("publicKeyPem"), str):
        return _from_pem(pem)
    if isinstance(multibase := value.get("publicKeyMultibase"), str):
        return from_multibase(multibase)
    return _from_jwk(value) if "kty" in value else None


def from_multibase(text: str) -> PublicKey | None:
    """A key in base58btc with its multicodec, as in did:key; None where it is none that is known."""
    try:
        raw = base58.b58decode(text[1:]) if text.startswith("z") and len(text) < 200 else b""
        if raw.startswith(ED25519):
            return ed25519.Ed25519PublicKey.from_public_bytes(raw[2:])
        if raw.startswith(P256):
            return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw[2:])
        if raw.startswith(P384):
            return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP384R1(), raw[2:])
    except (ValueError, UnsupportedAlgorithm):
        return None
    return None


def _from_jwk(jwk: Mapping[str, Any]) -> PublicKey | None:
    try:
        return _strong(jwt.PyJWK.from_dict(dict(jwk), algorithm=_algorithm(jwk)).key)
    except (jwt.PyJWTError, ValueError, TypeError, KeyError, UnsupportedAlgorithm):
        return None


def _algorithm(jwk: Mapping[str, Any]) -> str | None:
    return {"RSA": "RS256", "OKP": "EdDSA"}.get(str(jwk.get("kty")))


def _from_pem(pem: str) -> PublicKey | None:
    try:
        return _strong(load_pem_public_key(pem.encode()))
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return None


def _strong(key: object) -> PublicKey | None:
    if isinstance(key, rsa.RSAPublicKey):
        return key if key.key_size >= SMALLEST_RSA else None
    return key if isinstance(key, ed25519.Ed25519PublicKey | ec.EllipticCurvePublicKey) else None


def published_key(get: Get, name: str) -> PublicKey:
    """The key that a site publishes under a name: an address, or a did:web with its fragment. Raises Uncheckable."""
    document = json_at(get, _document_of(name))
    called = [key for entry in _entries(document) if _is_called(entry, name) and (key := key_of(entry))]
    keys = called or [key for entry in _entries(document) if (key := key_of(entry))]
    if not called and len(keys) != 1:  # none that is known, or several and no word on which it is
        raise Uncheckable(Why.KEY)
    return keys[0]


def speaks_for(name: str, issuer: str, get: Get) -> bool:
    """Whether a key of this name is the issuer's and not another's on the same site: it stands in the document of the
    issuer, that document names it, or it is the site's own. Raises Uncheckable."""
    bare = name.partition("#")[0]
    if host_of(name) != host_of(issuer):
        return False
    if bare == issuer or urlsplit(_document_of(name)).path.startswith("/.well-known/"):
        return True
    document = json_at(get, _document_of(issuer))
    named = [document.get(field) for field in NAMING]
    listed = [entry for value in named for entry in (value if isinstance(value, list) else [value])]
    return name in [entry.get("id") if isinstance(entry, dict) else entry for entry in listed]


def _document_of(name: str) -> str:
    """The address of the document in which a key lies."""
    bare = name.partition("#")[0]
    if not bare.startswith("did:web:"):
        return bare
    host, *path = bare.removeprefix("did:web:").split(":")
    return f"https://{host.replace('%3A', ':')}/{'/'.join(path) or '.well-known'}/did.json"


def _entries(document: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield document
    for name in ("keys", *NAMING):
        inside = document.get(name)
        for entry in (inside if isinstance(inside, list) else [inside])[:MOST_KEYS]:
            if isinstance(entry, dict):
                yield entry


def _is_called(entry: Mapping[str, Any], name: str) -> bool:
    fragment = name.partition("#")[2]
    own = [str(entry.get(field, "")) for field in ("id", "kid")]
    return name in own or bool(fragment and {fragment, f"#{fragment}"} & {*own})
