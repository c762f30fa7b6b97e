"""What the advisor said last, in one word: the context in which the next message is read.

data/messages/README.md says what each word stands for.
"""

from __future__ import annotations

from collections.abc import Sequence

from contract.messages import Message, Question, Recommendations

UNKNOWN, START = "none", "start"

OF_KIND = {
    "text": "chat",
    "credential": "course",
    "comparison": "compare",
    "plan": "plan",
    "shortlist": "shortlist",
    "guidance": "advice",
    "definition": "term",
    "review": "review",
    "receipt": "receipt",
    "status": "status",
    "handover": "contact",
    "fallback": "unclear",
}
"""The context that a message of a kind leaves; a list and a question are looked at more closely."""

OF_QUESTION = {
    "need": "ask-need",
    "request_route": "q-route",
    "request_conditions": "q-conditions",
    "request_need": "q-need",
    "request_skills": "q-skills",
    "request_roles": "q-roles",
    "request_learners": "q-learners",
    "request_deadline": "q-deadline",
    "request_organisation": "q-organisation",
    "request_name": "q-name",
    "request_contact": "q-email",
    "status_reference": "q-reference",
    "status_contact": "q-status-email",
    "status_answer": "q-answer",
}
"""The context that a question leaves, by the slot that it fills."""

LIKE = {"status_code": "status_reference", "request_said": "status_answer", "request_remarks": "status_answer"}
"""Slots whose question is read in the context of another, because its answers look alike: a few characters, or
any words for the hub."""

CONTEXTS = (UNKNOWN, START, "list", "one", "nothing", *OF_KIND.values(), *OF_QUESTION.values())


def context_of(messages: Sequence[Message]) -> str:
    """The context that these messages leave, of which the last counts; UNKNOWN after none."""
    if not messages:
        return UNKNOWN
    last = messages[-1]
    if isinstance(last, Question):
        return OF_QUESTION.get(LIKE.get(last.data.slot, last.data.slot), UNKNOWN)
    if isinstance(last, Recommendations):
        return {0: "nothing", 1: "one"}.get(last.data.total, "list")
    return OF_KIND.get(last.kind, UNKNOWN)
