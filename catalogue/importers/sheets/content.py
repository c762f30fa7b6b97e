"""What a column holds by its cells, where its heading is no known name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from catalogue.importers import scqf, times, vocabulary
from catalogue.importers.money import BESIDE_A_PRICE, price_in, states_amount
from catalogue.importers.sheets.cells import AT_ANY_TIME
from catalogue.importers.sheets.headings import UNSURE, field_named
from catalogue.importers.sheets.rows import Row

MOST = 0.8
"""The share of a column's cells that must read as a field for its content to say what it holds."""

MONTH = re.compile(rf"(?:{'|'.join(name[:3] for name in times.MONTHS)})[a-z]*\.? \d{{4}}", re.I)
"""A month alone, which is no start, but stands where starts do."""

CONTENT: dict[str, Callable[[str], object]] = {
    "url": re.compile(r"(?:https?://|www\.)\S+", re.I).fullmatch,
    "starts": lambda text: (
        times.date(text, day_first=True)
        or times.any_time(text)
        or text.casefold() in AT_ANY_TIME
        or MONTH.fullmatch(text)
    ),
    "price": lambda text: states_amount(text) or price_in(text),
    "scqf_level": scqf.level_in,
    "scqf_credits": scqf.credits_in,
    "mode": vocabulary.mode,
    "pattern": vocabulary.pattern,
}
"""What cells of a field look like."""

STARTS = re.compile(r"start|begin|commenc|from|intake|when|kick|first day", re.I)
"""A date may be anything else too, such as a closing date: only under such a heading is it a start."""

OF_SOMETHING_ELSE = re.compile(
    r"\b(?:entry|require|prior|prereq|progress|leads|next|previous|minimum|assess|exam|test|induction|interview|appl"
    r"|book|enrol|register|registration|image|logo|photo|picture|video|map\b|thumb|award(?:ing)? body|partner|contact)",
    re.I,
)
"""A level, a mode or an address below such a heading is that of something beside the course."""

PRICE_NAMES = frozenset(
    (
        *("price", "prices", "pricing", "cost", "costs", "fee", "fees", "charge", "charges"),
        *("preis", "preise", "kosten", "gebühr", "gebühren", "prijs", "prijzen"),
    )
)
BESIDE_THE_NAME = BESIDE_A_PRICE | {"tag", "list", "our", "what", "how", "much", "it", "you", "pay", "to", "employers"}
"""Words that change nothing about a price in a heading, as `per module` does."""

PROVIDER = re.compile(
    r"\b(?:college|university|institute|school|academy|council|centre|trust|ltd|limited)\b|hochschule|universit", re.I
)
FEWEST = 3
"""Rows that a guess needs."""

TITLE_LENGTHS = range(3, 121)
"""Characters that the titles of a column have, on average."""


def by_content(headings: Sequence[str], rows: Sequence[Row], known: Mapping[str, str]) -> dict[str, str]:
    """The fields of the columns that `known` lacks and whose cells leave no doubt about them, by heading."""
    found: dict[str, str] = {}
    for place, heading in enumerate(headings):
        cells = cells_of(rows, place)
        if heading in known or not cells or field_named(heading) in UNSURE | {"price"}:
            continue
        if OF_SOMETHING_ELSE.search(heading):
            continue
        taken = {*known.values(), *found.values()}
        fields = (name for name, reads in CONTENT.items() if name not in taken and share(cells, reads) >= MOST)
        field = next(fields, None)
        if (field == "starts" and not STARTS.search(heading)) or (field == "price" and not _says_price(heading)):
            field = None
        if field:
            found[heading] = field
    return found


def guessed(headings: Sequence[str], rows: Sequence[Row], known: dict[str, str]) -> dict[str, str]:
    """Likely fields of further columns, for a person to look at: the provider, the length and the title."""
    if len(rows) < FEWEST:
        return {}
    found: dict[str, str] = {}
    likely: dict[str, Callable[[Sequence[str]], bool]] = {
        "provider": lambda cells: share(cells, PROVIDER.search) >= MOST,
        "duration_weeks": lambda cells: share(cells, times.weeks) >= MOST,
        "title": lambda cells: _like_titles(cells, len(rows)),
    }
    for field, fits in likely.items():
        free = [place for place, heading in enumerate(headings) if heading not in known | found]
        free = [place for place in free if not OF_SOMETHING_ELSE.search(headings[place])]
        place = next((place for place in free if fits(cells_of(rows, place))), None)
        if field not in known.values() and place is not None and field_named(headings[place]) is None:
            found[headings[place]] = field
    return found


def _like_titles(cells: Sequence[str], rows: int) -> bool:
    """Whether nearly every row has a text of its own that is no sentence, amount, date or address."""
    if not cells or len(cells) < MOST * rows or len(set(cells)) < MOST * len(cells):
        return False
    words = share(cells, lambda text: re.search(r"[^\W\d_]{3}", text) and not any(map(_reads(text), CONTENT)))
    return words >= MOST and sum(map(len, cells)) // len(cells) in TITLE_LENGTHS


def _reads(text: str) -> Callable[[str], object]:
    return lambda field: CONTENT[field](text)


def _says_price(heading: str) -> bool:
    words = set(re.findall(r"[^\W\d_]+", heading.lower()))
    return bool(words & PRICE_NAMES) and words <= PRICE_NAMES | BESIDE_THE_NAME


def cells_of(rows: Sequence[Row], place: int) -> list[str]:
    """The cells of a column that are not empty."""
    return [row.cells[place] for row in rows if place < len(row.cells) and row.cells[place]]


def share(cells: Sequence[str], reads: Callable[[str], object]) -> float:
    return sum(1 for cell in cells if reads(cell)) / len(cells) if cells else 0.0
