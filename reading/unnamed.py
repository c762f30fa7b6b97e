"""Who is not to be named: a firm or a person that stays out of a request, and what to put there instead."""

from __future__ import annotations

import re

from reading.clauses import clauses

NOT_NAMED = "not named"
"""The answer in the place of a name that stays out."""

_NO = r"(?:do(?:n['’]?t| not)|dinnae?|never|no to|not to|rather (?:you )?(?:didn['’]?t|not)|without|leave|keep|nae)"
_FIRM = r"(?:(?:firm|company|business|employer|organi[sz]ation|hotel|shop|yard|farm|school|home|practice|our|us|oor)\b)"
FIRM_OUT = re.compile(
    rf"\b{_NO}\b[^.;!?]{{0,30}}\b(?:publish\w*|mention\w*|show\w*|put|pit|say|use|print|give|gie|share|want)\b"
    rf"[^.;!?]{{0,20}}{_FIRM}(?:['’]s)? (?:trading |full |own )?name\b|"
    rf"\b{_NO}\b[^.;!?]{{0,20}}\b(?:nam(?:e|ing)(?: of)?|mention(?:ing)?|identify(?:ing)?) (?:the |our |my |"
    rf"oor )?{_FIRM}|"
    r"\b(?:no|nae) (?:firm|company|business|organi[sz]ation)(?:['’]s)? names?\b|"
    rf"\b(?:leave|keep)\b[^.;!?]{{0,12}}(?:{_FIRM}(?:['’]s)?\s+)?name\b"
    r"[^.;!?]{0,20}\b(?:out|oot|off|private|quiet|secret)\b|"
    rf"{_FIRM}(?:['’]s)? (?:name )?(?:must(?: not|n['’]?t)|is not to|cannot|can['’]?t|shouldn['’]?t|should not) be "
    r"(?:named|published|mentioned|shown|known|given)",
    re.IGNORECASE,
)
"""Words of somebody whose firm is not to be named: "do not publish the firm's name"."""

PERSON_OUT = re.compile(
    r"\b(?:rather|prefer|sooner)\b[^.;!?]{0,12}\b(?:not|no)\b[^.;!?]{0,30}\b(?:personal |my |own )name\b|"
    r"\b(?:no|without(?: a)?|not a|nae) (?:personal |person['’]s )name\b|"
    r"\b(?:do(?:n['’]?t| not)|dinnae?)\b[^.;!?]{0,20}\b(?:put|use|give|gie|say|show)\b[^.;!?]{0,8}\b(?:my|ma) name\b",
    re.IGNORECASE,
)
"""Words of somebody who gives a way to answer and no name."""

INSTEAD = re.compile(
    r"\b(?:put|pit|say|write|use|call (?:us|it)|just)\s+(?:it as |us (?:down |doon )?as |down |doon )?[\"'“‘]?"
    r"((?:an?|ane|one of)\s[^\"'”’.;!?]{3,60})",
    re.IGNORECASE,
)
"""What is to stand there instead: "put an Ayrshire firm"."""


def firm_instead(text: str) -> str | None:
    """What stands in the place of a firm's name that is to stay out; None where a message wants none out."""
    wants_out = [part.text for part in clauses(text) if FIRM_OUT.search(part.text)]
    if not wants_out:
        return None
    instead = INSTEAD.search(text)
    return instead[1].strip(" \"'”’") if instead else NOT_NAMED


def without_person(text: str) -> bool:
    """Whether a message wants no person named."""
    return bool(PERSON_OUT.search(text))
