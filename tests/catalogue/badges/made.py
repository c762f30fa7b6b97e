"""Badges made for the tests, with keys made for the tests, and the sites of their issuers."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import struct
import zlib
from collections.abc import Mapping
from typing import Any

import base58
import rfc8785
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt.algorithms import ECAlgorithm, OKPAlgorithm
from jwt.api_jws import PyJWS

from catalogue.badges.linked_data import canonical
from catalogue.badges.verdict import Uncheckable, Why
from catalogue.badges.web import Gone

SITE, OTHER = "https://college.example", "https://forger.example"
ISSUER, BADGE, KEY = f"{SITE}/issuer", f"{SITE}/badges/mig", f"{SITE}/issuer#key-1"
ASSERTION, CREDENTIAL = f"{SITE}/assertions/1", f"{SITE}/credentials/1"
PrivateKey = Ed25519PrivateKey | EllipticCurvePrivateKey
MADE, FORGERS = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()


class Sites:
    """What lies at which address: JSON, bytes, or the refusal that comes instead."""

    def __init__(self, files: Mapping[str, Any]) -> None:
        self.files = dict(files)
        self.asked: list[str] = []

    def __call__(self, address: str) -> bytes:
        self.asked.append(address)
        match self.files.get(address, Gone()):
            case Exception() as error:
                raise error
            case bytes(content):
                return content
            case value:
                return json.dumps(value).encode()


def jwk(key: PrivateKey = MADE) -> dict[str, Any]:
    if isinstance(key, EllipticCurvePrivateKey):
        return dict(ECAlgorithm.to_jwk(key.public_key(), as_dict=True))
    return dict(OKPAlgorithm.to_jwk(key.public_key(), as_dict=True))


def pem(key: Ed25519PrivateKey = MADE) -> str:
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def multibase(key: Ed25519PrivateKey = MADE) -> str:
    raw = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return "z" + base58.b58encode(b"\xed\x01" + raw).decode()


def token(payload: Any, key: Any = MADE, algorithm: str = "EdDSA", **header: Any) -> str:
    content = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    if algorithm == "none":
        parts = (json.dumps({"alg": "none", **header}).encode(), content, b"x")
        return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts)
    return PyJWS().encode(content, key, algorithm, header)


# --- version 2.0


def badge_class() -> dict[str, Any]:
    criteria = {"id": f"{SITE}/mig", "narrative": "Three welds."}
    return {"type": "BadgeClass", "id": BADGE, "name": "MIG welding", "criteria": criteria, "issuer": ISSUER}


def profile(**more: Any) -> dict[str, Any]:
    return {"type": "Issuer", "id": ISSUER, "name": "Clyde College", "url": SITE, **more}


def assertion(**more: Any) -> dict[str, Any]:
    return {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": ASSERTION,
        "recipient": {"type": "email", "hashed": True, "identity": "sha256$abc"},
        "badge": BADGE,
        "verification": {"type": "HostedBadge"},
        "issuedOn": "2026-03-01T09:00:00Z",
        **more,
    }


def hosted(**more: Any) -> Sites:
    """The sites of the college with an assertion."""
    return Sites({ASSERTION: assertion(**more), BADGE: badge_class(), ISSUER: profile()})


def signed_assertion(**more: Any) -> dict[str, Any]:
    return assertion(id="urn:uuid:1", verification={"type": "SignedBadge", "creator": KEY}, **more)


def signing(**more: Any) -> Sites:
    """The sites of the college, whose profile names its key."""
    key = {"type": "CryptographicKey", "id": KEY, "owner": ISSUER, "publicKeyPem": pem()}
    return Sites({BADGE: badge_class(), ISSUER: profile(publicKey=key, **more)})


# --- version 3.0


def credential(**more: Any) -> dict[str, Any]:
    achievement = {
        "id": BADGE,
        "type": ["Achievement"],
        "name": "MIG welding",
        "description": "Welds thin steel.",
        "criteria": {"id": f"{SITE}/mig"},
    }
    return {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": CREDENTIAL,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": ISSUER, "type": ["Profile"], "name": "Clyde College"},
        "validFrom": "2026-03-01T09:00:00Z",
        "credentialSubject": {"type": ["AchievementSubject"], "id": "did:key:somebody", "achievement": achievement},
        **more,
    }


def method(key: PrivateKey = MADE, name: str = KEY) -> dict[str, Any]:
    return {"id": name, "type": "JsonWebKey", "controller": ISSUER, "publicKeyJwk": jwk(key)}


def keyed() -> Sites:
    """The sites of the college, whose profile has its key in the way of version 3.0."""
    return Sites({ISSUER: profile(verificationMethod=[method()])})


def proved(
    document: dict[str, Any], key: PrivateKey = MADE, name: str = KEY, contexts: Any = None, **more: Any
) -> dict[str, Any]:
    """The credential with a proof of eddsa-jcs-2022, which may name the contexts that it was made for."""
    proof = {**_proof(name, cryptosuite="eddsa-jcs-2022"), **more, **({"@context": contexts} if contexts else {})}
    return _with_proof(document, proof, key, *(rfc8785.dumps(value) for value in (proof, document)))


def proved_as_linked_data(document: dict[str, Any], key: PrivateKey = MADE, name: str = KEY) -> dict[str, Any]:
    """The credential with a proof of eddsa-rdfc-2022."""
    proof = _proof(name, cryptosuite="eddsa-rdfc-2022")
    config = {**proof, "@context": document["@context"]}
    return _with_proof(document, proof, key, canonical(config), canonical(document))


def _proof(name: str, **more: Any) -> dict[str, Any]:
    return {
        "type": "DataIntegrityProof",
        "created": "2026-03-01T09:00:00Z",
        "proofPurpose": "assertionMethod",
        "verificationMethod": name,
        **more,
    }


def _with_proof(document: dict[str, Any], proof: dict[str, Any], key: PrivateKey, *forms: bytes) -> dict[str, Any]:
    data = b"".join(hashlib.sha256(form).digest() for form in forms)
    if isinstance(key, EllipticCurvePrivateKey):
        numbers = decode_dss_signature(key.sign(data, ECDSA(SHA256())))
        signature = b"".join(number.to_bytes(32) for number in numbers)
    else:
        signature = key.sign(data)
    return {**document, "proof": {**proof, "proofValue": "z" + base58.b58encode(signature).decode()}}


def bits(*set_: int, length: int = 64) -> str:
    """A packed list of so many bits with those that are set."""
    raw = bytearray(length)
    for at in set_:
        raw[at // 8] |= 0x80 >> at % 8
    return "u" + base64.urlsafe_b64encode(gzip.compress(bytes(raw))).rstrip(b"=").decode()


# --- pictures


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(*chunks: bytes) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def itxt(keyword: bytes, text: bytes, *, packed: bool = False) -> bytes:
    return chunk(b"iTXt", keyword + b"\0" + bytes([packed, 0]) + b"\0\0" + (zlib.compress(text) if packed else text))


def unreachable() -> Uncheckable:
    return Uncheckable(Why.UNREACHABLE)
