"""A credential in a few short words, for a list that is looked through: `SCQF 6`, `8 credits`, `£245`, `Dundee`."""

from __future__ import annotations

import datetime as dt
import textwrap
from decimal import Decimal

from catalogue.facts.offer import money
from catalogue.records import Credential
from runtime.phrases import Phrases

LONGEST_WORDS = 60
"""The most characters of a price in the provider's words."""


def brief(
    credential: Credential,
    phrases: Phrases,
    today: dt.date,
    *,
    miles: float | None = None,
    learners: int | None = None,
) -> tuple[str, ...]:
    """Level, credit, price, place and the next start, in this order.

    `miles` is how far the place is from where it was asked for, `learners` how many the price is added up for. Of level
    and price it says so when they are not published; of the others nothing.
    """
    parts = (
        _level(credential, phrases),
        _credits(credential, phrases),
        _price(credential, phrases, learners),
        _place(credential, phrases, miles),
        _start(credential, phrases, today),
    )
    return tuple(part for part in parts if part)


def _level(credential: Credential, phrases: Phrases) -> str:
    level = phrases.maybe("utter_brief_level", level=credential.scqf_level)
    return level or phrases("utter_fact_scqf_level_not_published")


def _credits(credential: Credential, phrases: Phrases) -> str | None:
    credits = credential.scqf_credits
    return (
        phrases(f"utter_brief_credits_{'one' if str(credits) == '1' else 'value'}", credits=credits)
        if credits
        else None
    )


def _price(credential: Credential, phrases: Phrases, learners: int | None) -> str:
    price = credential.price
    if price is None:
        words = textwrap.shorten(credential.price_words or "", LONGEST_WORDS, placeholder=" …") or None
        return phrases.maybe("utter_fact_price_words", words=words) or phrases("utter_fact_price_not_published")
    if price.amount == 0:
        return phrases("utter_fact_price_free")
    sign = "£" if price.currency == "GBP" else f"{price.currency} "
    amount = f"{sign}{money(price.amount)}"
    if price.per != "learner":
        return phrases(f"utter_fact_price_{price.per}", amount=amount)
    if not learners or learners < 2:
        return amount
    total = f"{sign}{money(Decimal(learners) * price.amount)}"
    return phrases("utter_brief_price_for", amount=amount, total=total, learners=learners)


def _place(credential: Credential, phrases: Phrases, miles: float | None) -> str | None:
    if credential.mode == "online":
        return phrases("utter_fact_delivery_online")
    if credential.location and miles is not None:
        return phrases("utter_brief_place", place=credential.location, miles=round(miles))
    mode = phrases(f"utter_fact_delivery_{credential.mode}") if credential.mode else None
    return credential.location or mode


def _start(credential: Credential, phrases: Phrases, today: dt.date) -> str | None:
    """The next start; its year only where it is another one."""
    if credential.starts_any_time:
        return phrases("utter_brief_any_time")
    coming = min((start for start in credential.starts if start >= today), default=None)
    if coming is None:
        return None
    return f"{coming:%-d %B}" if coming.year == today.year else f"{coming:%-d %B %Y}"
