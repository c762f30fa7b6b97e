"""What an employer finds too much of what is shown, or wants it ordered by: "cheaper", "too long", "sort by date"."""

from __future__ import annotations

import re
from enum import StrEnum


class Order(StrEnum):
    """How a list of credentials is ordered; without one the best match stands first."""

    CHEAPEST = "cheapest"
    DEAREST = "dearest"
    SHORTEST = "shortest"
    LONGEST = "longest"
    LOWEST = "lowest"
    HIGHEST = "highest"
    SOONEST = "soonest"
    LATEST = "latest"
    NEAREST = "nearest"


MORE = r"(?:too|ower|tae|bit|so|very|less|not (?:so|as|that))"
WORDS: tuple[tuple[Order, str], ...] = (
    (Order.DEAREST, r"(?:dearest|most expensive)(?! last)|high(?:est)? pric|price,? (?:high|desc)|cheapest last"),
    (Order.CHEAPEST, r"cheap|dear|expens|pric|cost|money|budget|afford|£|pounds?\b|steep"),
    (Order.LONGEST, r"longer|longest|too short|more depth|in[- ]depth|meatier"),
    (Order.SHORTEST, r"short|long|quick|fast|length|duration|hours|days|weeks|lang\b|brief|condensed|time"),
    (
        Order.HIGHEST,
        rf"harder|hardest|higher|highest|deeper|next level|step up|stretch"
        rf"|(?<!too )(?:more|most) (?:advanced|academic|challenging|demanding|depth)"
        rf"|{MORE} (?:basic|easy|simple|low)",
    ),
    (Order.LOWEST, r"eas|simpl|basic|low|beginner|advanced|academic|hard|difficult|heavy|level|technical|high"),
    (Order.LATEST, r"later|latest|too soon|too early"),
    (Order.SOONEST, r"soon|earl|date|start|late|month|wait|far (?:off|away in)"),
    (Order.NEAREST, r"near|clos|far|distance|travel|local|miles?|away"),
)  # fmt: skip
PATTERNS = tuple((order, re.compile(rf"\b(?:{words})", re.IGNORECASE)) for order, words in WORDS)


OWN_WORDS: tuple[tuple[Order, str], ...] = (
    (Order.DEAREST, r"dear|expensive|pric[ei]|costl"),
    (Order.CHEAPEST, r"cheap|inexpensive"),
    (Order.SHORTEST, r"short|quick|brief|wee(?:est)? one"),
    (Order.LONGEST, r"long"),
    (Order.HIGHEST, r"high|hard|advanced|academic"),
    (Order.LOWEST, r"low|eas[iy]|basic|simple|beginner"),
    (Order.SOONEST, r"soon|earl"),
    (Order.LATEST, r"late"),
    (Order.NEAREST, r"near|clos|local"),
)
"""Words that set one of several apart, by the order in which that one stands first."""

OWN_PATTERNS = tuple((order, re.compile(rf"\b(?:{words})", re.IGNORECASE)) for order, words in OWN_WORDS)

TURNED = re.compile(r"\b(?:less|least)\s+$", re.IGNORECASE)
OPPOSITE = {
    one: other
    for pair in (
        (Order.CHEAPEST, Order.DEAREST),
        (Order.SHORTEST, Order.LONGEST),
        (Order.LOWEST, Order.HIGHEST),
        (Order.SOONEST, Order.LATEST),
    )
    for one, other in (pair, pair[::-1])
}
"""Words before such a word that turn it round, and what each order then is: "the least expensive"."""


def setting_apart(words: str) -> Order | None:
    """The order in which the one that words point at comes first. None where they name none.

    >>> setting_apart("the dear one"), setting_apart("the least dear"), setting_apart("the Fife one")
    (<Order.DEAREST: 'dearest'>, <Order.CHEAPEST: 'cheapest'>, None)
    """
    for order, pattern in OWN_PATTERNS:
        if found := pattern.search(words):
            return OPPOSITE.get(order) if TURNED.search(words, 0, found.start()) else order
    return None


MEASURING = re.compile(
    r"\b(?:(?:cheap|dear|short|quick|long|near|clos|soon|earli|late|high|low|hard|eas[iy])e?(?:r|st)"
    r"|(?:more|most|less|least) \w+)\b",
    re.IGNORECASE,
)
"""Words that ask which of several has most or least of something."""


def measured(question: str) -> Order | None:
    """The order by which a question asks for the first of several. None where it asks for none.

    >>> measured("which is shorter?"), measured("compare the prices")
    (<Order.SHORTEST: 'shortest'>, None)
    """
    return setting_apart(question) if MEASURING.search(question) else None


def order_in(words: str) -> Order | None:
    """The order that words ask for: what is found too much comes last. None where they name no order.

    >>> order_in("too expensive"), order_in("longer"), order_in("by price"), order_in("better")
    (<Order.CHEAPEST: 'cheapest'>, <Order.LONGEST: 'longest'>, <Order.CHEAPEST: 'cheapest'>, None)
    """
    return next((order for order, pattern in PATTERNS if pattern.search(words)), None)


_BEFORE = (
    r"(?:(?:something|anything|an?|that['’]?s|it|to be|be|fairly|quite|pretty|very|really|nice and|reasonably"
    r"|relatively|as|bit(?= \w+er\b)|preferably|ideally|just) )*"
)
_BEHIND = (
    r"(?: (?:as possible|and sharp|and simple|if possible|please|courses?|ones?|class(?:es)?|sessions?|stuff"
    r"|things?))*"
)
_NOT_TOO = r"(?:no|nothing|not|isn['’]?t)(?: that['’]?s)?(?: (?:too|very|that|so|over|overly))*"
WISHES: tuple[tuple[Order, str], ...] = (
    (
        Order.SHORTEST,
        r"short(?:er|ish)?(?: and sweet)?|quick(?:er|ish)?|brief|(?:small|wee)(?! (?:class|session))|compact"
        r"|bite[- ]?sized?|condensed"
        rf"|{_NOT_TOO} (?:long|lengthy|drawn out)",
    ),
    (
        Order.CHEAPEST,
        r"cheap(?:er|ish)?|inexpensive|low[- ]cost|affordable"
        rf"|{_NOT_TOO} (?:dear|expensive|pricey)",
    ),
    (Order.SOONEST, r"soon(?:er|ish)?|asap"),
)
WISH_PATTERNS = tuple(
    (order, re.compile(rf"\W*{_BEFORE}(?:{words})(?:(?: and|,) (?:{words}))*{_BEHIND}\W*", re.IGNORECASE))
    for order, words in WISHES
)
"""Words that wish a course small, without saying how small, by the order that puts such a one first."""


def wished(words: str) -> Order | None:
    """The order for a wish that names no limit. None where the words are no such wish.

    >>> wished("short"), wished("Nothing too long"), wished("short of staff"), wished("under a week")
    (<Order.SHORTEST: 'shortest'>, <Order.SHORTEST: 'shortest'>, None, None)
    """
    return next((order for order, pattern in WISH_PATTERNS if pattern.fullmatch(words)), None)
