"""What a place may cost, in pounds a learner; a sum for everybody is shared out once the learners are known."""

from __future__ import annotations

import re
from decimal import Decimal

from reading.constraints.bounds import MOST_AFTER, MOST_BEFORE, limits, quantity
from reading.constraints.message import Message, Note

HEAD = r"(?:head|person|learner|place|delegate|employee|participant|member of staff|staff member|pop|body|seat)"
EACH = rf"(?:pp\b|p/p|(?:an?|per|for each|for every|each|/) ?{HEAD}\b|each\b|apiece\b|per capita\b)"
FOR_ALL = (
    r"(?:in total|altogether|all in|total|overall|for everyone|for everybody|between (?:us|them)"
    r"|for (?:the )?(?:whole )?(?:lot|group|team|cohort|crew|gang)|(?:for|across|to (?:train|cover)) all"
    r"|for (?=\d{1,4} (?:[\w-]+ ){1,3}(?:in total|altogether|all in|total)\b))\b"
)
WHOSE = (
    rf"(?:,?\s*\(?(?:(?P<each>{EACH})|(?P<all>{FOR_ALL}(?: of (?:us|them)\b)?))\)?)?(?P<after>\s?budget\b)?"
    rf"(?:,?\s*(?P<then_most>{MOST_AFTER})\b)?"
)
COST = (
    r"(?:\b(?:(?P<whole>total|overall|whole) )?(?P<cost>budget|cost|costing|costs|price|priced|fees?|spend|pay)\b"
    r"(?:'?s)?(?: (?:is|of|for|at|to|be|it|this|currently|will|limit|capped))*:? *)?"
)
THOUSANDS = r"k\b|\s?thousand\b|\s?grand\b"
SIGNED = quantity(r"(?:\s?(?:gbp|pounds?)\b)?", sign=r"(?:£|gbp) ?", scale=THOUSANDS, before=COST, after=WHOSE)
NAMED = quantity(r"(?:pounds?|quid|gbp|sterling|squid)\b(?: sterling)?", scale=THOUSANDS, before=COST, after=WHOSE)
BARE = quantity(
    rf"(?=\s*(?:$|[^\w\s%+£]|{EACH}|{FOR_ALL}|{MOST_AFTER}|(?:on|for|please|if|would|is|and|or|but)\b))",
    scale=THOUSANDS,
    before=COST,
    after=WHOSE,
)
GRAND = re.compile(rf"(?:\b(?:{MOST_BEFORE}) )?\ban? grand\b{WHOSE}")
FOREIGN = quantity(r"(?:\s?(?:eur|euros?|usd|dollars?)\b)?", sign=r"[€$] ?", scale=THOUSANDS)
PENNY = Decimal("0.01")
SMALLEST_BARE_SUM = 50
"""Pounds; a smaller bare number ("under 20") may also count people or credits."""
SMALLEST_BUDGET = 1000
"""Pounds; a "budget" of less is taken as what one place may cost."""

FREE = re.compile(
    r"\b(?:free of charge|for free|for nothing|(?:at )?no cost|cost[- ]free|without (?:any )?(?:cost|charge)"
    r"|free to (?:us|staff|employers))\b"
    r"|(?<![\w-])(?<!feel )(?<!set )(?<!'re )(?<!are )(?<!gluten )(?<!dairy )(?<!sugar )(?<!smoke )free"
    r"(?=\s*(?:$|[.,;:!?)¦]"
    r"|(?:or|and|on|about|in|if|please|online|short|course|courses|training|workshops?|sessions?|learning)\b))"
)
ANY_PRICE = re.compile(
    r"\b(?:money(?:'s| is)? no (?:object|issue|problem)|any (?:price|budget|cost)"
    r"|(?:price|cost|budget|money) (?:doesn't matter|isn't (?:an issue|a problem|important)|is not an issue))\b"
)


def read_money(message: Message) -> None:
    """Claim sums with a pound sign, then with a name, then bare numbers beside a limit, a budget or "each"."""
    for match in message.find(ANY_PRICE):
        message.claim(match.span(), "price", "any", Note.ANY, price_max=None)
    for match in message.find(FREE):
        message.claim(match.span(), "price", "0", price_max=Decimal(0))
    for match in message.find(FOREIGN):
        message.claim(match.span(), "price", str(limits(match)), Note.UNSUPPORTED)
    for pattern in (SIGNED, NAMED):
        for match in message.find(pattern):
            _claim(message, match)
    for match in message.find(GRAND):
        _claim_most(message, match, Decimal(1000), None)
    for match in message.find(BARE):
        groups = match.groupdict()
        limited = groups["most"] or groups["most_after"] or groups["then_most"]
        owned = groups["cost"] or groups["each"] or groups["all"] or groups["low_scale"]
        if (limited or owned) and (limits(match).high or 0) >= SMALLEST_BARE_SUM:
            _claim(message, match, Note.POUNDS_ASSUMED)


def _claim(message: Message, match: re.Match[str], note: Note | None = None) -> None:
    bounds = limits(match)
    most = bounds.low if bounds.high is None and match["then_most"] else bounds.high
    if most is None:
        message.claim(match.span(), "price", str(bounds), Note.UNSUPPORTED)
    else:
        _claim_most(message, match, most, note or (Note.ABOUT if bounds.about else None))


def _claim_most(message: Message, match: re.Match[str], most: Decimal, note: Note | None) -> None:
    groups, most = match.groupdict(), pounds(most)
    budget = "budget" in (groups.get("cost") or groups["after"] or "") and most >= SMALLEST_BUDGET
    if not groups["each"] and (groups["all"] or groups.get("whole") or budget):
        message.claim(match.span(), "price", f"up to {most:f} for all", Note.SUM_FOR_ALL, sum_for_all=most)
    else:
        message.claim(match.span(), "price", f"up to {most:f}", note, price_max=most)


def pounds(amount: Decimal) -> Decimal:
    """The amount to the penny, without pence when there are none."""
    whole = amount.to_integral_value()
    return whole if whole == amount else amount.quantize(PENNY)
