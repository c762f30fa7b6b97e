"""Whether a sentence asks something, by how it begins."""

from __future__ import annotations

import re

ASKING = re.compile(
    r"\W*(?:(?:and|but|so|ok(?:ay)?|also|oh|right|well|then|just|please|hi|hello|actually|now|an|aye)\W+)*"
    r"(?:what|whit|wot|wat|fit|when|whan|where|whaur|far|who|wha|fa|how|hoo|foo|which|why|is|are|am|was|were|do|does|did"
    r"|dae|can|could|cud|will|would|wud|wid|should|has|have|any|tell|show|give|gie|explain|compare|describe)\b",
    re.IGNORECASE,
)
MOVES_ON = re.compile(r"\W*(?:(?:and|so|ok|but)\W+)*(?:what|wot|whit|how) about\b", re.IGNORECASE)
"""How a sentence begins that asks, also without a question mark, and one that asks for something else instead."""

IT = re.compile(r"\b(?:it|that one|this one)\b", re.IGNORECASE)
AS_SUCH = re.compile(r"\d|\b(?:means?|hnc|hnd|degree|highers?)\b", re.IGNORECASE)
"""Words for one course in a question of levels, and those by which it asks of levels as such."""


def asks(words: str) -> bool:
    """Whether words are a question in their form."""
    return "?" in words or bool(ASKING.match(words))


def asks_level_of_it(words: str) -> bool:
    """Whether a question of levels asks for that of one course: "what level is it", but not "is it like an HNC?"."""
    return bool(IT.search(words)) and not AS_SUCH.search(words)
