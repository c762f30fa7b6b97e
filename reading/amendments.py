"""What people say about a request that is sent: the change that they ask for, and a no to its withdrawal."""

from __future__ import annotations

import re

CHANGE = re.compile(
    r"\b(?:add|answer|reply|change|note|tell (?:them|the \w+)|say|update|amend|put|mention|include)\b.*?(?:\bthat\b|:|"
    r",)\s*(?P<words>.{8,})|"
    r"\b(?:it should (?:say|be)|it's now|is now|are now|we now (?:need|have|want)|we also (?:need|want)|"
    r"make (?:it|that))\b.{2,}",
    re.IGNORECASE | re.DOTALL,
)
NO = re.compile(r"\W*(?:no|naw|nope)\b(?! longer)", re.IGNORECASE)


NEXT = re.compile(
    r"\W*(?:(?:and|ok|okay|right|so|great|thanks|then)\b\W*)*(?:now|next|on to|onto|then)\b\W*(?:(?:for|the|"
    r"to|do|can we do)\b\W*)*"
    r"(?:number|no\.?|item|point|priority|line|first|second|third|fourth|last|other|\d)\b",
    re.IGNORECASE,
)
"""How somebody goes on with their own list: "and now number 3 please"."""


def goes_on(text: str) -> bool:
    """Whether a message goes on with the next of what the employer needs, and says nothing of the request before."""
    return bool(NEXT.match(text)) and change_asked(text) is None


def change_asked(text: str) -> str | None:
    """The change that a message asks for, in its own words; None when it says only that there is one."""
    change = CHANGE.search(text)
    return (change["words"] or change[0]).strip() if change else None


def declines(text: str) -> bool:
    """Whether a message begins with a no, whatever else it sounds like: "no, keep it"; "no longer needed" does not."""
    return bool(NO.match(text))
