"""A hub of years: any number of made-up requests with their histories, put into the database without their lifecycle.

The needs are phrases of employers (data/language). One in five requests is open, so that no view of the queue is small.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import Connection, Engine, insert, text

from catalogue.gazetteer.atlas import atlas
from hub.event_kinds import EventKind
from hub.models import EMPLOYER, CollaborationRequest, DeclineCode, RequestEvent, Route
from hub.references import ALPHABET, LENGTH
from hub.search_words import words_of
from hub.sectors import SECTORS
from hub.statuses import Status
from hub.transitions import CLOSED, OPEN
from hub.vectors import NeedVector, RequestVector
from runtime.clock import now
from runtime.settings import ROOT
from tests.hub.made import AILSA

YEARS = 5
BATCH = 5_000
DIMENSIONS = 384
OPEN_SHARE = 0.2
NAMES = ("Alba", "Brae", "Clyde", "Doon", "Esk", "Forth", "Glen", "Harris", "Islay", "Jura", "Kelso", "Lomond", "Moray")
KINDS = (
    "Care",
    "Joinery",
    "Foods",
    "Logistics",
    "Hotels",
    "Textiles",
    "Engineering",
    "Energy",
    "Nurseries",
    "Fisheries",
)
PEOPLE = ("Mairi Sinclair", "Jo Begum", "Euan Ross", "Agnieszka Nowak", "Callum Reid", "Priya Shah", "Isla Munro")
REMARKS = (
    "Rang back, will send the dates",
    "Two colleges have something near, neither at this level",
    "The employer agreed to wait for the autumn",
    "Asked how many of them work at night",
    "No answer for a month",
)
ROLES = ("night staff", "apprentices", "team leaders", "drivers", "new starts", "supervisors", "office staff")
MODES = ("online", "campus", "workplace", "blended", None)


class Made(NamedTuple):
    """The values of a request, those of its events, and the words that it is found by."""

    request: dict[str, Any]
    events: list[dict[str, Any]]
    words: set[str]


def made(count: int) -> Iterator[Made]:
    """That many requests, the oldest first, the last of them now; the same for the same count."""
    chance = random.Random(12)  # noqa: S311  nothing secret
    phrases, places = _phrases(), atlas().places
    begins = now() - dt.timedelta(days=365 * YEARS)
    step = dt.timedelta(days=365 * YEARS) / count
    still_open, closed = sorted(OPEN), sorted(CLOSED)
    for number in range(1, count + 1):
        status = chance.choice(still_open if chance.random() < OPEN_SHARE else closed)
        firm, person, place = chance.choice(NAMES), chance.choice(PEOPLE), chance.choice(places)
        need, said, skill = chance.choice(phrases), chance.choice(phrases), chance.choice(phrases)
        remarks = chance.choices(REMARKS, k=0 if status is Status.NEW else chance.randint(1, 3))
        level, created = chance.choice((None, *range(4, 12))), begins + number * step
        organisation = f"{firm} {chance.choice(KINDS)} {number % 997}"
        email = f"{person.split()[0].lower()}@{firm.lower()}{number % 997}.example"
        request = {
            "id": number,
            "reference": _reference(number),
            "status": status,
            "version": len(remarks) + 1,
            "route": chance.choice((None, *Route)),
            "organisation": organisation,
            "sector": chance.choice((None, *SECTORS)),
            "size": None,
            "region": place.name,
            "area": place.council,
            "contact_name": person,
            "contact": email,
            "contact_channel": None,
            "consent_version": "2026-11",
            "consent_at": created,
            "need": need,
            "said": said,
            "roles": chance.choice(ROLES),
            "skills": (skill,),
            "learners": str(heads := chance.randint(1, 60)),
            "heads": heads,
            "level": str(level) if level else None,
            "level_min": level,
            "level_max": level,
            "credit_wanted": None,
            "mode": chance.choice(MODES),
            "deadline": chance.choice((None, "spring 2027", "as soon as possible", "September 2027")),
            "preferred_providers": (),
            "shown": (),
            "notes": None,
            "owner_id": None,
            "due": created.date() + dt.timedelta(days=30) if status in OPEN and chance.random() < 0.5 else None,
            "snoozed_until": None,
            "decline_code": DeclineCode.NO_PROVIDER if status is Status.DECLINED else None,
            "duplicate_of": None,
            "conversation_id": f"c{number}",
            "submission_key": f"k{number}",
            "history_text": "\n".join(remarks),
            "created": created,
            "updated": created,
            "unread": status in OPEN and chance.random() < 0.3,
        }
        searched = (organisation, person, email, need, said, skill, place.name, *remarks, request["roles"])
        words = set[str]().union(*map(_words, filter(None, (*searched, request["sector"]))))
        yield Made(request, list(_events(number, created, status, remarks)), words | words_of([request["reference"]]))


def fill(engine: Engine, count: int) -> None:
    """Put that many requests into a database of the newest schema that has none."""
    with engine.begin() as connection:
        _drop_index_of_words(connection)
    made_requests = made(count)
    while batch := list(itertools.islice(made_requests, BATCH)):
        with engine.begin() as connection:
            connection.execute(insert(CollaborationRequest), [each.request for each in batch])
            connection.execute(insert(RequestEvent), [event for each in batch for event in each.events])
            connection.execute(insert(RequestVector), [_vector(each.request["id"]) for each in batch])
            _add_words(connection, [(word, each.request["id"]) for each in batch for word in each.words])
    with engine.begin() as connection:
        _index_words(connection)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE" if engine.dialect.name == "sqlite" else "VACUUM ANALYZE"))


def _events(number: int, created: dt.datetime, status: Status, remarks: list[str]) -> Iterator[dict[str, Any]]:
    common = {"request_id": number, "at": created, "from_status": None, "to_status": None, "shared": False}
    yield {**common, "actor": EMPLOYER, "kind": EventKind.OPENED, "to_status": Status.NEW, "reason": None}
    for remark in remarks[:-1]:
        yield {**common, "actor": AILSA, "kind": EventKind.NOTE, "reason": remark}
    for remark in remarks[-1:]:
        change = {"kind": EventKind.STATUS, "from_status": Status.NEW, "to_status": status}
        yield {**common, **change, "actor": AILSA, "reason": remark, "shared": True}


@lru_cache(1)
def _phrases() -> tuple[str, ...]:
    files = sorted((ROOT / "data" / "language").glob("*.txt"))
    lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return tuple(line.removeprefix("- ") for line in lines if line.startswith("- "))


@lru_cache(100_000)
def _words(text: str) -> frozenset[str]:
    return frozenset(words_of([text]))


def _vector(number: int) -> dict[str, Any]:
    """The vector of a request, which is like no other."""
    row = np.random.default_rng(number).normal(size=DIMENSIONS)
    vector = NeedVector.of("toy", row / np.linalg.norm(row))
    return {"request_id": number, "encoder": vector.encoder, "numbers": vector.numbers}


def _reference(number: int) -> str:
    """A reference with a digit, another one for each number."""
    letters = []
    for _ in range(LENGTH - 1):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return f"MC-2{''.join(letters)}"


# The table of words is the largest. Its rows are added without an index and sorted once, as a bulk load is.


def _drop_index_of_words(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.execute(text("CREATE TABLE loaded_word (word TEXT, request_id INTEGER)"))
    else:
        connection.execute(text("ALTER TABLE request_word DROP CONSTRAINT request_word_pkey"))
    connection.execute(text("DROP INDEX ix_request_word_request_id"))


def _add_words(connection: Connection, rows: list[tuple[str, int]]) -> None:
    driver: Any = connection.connection.cursor()
    if connection.dialect.name == "sqlite":
        driver.executemany("INSERT INTO loaded_word VALUES (?, ?)", rows)
        return
    with driver.copy("COPY request_word (word, request_id) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _index_words(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO request_word SELECT word, request_id FROM loaded_word ORDER BY 1, 2"))
        connection.execute(text("DROP TABLE loaded_word"))
    else:
        connection.execute(
            text("ALTER TABLE request_word ADD CONSTRAINT request_word_pkey PRIMARY KEY (word, request_id)")
        )
    connection.execute(text("CREATE INDEX ix_request_word_request_id ON request_word (request_id)"))
