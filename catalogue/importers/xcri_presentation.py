"""The presentation that an XCRI element describes: start, length, mode, location and price."""

from __future__ import annotations

from collections.abc import Iterable

from catalogue.importers import times, vocabulary
from catalogue.importers.money import agreed_price, price_in, price_words
from catalogue.importers.plain_text import line, plain
from catalogue.importers.presentations import Presentation
from catalogue.importers.xml_stream import Element


def read_presentation(element: Element) -> Presentation:
    """The presentation; dates and lengths come from attributes where these are filled in, else from the text."""
    starts, lengths = element.children("start"), element.children("duration")
    start = next((element.attributes.get("dtf") or element.text() for element in starts), None)
    length = next((element.attributes.get("interval") or element.text() for element in lengths), None)
    words = " ".join(plain(child.text()) for child in (*starts, *lengths))
    modes = tuple(_terms(element, "attendanceMode"))
    patterns = (*_terms(element, "attendancePattern"), *_terms(element, "studyMode"))
    costs = element.texts("cost")
    closing = next((end.attributes.get("dtf") or end.text() for end in element.children("applyUntil")), None)
    return Presentation(
        start=times.date(start),
        end=next((times.date(end.attributes.get("dtf") or end.text()) for end in element.children("end")), None),
        any_time=times.any_time(words),
        weeks=times.weeks(plain(length or "")),
        hours_per_week=times.hours_a_week(words),
        mode=vocabulary.mode(*modes),
        pattern=vocabulary.pattern(*patterns),
        unread_mode=vocabulary.unread(*modes),
        unread_pattern=vocabulary.unread(*patterns),
        open_until=times.date(closing),
        location=_venue(element),
        price=agreed_price([price_in(plain(text)) for text in costs]),
        price_words=price_words(costs),
        languages=tuple(filter(None, map(vocabulary.language, element.texts("languageOfInstruction")))),
    )


def _terms(element: Element, name: str) -> Iterable[str]:
    """The code and the caption of each term of a vocabulary."""
    for term in element.children(name):
        yield from (term.attributes.get("identifier", ""), term.text())


def _venue(element: Element) -> str | None:
    venue = ("venue", "provider")
    named = (
        *element.texts(*venue, "location", "town"),
        *element.texts(*venue, "title"),
        *element.texts("venue", "name"),  # of XCRI 1.1
    )
    return next(filter(None, map(line, named)), None)
