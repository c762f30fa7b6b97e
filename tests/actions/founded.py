"""Holds an answer against the records it is about: a figure, a date or a claim that no field says is invented.

It knows the records and the words of an answer, and nothing of the table that made the words.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from catalogue.records import Credential, Mode, Pattern, Price
from contract import Card, Fact
from tests.domain import DOMAIN

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
MONTHS = "|".join(calendar.month_name[1:])
MONTH = re.compile(rf"(?:{MONTHS}) \d{{4}}")
DAY = re.compile(rf"\d{{1,2}} {MONTH.pattern}")
SAME = ("id", "title", "provider", "sample")
FIELDS = {
    "scqf_level": ("scqf_level",),
    "scqf_credits": ("scqf_credits", "credit_bearing"),
    "price": ("price",),
    "delivery": ("mode", "pattern", "location"),
    "starts": ("starts", "starts_any_time"),
    "duration_weeks": ("duration_weeks",),
}
"""Each fact of a card, and the fields of the record that it may say."""

FIGURES: tuple[tuple[re.Pattern[str], Callable[[Credential], Any]], ...] = (
    (re.compile(r"SCQF level ([\d-]+)"), lambda record: record.scqf_level),
    (re.compile(r"([\d-]+) (?:SCQF )?credits?\b"), lambda record: record.scqf_credits),
    (re.compile(r"about ([\d-]+) hours"), lambda record: times(record, 10)),
    (re.compile(r"([\d.-]+) ECTS"), lambda record: times(record, 0.5)),
    (re.compile(r"£([\d,.]*\d)"), lambda record: record.price and f"{record.price.amount:,.2f}".removesuffix(".00")),
    (re.compile(r"(\d+) weeks"), lambda record: record.duration_weeks),
    (re.compile(r"([\d.]+) hours a week"), lambda record: record.hours_per_week and f"{record.hours_per_week:g}"),
)
"""What a figure with this name must be; hours are ten a credit, and two credits make one ECTS."""

CLAIMS: tuple[tuple[str, Callable[[Credential], Any]], ...] = (
    ("no SCQF credit", lambda record: record.credit_bearing is False),
    ("SCQF credit, but how much is not published", lambda record: record.credit_bearing and not record.scqf_credits),
    ("free", lambda record: record.price and record.price.amount == 0),
    ("a learner", lambda record: record.price and record.price.per == "learner"),
    ("for a group", lambda record: record.price and record.price.per == "cohort"),
    ("online", lambda record: record.mode in (Mode.ONLINE, Mode.BLENDED)),
    ("in person", lambda record: record.mode is Mode.BLENDED),
    ("on campus", lambda record: record.mode is Mode.CAMPUS),
    ("in the workplace", lambda record: record.mode is Mode.WORKPLACE),
    ("any time", lambda record: record.starts_any_time),
    ("no date to come", lambda record: record.starts),
    ("one week", lambda record: record.duration_weeks == 1),
    ("one hour a week", lambda record: record.hours_per_week == 1),
    ("not assessed", lambda record: record.assessed is False),
    ("(?<!not )assessed", lambda record: record.assessed),
    ("badge: yes", lambda record: record.badge),
    ("badge: no", lambda record: record.badge is False),
    ("English", lambda record: "en" in record.languages),
    ("Gaelic", lambda record: "gd" in record.languages),
    ("Never checked", lambda record: record.last_verified is None),
    *((pattern, lambda record, pattern=pattern: record.pattern is pattern) for pattern in Pattern),
)
"""Words that say something of a record, and whether the record says it."""

UNSPOKEN = {"employer_words", "price", "starts", "languages", "last_verified"}
"""What never stands in an answer as it stands in the record."""


def times(record: Credential, factor: float) -> str:
    span = record.scqf_credits
    return "-".join(dict.fromkeys(f"{end * factor:g}" for end in (span.low, span.high))) if span else ""


def invented_in_card(card: Card, record: Credential) -> list[str]:
    """What of a card says what the record does not: names of its fields, and keys of its facts."""
    wrong = [name for name in SAME if getattr(card, name) != getattr(record, name)]
    wrong += ["url"] if (card.url or "") != str(record.url or "") else []
    wrong += ["checked"] if invented_in_words(card.checked, record) else []
    wrong += [fact.key for fact in card.facts if not _founded(fact, record)]
    wrong += ["why" for why in card.why if not any(why.quote in text for text in _strings(record))]
    wrong += ["unpublished" for words in card.unpublished if _published(_field_named(words), record)]
    return wrong


def invented_in_words(text: str, record: Credential, needs: Iterable[str] = (), at: int | None = None) -> list[str]:
    """The figures, dates and claims of words about one record that no field of it says.

    What stands in the record or the needs word for word is left out, and so is `at`, its number in the list.
    """
    rest = text
    for verbatim in sorted((*_strings(record), *needs), key=len, reverse=True):
        rest = rest.replace(verbatim, " ").replace(verbatim.rstrip("."), " ")
    wrong = [words for words, true in CLAIMS if re.search(rf"\b{words}\b", rest) and not true(record)]
    for pattern, figure in FIGURES:
        wrong += [match[0] for match in pattern.finditer(rest) if match[1] != str(figure(record))]
    days = {f"{day:%-d %B %Y}" for day in (*record.starts, *([record.last_verified] if record.last_verified else []))}
    wrong += [day for day in DAY.findall(rest) if day not in days]
    rest = DAY.sub(" ", rest)
    months = {f"{record.price.as_of:%B %Y}"} if record.price and record.price.as_of else set()
    wrong += [month for month in MONTH.findall(rest) if month not in months]
    known = _numbers(" ".join(str(figure(record)) for _, figure in FIGURES)) | ({Decimal(at)} if at else set())
    wrong += [str(number) for number in _numbers(MONTH.sub(" ", rest)) - known]
    return wrong


def invented_in_sums(facts: Sequence[Any], records: Sequence[Credential]) -> list[str]:
    """The totals of a plan that are not the sums of what its records publish."""
    spans = [record.scqf_credits for record in records if record.scqf_credits]
    prices = [record.price.amount for record in records if record.price and _comparable(record.price)]
    low, high = sum(span.low for span in spans), sum(span.high for span in spans)
    sums = [{Decimal(low), Decimal(high)}, {Decimal(low * 10), Decimal(high * 10)}, {sum(prices, Decimal(0))}]
    missing = [len(records) - len(figures) for figures in (spans, spans, prices)]
    wrong = []
    for fact, total, without in zip(facts, sums, missing, strict=True):
        left_out = {Decimal(without), Decimal(len(records))} if without else set()
        published = total | left_out if without < len(records) else set()
        wrong += [] if _numbers(fact.value) == published else [fact.value]
    return wrong


def _founded(fact: Fact, record: Credential) -> bool:
    known = any(getattr(record, field) not in (None, ()) for field in FIELDS[fact.key])
    return fact.published is known and not invented_in_words("; ".join((fact.value, *fact.items)), record)


def _comparable(price: Price) -> bool:
    return (price.per, price.currency) == ("learner", "GBP")


def _published(field: str, record: Credential) -> bool:
    """Whether the record says the field so that a filter can judge it; a price for a group says no price for one."""
    if field == "price":
        return record.price is not None and _comparable(record.price)
    return getattr(record, field) not in (None, ())


def _field_named(words: str) -> str:
    """The field that these words say is missing."""
    (name,) = [name for name, texts in DOMAIN["responses"].items() if texts[0]["text"] == words]
    return str(name).removeprefix("utter_fact_").removesuffix("_missing")


def _numbers(text: str) -> set[Decimal]:
    return {Decimal(number.replace(",", "")) for number in NUMBER.findall(text)}


def _strings(record: Credential) -> set[str]:
    """Every text that the record publishes, as it stands there."""
    return set(_leaves(record.model_dump(mode="json", exclude=UNSPOKEN)))


def _leaves(value: Any) -> Iterator[str]:
    match value:
        case str() if len(value) > 1:
            yield value
        case dict():
            for part in value.values():
                yield from _leaves(part)
        case list():
            for part in value:
                yield from _leaves(part)
