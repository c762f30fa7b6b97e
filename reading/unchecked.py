"""Which of the words that were taken for conditions, and in which no value was found, can be named to the employer."""

from __future__ import annotations

import re

from reading.comparatives import wished
from reading.constraints.dropped import topics_in
from reading.needs import LINKING, OWNERS

BY_ITSELF = re.compile(
    r"(?:(?:an?|the|any|every) )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun|week)days?|day ?times?|mornings?"
    r"|afternoons?|lunch ?times?|nights?|term[- ]?times?)",
    re.IGNORECASE,
)
"""Words that say by themselves when something is taught."""

LED = re.compile(
    r"(?:at|in|on|by|before|after|around|between|during|from|near|outside|outwith|within|without|under|over|until|till"
    r"|round|when|while|once)\b",
    re.IGNORECASE,
)
"""How words begin that say when, where or how: "before lambing", "at a sensible rate"."""

OF_A_COURSE = re.compile(r"\b(?:attend|deliver|certificat|recogni|accredit|practical|hands[- ]on)", re.IGNORECASE)
"""Words for what a course may be, besides those by which a condition is dropped."""

PLACED = r"\b(?:in|near|around|to|outside) (?:the )?"
"""What stands before the name of a place."""


def can_be_named(text: str, words: str) -> bool:
    """Whether words of a message can be said to be a condition that was not checked: never a name, a number, an
    adjective alone, a topic, or a wish that only asks for an order.

    >>> can_be_named("not before lambing", "before lambing"), can_be_named("courses near Narnia", "Narnia")
    (True, True)
    >>> can_be_named("sound, lights, video", "video"), can_be_named("what would Fergus get", "Fergus")
    (False, False)
    """
    each = words.split()
    if not each or wished(words):
        return False
    if BY_ITSELF.fullmatch(words):
        return True
    if len(each) == 1:
        return words[:1].isupper() and re.search(rf"{PLACED}{re.escape(words)}(?!\w)", text) is not None
    if each[-1].lower() in LINKING | OWNERS:
        return False
    return bool(LED.match(words) or OF_A_COURSE.search(words) or topics_in(words))
