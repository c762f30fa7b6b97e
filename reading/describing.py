"""A sentence that says what a course should be, wherever it is said while a request is made."""

from __future__ import annotations

import re

from reading.clauses import Clause

_SUBJECT = (
    r"(?:it|that|this|the (?:course|training|need|idea|thing)|(?:what|whit) (?:we|i)(?:'re| are)? ?"
    r"(?:need|want|wantin|wanting|after|looking for|lookin for)|(?:what|whit) (?:they|people|folk|staff) need)"
)
_COURSE = (
    r"(?:an? |ane )?(?:short |wee |day |work-based |practical |evening |basic )*(?:course|module|class|workshop)\b"
)
IT_IS = re.compile(
    rf"\W*(?:(?:well|so|ok|aye|right|richt|basically)\b[\s,]*)*"
    rf"(?:{_SUBJECT}(?:['’]?d be|['’]s| is| wid be| would be| should be| will be)(?: (?:for|about|on))?[\s:,]+"
    rf"(?:(?:called|just|jist|really|something like)\b\s*)*|(?={_COURSE})|"
    rf"(?:(?:it |that )?(?:should|has to|needs to|must|wid|would) (?:cover|include)|"
    rf"(?:the )?(?:needs?|contents?|topics?|subjects?|syllabus)(?= ?:))[\s:]+)",
    re.IGNORECASE,
)
"""How a sentence begins that says what the course is: "it'd be ...", "what we need is ...", "topics: ..."."""

NO_COURSE = re.compile(r"(?:not|no|nae|our|my|urgent\w*|because|by|the \w+ (?:manager|lead|officer))\b", re.IGNORECASE)
"""How what is said of something else goes on: "it's urgent because ...", "this is our HR department"."""

LISTED = 3
"""Needs of a clause that lists them."""

PEOPLE_ONLY = frozenset({"who", "heads"})


def is_list(part: Clause) -> bool:
    """Whether a clause is a list of things to learn: several, of which one begins it or stands behind a colon."""
    needs = [span for span in part.spans if span.label == "need"]
    before = part.text[: needs[0].start].strip()
    return len(needs) >= LISTED and part.spans[0].label in ("need", "story") and (not before or before.endswith(":"))


def described(part: Clause) -> str | None:
    """What the course should be, where a clause says so and something to learn is marked in it; None for any other.

    "It's fitters, heat pumps mostly" begins with people, and says of them who they are.
    """
    begins = IT_IS.match(part.text)
    if "need" not in part.labels or part.spans[0].label in PEOPLE_ONLY | {"person", "not"}:
        return None
    if begins is None:
        return part.text.strip(" .") if is_list(part) else None
    if NO_COURSE.match(part.text, begins.end()):
        return None
    return part.text[begins.end() :].strip(" .")
