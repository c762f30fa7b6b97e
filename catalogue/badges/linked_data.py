"""What a proof over JSON-LD has signed: its RDF in canonical form (RDFC-1.0), and the badge as that RDF says it.

Contexts are those of this folder and of PyLD; none is fetched. A name that no context explains is not signed, and so it
does not stand in the badge as it is signed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pyld import jsonld
from pyld.canon import URDNA2015
from pyld.context_resolver import ContextResolver
from pyld.documentloader.frozen import BUNDLED_CONTEXTS, FrozenDocumentLoader

from catalogue.badges.verdict import Uncheckable, Why

FOLDER = Path(__file__).parent / "contexts"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/"
OWN = {
    f"{OPEN_BADGES}context.json": "open-badges-3.0.0",
    f"{OPEN_BADGES}context-3.0.0.json": "open-badges-3.0.0",
    f"{OPEN_BADGES}context-3.0.1.json": "open-badges-3.0.1",
    f"{OPEN_BADGES}context-3.0.2.json": "open-badges-3.0.2",
    f"{OPEN_BADGES}context-3.0.3.json": "open-badges-3.0.3",
    f"{OPEN_BADGES}extensions.json": "open-badges-extensions",
    "https://w3id.org/security/data-integrity/v1": "data-integrity-v1",
    "https://w3id.org/security/data-integrity/v2": "data-integrity-v2",
    "https://w3id.org/vc/status-list/2021/v1": "status-list-2021",
}
"""The contexts of this folder by their addresses."""
OF_PYLD = (
    "https://www.w3.org/2018/credentials/v1",
    "https://www.w3.org/ns/credentials/v2",
    "https://w3id.org/security/suites/ed25519-2020/v1",
)
CONTEXTS = {address: FOLDER / f"{name}.jsonld" for address, name in OWN.items()} | {
    address: BUNDLED_CONTEXTS[address] for address in OF_PYLD
}
MOST_PARTS, MOST_CONTEXTS = 2_000, 20
"""Values of a badge, and places in it that name contexts: each is worked through by itself."""
MOST_ALIKE, MOST_COMPARED = 6, 100
"""Unnamed nodes that look alike beside each other, and comparisons of such nodes: their number grows as a factorial."""
NOT_LINKED_DATA = (jsonld.JsonLdError, AttributeError, KeyError, TypeError, ValueError, RecursionError)
"""What PyLD raises of a document that is not as it should be."""


class _Tangled(ValueError):
    """The unnamed nodes cannot be told apart with little work."""


class _Bounded(URDNA2015):  # type: ignore[misc]  # untyped
    compared = 0

    def __init__(self, digest: str) -> None:
        super().__init__()
        self._digest = digest

    def create_hash(self) -> Any:
        return hashlib.new(self._digest)

    def hash_n_degree_quads(self, id_: str, issuer: Any) -> Any:
        self.compared += 1
        if self.compared > MOST_COMPARED:
            raise _Tangled
        return super().hash_n_degree_quads(id_, issuer)

    def create_hash_to_related(self, id_: str, issuer: Any) -> dict[str, list[str]]:
        related: dict[str, list[str]] = super().create_hash_to_related(id_, issuer)
        if any(len(alike) > MOST_ALIKE for alike in related.values()):
            raise _Tangled
        return related


def canonical(document: Mapping[str, Any], digest: str = "sha256") -> bytes:
    """The RDF of a document as canonical N-Quads; `digest` orders its unnamed nodes (RDFC-1.0). Raises Uncheckable."""
    try:
        dataset = jsonld.to_rdf(_bounded(document), _options())
        quads: str = _Bounded(digest).main(dataset, {"format": "application/n-quads"})
        return quads.encode()
    except NOT_LINKED_DATA as error:
        raise Uncheckable(Why.LINKED_DATA) from error


def as_signed(document: Mapping[str, Any]) -> dict[str, Any]:
    """A badge by the names of its public contexts, without what none of them explains. Raises Uncheckable."""
    given = document.get("@context")
    public = [name for name in (given if isinstance(given, list) else [given]) if isinstance(name, str)]
    try:
        compacted: dict[str, Any] = jsonld.compact(_bounded(document), {"@context": public}, _options())
        return compacted
    except NOT_LINKED_DATA as error:
        raise Uncheckable(Why.LINKED_DATA) from error


def _options() -> dict[str, Any]:
    loader = FrozenDocumentLoader(CONTEXTS)
    resolver = ContextResolver({}, loader)  # PyLD's own is shared by all threads
    return {"documentLoader": loader, "contextResolver": resolver}


def _bounded(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same. Raises ValueError where working through it would take long."""
    parts = contexts = 0
    waiting: list[Any] = [document]
    while waiting:
        part = waiting.pop()
        parts += 1
        if isinstance(part, dict):
            contexts += "@context" in part
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part
        if parts > MOST_PARTS or contexts > MOST_CONTEXTS:
            raise ValueError("too many parts")
    return document
