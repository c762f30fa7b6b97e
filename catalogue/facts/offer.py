"""The facts about an offer's terms: level, credit, price, delivery, starts and time."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from catalogue.facts.fact import Fact, Shown, Words
from catalogue.records import Credential, Price
from runtime.language import spoken
from runtime.phrases import Phrases

EVERYWHERE = frozenset(Shown)


def day(date: dt.date) -> str:
    """`3 May 2026`."""
    return spoken().day(date)


def money(amount: Decimal) -> str:
    """`1,250` or `49.50`."""
    return spoken().amount(amount)


def cost(credential: Credential, heads: int) -> Decimal | None:
    """What a credential costs for so many people, in pounds: a price a head by heads, a price for a group once.

    None where the price is not published in pounds. How large a group may be is not published, so a group counts once.
    """
    price = credential.price
    if price is None or price.currency != "GBP":
        return None
    return price.amount * heads if price.per == "learner" else price.amount


def price_in_words(price: Price, phrases: Phrases) -> str:
    """`£450 a learner (as published in June 2026)`."""
    amount = money(price.amount)
    amount = f"£{amount}" if price.currency == "GBP" else f"{price.currency} {amount}"
    words = (
        phrases("utter_fact_price_free")
        if price.amount == 0
        else phrases(f"utter_fact_price_{price.per}", amount=amount)
    )
    if price.as_of is None:
        return words
    return phrases("utter_fact_price_dated", price=words, month=spoken().month(price.as_of))


def _level(credential: Credential, phrases: Phrases, today: dt.date) -> Words:
    return phrases.maybe("utter_fact_scqf_level_value", level=credential.scqf_level)


def _credits(credential: Credential, phrases: Phrases, today: dt.date) -> Words:
    credits, hours = credential.scqf_credits, credential.hours
    if credits:
        form = "one" if str(credits) == "1" else "value"
        return phrases(f"utter_fact_scqf_credits_{form}", credits=credits, hours=hours)
    if credential.credit_bearing is None:
        return None
    return phrases("utter_fact_scqf_credits_some" if credential.credit_bearing else "utter_fact_scqf_credits_none")


def _ects(credential: Credential, phrases: Phrases, today: dt.date) -> Words:
    if credential.ects is None:
        return None
    return phrases("utter_fact_ects_value", ects="-".join(dict.fromkeys(f"{end:g}" for end in credential.ects)))


def _price(credential: Credential, phrases: Phrases, today: dt.date) -> Words:
    if credential.price:
        return price_in_words(credential.price, phrases)
    return phrases.maybe("utter_fact_price_words", words=credential.price_words)


def _vat(credential: Credential, phrases: Phrases, today: dt.date) -> Words:
    """Whether the price includes VAT: no format that is imported says so."""
    return None


def _delivery(credential: Credential, phrases: Phrases, today: dt.date) -> Words:
    mode = phrases(f"utter_fact_delivery_{credential.mode}") if credential.mode else None
    return ", ".join(part for part in (mode, credential.pattern, credential.location) if part)


def _starts(credential: Credential, phrases: Phrases, today: dt.date) -> Words:
    if credential.starts_any_time:
        return phrases("utter_fact_starts_any_time")
    coming = tuple(day(start) for start in sorted(credential.starts) if start >= today)
    return phrases("utter_fact_starts_past") if credential.starts and not coming else coming


def _length(credential: Credential, phrases: Phrases, today: dt.date) -> Words:
    if credential.duration_weeks == 1:
        return phrases("utter_fact_duration_weeks_one")
    return phrases.maybe("utter_fact_duration_weeks_value", weeks=credential.duration_weeks)


def _time(credential: Credential, phrases: Phrases, today: dt.date) -> Words:
    weekly = credential.hours_per_week
    parts = [
        phrases.maybe("utter_fact_time_hours", hours=credential.hours),
        _length(credential, phrases, today),
        phrases("utter_fact_time_one_weekly") if weekly == 1 else phrases.maybe("utter_fact_time_weekly", hours=weekly),
    ]
    return ", ".join(str(part) for part in parts if part)


OFFER = (
    Fact("scqf_level", _level, EVERYWHERE, asked=True),
    Fact("scqf_credits", _credits, EVERYWHERE, asked=True),
    Fact("ects", _ects, frozenset({Shown.RECORD}), asked=True),
    Fact("price", _price, EVERYWHERE, asked=True),
    Fact("vat", _vat, frozenset(), asked=True),
    Fact("delivery", _delivery, EVERYWHERE, asked=True),
    Fact("starts", _starts, EVERYWHERE - {Shown.LINE}, asked=True),
    Fact("duration_weeks", _length, frozenset({Shown.CARD, Shown.LINE, Shown.PAGE})),
    Fact("time", _time, frozenset({Shown.RECORD}), asked=True),
)
"""The rows in the order in which they are shown. `time` includes `duration_weeks` and adds the hours."""
