"""Records of a repository as OAI-PMH lists them (openarchives.org), each read by what its metadata are.

XCRI, the European Learning Model (in its own XML, RDF or JSON-LD), schema.org (RDF or JSON-LD) and Learning Object
Metadata are read. Records of another kind, such as Dublin Core, which says too little of a course, are named with their
number.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from catalogue.importers.checking import Checker
from catalogue.importers.course_node import Surroundings, read_course
from catalogue.importers.course_search import Census, courses
from catalogue.importers.elm import OPPORTUNITY, read_opportunity
from catalogue.importers.elm_documents import members, plain_node
from catalogue.importers.json_stream import Json, nodes
from catalogue.importers.linked_data import Index, Node
from catalogue.importers.lom import is_course, lom_node
from catalogue.importers.prefixes import plain_names
from catalogue.importers.rdf_xml import rdf_nodes
from catalogue.importers.reading import Progress, forgiving, pieces
from catalogue.importers.xcri import MAX_BYTES, read_xcri
from catalogue.importers.xml_stream import REPOSITORY, Element, stream
from catalogue.problems import NothingInside, Problem, UnreadableFile, warning
from catalogue.records import Credential

LOM = "lom"
XCRI = {"catalog", "provider", "course"}
"""What begins the metadata of a record in XCRI, whose reader has read them."""


def read_repository(
    path: Path, *, source: str | None = None, progress: Progress | None = None, today: dt.date | None = None
) -> Iterator[Credential | Problem]:
    """Every course of every record as a credential or as its problems; a record that cannot be read is one error.

    Starts before `today` are left out. Raises UnreadableFile when the file is too large, is no well-formed answer of a
    repository, declares a document type, has a record that is too large or too deeply nested, or holds records but no
    course.
    """
    today = today or dt.datetime.now(dt.UTC).date()
    read_any = False
    for item in read_xcri(path, source=source, progress=progress, today=today):
        read_any = True
        yield item
    if read_any:  # a list of records is of one kind
        return
    reader = _Records(Checker("course", source), today)
    text = forgiving(pieces(path, most=MAX_BYTES, progress=progress), path.name)
    for items in stream(
        text, path.name, roots=(REPOSITORY,), record="record", make=lambda record, _: reader.read(record)
    ):
        for item in items:
            read_any = True
            yield item
    if not read_any and reader.census.types:
        raise NothingInside(f"{path.name} holds no credential; it holds {reader.census}")
    if reader.census.unread:
        yield warning(path.name, f"besides its courses it holds {reader.census.unread}")


@dataclass
class _Records:
    """Reads the records of one file; of those that are no course it keeps what they are."""

    checker: Checker
    today: dt.date
    census: Census = field(default_factory=Census)
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def read(self, record: Element) -> list[Credential | Problem]:
        """What the record holds. One that was deleted has no metadata."""
        found: list[Credential | Problem] = []
        for metadata in record.children("metadata"):
            try:
                found += self._metadata(metadata)
            except UnreadableFile as error:
                name = next(iter(record.texts("header", "identifier")), "without an identifier")
                found.append(Problem(f"record {name}", str(error)))
        return found

    def _metadata(self, metadata: Element) -> Iterator[Credential | Problem]:
        if text := _json_in(metadata):
            yield from self._linked(list(nodes([text], "its JSON-LD")))
            return
        if not any(isinstance(part, Element) for part in metadata.parts):
            self.census.types["text that is no JSON"] += 1
        for element in metadata.parts:
            if not isinstance(element, Element) or element.name in XCRI:
                continue
            if element.name == "Courses":
                yield from self._opportunities(list(members(element)))
            elif element.name == "RDF":
                yield from self._linked(rdf_nodes(element))
            elif element.name == LOM and is_course(element):
                yield from self._courses([lom_node(element)])
            else:
                self.census.types[element.name] += 1

    def _linked(self, values: list[Json]) -> Iterator[Credential | Problem]:
        """Of JSON-LD or RDF: learning opportunities where there are some, else courses of schema.org."""
        plain = [plain_node(value) for value in values if isinstance(value, dict)]
        if any(OPPORTUNITY in value.get("@type", ()) for value in plain):
            yield from self._opportunities(plain)
        else:
            yield from self._courses([plain_names(value) for value in values])

    def _opportunities(self, values: list[dict[str, Any]]) -> Iterator[Credential | Problem]:
        others = [value for value in values if OPPORTUNITY not in value.get("@type", ())]
        index = Index(lambda: others)
        for value in values:
            node = Node(value, index)
            if OPPORTUNITY in node.types:
                yield from read_opportunity(node, next(self.numbers), self.checker, self.today)
        if len(others) == len(values):
            self.census.types.update(name for value in others for name in value.get("@type", ()))

    def _courses(self, values: list[Json]) -> Iterator[Credential | Problem]:
        index = Index(lambda: values)
        for value in values:
            for course, within in courses(value, index, self.census):
                yield from read_course(course, within, next(self.numbers), self.checker, self.today, Surroundings())


def _json_in(metadata: Element) -> str | None:
    """The text of the metadata, or of the only element in them, where it is JSON."""
    inside = [part for part in metadata.parts if isinstance(part, Element)]
    if len(inside) > 1 or any(isinstance(part, Element) for part in (inside[0].parts if inside else ())):
        return None
    text = metadata.text().strip()
    return text if text.startswith("{") or re.match(r"\[\s*\{", text) else None
