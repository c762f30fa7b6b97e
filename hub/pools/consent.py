"""A plain yes or no, as an employer writes it in the chat; what is neither is for staff to read."""

from __future__ import annotations

import re

_YES = (
    r"yes|yeah|yep|aye|sure|ok|okay|of course|certainly|agreed|i agree|we agree|please do|go ahead|happy to|fine"
    r"|that is fine|that's fine|fine by (?:me|us)|we would|we'd be happy to|i am happy to|we are happy to"
)
_NO = r"no|nope|naw|nae|rather not|i'd rather not|we'd rather not|not now|please don't|do not|don't|we do not agree"
_POLITE = r"(?:[\s,.!]+(?:please|thanks|thank you|very much|go ahead|introduce us|that's fine|that is fine|do))*[\s.!]*"
YES = re.compile(rf"(?:{_YES}){_POLITE}", re.IGNORECASE)
NO = re.compile(rf"(?:{_NO})(?:[\s,.!]+(?:thanks|thank you|not now|rather not))*[\s.!]*", re.IGNORECASE)


def plain_answer(text: str) -> bool | None:
    """True for a plain yes, False for a plain no, None for anything else."""
    words = " ".join(text.replace("’", "'").split())
    if YES.fullmatch(words):
        return True
    return False if NO.fullmatch(words) else None
