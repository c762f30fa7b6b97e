"""Messages are read here as on one Saturday in November, over the providers of the sample."""

from __future__ import annotations

import datetime as dt

from reading.constraints import Extraction, extract

TODAY = dt.date(2026, 11, 21)
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


def read(text: str) -> Extraction:
    return extract(text, today=TODAY, providers=PROVIDERS)


def notes(text: str) -> list[tuple[str, str, str | None]]:
    return [(found.field, found.words, found.note) for found in read(text).found]
