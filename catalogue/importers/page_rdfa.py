"""The RDFa of a web page (`typeof`, `property`) as the nodes that the same page would hold in JSON-LD.

pyRdfa reads it: it is the reference implementation of RDFa, and extruct, which reads more kinds of markup, would bring
the same library and nine others. Nothing is fetched, because vocabularies are not expanded.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from html5lib import HTMLParser
from html5lib.treebuilders import getTreeBuilder
from pyRdfa import builtInTransformers
from pyRdfa.options import Options
from pyRdfa.parse import parse_one_node
from pyRdfa.state import ExecutionContext
from pyRdfa.transform.prototype import handle_prototypes
from rdflib import RDF, BNode, Graph, Literal, URIRef

from catalogue.importers.json_stream import Json
from catalogue.importers.page_elements import Page, parsed
from catalogue.importers.prefixes import SCHEMA_ORG
from catalogue.problems import UnreadableFile

LANGUAGES = {"lang", "xml:lang"}
LANGUAGE = re.compile(r"[A-Za-z]+(?:-[A-Za-z0-9]+)*")
ADDRESSES = {"about", "datatype", "href", "prefix", "property", "rel", "resource", "rev", "src", "typeof", "vocab"}
"""Attributes that hold addresses, whole or with a prefix, one or several."""

NO_ADDRESS = "about:page"
"""Stands for a page that does not say where it lies; pyRdfa leaves out what such a page says of itself."""

MAX_WITHIN = 12
"""How many resources may enclose one another."""


def resources_of(page: str, name: str, address: str | None) -> list[Json]:
    """The outermost resources of the page, which lies at `address`.

    Raises UnreadableFile where it is too large, too slow, nested without end or not to be made sense of.
    """
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)  # it would log every odd address of a page
    try:
        return parsed(page, name, lambda text: _Resources(_graph(text, address)).outermost())
    except ValueError as error:  # of an attribute that is wrong in a way that no page was seen with
        raise UnreadableFile(f"{name} has RDFa that cannot be read") from error


class _InOrder(Graph):
    """A graph that knows in which order its triples were found: a list of outcomes means something by its order."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.order: dict[Any, int] = {}

    def add(self, triple: Any) -> _InOrder:
        self._page.check_time()
        self.order.setdefault(triple, len(self.order))
        super().add(triple)
        return self

    def bind(self, *_: object, **__: object) -> None:
        """Keep no prefix, which serves only those who write triples down; but thousands of them take time."""
        self._page.check_time()


def _graph(page: Page, address: str | None) -> _InOrder:
    """The triples of the page. pyRdfa's own `graph_from_DOM` does the same and loses their order."""
    root = HTMLParser(tree=getTreeBuilder("dom")).parse(page).documentElement
    _without_slips(root)
    options = Options(vocab_expansion=False, embedded_rdf=False)
    options.set_host_language("text/html")
    graph = _InOrder(page)
    state = ExecutionContext(root, graph, base=address or NO_ADDRESS, options=options, rdfa_version="1.1")
    for transform in builtInTransformers:
        transform(root, options, state)
    parse_one_node(root, graph, None, state, [])
    handle_prototypes(graph)
    return graph


def _without_slips(root: Any) -> None:
    """Take out the attributes that pyRdfa fails on: languages that are none, addresses that cannot be taken apart."""
    for element in (root, *root.getElementsByTagName("*")):
        for name, value in list(element.attributes.items()):
            bad_language = name in LANGUAGES and not LANGUAGE.fullmatch(value)
            if bad_language or (name in ADDRESSES and not all(map(_can_be_split, (value, *value.split())))):
                element.removeAttribute(name)


def _can_be_split(address: str) -> bool:
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True


class _Resources:
    def __init__(self, graph: _InOrder) -> None:
        self._of: dict[Any, list[tuple[str, Any]]] = {}
        for subject, predicate, value in sorted(graph, key=lambda triple: graph.order[triple]):
            self._of.setdefault(subject, []).append(
                ("@type" if predicate == RDF.type else SCHEMA_ORG.sub("", str(predicate), count=1), value)
            )

    def outermost(self) -> list[Json]:
        """Every resource with a type that is no value of another, as a node that holds its own values."""
        inner = {value for subject, pairs in self._of.items() for name, value in pairs if value != subject}
        return [self._node(subject, ()) for subject in self._of if subject not in inner and self._typed(subject)]

    def _typed(self, subject: Any) -> bool:
        return any(name == "@type" for name, _ in self._of.get(subject, ()))

    def _node(self, subject: Any, within: tuple[Any, ...]) -> dict[str, Any]:
        node: dict[str, list[Any]] = {}
        for name, value in self._of[subject]:
            node.setdefault(name, []).extend(self._values(name, value, (*within, subject)))
        return node if isinstance(subject, BNode) or subject == URIRef(NO_ADDRESS) else {"@id": str(subject), **node}

    def _values(self, name: str, value: Any, within: tuple[Any, ...]) -> Iterator[Any]:
        if name == "@type":
            yield str(value)
        elif isinstance(value, Literal):
            if words := " ".join(str(value).split()):
                yield {"@value": words, "@language": value.language} if value.language else words
        elif value in self._of and value not in within and len(within) < MAX_WITHIN:
            yield self._node(value, within)
        elif isinstance(value, URIRef):
            yield str(value)
