"""Data Integrity proofs in a badge of version 3.0: by the suites of W3C, and the older Ed25519Signature2020.

A suite brings a document into one form (JCS, or the RDF of its JSON-LD), and signs the hashes of its proof and of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import base58
import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from catalogue.badges.keys import PublicKey
from catalogue.badges.linked_data import as_signed, canonical
from catalogue.badges.verdict import Refuted, Uncheckable, Why

Document = Mapping[str, Any]
ASSERTING = b"<https://w3id.org/security#assertionMethod>"
HALF = 32
"""Bytes of each of the two numbers of a signature by P-256."""


@dataclass(frozen=True)
class Signed:
    """What a proof stands for: the bytes that were signed, the badge as they say it, and how to hold a key to them.

    `holds` (key, signature, bytes) raises InvalidSignature, ValueError, and Uncheckable for a key of another kind.
    """

    data: bytes
    badge: Document
    signature: str
    holds: Callable[[PublicKey, bytes, bytes], None]

    def hold_against(self, key: PublicKey) -> None:
        """Raises Refuted, and Uncheckable for a key of another kind."""
        try:
            self.holds(key, base58.b58decode(self.signature.removeprefix("z")), self.data)
        except (InvalidSignature, ValueError) as error:
            raise Refuted(Why.SIGNATURE) from error


def proof_in(credential: Document) -> Document:
    """The first proof of a credential that can be checked. Raises Refuted, Uncheckable."""
    given = credential.get("proof")
    proofs = [proof for proof in (given if isinstance(given, list) else [given]) if isinstance(proof, dict)]
    if not proofs:
        raise Uncheckable(Why.NO_PROOF)
    known = [proof for proof in proofs if _suite(proof) in SUITES]
    if not known:
        raise Uncheckable(Why.PROOF)
    if known[0].get("proofPurpose") != "assertionMethod":
        raise Refuted(Why.SIGNATURE)
    return known[0]


def signed_by(credential: Document, proof: Document) -> Signed:
    """What a proof of `proof_in` has signed. Raises Refuted, Uncheckable."""
    form, holds = SUITES[str(_suite(proof))]
    bare = {name: value for name, value in credential.items() if name != "proof"}
    config = {name: value for name, value in proof.items() if name != "proofValue"}
    data, badge = form(bare, config)
    return Signed(data, badge, str(proof.get("proofValue", "")), holds)


def _suite(proof: Document) -> object:
    name = proof.get("cryptosuite") if proof.get("type") == "DataIntegrityProof" else proof.get("type")
    return name if isinstance(name, str) else None


def _by_json(bare: Document, config: Document) -> tuple[bytes, Document]:
    if "@context" in config:  # of the document all that came later is not signed
        signed_for, whole = _listed(config["@context"]), _listed(bare.get("@context"))
        if whole[: len(signed_for)] != signed_for:
            raise Refuted(Why.SIGNATURE)
        bare = {**bare, "@context": config["@context"]}
    try:
        return _hashed(rfc8785.dumps(dict(config)), rfc8785.dumps(dict(bare))), bare
    except (rfc8785.CanonicalizationError, ValueError, RecursionError) as error:
        raise Refuted(Why.SIGNATURE) from error


def _by_linked_data(bare: Document, config: Document) -> tuple[bytes, Document]:
    about = canonical({**config, "@context": bare.get("@context")})
    if ASSERTING not in about:  # its contexts do not know what the proof is for, so that this is not signed
        raise Uncheckable(Why.LINKED_DATA)
    return _hashed(about, canonical(bare)), as_signed(bare)


def _hashed(config: bytes, document: bytes) -> bytes:
    return hashlib.sha256(config).digest() + hashlib.sha256(document).digest()


def _holds_by_ed25519(key: PublicKey, signature: bytes, data: bytes) -> None:
    if not isinstance(key, Ed25519PublicKey):
        raise Uncheckable(Why.KEY)
    key.verify(signature, data)


def _holds_by_p256(key: PublicKey, signature: bytes, data: bytes) -> None:
    if not isinstance(key, EllipticCurvePublicKey) or not isinstance(key.curve, SECP256R1):
        raise Uncheckable(Why.KEY)
    if len(signature) != 2 * HALF:
        raise InvalidSignature
    numbers = (int.from_bytes(half) for half in (signature[:HALF], signature[HALF:]))
    key.verify(encode_dss_signature(*numbers), data, ECDSA(SHA256()))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


SUITES = {
    "eddsa-jcs-2022": (_by_json, _holds_by_ed25519),
    "eddsa-rdfc-2022": (_by_linked_data, _holds_by_ed25519),
    "Ed25519Signature2020": (_by_linked_data, _holds_by_ed25519),
    "ecdsa-jcs-2019": (_by_json, _holds_by_p256),
    "ecdsa-rdfc-2019": (_by_linked_data, _holds_by_p256),
}
"""How each suite brings a document into form, and what its key must be."""
