"""A proposal for an unknown spreadsheet: the row of its headings, and what each column holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from catalogue.importers import scqf
from catalogue.importers.money import BARE, BESIDE_A_PRICE, price_in
from catalogue.importers.sheets.content import MOST, by_content, cells_of, guessed, share
from catalogue.importers.sheets.headings import OWN, REQUIRED, UNSURE, field_named, heading_of, tidy_heading
from catalogue.importers.sheets.mapping import ColumnMapping
from catalogue.importers.sheets.rows import Row
from catalogue.problems import UnreadableFile

HEAD_ROWS = 200
"""Rows from which a proposal is made."""

MOST_TITLES = 20
"""Rows among which the headings are looked for: reports put titles and notes above them."""

SEVERAL = ("starts", "learning_outcomes", "subjects")
"""Fields that are proposed for more than one column."""

SLASHES = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})\b")


@dataclass(frozen=True)
class Proposal:
    """The mapping, the headings in order, the rows below them, and whether the layout is the catalogue's own.

    `guessed` are the headings of the columns that only probably hold their field.
    """

    mapping: ColumnMapping
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    own: bool
    score: int
    guessed: tuple[str, ...] = ()


def propose(rows: Sequence[Row], name: str, *, guess: bool = False) -> Proposal:
    """A proposal from the first rows of a sheet; raises UnreadableFile where none of them can be the headings.

    With `guess` it also names columns that only probably hold a field, which a person must look at.
    """
    if not rows:
        raise UnreadableFile(f"{name} is empty; one of its first rows must name the columns")
    place = _heading_row(rows)
    if place is None:
        raise UnreadableFile(f"{name} has no row that names its columns, such as 'Course title'")
    row, below = rows[place], tuple(rows[place + 1 :])
    width = max((len(each.cells) for each in (row, *below)), default=0)
    headings = _each_once(heading_of(number, row.cells) for number in range(width))
    plain = {tidy_heading(heading).casefold() for heading in headings}
    own = plain >= set(REQUIRED)
    columns = _own_columns(headings) if own else {}
    columns = {**_by_heading(headings, below, own), **columns}
    columns |= by_content(headings, below, columns)
    guesses = guessed(headings, below, columns) if guess else {}
    mapping = ColumnMapping(columns=columns | guesses, day_first=_day_first(below))
    return Proposal(mapping, headings, below, own, _score(row), tuple(guesses))


def _each_once(headings: Iterable[str]) -> tuple[str, ...]:
    """The headings; one that stands over an earlier column too has the place of its own behind it."""
    found = dict[str, str]()
    for place, heading in enumerate(headings, 1):
        unique = f"{heading} (column {place})" if heading.casefold() in found else heading
        found[unique.casefold()] = unique
    return tuple(found.values())


def _heading_row(rows: Sequence[Row]) -> int | None:
    """The place of the row with the most known names; else of the first row of several words, all different.

    Of headings in two rows, one of them over several columns, the second names more columns.
    """
    first = rows[:MOST_TITLES]
    best = max(range(len(first)), key=lambda number: (_score(first[number]), len(first[number].cells), -number))
    if _score(first[best]) >= min(2, len(first[best].cells)) > 0 and _score(first[best]):
        return best
    for number, row in enumerate(first):
        words = [cell for cell in row.cells if cell]
        if (
            len(words) > 1
            and len(set(words)) == len(words)
            and not any(re.search(r"\d{2}|://", word) for word in words)
        ):
            return number
    return None


def _score(row: Row) -> int:
    return len({field for cell in row.cells if (field := field_named(cell))})


def _own_columns(headings: Sequence[str]) -> dict[str, str]:
    return {heading: heading.casefold() for heading in headings if heading.casefold() in OWN}


def _by_heading(headings: Sequence[str], rows: Sequence[Row], own: bool) -> dict[str, str]:
    columns: dict[str, str] = {}
    named = {heading: field for heading in headings if (field := field_named(heading))}
    levels = [cells_of(rows, headings.index(heading)) for heading, name in named.items() if name == "any_level"]
    doubtful = _doubtful_prices(headings, rows)
    scottish = "scqf_level" in named.values() or any(_decided("any_level", cells, False) for cells in levels)
    for heading, name in named.items():
        decided = _field(name, heading, cells_of(rows, headings.index(heading)), scottish, own)
        if heading not in doubtful and decided and (decided not in columns.values() or decided in SEVERAL):
            columns[heading] = decided
    return columns


def _field(name: str, heading: str, cells: Sequence[str], scottish: bool, own: bool) -> str | None:
    """The field of a column whose heading has this name; None where it would be in doubt."""
    if name == "id" and not own:
        return "code"
    if name in UNSURE:
        return _decided(name, cells, scottish)
    return name if name != "price" or _plain_price(heading) else None


def _decided(name: str, cells: Sequence[str], scottish: bool) -> str | None:
    """The field of a column that names no framework: the SCQF's where its cells name it."""
    if name == "any_level":
        return "scqf_level" if share(cells, scqf.level_in) >= MOST else None
    if share(cells, scqf.credits_in) >= MOST or scottish:
        return "scqf_credits"
    return "any_credits"


def _plain_price(heading: str) -> bool:
    """Whether a heading such as `Fee (GBP)` leaves no doubt that the whole price stands below it."""
    inside = re.search(r"[(\[](.*)", heading)
    words = re.findall(r"[^\W\d_]+", inside[1].lower()) if inside else []
    return set(words) <= BESIDE_A_PRICE | {"cohort", "group"}


def _doubtful_prices(headings: Sequence[str], rows: Sequence[Row]) -> tuple[str, ...]:
    """The headings of the columns that may each hold the price, where two of them differ in a row: home and abroad."""
    places = [
        place
        for place, heading in enumerate(headings)
        if field_named(heading) == "price" and _plain_price(re.sub(r" \(column \d+\)$", "", heading))
    ]
    for row in rows:
        prices = [price_in(row.cells[place]) for place in places if place < len(row.cells) and row.cells[place]]
        if any(price != prices[0] for price in prices):
            return tuple(headings[place] for place in places)
    return ()


def _day_first(rows: Sequence[Row]) -> bool:
    """False only where dates with slashes show that the month comes first, and none shows the opposite."""
    pairs = [(int(a), int(b)) for row in rows for cell in row.cells for a, b in SLASHES.findall(cell)]
    return not (any(second > 12 for _, second in pairs) and all(first <= 12 for first, _ in pairs))


def notes(proposal: Proposal) -> dict[str, str]:
    """What a person should know of how columns are read, by heading: the order of dates, the currency, two prices."""
    found: dict[str, str] = {}
    fields = proposal.mapping.columns
    for place, heading in enumerate(proposal.headings):
        cells, field = cells_of(proposal.rows, place), fields.get(heading)
        if field in ("starts", "last_verified", "price_as_of") and (match := _ambiguous(cells)):
            order = "day" if proposal.mapping.day_first else "month"
            found[heading] = f"dates such as {match} are read with the {order} first"
        bare = any(BARE.fullmatch(cell) for cell in cells)
        alone = field == "price" or (field == "price_amount" and "price_currency" not in fields.values())
        if bare and alone and not re.search(r"[£€$]|\b(?:GBP|EUR|USD)\b", heading):
            found[heading] = "prices without a currency are read as pounds"
    doubtful = _doubtful_prices(proposal.headings, proposal.rows)
    if doubtful and not {"price", "price_amount"} & {*fields.values()}:
        others = ", ".join(f"'{heading}'" for heading in doubtful[1:])
        found[doubtful[0]] = f"it differs from {others}, and each may hold the price, so none is read; say which does"
    return found


def _ambiguous(cells: Sequence[str]) -> str | None:
    return next((m[0] for cell in cells if (m := SLASHES.search(cell)) and int(m[1]) <= 12 and int(m[2]) <= 12), None)
