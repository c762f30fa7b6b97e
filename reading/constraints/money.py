"""What a place may cost, in pounds a learner; a sum for everybody is shared out once the learners are known."""

from __future__ import annotations

import re
from decimal import Decimal

from catalogue.gazetteer import find_all
from reading.constraints.bounds import LEAST_BEFORE
from reading.constraints.message import Message, Note

SPACED = re.compile(r"(?<=\d)[ ,](?=\d{3}(?!\d))")
"""What parts thousands: "£1 500"."""

AMOUNT = re.compile(
    r"(?P<sign>[£$€]\s?)?(?P<number>\d+(?:\.\d{1,2})?)\s?(?P<thousands>k\b|grand\b|thousand\b|g\b)?"
    r"|\ban? (?P<grand>grand\b)"
)
REST = re.compile(r"(?<=\d)\s?(?:k|grand|thousand)\b")
"""What belongs to an amount behind the number that was marked."""

NO_AMOUNT = re.compile(r"\s?(?:%|per ?cent|vat|figures?)\b|\s?%")
"""What stands behind a number that is no sum of money."""

WAGE = re.compile(r"\b(?:per|a|1) ?(?:hour|hr)\b|/ ?(?:hour|hr)\b|\bp/?h\b|\b(?:salary|wages?|earns?|doe|ote)\b")
"""Words by which a sum is what somebody earns."""

VAT = re.compile(r"\bplus vat\b")
NEGATED = re.compile(r"\b(?:not|no|none|nothing|naething|never|if|cannot|(?:can|don|won|wouldn|couldn|shouldn)'t)\b")
"""Words by which "over £250" is no least price: "nothing over £250"."""

LEAST = re.compile(rf"\b{LEAST_BEFORE} (?:about |around )?$")
LEAST_AFTER = re.compile(r"\s?(?:\+|(?:(?:or|and) (?:more|above|over|up|upwards)|plus|upwards|minimum|at least)\b)")
EACH = re.compile(
    r"\b(?:each|ea|per|a ?head|apiece|pp|a (?:person|place|go|pop|learner|seat)|every)\b|p/p|/ ?(?:head|person)"
)
FOR_ALL = re.compile(
    r"\b(?:(?<!at )all|total|altogether|the (?:lot|pair|team|group)|whole|budget|pot|between (?:us|them)"
    r"|for (?:the )?(?!1\b)\d+|everyone|everybody|both of (?:us|them))\b"
)
AFTER = re.compile(
    r"[^\w.;!?¦]*(?:(?:is|that's) )?(?:all\b|for (?:all|the lot|them all|everybody|everyone|the (?:team|group))\b"
    r"|(?:in )?total\b|altogether\b)"
)
HARDLY = re.compile(r"\b(?:almost|next to|nearly|practically|virtually|hardly|mair or less) ", re.IGNORECASE)
"""Words by which "nothing" is a little: "a budget of almost nothing" asks for no free course."""

FREE = re.compile(
    r"\b(?:free|nothing|nowt|no cost|cost[- ]free|gratis|fully funded|without (?:paying|charge)|zero)\b"
    r"|\b(?:no|not any) (?:money|budget|charge|cost|funds)\b|\b(?:cannot|can't) pay\b"
)
ANY_PRICE = re.compile(
    r"\b(?:money(?:'s| is)? no (?:object|issue|problem)|any (?:price|budget|cost)"
    r"|(?:price|cost|budget|money) (?:doesn't matter|isn't (?:(?:an|the) issue|(?:a|the) problem|important)"
    r"|is not an issue))\b"
)
BARE = re.compile(r"\s*\d+(?:[.,]\d+)*\s*")
WINDOW = 30
OF_MONEY = re.compile(
    r"[£$€]|\b(?:pounds?|quid|gbp|budgets?|costs?|prices?|pay(?:ing)?|spend(?:ing)?|afford|max(?:imum)?|under|over|below|above|"
    r"up to|(?:less|more) than|limit|money|each|ea|per|head|apiece|pp|fees?|cheap(?:er)?|dear(?:er)?|pot|total)\b"
)
"""A number alone, and the words near one that make it a sum of money."""

FOREIGN = frozenset("$€")
PENNY = Decimal("0.01")
SMALLEST_BUDGET = 1000
"""Pounds; as much or more that is not said to be a head is taken for everybody together."""

OF_A_PART = re.compile(
    r"\s*,?\s*\b(?P<only>just |only )?for (?P<too>just |only )?(?:the |our |my )?(?:whole )?"
    r"(?!(?:all|both|everybody|everyone|team|staff|lot|group|crew|people|them|us|pair|firm|company|workforce)\b)"
)
COUNTRY = re.compile(r"(?:scotland|england|wales|ireland|the south|the north)\b")
"""What stands before those for whom a sum is, and what is a part of more countries."""

MILLIONS = re.compile(r"\d\s?(?:m|mn|million|bn|billion)\b")
TURNOVER = 100_000
"""Pounds; as much or more is what a firm turns over or is worth, and nobody's budget for a few short courses."""


def read_money(message: Message) -> None:
    """Claim each span that was marked as a price; the greatest number in it is the limit."""
    for start, marked in message.marked("price"):
        rest = REST.match(message.unclaimed, marked)
        end = rest.end() if rest else marked
        words = VAT.sub("", SPACED.sub("", message.unclaimed[start:end]))
        amounts = [amount for amount in AMOUNT.finditer(words) if not NO_AMOUNT.match(words, amount.end())]
        turnover = MILLIONS.search(words) or any(_pounds_of(amount) >= TURNOVER for amount in amounts)
        if WAGE.search(words) or turnover or _is_bare(message.unclaimed, start, end):
            message.set_aside(start, end)
        elif ANY_PRICE.search(words):
            message.claim((start, end), "price", "any", Note.ANY, price_max=None, price_min=None)
        elif any((amount["sign"] or "")[:1] in FOREIGN for amount in amounts):
            message.claim((start, end), "price", words, Note.UNSUPPORTED)
        elif amounts:
            _claim(message, (start, end), words, amounts)
        elif FREE.search(words) and not HARDLY.search(words):
            message.claim((start, end), "price", "0", price_max=Decimal(0), price_min=None)


def _is_bare(text: str, start: int, end: int) -> bool:
    """Whether what was marked is a number alone, with no word of money near it: "380 in winter"."""
    near = text[max(0, start - WINDOW) : start] + text[end : end + WINDOW]
    return BARE.fullmatch(text, start, end) is not None and not OF_MONEY.search(near)


def _claim(message: Message, span: tuple[int, int], words: str, amounts: list[re.Match[str]]) -> None:
    note = None if "£" in words or re.search(r"\b(?:pounds?|quid|gbp|sterling)\b", words) else Note.POUNDS_ASSUMED
    most = max(_pounds_of(amount) for amount in amounts)
    for_all = FOR_ALL.search(words) or AFTER.match(message.unclaimed, span[1]) or most >= SMALLEST_BUDGET
    if len(amounts) == 1 and _is_least(words, amounts[0]):
        if most >= SMALLEST_BUDGET:  # "£29,500 + tips": what somebody earns
            message.set_aside(*span)
            return
        message.claim(span, "price", f"{most:f} or more", note, price_min=most, price_max=None)
    elif for_all and not EACH.search(words) and _is_of_a_part(message, span):
        message.claim(span, "price", f"up to {most:f} for all", Note.SUM_FOR_ALL, price_max=most, price_min=None)
    elif for_all and not EACH.search(words):
        message.claim(span, "price", f"up to {most:f} for all", Note.SUM_FOR_ALL, sum_for_all=most)
    else:
        message.claim(span, "price", f"up to {most:f}", note, price_max=most, price_min=None)


def _is_of_a_part(message: Message, span: tuple[int, int]) -> bool:
    """Whether a sum is that of some of those who were counted, so that it is not shared out among all: "35 at home and
    60 in England, £20k for Scotland"."""
    text = message.unclaimed
    named = OF_A_PART.search(text, *span) or OF_A_PART.match(text, span[1])
    if named is None or len(message.marked("heads")) < 2:
        return False
    before, behind = text[: named.start()], text[named.end() : named.end() + WINDOW]
    if any(start <= named.end() < end for start, end in message.marked("who")):
        counted = (before[start:end].split() for start, end in message.marked("who") if end <= named.start())
        return any(behind.split()[:1] == words[-1:] for words in counted)
    if not (COUNTRY.match(behind) or find_all(behind)):
        return False
    others = any(end <= named.start() for _, end in message.marked("place")) or COUNTRY.search(before)
    return bool(named["only"] or named["too"] or others)


def _is_least(words: str, amount: re.Match[str]) -> bool:
    """Whether the amount is the least that may be paid: "at least £200", "£200 or more"."""
    before = words[: amount.start()]
    return not NEGATED.search(before) and bool(LEAST.search(before) or LEAST_AFTER.match(words, amount.end()))


def _pounds_of(amount: re.Match[str]) -> Decimal:
    if amount["grand"]:
        return Decimal(1000)
    return pounds(Decimal(amount["number"]) * (1000 if amount["thousands"] else 1))


def pounds(amount: Decimal) -> Decimal:
    """The amount to the penny, without pence when there are none."""
    whole = amount.to_integral_value()
    return whole if whole == amount else amount.quantize(PENNY)
