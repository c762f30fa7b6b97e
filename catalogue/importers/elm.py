"""Credentials from the European Learning Model 3: its learning opportunities, as Europass exchanges them.

The names are those of the model's application profile for learning opportunities and qualifications (see
`catalogue/exporters/elm.py`, which writes it). An opportunity says who offers it, when, where and for how much; its
learning achievement specification says what is learned, at which level, and for how much credit. Levels of other
frameworks than the SCQF are unknown.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from catalogue import frameworks
from catalogue.importers import times, vocabulary
from catalogue.importers.checking import Checker
from catalogue.importers.course_search import Census
from catalogue.importers.elm_documents import opportunities_and_others
from catalogue.importers.elm_price import prices
from catalogue.importers.elm_specification import specified
from catalogue.importers.ids import stable_id
from catalogue.importers.linked_data import Index, Node
from catalogue.importers.plain_text import line, prose
from catalogue.importers.presentations import Presentation, merge, possible
from catalogue.importers.reading import MEGABYTE, Progress
from catalogue.importers.values import first, known, web_address
from catalogue.problems import NothingInside, Problem, warning
from catalogue.records import CATALOGUE, Credential, Pattern

OPPORTUNITY = "LearningOpportunity"
MOST_REFERENCES = 64 * MEGABYTE
"""The most characters of all that opportunities refer to; a reference beyond that is unknown."""

IN_ENGLISH = frameworks.language("en")
MODES = {address: mode for mode, address in frameworks.MODES.items()}
PATTERN = re.compile(r"\bPattern: ([a-z -]+)")


def read_elm(
    path: Path, *, source: str | None = None, progress: Progress | None = None, today: dt.date | None = None
) -> Iterator[Credential | Problem]:
    """Every learning opportunity of the document as a credential or as its problems, with its number and title.

    Starts before `today` are left out. Raises UnreadableFile when the file is too large, is not well-formed, or holds
    things but no learning opportunity.
    """
    today = today or dt.datetime.now(dt.UTC).date()
    checker, numbers, census = Checker("opportunity", source), itertools.count(1), Census()
    others = (node for node in opportunities_and_others(path, None) if OPPORTUNITY not in node.get("@type", ()))
    index = Index(lambda: others, most=MOST_REFERENCES)
    for data in opportunities_and_others(path, progress):
        node = Node(data, index)
        if OPPORTUNITY in node.types:
            yield from read_opportunity(node, next(numbers), checker, today)
        else:
            census.types.update(sorted(node.types))
    if next(numbers) == 1:
        raise NothingInside(f"{path.name} holds no learning opportunity; it holds {census or 'nothing'}")


def read_opportunity(node: Node, number: int, checker: Checker, today: dt.date) -> Iterator[Credential | Problem]:
    """The credential of a learning opportunity after its warnings, or its errors; no start is before `today`."""
    title = line(node.text("title"))
    place = checker.location(number, title)
    named = (line(name) for body in node.nodes("providedBy") for name in body.texts("legalName", "prefLabel"))
    provider = first(named) or checker.source
    faults = [*([] if title else ["there is no title"]), *([] if provider else ["there is no provider"])]
    if faults or not (title and provider):
        yield Problem(place, "; ".join(faults))
        return
    runs = _presentations(node)
    yield from (warning(place, run.fault) for run in runs if run.fault)
    notes = [note for about in node.nodes("scheduleInformation") for note in about.texts("noteLiteral")]
    stated = known(specified(node.nodes("learningAchievementSpecification")))
    mode = first(run.mode for run in runs)
    fields = {
        "id": _identity(node, provider, title),
        "title": title,
        "provider": provider,
        "description": first(map(prose, node.texts("description"))),
        **stated,
        **known(merge(possible(runs), today)),
        **({"mode": mode} if mode else {}),
        "hours_per_week": first(map(times.hours_a_week, notes)),
        "url": _home(node),
        "last_verified": first(map(times.date, node.texts("dateModified", "modified"))),
        "sample": True if node.text("status") == "sample" else None,
    }
    yield from checker.check(number, known(fields), name=title)


def _identity(node: Node, provider: str, title: str) -> str | None:
    """The catalogue's own id where the opportunity has it; else one of its provider and its identifier or address."""
    for identifier in node.nodes("identifier"):
        if identifier.text("schemeName") == CATALOGUE:
            return identifier.text("notation")
    codes = (identifier.text("notation") for identifier in node.nodes("identifier"))
    return stable_id(provider, first(map(line, (*codes, node.id))) or title)


def _presentations(node: Node) -> list[Presentation]:
    """One for each start; what they share is said of every one."""
    notes = [note for about in node.nodes("scheduleInformation") for note in about.texts("noteLiteral")]
    modes = {MODES[address] for mode in node.values("mode") if (address := _address(mode)) in MODES}
    price, words = prices(node.nodes("priceDetail"))
    periods: list[Node | None] = [*node.nodes("temporal")]
    dates = [(times.date(period.text("startDate")), times.date(period.text("endDate"))) for period in periods if period]
    listed = [(day, None) for note in notes for day in _starts(note)]
    return [
        Presentation(
            start=start,
            end=end,
            any_time=any(map(times.any_time, notes)),
            weeks=times.weeks(node.text("duration")),
            mode=next(iter(modes)) if len(modes) == 1 else None,
            pattern=_pattern(node, notes),
            location=_location(node),
            price=price,
            price_words=words,
            open_until=times.date(node.text("applicationDeadline")),
        )
        for start, end in listed or dates or [(None, None)]
    ]


def _starts(note: str) -> list[dt.date]:
    """The days of a note such as `Starts: 2027-01-18, 2027-08-23`, which this catalogue writes."""
    return [dt.date.fromisoformat(day) for day in re.findall(r"\d{4}-\d\d-\d\d", note)] if "Starts: " in note else []


def _pattern(node: Node, notes: list[str]) -> Pattern | None:
    named = [match[1].strip() for note in notes if (match := PATTERN.search(note))]
    schedules = {frameworks.SCHEDULES.get(_address(value)) for value in node.values("learningSchedule")}
    of_list = schedules.pop() if len(schedules) == 1 else None
    return vocabulary.pattern(*(named or notes)) or of_list


def _location(node: Node) -> str | None:
    places = node.nodes("location")
    written = (note for place in places for address in place.nodes("address") for note in address.nodes("fullAddress"))
    named = (*(name for place in places for name in place.texts("geographicName")),)
    return first(map(line, (*named, *(text for note in written for text in note.texts("noteLiteral")))))


def _home(node: Node) -> Any:
    """The home page in our language before others."""
    pages = node.nodes("homepage")
    ours = [page for page in pages if any(_address(value) == IN_ENGLISH for value in page.values("language"))]
    return first(web_address(text) for page in (*ours, *pages) for text in page.texts("contentUrl"))


def _address(value: Any) -> str:
    return (value.id or "") if isinstance(value, Node) else str(value)
