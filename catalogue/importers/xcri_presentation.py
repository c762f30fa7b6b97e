"""What an XCRI presentation says: when, for how long, how, where and for how much."""

from __future__ import annotations

from collections.abc import Iterable

from catalogue.importers import times, vocabulary
from catalogue.importers.money import price_in
from catalogue.importers.plain_text import line, plain
from catalogue.importers.presentations import Presentation
from catalogue.importers.xml_stream import Element


def read_presentation(element: Element) -> Presentation:
    """Dates and lengths from their attributes where those are filled in, else from their words."""
    starts, lengths = element.children("start"), element.children("duration")
    start = next((element.attributes.get("dtf") or element.text() for element in starts), None)
    length = next((element.attributes.get("interval") or element.text() for element in lengths), None)
    spoken = " ".join(plain(one.text()) for one in (*starts, *lengths))
    return Presentation(
        start=times.date(start),
        end=next((times.date(one.attributes.get("dtf") or one.text()) for one in element.children("end")), None),
        any_time=times.any_time(spoken),
        weeks=times.weeks(plain(length or "")),
        hours_per_week=times.hours_a_week(spoken),
        mode=vocabulary.mode(*_terms(element, "attendanceMode")),
        pattern=vocabulary.pattern(*_terms(element, "attendancePattern"), *_terms(element, "studyMode")),
        location=_venue(element),
        price=next((price for text in element.texts("cost") if (price := price_in(plain(text)))), None),
        languages=tuple(filter(None, map(vocabulary.language, element.texts("languageOfInstruction")))),
    )


def _terms(element: Element, name: str) -> Iterable[str]:
    """Both ways of naming a term of a vocabulary: by its code and by its caption."""
    for term in element.children(name):
        yield from (term.attributes.get("identifier", ""), term.text())


def _venue(element: Element) -> str | None:
    venue = ("venue", "provider")
    named = (*element.texts(*venue, "location", "town"), *element.texts(*venue, "title"))
    return next(filter(None, map(line, named)), None)
