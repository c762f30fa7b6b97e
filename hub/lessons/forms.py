"""What a lesson of each form must look like so that the file that it goes into can be read."""

from __future__ import annotations

import re
from collections.abc import Collection

from hub.lessons.models import Form

LONGEST = {Form.EXAMPLE: 1000, Form.PHRASE: 200, Form.ALIAS: 100, Form.ANSWER: 2000}
CONTEXTS = (
    *("start", "ask-need", "list", "one", "course", "compare", "plan", "shortlist", "nothing", "term", "advice"),
    *("review", "receipt", "status", "unclear", "contact", "chat", "none"),
)
"""What the advisor said before an example, as data/messages/README.md names it; those of the form are left out."""
ACTS = re.compile(r"[a-z_]+(?::[a-z_]+(?:,[a-z_]+)*)?(?:\+[a-z_]+(?::[a-z_]+(?:,[a-z_]+)*)?)*")
SPAN = re.compile(r"\{[a-z_]+:[^{}|]+\}")
PERSONAL = re.compile(r"\[(?:e-mail|number|token|login)\]|@")


def fault_of(form: Form, context: str, target: str, text: str, terms: Collection[str]) -> str:
    """What is wrong with a lesson, in words for who wrote it; "" where nothing is. `terms` are ids of the glossary."""
    if not target or not text:
        return "Both fields need words."
    if len(target) > 200 or len(text) > LONGEST[form]:
        return f"That is too long: {LONGEST[form]:,} characters at most."
    if PERSONAL.search(text) or PERSONAL.search(target):
        return "An address or a number of somebody is left in it, or the mark of one. Take it out."
    if form is not Form.ANSWER and ("\n" in text or "|" in text):
        return "One line, without the sign |."
    if form is Form.EXAMPLE:
        return _fault_of_example(context, target, text)
    if form is Form.PHRASE and re.match(r"[=\->&~#]", text):
        return "A phrase begins with a word."
    if form is Form.ALIAS and target not in terms:
        return "Choose a term of the glossary."
    return ""


def _fault_of_example(context: str, acts: str, text: str) -> str:
    if context not in CONTEXTS:
        return "Choose what the advisor had said before."
    if not ACTS.fullmatch(acts):
        return "Acts are written like recommend, details:price or details:price+guidance."
    left = SPAN.sub("", text)
    return "Spans are written like {place:Perth}, and none stands in another." if re.search(r"[{}]", left) else ""
