"""What a message says of the sending of a request that is being made: that it is to go as it is, or whether it went."""

from __future__ import annotations

import re

from reading.clauses import Kind, clauses
from reading.utterance import Utterance

_IT = r"(?:(?:the|my|our|ma|oor|that|this) request|it|that|this|thon)"
_SOON = (
    r"(?:in|aff|off|away|awa|on(?! (?:those|these|that|thae)\b)|through|noo|now|then|yet|already|please|as it is|"
    r"awright|alright|all right|ok)"
)
SEND = re.compile(rf"\b(?:send|submit|log) {_IT}(?: {_SOON})*\b", re.IGNORECASE)
FILLER = re.compile(
    r"(?:\b(?:on (?:those|these|that|thae) (?:terms|conditions)|"
    r"aye|yes|yeah|yep|ok|okay|right|grand|great|fine|good|perfect|just|jist|please|thanks?|thank you|cheers|"
    r"ta|very|that'?s|it|all|a'?|the lot|then|so|well|och|go on|go ahead|happy with that|looks|you can|now|noo)\b|\W)*",
    re.IGNORECASE,
)
"""Words around "send it" that say nothing more: with any other words there is something to be read first."""

YES = re.compile(r"\b(?:aye|yes|yeah|yep|go ahead|go on|happy)\b", re.IGNORECASE)
"""Words of a yes, where nothing else is said."""

WENT = re.compile(
    rf"\b(?:is|iz|has|hiz|did|was)\b (?:{_IT} )+(?:been |it |all |a' )?"
    rf"(?:sent|submitted|logged|lodged|gone|go|went|away|awa|in)(?: {_SOON})*\W*\Z|"
    rf"\b(?:have|hiv|did) (?:you|ye|they) (?:send|sent|submit|submitted|log|logged) {_IT}(?: {_SOON})*\W*\Z",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(r"\b(?:who|wha|fa|where|whaur|when|whan|how|why)\b", re.IGNORECASE)
"""Words of a question that asks something else of the sending."""


def says_send(text: str) -> bool:
    """Whether a message says to send the request and nothing else: "aye that's it, send it"."""
    around, count = SEND.subn("", text)
    return count > 0 and "?" not in text and bool(FILLER.fullmatch(around))


def agrees_and_asks(message: Utterance, *, plainly: bool = False) -> bool:
    """Whether a message agrees to the request and asks something, and says nothing else: "great, send it. how long till
    I hear?". Where it is to agree `plainly`, it says to send it."""
    parts = clauses(message.text, message.spans)
    said = [part.text for part in parts if part.kind is not Kind.QUESTION]
    if len(said) in (0, len(parts)):
        return False
    sends = [says_send(words) for words in said]
    nothing_else = all(sent or FILLER.fullmatch(words) for sent, words in zip(sends, said, strict=True))
    return nothing_else and (any(sends) or (not plainly and any(YES.search(words) for words in said)))


def asks_if_sent(text: str) -> bool:
    """Whether a question asks if the request is sent: "is that it away noo?", "did that go in?"."""
    return bool(WENT.search(text)) and not ELSEWHERE.search(text)
