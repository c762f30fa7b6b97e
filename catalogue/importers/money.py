"""Prices from free text. Anything but a single certain price is unknown, and so is an amount of nought."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

SIGNS = {"£": "GBP", "€": "EUR", "$": "USD"}
NUMBER = r"\d{1,3}(?:,\d{3}){1,2}(?:\.\d{1,9})?(?!\d)|\d{1,9}(?:\.\d{1,9})?(?!\d)"
AMOUNT = re.compile(rf"(GBP|EUR|USD|[£€$])\s?({NUMBER})|(?<![\d.,])({NUMBER})\s?(GBP|EUR|USD)\b", re.I)
BARE = re.compile(rf"-?(?:{NUMBER})")
FREE = re.compile(r"(?:free|no (?:fee|cost|charge)|free of charge)\.?", re.I)
COHORT = re.compile(r"\bper (?:cohort|group|class)\b|\bfor (?:a|the) (?:cohort|group)\b", re.I)
UNCERTAIN = re.compile(
    r"\bfrom\b|\bup to\b|\bapprox|\bVAT\b|\bper (?:unit|module|credit|hour|day|week|month|year)\b|\+", re.I
)
BETWEEN_FEES = re.compile(r"[;\n]|,\s+(?=[A-Za-z][^:;,\n]*:)")
LABEL = re.compile(r"\s*([A-Za-z][^:]{0,80}):")
PLAIN_LABEL = re.compile(r"(?:the |course |tuition |full |total |standard )*(?:fees?|costs?|price)", re.I)
HOMES = (
    re.compile(r"\bScot(?:land|tish)\b", re.I),
    re.compile(r"(?<!rest of )(?<!rest of the )\b(?:UK|United Kingdom|GB|Great Britain|home)\b", re.I),
)


def price_in(text: str | None) -> dict[str, Any] | None:
    """The fields of a Price, or None. Among fees for several regions, the home fee counts: 'UK fee: GBP170.00; ...'.

    A negative amount is returned unchanged, so that the record fails validation and a person corrects it.
    """
    text = (text or "").strip()
    if FREE.fullmatch(text):
        return {"amount": Decimal(0)}
    if BARE.fullmatch(text):  # XCRI is a British profile, so a figure alone is in pounds
        return _price(text, "GBP")
    fees = [fee for fee in _home_fees(text) if AMOUNT.search(fee)]
    prices = {(sign or code, number or figure) for fee in fees for sign, number, figure, code in AMOUNT.findall(fee)}
    if len(prices) != 1 or any(UNCERTAIN.search(fee) for fee in fees):
        return None
    ((currency, number),) = prices
    price = _price(number, SIGNS.get(currency, currency.upper()))
    return {**price, "per": "cohort"} if price and COHORT.search(text) else price


def _home_fees(text: str) -> list[str]:
    """The parts of the text with the home fee: those of the nearest region named, or all if none is named."""
    labels = {fee: match[1].strip() if (match := LABEL.match(fee)) else "" for fee in BETWEEN_FEES.split(text)}
    regions = [fee for fee, label in labels.items() if label and not PLAIN_LABEL.fullmatch(label)]
    if not regions:
        return list(labels)
    return next((near for home in HOMES if (near := [fee for fee in regions if home.search(labels[fee])])), [])


def _price(number: str, currency: str) -> dict[str, Any] | None:
    amount = Decimal(number.replace(",", ""))
    if amount == 0 or amount != (pence := amount.quantize(Decimal("0.01"))):
        return None
    return {"amount": pence, "currency": currency}
