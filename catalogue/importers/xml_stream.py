"""Large XML, one record at a time, with protection against malicious files.

Every document type declaration is refused: the known attacks that expand a small file or read another file need
entities, and entities need this declaration. Nothing is fetched. HTML's named characters, which feeds use without
declaring them, are resolved.
"""

from __future__ import annotations

import html.entities
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar
from xml.parsers import expat

from catalogue.importers.plain_text import BLOCKS, one_space
from catalogue.importers.reading import MAX_RECORD, MEGABYTE
from catalogue.importers.xml_mending import mended
from catalogue.problems import UnreadableFile

MAX_DEPTH = 64
OWN = "en"
"""The language of the catalogue, which is read where a text stands in several."""

REPOSITORY = "OAI-PMH"
"""The root of what a repository answers."""

ENVELOPES = {"catalog", "record"}
"""Elements that hold records and that no later record needs: of XCRI, and of OAI-PMH, in which feeds are wrapped."""

OTHER_XML = {
    "urlset": "a sitemap, a list of the addresses of pages",
    "sitemapindex": "a list of sitemaps",
    "rss": "a news feed",
    "feed": "a news feed",
    "RDF": "RDF in XML, which is not read",
    "europeanDigitalCredential": "a credential of one learner",
    REPOSITORY: "records of a repository",
}
"""What XML with another root is."""

ELEMENT_SIZE = 200
"""The size that an element counts besides its characters, so that many empty elements reach the limit too."""

T = TypeVar("T")


@dataclass(eq=False, slots=True)
class Element:
    """An element by its local name, because feeds differ in prefixes and some in namespaces."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    parts: list[str | Element] = field(default_factory=list)
    size: int = 0
    namespace: str = ""
    _named: dict[str, list[Element]] | None = None
    """Its children by their names, once they are asked for and until another comes or goes."""

    def add(self, child: Element) -> None:
        self.parts.append(child)
        self._named = None

    def remove_last(self) -> None:
        self.parts.pop()
        self._named = None

    def children(self, name: str) -> list[Element]:
        """The children of this name; where one of them is marked as in our language, without those in others."""
        if self._named is None:
            self._named = {}
            for part in self.parts:
                if not isinstance(part, str):
                    self._named.setdefault(part.name, []).append(part)
        if name not in self._named:
            return []
        named = self._named[name]
        ours = [child for child in named if child.attributes and child.language.startswith(OWN)]
        return [child for child in named if not child.language or child in ours] if ours else named

    @property
    def language(self) -> str:
        return self.attributes.get("lang", "").lower()

    def text(self, *, flowing: bool = False) -> str:
        """All text inside; within XHTML, only block elements break lines and a line end counts as a space."""
        flowing = flowing or self.name in BLOCKS
        if not flowing and len(self.parts) == 1 and isinstance(self.parts[0], str):  # as most are
            return self.parts[0]
        inside = "".join(
            (one_space(part) if flowing else part) if isinstance(part, str) else part.text(flowing=flowing)
            for part in self.parts
        )
        return f"\n{inside}\n" if self.name in BLOCKS else inside

    def texts(self, *path: str) -> list[str]:
        """The texts of the descendants at the end of `path`, without empty ones."""
        elements = self.children(path[0])
        for name in path[1:]:
            elements = [child for element in elements for child in element.children(name)]
        return [text for element in elements if (text := element.text().strip())]


def stream(
    texts: Iterable[str],
    name: str,
    *,
    roots: Sequence[str],
    record: str | int,
    make: Callable[[Element, list[Element]], T],
) -> Iterator[T]:
    """What `make` returns for each record element and its ancestors, outermost first, when the element ends.

    `record` is the name of these elements, or the depth at which every element is one; the root is at depth 1.

    Raises UnreadableFile when the text is no well-formed XML, has another root, a document type declaration, nests
    too deeply or has a record, or what is kept around it, of more than MAX_RECORD.
    """
    reader = _Reader(name, roots, record, make)
    for text in mended(texts):
        reader.feed(text.encode("utf-8", "replace"))
        while reader.made:
            yield reader.made.popleft()
    reader.feed(b"", last=True)
    while reader.made:  # newer versions of expat deliver the last tags only here
        yield reader.made.popleft()


class _Reader(Generic[T]):
    def __init__(
        self, name: str, roots: Sequence[str], record: str | int, make: Callable[[Element, list[Element]], T]
    ) -> None:
        self.made: deque[T] = deque()
        self._name, self._roots, self._record, self._make = name, roots, record, make
        self._open: list[Element] = []
        self._inside = 0
        self._kept = 0
        self._fed = 0
        # the text is already decoded, so the encoding that it declares no longer holds
        self._parser = expat.ParserCreate("utf-8", " ")
        self._parser.buffer_text = True
        self._parser.UseForeignDTD(True)  # expat then reports an undeclared entity and does not fail
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.EntityDeclHandler = self._refuse
        self._parser.ExternalEntityRefHandler = self._refuse
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.SkippedEntityHandler = self._entity

    def feed(self, data: bytes, *, last: bool = False) -> None:
        try:
            self._parser.Parse(data, last)
        except expat.ExpatError as error:
            what = expat.ErrorString(error.code)
            raise self._refusal(f"breaks off or is not well-formed XML: {what},", error.lineno) from error
        self._fed += len(data)
        if self._fed - self._parser.CurrentByteIndex > MAX_RECORD:  # one tag that never ends
            raise self._too_large()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if not self._open and local not in self._roots:
            what = f" ({OTHER_XML[local]})" if local in OTHER_XML else ""
            raise UnreadableFile(
                f"{self._name} is XML, but begins with <{local[:60]}>{what} where <{self._roots[0]}> must stand"
            )
        if len(self._open) >= MAX_DEPTH:
            raise self._refusal(f"has elements nested more than {MAX_DEPTH} deep")
        element = Element(local, namespace=namespace)
        if self._open:
            self._open[-1].add(element)
        self._open.append(element)
        self._inside += local == self._record or len(self._open) == self._record
        size = ELEMENT_SIZE
        for key, value in attributes.items():
            element.attributes[key.rpartition(" ")[2]] = value
            size += len(key) + len(value)
        self._keep(size)

    def _end(self, _: str) -> None:
        is_record = self._open[-1].name == self._record or len(self._open) == self._record
        element = self._open.pop()
        if is_record:
            self._inside -= 1
            self.made.append(self._make(element, list(self._open)))
        if is_record or len(self._open) == 1 or element.name in ENVELOPES:  # no later record needs the element
            self._kept -= element.size
            if self._open:
                self._open[-1].remove_last()
        elif self._open:
            self._open[-1].size += element.size

    def _text(self, text: str) -> None:
        if self._open and (self._inside or not text.isspace()):
            self._open[-1].parts.append(text)
            self._keep(len(text))

    def _entity(self, name: str, _: bool) -> None:
        self._text(html.entities.html5.get(f"{name};", ""))

    def _keep(self, amount: int) -> None:
        self._open[-1].size += amount
        self._kept += amount
        if self._kept > MAX_RECORD:
            raise self._too_large()

    def _refuse(self, *_: Any) -> int:
        raise self._refusal("declares a document type or entities, which a course feed has no use for,")

    def _too_large(self) -> UnreadableFile:
        return self._refusal(f"has a record of more than {MAX_RECORD // MEGABYTE} MB")

    def _refusal(self, what: str, line: int | None = None) -> UnreadableFile:
        return UnreadableFile(f"{self._name} {what} at line {line or self._parser.CurrentLineNumber}")
