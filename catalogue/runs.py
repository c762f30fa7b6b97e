"""Records of one id in a feed: several runs of the same course, which become one credential.

A feed is written to a temporary file before it is applied, because the last of its records may be a run of the first.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from catalogue.importers.money import in_currency, price_words
from catalogue.problems import Problem, warning
from catalogue.records import MAX_LINE, Credential

MOST_RUNS = 500
"""Records of one id that are joined; a feed with more of them repeats itself without end."""

LISTS = tuple(name for name, field in Credential.model_fields.items() if field.default == () and name != "starts")
OFFERED = ("mode", "pattern", "duration_weeks", "hours_per_week", "price")
"""Where runs may differ; a difference leaves the field unknown, because a credential has one value for it."""

AGREED = ("scqf_level", "scqf_credits", "credit_bearing", "assessed", "badge")
"""What belongs to the course and not to its runs; a difference is a fault of the feed."""

DEFAULTS = {name: field.default for name, field in Credential.model_fields.items()}


def one_for_each_id(feed: Iterable[Credential | Problem]) -> Iterator[Credential | Problem]:
    """Every problem as it comes, then the credentials in their order, each id once."""
    with tempfile.TemporaryFile() as file:
        seen, later = set[str](), defaultdict[str, list[Credential]](list)
        for item in feed:
            if isinstance(item, Problem):
                yield item
            elif item.id not in seen:
                seen.add(item.id)
                file.write(item.model_dump_json().encode() + b"\n")
            elif len(later[item.id]) < MOST_RUNS:
                later[item.id].append(item)
            else:
                yield Problem(item.id, f"this id stands more than {MOST_RUNS} times in the feed")
        file.seek(0)
        for line in file:
            first = Credential.model_validate_json(line)
            yield from joined([first, *later[first.id]]) if first.id in later else [first]


def joined(records: Sequence[Credential]) -> Iterator[Credential | Problem]:
    """One credential of several records of the same id, after a warning for each fact that they contradict.

    Runs that have a start to come, or start at any time, count before those that have not.
    """
    offers = [record for record in records if record.starts or record.starts_any_time] or records
    first = records[0]
    fields: dict[str, Any] = {name: _first(records, name) for name in DEFAULTS}
    fields |= {name: tuple(dict.fromkeys(item for one in records for item in getattr(one, name))) for name in LISTS}
    fields["starts"] = tuple(sorted({start for record in records for start in record.starts}))
    fields |= {name: _only(_stated(offers, name)) for name in OFFERED}
    if fields["price"]:
        fields["price_words"] = None
    else:
        fields["price_words"] = price_words(map(_price_in_words, offers))
    places = [place for record in offers if record.location for place in record.location.split("; ")]
    fields["location"] = "; ".join(dict.fromkeys(places))[:MAX_LINE] or None
    fields["last_verified"] = max((record.last_verified for record in records if record.last_verified), default=None)
    for name in AGREED:
        values = _stated(records, name)
        fields[name] = _only(values)
        if len(values) > 1:
            words = " and ".join(map(str, values))
            yield warning(f"{first.id}, {name}", f"its records contradict each other ({words}), so it is left out")
    if fields["scqf_credits"] and fields["credit_bearing"] is False:
        yield warning(f"{first.id}, credit_bearing", "one record has credits and another says that there are none")
        fields["scqf_credits"] = fields["credit_bearing"] = None
    yield Credential.model_validate(fields)


def _price_in_words(record: Credential) -> str | None:
    price = record.price
    known = in_currency(str(price.amount), price.currency) if price and price.per == "learner" else None
    return known or record.price_words


def _first(records: Sequence[Credential], name: str) -> Any:
    """The first value that is stated, else the field's default."""
    values = (getattr(record, name) for record in records)
    return next((value for value in values if value != DEFAULTS[name]), getattr(records[0], name))


def _stated(records: Sequence[Credential], name: str) -> list[Any]:
    """The different values that are known."""
    return list(dict.fromkeys(value for record in records if (value := getattr(record, name)) is not None))


def _only(values: Sequence[Any]) -> Any:
    return values[0] if len(values) == 1 else None
