"""How a message stands to the needs named before: it comes beside them, or means one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from reading.need_words import EMPTY, LEADING
from reading.subjects import subjects_named
from runtime.standard_english import in_standard_english

ADDING = re.compile(
    r"^\W*(?:(?:oh|ok(?:ay)?|yes|aye|please|can you|could you|actually|sorry)\b[\s,]*)*"
    r"(?:(?:and|also|plus|add|as well as)\b\s*)+|"
    r"\b(?:as well|too|also|on top of that|in addition)\W*$|\b(?:also|as well) (?:need|want|look)|\bthey also\b",
    re.IGNORECASE,
)
TURNING = re.compile(
    r"^\W*(?:(?:oh|ok(?:ay)?|yes|aye|right|well|fine|good|great|thanks|so|and|but)\b[\s,.!]*)*"
    r"(?:(?:now|next|then|moving on|move on|separately|on to|onto|turning to"
    r"|let['’]?s (?:turn|move on)|let us (?:turn|move))(?![a-z])(?! (?:add|also))"
    r"|(?:on|for) (?:another|a different|a separate) (?:matter|subject|topic|note|thing|question))",
    re.IGNORECASE,
)
"""How a message begins that turns to the next thing and leaves what was looked for: "OK and now the managers"."""

_SMALL = (
    r"(?:oh|ok(?:ay)?|yes|aye|right|well|fine|good|great|thanks|so|and|but|also|plus|no|now|then|sorry|on|for|this is"
)
_SMALL += r"|that['’]s|it['’]s|i have|we have|i['’]ve|we['’]ve|got|as well|one more (?:thing|need|requirement))"
ANNOUNCED = re.compile(
    rf"^\W*(?:{_SMALL}\b[\s,.!:;-]*)*(?:something (?:\w+ )?(?:different|else)"
    r"|(?:(?:an?|the|some|completely|totally|quite|entirely)\s)*"
    r"(?:different|separate|unrelated|new|next|another)(?: \w+)? (?:things?|topics?|subjects?|matters?|needs?"
    r"|requirements?|questions?|teams?|departments?|groups?|ones?|crowd|people|folk|issues?|requests?))"
    r"(?: (?:altogether|entirely|now|then|completely))?\s?[,.:;!–-]",
    re.IGNORECASE,
)
"""How a message begins that announces another topic: "right. different thing, ...", "next one:"."""

ALSO = re.compile(r"\b(?:also|too|as well|right now|next (?:week|month|term|year|level))\b", re.IGNORECASE)
"""Words of a message that leaves nothing, however it begins."""

ALIKE = 80
"""The least rapidfuzz ratio (of 100) at which a word of the message is a word of a need."""


def is_adding(text: str) -> bool:
    """Whether a message puts one more need beside those named before: "also fire safety", "... as well"."""
    return bool(ADDING.search(text)) and not is_turning(text)


def is_turning(text: str) -> bool:
    """Whether a message turns to something else than what was looked for: "and now the managers", "separately, ..."."""
    return bool(ANNOUNCED.match(text)) or (bool(TURNING.match(text)) and not ALSO.search(text))


def closest_need(text: str, needs: tuple[str, ...]) -> str | None:
    """The need that shares most words with `text`, near misses included; None when it shares none or two share most."""
    words = _content(text)
    if not needs or not words:
        return None
    shared = [sum(any(fuzz.ratio(word, own) >= ALIKE for own in _content(need)) for word in words) for need in needs]
    most = max(shared)
    return needs[shared.index(most)] if most and shared.count(most) == 1 else None


def needs_refused(refused: Sequence[str], needs: tuple[str, ...]) -> tuple[str, ...]:
    """The needs that refused words name altogether; words for a part of one refuse no need: "cyber security, but not
    cloud security". Both are compared in standard English."""
    plain = {_plain(need): need for need in needs}
    named = ((words, closest_need(words, tuple(plain))) for words in map(_plain, refused))
    return tuple(plain[need] for words, need in named if need and subjects_named(words, (need,)))


def turned_down(need: str, text: str) -> bool:
    """Whether a text says a need and turns it down at once: "domestic heat pumps. no. it's a steam boiler". Both are
    compared in standard English."""
    refusal = r"(?:no|naw|nah|nope|not (?:that|really|quite|us|for us)|rubbish|useless)"
    behind = rf"(?<!\w){re.escape(_plain(need))}\s*[.,;:!?…-]+\s*{refusal}\s*(?:[.,;:!?…-]|$)"
    return bool(re.search(behind, _plain(text), re.IGNORECASE))


@lru_cache(maxsize=2048)
def _plain(text: str) -> str:
    return in_standard_english(text)


def _content(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W_]+", text.lower()) if word not in EMPTY | LEADING]
