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
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256, SHA384

from catalogue.badges.keys import PublicKey
from catalogue.badges.linked_data import as_signed, canonical
from catalogue.badges.verdict import Refuted, Uncheckable, Why

Document = Mapping[str, Any]
Data = Callable[[str], bytes]
"""The bytes that were signed, by the name of the digest that the key asks for."""
ASSERTING = b"<https://w3id.org/security#assertionMethod>"
CURVES = {"secp256r1": (32, "sha256", SHA256()), "secp384r1": (48, "sha384", SHA384())}
"""Of each curve the bytes of each of the two numbers of a signature, and the digest (W3C, vc-di-ecdsa 3)."""


@dataclass(frozen=True)
class Signed:
    """What a proof stands for: the bytes that were signed, the badge as they say it, and how to hold a key to them.

    `holds` (key, signature, data) raises InvalidSignature, ValueError, and Uncheckable for a key of another kind.
    """

    data: Data
    badge: Document
    signature: str
    holds: Callable[[PublicKey, bytes, Data], None]

    def hold_against(self, key: PublicKey) -> None:
        """Raises Refuted, and Uncheckable for a key of another kind, or where its digest leaves nodes too alike."""
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


def _by_json(bare: Document, config: Document) -> tuple[Data, Document]:
    if "@context" in config:  # of the document all that came later is not signed
        signed_for, whole = _listed(config["@context"]), _listed(bare.get("@context"))
        if whole[: len(signed_for)] != signed_for:
            raise Refuted(Why.SIGNATURE)
        bare = {**bare, "@context": config["@context"]}
    try:
        about, document = rfc8785.dumps(dict(config)), rfc8785.dumps(dict(bare))
    except (rfc8785.CanonicalizationError, ValueError, RecursionError) as error:
        raise Refuted(Why.SIGNATURE) from error
    return lambda digest: _hashed(digest, about, document), bare


def _by_linked_data(bare: Document, config: Document) -> tuple[Data, Document]:
    described = {**config, "@context": bare.get("@context")}
    if ASSERTING not in canonical(described):  # its contexts do not know what the proof is for: this is not signed
        raise Uncheckable(Why.LINKED_DATA)
    return lambda digest: _hashed(digest, canonical(described, digest), canonical(bare, digest)), as_signed(bare)


def _hashed(digest: str, config: bytes, document: bytes) -> bytes:
    return hashlib.new(digest, config).digest() + hashlib.new(digest, document).digest()


def _holds_by_ed25519(key: PublicKey, signature: bytes, data: Data) -> None:
    if not isinstance(key, Ed25519PublicKey):
        raise Uncheckable(Why.KEY)
    key.verify(signature, data("sha256"))


def _holds_by_ecdsa(key: PublicKey, signature: bytes, data: Data) -> None:
    if not isinstance(key, EllipticCurvePublicKey):
        raise Uncheckable(Why.KEY)
    if key.curve.name not in CURVES:
        raise Uncheckable(Why.PROOF)
    half, digest, algorithm = CURVES[key.curve.name]
    if len(signature) != 2 * half:
        raise InvalidSignature
    numbers = (int.from_bytes(part) for part in (signature[:half], signature[half:]))
    key.verify(encode_dss_signature(*numbers), data(digest), ECDSA(algorithm))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


SUITES = {
    "eddsa-jcs-2022": (_by_json, _holds_by_ed25519),
    "eddsa-rdfc-2022": (_by_linked_data, _holds_by_ed25519),
    "Ed25519Signature2020": (_by_linked_data, _holds_by_ed25519),
    "ecdsa-jcs-2019": (_by_json, _holds_by_ecdsa),
    "ecdsa-rdfc-2019": (_by_linked_data, _holds_by_ecdsa),
}
"""How each suite brings a document into form, and what its key must be."""
