"""Which marks of courses the elements of a page hold: microdata or RDFa.

Their readers bring large libraries, so they are loaded for the first page that has such marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from catalogue.importers.json_stream import Json

ITEM = re.compile(r"""\bitemtype\s*=\s*["']?[^"'>]{0,500}?\bschema\.org/(?:Course|EducationalOccupationalProgram)\b""")
RESOURCE = re.compile(
    r"""\btypeof\s*=\s*["']?[^"'>]{0,300}?\b(?:Course|CourseInstance|EducationalOccupationalProgram)(?![\w-])"""
)

Read = Callable[[str, str, str | None], list[Json]]
"""Returns the outermost nodes of a page, given the page, the name of its file and its address."""


def has_course_items(page: str) -> bool:
    """Whether the page marks up a course in microdata."""
    return bool(ITEM.search(page))


def has_course_resources(page: str) -> bool:
    """Whether the page seems to mark up a course in RDFa."""
    return bool(RESOURCE.search(page))


def readers_for(page: str) -> Iterator[Read]:
    """The readers of the kinds of markup in which the page seems to hold courses, microdata first."""
    if has_course_items(page):
        from catalogue.importers.page_microdata import items_of

        yield items_of
    if has_course_resources(page):
        from catalogue.importers.page_rdfa import resources_of

        yield resources_of
