"""What a message says of a request and its sending: that it is to be begun, to go as it is, or to be read back, and
whether it went and is kept."""

from __future__ import annotations

import re

from reading.clauses import QUESTION, Kind, clauses
from reading.utterance import Utterance

_IT = r"(?:(?:the|my|our|ma|oor|that|this) request|it|that|this|thon)"
_SOON = (
    r"(?:aye|eh|right|like|in|aff|off|away|awa|on(?! (?:those|these|that|thae)\b)|through|noo|now|then|yet|already|"
    r"please|as it is|"
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

_LED = (
    r"\W*(?:(?:aye|yes|yeah|ok|okay|right|richt|well|weel|so|then|fine|grand|great|please|just|jist|och|oh|naw|no|now|"
    r"noo|"
    r"let's|lets|(?:can|could|will|would|wid|kin) (?:you|ye|yous|we)|you can|ye can|you'd better|I suppose|go on and|"
    r"(?:i|we)(?:'d| would)? (?:like|want) (?:you |ye |it |this |that )?(?:to|tae)?)\b[\s,.:-]*)*"
)
_THING = r"(?:it|that|this|thon|this one|that one|one|wan|yin|ane|us)"
_THEM = (
    r"(?:them|thaim|(?:(?:the |yer |your )(?:uni\w*|college\w*|hub)|unis|universities|colleges)"
    r"(?: (?:and|an|or) (?:the )?(?:uni\w*|college\w*))?)"
)
_FOR_US = (
    r"(?:[\s,]*\b(?:then|please|for us|fer us|fur us|for me|noo|now|and see|aye|eh|thanks|if you can|would you|"
    r"will you|"
    r"on our behalf|on oor behalf|with us|as well)\b)*\W*"
)
PUT_TO_THEM = re.compile(
    rf"{_LED}(?:(?:put|pit|take|tak|bring) {_THING} (?:up )?(?:to|tae|wi|with|before) {_THEM}|"
    rf"{_THING} (?:put|pit|taken) (?:to|tae) {_THEM}|(?:lodge|raise|register) {_THING} (?:with|wi) {_THEM}|"
    rf"(?:get|put|pit) {_THING} on (?:the )?(?:record|file|books) (?:with|wi) {_THEM}){_FOR_US}",
    re.IGNORECASE,
)
"""All of a sentence that wants what was looked for put to universities: "right, put it to them"."""

PUT_IN = re.compile(
    rf"{_LED}(?:(?:put|pit|stick|pop|bung|get|send|hand) {_THING} (?:in|through|forward|forrit)|"
    rf"(?:lodge|raise|register) {_THING}|(?:get|put|pit) {_THING} on (?:the )?(?:record|file|books)){_FOR_US}",
    re.IGNORECASE,
)
"""The same in words that something else may be meant by: "pit it in"."""

HOLDS_BACK = re.compile(r"\W*(?:no|naw|not|wait|hold on|hang on|dinnae?|do(?:n['’]?t| not)|never)\b", re.IGNORECASE)
"""How a sentence begins beside which nothing is to be begun: "not yet"."""

_HELD = r"(?:got|written|put|noted|taken|wrote|pit|take|note|write|have|hae)"
READ_BACK = re.compile(
    r"\b(?:read|say|play|gie|give) (?:it|that|this|me|us) ?(?:it |that |all of it )?(?:back|ower|over)\b|"
    r"\bread back\b|"
    rf"\b(?:what|whit)(?:['’]?s|['’]ve| is| has| have| hiv| hae| did| do)? (?:(?:you|ye|yous)(?:['’]?ve| have|"
    rf" hiv)? {_HELD}|"
    r"been (?:put|noted|written))\b.{0,25}?"
    r"(?:\b(?:so far|doon|down|noted|till noo|up to now|(?:for|fur) (?:us|me)|before it goes)\b|\b(?:in|there)\W*\Z)|"
    r"\b(?:what|whit)(?:['’]?s| is| have| hiv| hae| did)? (?:you |ye )?(?:noted|written)(?: down| doon)?\W*\Z|"
    r"\b(?:see|check|hear|show me|show us) (?:it|that|this|the (?:whole )?(?:thing|request)|all of it) "
    r"(?:all )?(?:before|afore) (?:it|you|ye|i|we)\b",
    re.IGNORECASE,
)
"""Words that want to hear what a request holds: "read it back", "what have you got so far?"."""

_STAYS = r"(?:it|this|that|everything|a'|aw|all|what (?:i|we|ah)\b.{0,20})"
KEPT = re.compile(
    rf"\b(?:still be (?:here|there)|be here (?:still|next|when|tomorrow))\b|"
    rf"\b(?:i|we|ah) lose {_STAYS}\b|"
    rf"\b{_STAYS} (?:a' |aw |all )?(?:be |gets? |is )?(?:lost|wiped|deleted|binned)\b|"
    rf"\b{_STAYS} (?:a' |aw |all )?(?:be )?(?:kept|saved) (?:here|so far|until|till|if|when)\b|"
    r"\b(?:can|could|may|if) (?:i|we|ah) come back\b(?! (?:for|to you)\b)|"
    r"\b(?:can|could|may|possible) (?:i|we|ah) (?:finish (?:it|this|that) (?:later|another|the morn|tomorrow|next)|"
    r"(?:dae|do) (?:it|this|that) (?:later|the morn|tomorrow))\b",
    re.IGNORECASE,
)
"""Words of a question for whether what is answered stays: "will it still be here next week?"."""

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


def begins(text: str, offered: bool) -> bool:
    """Whether a sentence of a message says by itself to put what was looked for to universities; where a request was
    just `offered`, also in words that could else mean something else: "richt, pit it in. it is for copper work"."""
    sentences = [part.text for part in clauses(text)]
    begin = [words for words in sentences if PUT_TO_THEM.fullmatch(words) or (offered and PUT_IN.fullmatch(words))]
    return bool(begin) and not any(HOLDS_BACK.match(words) for words in sentences if words not in begin)


def asks_back(text: str) -> bool:
    """Whether a sentence wants to hear what the request holds so far."""
    return bool(READ_BACK.search(text))


def asks_if_kept(text: str) -> bool:
    """Whether a question asks if what was answered stays until somebody comes back."""
    return bool(KEPT.search(text)) and ("?" in text or bool(QUESTION.match(text)))


def asks_of_state(text: str) -> bool:
    """Whether a sentence asks what the request that is made holds, or what becomes of it."""
    return asks_back(text) or asks_if_sent(text) or asks_if_kept(text)


def asks_if_sent(text: str) -> bool:
    """Whether a question asks if the request is sent: "is that it away noo?", "did that go in?"."""
    return bool(WENT.search(text)) and not ELSEWHERE.search(text)
