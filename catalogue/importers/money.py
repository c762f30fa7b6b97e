"""Prices, for every importer: a price is read only where the text states it as the price of the whole offer.

Every word around the amount must be one that a whole price may have beside it. Any other word (a term, a deposit, a
saving, a concession) makes the price unknown, because a wrong price is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from catalogue.importers.plain_text import line

SIGNS = {"£": "GBP", "€": "EUR", "$": "USD"}
HOME = "GBP"
"""The currency of a figure without one, and the one that counts where a price stands in several."""

SPACES = "\\u00a0\\u202f' "
NUMBER = (
    rf"\d{{1,3}}(?:[{SPACES}]\d{{3}})+(?:[.,]\d{{1,9}})?"  # 1 250,00
    r"|\d{1,3}(?:,\d{3})+(?:\.\d{1,9})?"  # 1,250.00
    r"|\d{1,3}(?:\.\d{3})+,\d{1,9}"  # 1.250,00
    r"|\d{1,9}(?:[.,]\d{1,9})?"
)
CURRENCY = r"GBP|EUR|USD|(?<![A-Za-z])[£€$]"
AMOUNT = re.compile(
    rf"(?:({CURRENCY})\s?({NUMBER})(?![\d.,]*\d)|(?<![\d.,{SPACES}])({NUMBER})\s?(GBP|EUR|USD|[£€$])(?![A-Za-z\d]))"
    r"(?:/-|\.-)?",
    re.I,
)
BARE = re.compile(rf"-?(?:{NUMBER})")
FREE = re.compile(r"(?:free|no (?:fee|cost|charge)|free of charge)\.?", re.I)
COHORT = re.compile(
    r"\b(?:per|for (?:a|the|each|every)|(?:a|each)) (?:whole )?(?:cohort|group)(?: of (?:up to )?\d+)?\b", re.I
)
YEAR = re.compile(r"\b20\d\d(?:\s?[/–-]\s?\d{2,4})?\b")
SAYS = re.compile(r"[^\W\d_]|[1-9]")
CURRENCY_NAME = re.compile(r"\b(?:GBP|EUR|USD)\b", re.I)
NOT_KNOWN = {"n/a", "na", "tbc", "tba", "tbd", "to be confirmed", "not known", "unknown", "null", "none"}
BESIDE_A_PRICE = frozenset(
    (
        *("a", "an", "the", "is", "are", "of", "for", "per", "in", "each", "only", "just", "and", "this"),
        *("course", "courses", "tuition", "full", "total", "standard", "whole", "entire", "programme"),
        *("fee", "fees", "cost", "costs", "price", "prices", "pricing", "payable"),
        *("person", "learner", "student", "participant", "delegate", "place", "employee", "head", "attendee"),
        *("candidate", "pp", "inc", "incl", "including", "inclusive", "vat", "gbp", "eur", "usd"),
        *("uk", "gb", "home", "scotland", "scottish", "great", "britain", "united", "kingdom", "eu"),
    )
)
"""Words that may stand beside the price of a whole offer."""

EXCLUDED_TAX = re.compile(r"\+|\b(?:excl?|excluding|plus|no|ex)\b[\s.]*VAT", re.I)
BETWEEN_FEES = re.compile(r"[;\n]|,\s+(?=[A-Za-z][^:;,\n]*:)")
LABEL = re.compile(r"\s*([A-Za-z][^:]{0,80}):")
PLAIN_LABEL = re.compile(r"(?:the |course |tuition |full |total |standard )*(?:fees?|costs?|price)", re.I)
HOMES = (
    re.compile(r"\bScot(?:land|tish)\b", re.I),
    re.compile(r"(?<!rest of )(?<!rest of the )\b(?:UK|United Kingdom|GB|Great Britain|home)\b", re.I),
)


def price_in(text: str | None, currency: str = HOME) -> dict[str, Any] | None:
    """The fields of a Price, or None. Among fees for several regions, the home fee counts: 'UK fee: GBP170.00; ...'.

    A figure alone is in `currency`. A figure alone that is impossible (negative, or with three decimals) is returned as
    a price that no check lets pass, so that it is left out and a person told. An amount of nought is unknown.
    """
    text = (text or "").strip()
    if FREE.fullmatch(text):
        return {"amount": Decimal(0)}
    if BARE.fullmatch(text):
        return _price(text, currency) or _impossible(text, currency)
    fees = [fee for fee in _home_fees(text) if AMOUNT.search(fee)]
    if not fees or not all(map(_whole, fees)):
        return None
    prices = {(sign or code, number or figure) for fee in fees for sign, number, figure, code in AMOUNT.findall(fee)}
    named = {(SIGNS.get(sign, sign.upper()), number) for sign, number in prices}
    named = {price for price in named if price[0] == HOME} or named
    if len(named) != 1:
        return None
    ((code, number),) = named
    price = _price(number, code)
    return {**price, "per": "cohort"} if price and COHORT.search(text) else price


def agreed_price(prices: Sequence[dict[str, Any] | None]) -> dict[str, Any] | None:
    """The price if all that are known are the same, but for the day on which they were published."""
    known = [price for price in prices if price]
    different = {tuple((key, str(price[key])) for key in sorted(price) if key != "as_of") for price in known}
    return known[0] if len(different) == 1 else None


def states_amount(text: str | None) -> bool:
    """Whether the text names any amount of money, be it the price of the whole offer or not."""
    return bool(AMOUNT.search(text or ""))


def price_words(texts: Iterable[str | None]) -> str | None:
    """What the texts say of a price, each once, as one line; None where none says anything but nought or not known.

    A figure alone is in pounds.
    """
    said = [words for text in texts if (words := line(text)) and SAYS.search(CURRENCY_NAME.sub("", words))]
    named = (in_currency(words, HOME) or words if BARE.fullmatch(words) else words for words in said)
    return line("; ".join(words for words in dict.fromkeys(named) if words.casefold() not in NOT_KNOWN))


def in_currency(figure: str, currency: str) -> str | None:
    """A figure as people write it, `£1,250`; None where it is unclear how much it is, or of what."""
    amount = number(figure)
    if not amount or not re.fullmatch(r"[A-Z]{3}", currency):
        return None
    sign = "£" if currency == HOME else f"{currency} "
    return f"{sign}{amount:,.2f}".removesuffix(".00")


def number(text: str) -> Decimal | None:
    """The number in English or continental writing, without its sign; None where it can mean two numbers.

    '1.250' is a thousand and more on the continent and one and a quarter in Britain, so it is None; so is '1,25'
    with a single decimal. Noughts beyond two decimals are read: feeds write '170.0000'.
    """
    figure = re.sub(rf"[{SPACES}]", "", text.strip().removeprefix("-"))
    whole, mark, rest = figure, "", ""
    if match := re.fullmatch(r"(\d{1,3}(?:,\d{3})+)(?:(\.)(\d+))?", figure):
        whole, mark, rest = match[1].replace(",", ""), match[2] or "", match[3] or ""
    elif match := re.fullmatch(r"(\d{1,3}(?:\.\d{3})+)(,)(\d+)", figure):
        whole, mark, rest = match[1].replace(".", ""), match[2], match[3]
    elif match := re.fullmatch(r"(\d+)([.,])(\d+)", figure):
        whole, mark, rest = match.groups()
        if (mark == "," and len(rest) != 2) or (mark == "." and len(rest) == 3 and len(whole) <= 3 and int(whole)):
            return None
    if not whole.isdigit() or rest[2:].strip("0"):
        return None
    return Decimal(f"{whole}.{rest[:2]}" if mark else whole)


def _whole(fee: str) -> bool:
    """Whether the words around the amounts leave no doubt that they are the price of the whole offer."""
    rest = YEAR.sub(" ", COHORT.sub(" ", AMOUNT.sub(" ", fee)))
    words = re.findall(r"[^\W\d_]+", rest.lower())
    return not EXCLUDED_TAX.search(fee) and not re.search(r"\d|%|/|\b[pP]\b", rest) and set(words) <= BESIDE_A_PRICE


def _home_fees(text: str) -> list[str]:
    """The parts of the text with the home fee: those of the nearest region named, or all if none is named."""
    labels = {fee: _label(fee) for fee in BETWEEN_FEES.split(text)}
    regions = [fee for fee, label in labels.items() if label and not PLAIN_LABEL.fullmatch(label)]
    if not regions:
        return list(labels)
    return next((near for home in HOMES if (near := [fee for fee in regions if home.search(labels[fee])])), [])


def _label(fee: str) -> str:
    """What stands before the colon of a fee, without the year for which it holds."""
    match = LABEL.match(fee)
    return re.sub(r"\W+", " ", YEAR.sub(" ", match[1])).strip() if match else ""


def _price(figure: str, currency: str) -> dict[str, Any] | None:
    amount = number(figure)
    if not amount:
        return None
    amount = amount.quantize(Decimal("0.01"))
    return {"amount": -amount if figure.startswith("-") else amount, "currency": currency}


def _impossible(figure: str, currency: str) -> dict[str, Any] | None:
    """A figure of which it is unclear how much it is, as a price that no check lets pass; None for nought."""
    return None if not figure.strip("-0.,") else {"amount": f"{figure} (unclear)", "currency": currency}
