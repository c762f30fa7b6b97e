"""Whether a message in the middle of a form is an aside or an answer to the form's question.

Answers are names, towns and half sentences, which the language understanding has never seen and likes to take for
something ("Hotel Lomond, Balloch" looked out of scope with 0.81, "our call centre contact staff" a call for a person
with 0.92, while real asides had 0.88 and more); so an aside must be clear and must also look like one.
"""

from __future__ import annotations

import re

from rasa_sdk import Tracker

from actions.base import typed

CLEAR = 0.85
LEAVING = {"cancel"}
SEARCHING = {"recommend", "refine"}
"""Kinds that need not look like a question; a form whose answers are free text does not take them for asides."""

MOST_WORDS_TO_LEAVE = 10
ASKING = re.compile(
    r"\?|^\W*(?:what|who|whom|where|when|why|how|which|can|could|may|do|does|is|are|am|tell|explain|define|help|show|"
    r"speak|talk|i want|i'd like|i need to (?:speak|talk)|let me)\b|\b(?:what does|what is|what's|what are|how do)\b",
    re.IGNORECASE,
)


def is_aside(tracker: Tracker, kinds: set[str]) -> bool:
    """Whether the latest message is one of these kinds of asking and no answer. A pressed button says so itself."""
    intent = str(tracker.get_intent_of_latest_message(skip_fallback_intent=False))
    text = typed(tracker)
    if intent not in kinds:
        return False
    if not text:
        return True
    if "@" in text or not is_clear(tracker):
        return False
    if intent in LEAVING:
        return len(text.split()) <= MOST_WORDS_TO_LEAVE
    return intent in SEARCHING or bool(ASKING.search(text))


def is_clear(tracker: Tracker) -> bool:
    """Whether the kind of asking of the latest message is beyond doubt."""
    return float(tracker.latest_message["intent"].get("confidence") or 0) >= CLEAR
