"""From a question about the field's words to what it asks about."""

from __future__ import annotations

import re

ASKING = re.compile(
    r"^\W*(?:please|so|and|ok(?:ay)?|can you|could you|tell me|explain|define|what(?:'?s| is| are| does| do)?|"
    r"meaning of|the meaning of|mean by|a|an|the|is|are|by|you|to me)\b[\s:,]*",
    re.IGNORECASE,
)
TRAILING = re.compile(
    r"\b(?:(?:and )?what(?:'?s| is| does| do) (?:that|it|this|they)(?: all)?|mean(?:s|ing)?|stand for|about|please|"
    r"exactly|actually)\b|[?!.\"']+\s*$",
    re.IGNORECASE,
)
BOTH = re.compile(
    r"\b(?:differences?|compare|distinguish)(?: between| of)?\s+(.+?)\s+(?:and|or|from|with|vs\.?|versus)\s+(.+)|"
    r"\bhow (?:is|are|does|do)\s+(.+?)\s+(?:different (?:from|to)|differ from)\s+(.+)|"
    r"\b(?:is|are)\s+(?!(?:it|that|this|these|those|they)\b)(.+?)\s+(?:the )?same (?:thing )?as\s+(.+)|"
    r"\W*(\w.*?)\s+(?:v|vs\.?|versus)\s+(.+)",
    re.IGNORECASE,
)
DESCRIPTION = 6
"""From so many words on a question describes a term rather than naming one."""


def subject(question: str) -> str:
    """What is asked about, without the asking: "what does RPL mean?" is "RPL"."""
    text = question.strip()
    while (shorter := ASKING.sub("", text, count=1)) != text:
        text = shorter
    return TRAILING.sub("", text).strip(" ?!.,\"'")


def describes(question: str) -> bool:
    """Whether a question describes a term: "what do you call it when old hands skip a part of a course?"."""
    return len(subject(question).split()) >= DESCRIPTION


def searched_text(question: str) -> str:
    """What of a question says which term is meant: a description whole, otherwise what is asked about."""
    return question if describes(question) else subject(question)


def compared(question: str) -> tuple[str, ...]:
    """The two parts of a question that compares two terms: "the difference between a badge and a certificate"."""
    match = BOTH.search(question)
    return tuple(part for part in match.groups() if part) if match else ()
