"""Facts of a card and of a search as words, for clients that show text only. The words are domain.yml's."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from actions.base import Phrases
from actions.search_state import Search
from contract import Card, CredentialData, FilterChip, Price


def facts(phrases: Phrases, card: Card) -> str:
    """One line: level, size, price, delivery, length. What is not published is said to be not published."""
    parts = [
        phrases.maybe("utter_fact_level", level=card.scqf_level) or phrases("utter_fact_level_unknown"),
        _size(phrases, card),
        price(phrases, card.price),
        card.mode and phrases("utter_fact_mode", mode=card.mode),
        phrases("utter_fact_week") if card.duration_weeks == 1 else None,
        phrases("utter_fact_weeks", weeks=card.duration_weeks) if (card.duration_weeks or 0) > 1 else None,
    ]
    return "; ".join(part for part in parts if part)


def _size(phrases: Phrases, card: Card) -> str:
    if card.scqf_credits:
        return phrases("utter_fact_credits", credits=card.scqf_credits, hours=card.hours)
    return phrases("utter_fact_no_credit" if card.credit_bearing is False else "utter_fact_credit_unknown")


def price(phrases: Phrases, price: Price | None) -> str:
    """`£450 a learner, as published in June 2026`, or that it is not published."""
    if price is None:
        return phrases("utter_fact_price_unknown")
    if price.amount == 0:
        return phrases("utter_fact_price_free")
    amount = f"£{money(price.amount)}" if price.currency == "GBP" else f"{price.currency} {money(price.amount)}"
    said = phrases(f"utter_fact_price_{price.per}", amount=amount)
    return said if price.as_of is None else phrases("utter_fact_price_dated", price=said, month=f"{price.as_of:%B %Y}")


def money(amount: Decimal) -> str:
    return f"{amount:,.2f}".removesuffix(".00")


def item(phrases: Phrases, number: int, card: Card) -> str:
    """A numbered card in words: title, provider, facts, reasons, and what it does not cover."""
    lines = [
        phrases("utter_item", number=number, title=card.title, provider=card.provider),
        facts(phrases, card),
        *(phrases("utter_item_reason", need=why.need, quote=why.quote) for why in card.why),
    ]
    if card.not_covered:
        lines.append(phrases("utter_item_gap", needs=phrases.listing(card.not_covered)))
    return "\n".join(lines)


def full(phrases: Phrases, data: CredentialData) -> str:
    """A credential in full, after its lead: the facts line and every field that is published."""
    card = data.card
    starts = ", ".join(f"{start:%-d %B %Y}" for start in card.starts)
    if card.starts_any_time:
        starts = phrases("utter_start_any_time")
    lines = [
        facts(phrases, card),
        data.description,
        phrases.maybe("utter_field_outcomes", value="; ".join(data.learning_outcomes) or None),
        phrases.maybe("utter_field_assessment", value=data.assessment),
        phrases("utter_field_starts", value=starts or phrases("utter_unknown")),
        phrases.maybe("utter_field_place", value=card.location),
        phrases.maybe("utter_field_entry", value=data.entry_requirements),
        phrases("utter_field_rpl", value=data.rpl or phrases("utter_unknown")),
        phrases("utter_field_awarding_body", value=card.awarding_body or phrases("utter_unknown")),
        phrases.maybe("utter_field_quality", value=data.quality_assurance),
        phrases.maybe("utter_field_recognised", value=phrases.listing(data.recognised_by) or None),
        phrases.maybe("utter_field_stacks", value=phrases.listing(data.stacks_into) or None),
        phrases.maybe("utter_field_url", value=card.url),
        phrases("utter_field_verified", value=f"{card.last_verified:%-d %B %Y}") if card.last_verified else None,
    ]
    return "\n".join(line for line in lines if line)


def chips(phrases: Phrases, search: Search) -> tuple[FilterChip, ...]:
    """Each condition of a search in words, with the employer's own words that it was read from."""
    asked = search.filters.model_dump(exclude_defaults=True)
    for bound in ("level", "credits"):
        low, high = asked.get(f"{bound}_min"), asked.get(f"{bound}_max")
        if low is not None and high is not None:
            asked = {bound: low if low == high else phrases("utter_range", low=low, high=high), **asked}
            del asked[f"{bound}_min"], asked[f"{bound}_max"]
    if search.learners is not None:
        asked = {"learners": search.learners, **asked}
    return tuple(
        FilterChip(field=name, value=_condition(phrases, name, value), words=_said(name, search.words))
        for name, value in asked.items()
    )


def _condition(phrases: Phrases, name: str, value: object) -> str:
    match value:
        case bool():
            return phrases(f"utter_filter_{name}_{'yes' if value else 'no'}")
        case tuple():
            said = phrases.listing([str(one) for one in value])
        case Decimal():
            said = money(value)
        case dt.date():
            said = f"{value:%-d %B %Y}"
        case float():
            said = f"{value:g}"
        case _:
            said = str(value)
    return phrases(f"utter_filter_{name}", value=said)


def _said(name: str, words: dict[str, str]) -> str:
    """The words for a filter are kept by its topic: `level` for level_min and level_max."""
    topic = max((topic for topic in words if name.startswith(topic)), key=len, default="")
    return words.get(topic, "")
