"""How far from a place something may be, as employers write it: "within 20 miles of", "30 mile radius", "10km"."""

from __future__ import annotations

import re

MILES_IN_A_KILOMETRE = 0.621371
WORDS = {
    "five": 5, "ten": 10, "fifteen": 15, "twenty": 20, "twenty five": 25, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "a hundred": 100, "one hundred": 100,
}  # fmt: skip
_NUMBER = r"\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d+)?|" + "|".join(
    word.replace(" ", r"[ -]") for word in sorted(WORDS, key=len, reverse=True)
)
_AT_MOST = (
    r"(?:\b(?:within|up to|under|less than|(?:no|not) more than|(?:to a )?max(?:imum)?(?: of)?|at most|about|around"
    r"|roughly|approx(?:imately)?|say|in|an?) )*"
)
_FROM = r"(?:[ -](?:radius|max(?:imum)?|tops|or so|at most|or less|away|distance|drive|travel)\b)*(?: (?:of|from)\b)?"
DISTANCE = re.compile(
    rf"{_AT_MOST}(?<![\w.,£])(?:(?:{_NUMBER}) ?(?:-|–|to|or) ?)??(?P<number>{_NUMBER})[ -]?"
    rf"(?:(?P<miles>miles?|mls?|mi)|kms?|kilomet(?:re|er)s?)\b{_FROM}",
    re.IGNORECASE,
)
TRAVEL_TIME = re.compile(
    rf"{_AT_MOST}\b(?:half an|an|one|two|{_NUMBER})[ -]?(?:hour|hr|minute|min)s?(?:['’]s?)?{_FROM}",
    re.IGNORECASE,
)


def distance(words: str) -> int | None:
    """The first distance in the words, in whole miles; the greater of a range. None for none, and for a time."""
    match = DISTANCE.search(words)
    if match is None:
        return None
    number = match["number"].lower().replace("-", " ")
    length = float(WORDS.get(number) or number.replace(",", ""))
    return round(length if match["miles"] else length * MILES_IN_A_KILOMETRE)


def without_distance(words: str) -> str:
    """The words without every distance and every travelling time, and without the "of" or "from" that follows it."""
    return TRAVEL_TIME.sub(" ", DISTANCE.sub(" ", words))
