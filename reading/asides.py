"""Whether a message in the middle of a form is an aside or an answer to the form's question.

The reader knows which question is open and takes an answer for what it is. What remains doubtful is an answer: it is
checked, and can be put right at the review.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reading.utterance import CLEAR, Utterance

SEARCHING = {"recommend", "refine", "browse"}
"""Acts that words about the need or the jobs look like; there they are asides only when they ask."""

UNLESS_ASKED = {"request_need", "request_roles", "request_conditions", "request_skills"}
ASKING = 0.4
"""The least confidence at which a message with a question mark is the question that it seems to be."""

FREE = {
    *("request_roles", "request_deadline", "request_organisation", "request_name", "request_learners"),
    *("request_route", "request_contact", "status_reference", "status_contact"),
}
"""Questions to which any words are an answer, so that an aside that is taken for one is lost, and those whose answers
are known by their form, so that other words are likely the aside that they seem to be."""

LIKELY = 0.65
"""The least confidence of an aside at such a question."""

MOST_WORDS_TO_LEAVE = 10
LEAVES = re.compile(
    r"\W*(?:please |ok |right |no,? |och,? )?(?:cancel|stop|quit|withdraw|leave (?:it|this)|forget it|never mind)"
    r"(?:\W*$|[,.!;:]| (?:this|it|that|please|now|here|for now|(?:my|the) (?:form|request|questions?))\b)",
    re.IGNORECASE,
)
"""Words that leave a form whatever act the message has: "cancel, the vet's here"."""

BEHIND = re.compile(
    r"[.!;,\n]\s*(?P<question>(?:(?:and|but|also|oh|by the way|before i forget|just|so),? )*"
    r"(?:what|whit|when|where|who|how|which|why|will|would|can|could|do|does|did|is|are|am|should)\b[^.!?\n]{8,200}\?)\s*$",
    re.IGNORECASE,
)
"""A question that stands behind an answer: "by May. and what would it cost us?"."""


def parted(message: Utterance) -> tuple[Utterance, str | None]:
    """A message without the question behind its answer, and that question; the message as it is where none stands
    there."""
    found = BEHIND.search(message.text)
    if found is None or not message.text[: found.start()].strip():
        return message, None
    spans = tuple(span for span in message.spans if span.end <= found.start())
    return replace(message, text=message.text[: found.start()].strip(), spans=spans), found["question"]


def is_aside(message: Utterance, intents: set[str], slot: str = "") -> bool:
    """Whether the message has one of these intents and is no answer to `slot`; a button needs no further feature."""
    intent, text = message.intent, message.text
    if intent not in intents:
        return False
    if not text:
        return True
    least = ASKING if "?" in text else LIKELY if slot in FREE else CLEAR
    if "@" in text or message.confidence < least:
        return False
    return intent not in SEARCHING or slot not in UNLESS_ASKED or "?" in text


def leaves(text: str) -> bool:
    """Whether a message leaves the form, by its words alone."""
    return bool(LEAVES.match(text)) and len(text.split()) <= MOST_WORDS_TO_LEAVE
