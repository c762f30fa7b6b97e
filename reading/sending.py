"""What a message says of the sending of a request that is being made: that it is to go as it is, or whether it went."""

from __future__ import annotations

import re

MOST_WORDS = 9
"""Words of a message that says no more than to send it."""

_IT = r"(?:it|that|this|them|(?:the|my|our|ma|oor) request)"
SEND = re.compile(
    rf"\b(?:send|submit|log|pit|put) {_IT}(?: (?:in|aff|off|away|awa|on|through|noo|now|please|as it is))*\W*\Z|"
    rf"\b(?:send|submit) {_IT}\b(?=[,.!]|\s*(?:then|please|now|noo)\b)",
    re.IGNORECASE,
)
NOT_YET = re.compile(r"\b(?:do ?n[o'’]?t|dinna[e]?|not|before|until|till|after|when|if|can|could|would|will)\b", re.I)
"""Words beside which "send it" asks for no sending."""

_ASKED = "".join(f"(?<!{word} )" for word in ("who", "wha", "fa", "where", "whaur", "when", "whan", "how", "why"))
WENT = re.compile(
    rf"{_ASKED}\b(?:is|iz|has|hiz|have|did|was|are)\b[^.?!]{{0,25}}\b(?:{_IT}|thon|everything)\b[^.?!]{{0,20}}"
    r"\b(?:sent|submitted|logged|lodged|gone|(?:go|went) (?:in|off|away|awa|through))\b",
    re.IGNORECASE,
)


def says_send(text: str) -> bool:
    """Whether a message says to send the request and nothing else: "aye that's it, send it"."""
    return len(text.split()) <= MOST_WORDS and bool(SEND.search(text)) and not NOT_YET.search(text)


def asks_if_sent(text: str) -> bool:
    """Whether a question asks if the request is sent: "is that it away noo?", "did that go in?"."""
    return bool(WENT.search(text))
