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
    rf"(?:(?:called|just|jist|really|something like)\b\s*)*|(?={_COURSE}))",
    re.IGNORECASE,
)
"""How a sentence begins that says what the course is: "it'd be ...", "the need is ...", "what we need is ..."."""

NO_COURSE = re.compile(r"(?:not|no|nae|our|my|urgent\w*|because|by|the \w+ (?:manager|lead|officer))\b", re.IGNORECASE)
"""How what is said of something else goes on: "it's urgent because ...", "this is our HR department"."""

PEOPLE_ONLY = frozenset({"who", "heads"})


def described(part: Clause) -> str | None:
    """What the course should be, where a clause says so and something to learn is marked in it; None for any other.

    "It's fitters, heat pumps mostly" begins with people, and says of them who they are.
    """
    begins = IT_IS.match(part.text)
    if begins is None or "need" not in part.labels or part.spans[0].label in PEOPLE_ONLY | {"person", "not"}:
        return None
    if NO_COURSE.match(part.text, begins.end()):
        return None
    return part.text[begins.end() :].strip(" .")
