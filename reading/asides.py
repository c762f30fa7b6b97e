"""Whether a message in the middle of a form is an aside or an answer to the form's question.

Answers are names, towns and half sentences. The classifier was not trained on them and gives them an intent with high
confidence: "Hotel Lomond, Balloch" was out of scope with 0.81, "our call centre contact staff" a call for a person with
0.92, while real asides had 0.88 and more. So an aside must be clear and must also have the form of a question.
"""

from __future__ import annotations

import re

from reading.utterance import Utterance

LEAVING = {"cancel"}
SEARCHING = {"recommend", "refine"}
"""Intents that an answer about the need or the jobs has too; elsewhere they are asides when they ask."""

UNLESS_ASKED = {"request_need", "request_roles", "request_conditions", "request_route"}
MOST_WORDS_TO_LEAVE = 10
LEAVES = re.compile(
    r"\W*(?:please |ok |right |no,? |och,? )?(?:cancel|stop|quit|leave (?:it|this)|forget it|never mind)"
    r"(?:\W*$|[,.!;:]| (?:this|it|that|please|now|here|for now|the (?:form|request|questions?))\b)",
    re.IGNORECASE,
)
"""Words that leave a form whatever confidence the intent has: "cancel, the vet's here"."""

ASKING = re.compile(
    r"\?|^\W*(?:what|who|whom|where|when|why|how|which|can|could|may|do|does|is|are|am|tell|explain|define|help|show|"
    r"speak|talk|i want|i'd like|i need to (?:speak|talk)|let me)\b|\b(?:what does|what is|what's|what are|how do)\b",
    re.IGNORECASE,
)
LOOKING = re.compile(
    r"\b(?:find|show|search(?:ing)?|look(?:ing)?) (?:me |us |for |up )*|\bany(?:thing)? (?:courses?|training|on|"
    r"about|for)\b|"
    r"\b(?:is there|are there|have you|do you have|you got)\b|\bcourses? (?:on|in|for|about)\b",
    re.IGNORECASE,
)


def is_aside(message: Utterance, intents: set[str], slot: str = "") -> bool:
    """Whether the message has one of these intents and is no answer to `slot`; a button needs no further feature."""
    intent, text = message.intent, message.text
    if intent not in intents:
        return False
    if not text:
        return True
    if intent in LEAVING and leaves(text):
        return True
    if "@" in text or not message.clear:
        return False
    if intent in LEAVING:
        return len(text.split()) <= MOST_WORDS_TO_LEAVE
    if intent in SEARCHING:
        asked = "?" in text or slot not in UNLESS_ASKED
        return not slot.startswith("request_") or (asked and bool(LOOKING.search(text)))
    return bool(ASKING.search(text))


def leaves(text: str) -> bool:
    """Whether a message leaves the form, by its words alone."""
    return bool(LEAVES.match(text)) and len(text.split()) <= MOST_WORDS_TO_LEAVE
