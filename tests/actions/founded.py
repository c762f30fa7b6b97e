"""Holds an answer against the records it is about: what it says in figures and dates that no field says is invented."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from catalogue.records import Credential
from contract import Card

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
MONTHS = "|".join(calendar.month_name[1:])
MONTH = re.compile(rf"(?:{MONTHS}) \d{{4}}")
DAY = re.compile(rf"\d{{1,2}} {MONTH.pattern}")
SAME = ("id", "title", "provider", "awarding_body", "credit_bearing", "assessed", "duration_weeks", "hours_per_week")
SAME_TOO = ("location", "starts_any_time", "last_verified", "sample")
WORDED = ("scqf_level", "scqf_credits", "mode", "pattern", "url")
LINE = (
    (re.compile(r"SCQF level ([\d-]+)"), lambda record: record.scqf_level),
    (re.compile(r"([\d-]+) (?:SCQF )?credits"), lambda record: record.scqf_credits),
    (re.compile(r"about ([\d-]+) hours"), lambda record: times(record, 10)),
    (re.compile(r"([\d.-]+) ECTS"), lambda record: times(record, 0.5)),
    (re.compile(r"£([\d,.]*\d)"), lambda record: record.price and f"{record.price.amount:,.2f}".removesuffix(".00")),
    (re.compile(r"(\d+) weeks"), lambda record: record.duration_weeks),
    (re.compile(r"([\d.]+) hours a week"), lambda record: record.hours_per_week and f"{record.hours_per_week:g}"),
)
"""What a figure with this name must be; hours are ten a credit, and two credits make one ECTS."""

UNSPOKEN = {"employer_words", "price", "starts", "last_verified"}
"""What never stands in an answer as it stands in the record."""


def times(record: Credential, factor: float) -> str:
    span = record.scqf_credits
    return "-".join(dict.fromkeys(f"{end * factor:g}" for end in (span.low, span.high))) if span else ""


def invented_in_card(card: Card, record: Credential) -> list[str]:
    """The names of the card's fields that say what the record does not."""
    wrong = [name for name in (*SAME, *SAME_TOO) if getattr(card, name) != getattr(record, name)]
    wrong += [name for name in WORDED if (getattr(card, name) or "") != str(getattr(record, name) or "")]
    wrong += ["hours"] if (card.hours or "") != times(record, 10) else []
    wrong += ["ects"] if _numbers(card.ects or "") != _numbers(times(record, 0.5)) else []
    wrong += (
        ["price"] if (card.price and card.price.model_dump()) != (record.price and record.price.model_dump()) else []
    )
    wrong += ["starts"] if not set(card.starts) <= set(record.starts) else []
    wrong += ["why" for why in card.why if not any(why.quote in said for said in _strings(record))]
    wrong += ["unpublished" for name in card.unpublished if getattr(record, name) is not None]
    return wrong


def invented_in_words(text: str, record: Credential, needs: Iterable[str] = (), at: int | None = None) -> list[str]:
    """The figures and dates of words about one record, its number in the list aside, that no field of it says."""
    said = text
    for verbatim in sorted((*_strings(record), *needs), key=len, reverse=True):
        said = said.replace(verbatim, " ")
    wrong = []
    for pattern, field in LINE:
        wrong += [found[0] for found in pattern.finditer(said) if found[1] != str(field(record))]
    days = {f"{day:%-d %B %Y}" for day in (*record.starts, *([record.last_verified] if record.last_verified else []))}
    wrong += [day for day in DAY.findall(said) if day not in days]
    said = DAY.sub(" ", said)
    months = {f"{record.price.as_of:%B %Y}"} if record.price and record.price.as_of else set()
    wrong += [month for month in MONTH.findall(said) if month not in months]
    known = _numbers(" ".join(str(field(record)) for _, field in LINE)) | ({Decimal(at)} if at else set())
    wrong += [str(number) for number in _numbers(MONTH.sub(" ", said)) - known]
    return wrong


def invented_in_sums(facts: Sequence[Any], records: Sequence[Credential]) -> list[str]:
    """The totals of a plan that are not the sums of what its records publish."""
    spans = [record.scqf_credits for record in records if record.scqf_credits]
    prices = [
        one.price.amount for one in records if one.price and (one.price.per, one.price.currency) == ("learner", "GBP")
    ]
    low, high = sum(span.low for span in spans), sum(span.high for span in spans)
    sums = [{Decimal(low), Decimal(high)}, {Decimal(low * 10), Decimal(high * 10)}, {sum(prices, Decimal(0))}]
    missing = [len(records) - len(one) for one in (spans, spans, prices)]
    wrong = []
    for fact, total, without in zip(facts, sums, missing, strict=True):
        left_out = {Decimal(without), Decimal(len(records))} if without else set()
        published = total | left_out if without < len(records) else set()
        wrong += [] if _numbers(fact.value) == published else [fact.value]
    return wrong


def _numbers(text: str) -> set[Decimal]:
    return {Decimal(found.replace(",", "")) for found in NUMBER.findall(text)}


def _strings(record: Credential) -> set[str]:
    """Every text that the record publishes, as it stands there."""
    return set(_leaves(record.model_dump(mode="json", exclude=UNSPOKEN)))


def _leaves(value: Any) -> Iterator[str]:
    match value:
        case str() if len(value) > 1:
            yield value
        case dict():
            for one in value.values():
                yield from _leaves(one)
        case list():
            for one in value:
                yield from _leaves(one)
