"""Conditions that a message takes off, by the words that name them: "the budget", "travel is fine", "any level"."""

from __future__ import annotations

import re
from typing import Any

from catalogue.gazetteer import find_all
from reading.constraints.message import NEAR, Message, Note
from reading.spans import LABELS

TOPICS: dict[str, str] = {
    "price": r"budget|pric|cost|money|spend|£|dear|cheap|expens|afford|free\b",
    "level": r"level|scqf|academic|advanced|beginner",
    "credits": r"credit|accredit|points?\b",
    "badge": r"badge",
    "assessed": r"assess|exam",
    "starts": (
        r"deadline|date|start|month|when\b|autumn|winter|spring|summer|january|february|march\b|april|may\b|june|july"
        r"|august|september|october|november|december|easter|christmas|rush|hurry|time\b|timing"
    ),
    "length": r"week|hour|long|length|duration|short|days?\b|time\b",
    "modes": (
        r"online|campus|in[- ]person|face|class ?room|remote|blended|delivery|zoom|teams\b|how it'?s taught"
        r"|distance learning"
    ),
    "patterns": (
        r"evening|weekend|part[- ]?time|full[- ]?time|day[- ]?release|saturday|sunday|pattern|shift|night"
        r"|self[- ]paced|block"
    ),
    "places": r"where|place|location|travel|distance|miles?\b|local|near|region|anywhere|area|town|city",
    "providers": r"provider|universit|college|uni\b|who (?:runs|teaches)",
}
"""What people call a condition, by its topic."""

FIELDS: dict[str, tuple[str, ...]] = {
    "price": ("price_max", "price_min"),
    "level": ("level_min", "level_max", "not_levels"),
    "credits": ("credits_min", "credits_max", "credit_bearing"),
    "badge": ("badge",),
    "assessed": ("assessed",),
    "starts": ("starts_by", "starts_from", "not_months"),
    "length": ("weeks_max", "hours_max", "hours_per_week_max"),
    "modes": ("modes", "not_modes"),
    "patterns": ("patterns", "not_patterns"),
    "places": ("places", "not_places", "miles_max"),
    "providers": ("providers", "not_providers"),
}
"""The fields of Filters that a topic stands for."""

LISTS = frozenset(
    {
        "modes",
        "not_modes",
        "patterns",
        "not_patterns",
        "places",
        "not_places",
        "providers",
        "not_providers",
        "not_levels",
        "not_months",
    }
)
"""Fields that hold nothing as an empty list."""

PATTERNS = {topic: re.compile(rf"\b(?:{names})", re.IGNORECASE) for topic, names in TOPICS.items()}


FORGET = re.compile(r"\b(?:forget|ignore|scrap|never mind)(?: (?:about|the|our|any|all))* $")
FORGOTTEN = re.compile(
    r"\W*(?:(?:ok|okay|oh|och|just|please|right|no)\W+)*(?:forget|ignore|scrap)(?: about)? (?P<what>.+)"
)
"""Words by which what follows is taken off and not refused: "forget Saturdays", "ignore where we are"."""


def read_dropped(message: Message) -> None:
    """Claim as unlimited what the words of each dropped span name; without a span what the message tells to forget."""
    text = message.unclaimed
    stretches = message.marked("drop")
    stretches += [
        (start, end) for start, end in message.marked("not") if FORGET.search(text, max(0, start - NEAR), start)
    ]
    if not message.marked(*LABELS) and (told := FORGOTTEN.fullmatch(text)):
        stretches = [told.span("what")]
    for start, end in stretches:
        words = message.unclaimed[start:end]
        for topic in topics_in(words) or (("places",) if find_all(words) else ()):
            nothing: dict[str, Any] = {name: () if name in LISTS else None for name in FIELDS[topic]}
            message.claim((start, end), topic, "any", Note.ANY, **nothing)


def topics_in(words: str) -> tuple[str, ...]:
    """The topics of conditions that words name, none where they name no condition.

    >>> topics_in("the budget"), topics_in("travel is fine"), topics_in("first aid")
    (('price',), ('places',), ())
    """
    return tuple(topic for topic, pattern in PATTERNS.items() if pattern.search(words))
