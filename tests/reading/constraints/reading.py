"""Messages are read here as on one Thursday in November, over the providers of the sample."""

from __future__ import annotations

import datetime as dt

from reading.constraints import Extraction, extract
from training.reader.labelled import unmarked

TODAY = dt.date(2026, 11, 26)
PROVIDERS = (
    "Kinnoull University",
    "Carrick University",
    "Ochil College",
    "Carse College",
    "Pentland Hills College",
    "Pentland Firth Energy Academy",
    "University of Glasgow",
    "Glasgow Caledonian University",
    "The Open University in Scotland",
    "Hamnavoe Maritime College",
    "University of Strathallan",
    "Black Isle College",
    "Clydemouth University",
    "Kelvinbank College",
    "Lochend College",
    "Shorehead Creative Institute",
    "Thistle Bridge Digital Academy",
)


def read(marked: str) -> Extraction:
    """What a message asks for, with its spans written in it: "in {place:Perth}, {price:under £300 a head}"."""
    text, spans = unmarked(marked)
    return extract(text, spans, today=TODAY, providers=PROVIDERS)


def notes(marked: str) -> list[tuple[str, str, str | None]]:
    return [(found.field, found.words, found.note) for found in read(marked).found]


def days(marked: str) -> tuple[str | None, str | None]:
    """The first and the last day that a message leaves for a start."""
    filters = read(marked).filters
    first, last = (day.isoformat() if day else None for day in (filters.starts_from, filters.starts_by))
    return first, last
