"""What follows from the facts of one course for what was asked: no exam, a sum for all, a level beside the one held."""

from __future__ import annotations

import re
from collections.abc import Collection

from actions.turn import Turn
from catalogue.facts import cost, money
from catalogue.records import Credential, Pattern
from reading.amounts import awards_named

EXAM = re.compile(r"\bexams?\b|\bexaminations?\b", re.IGNORECASE)
TEST = re.compile(r"\btests?\b(?! (?:piece|specimen|rig|bed|flight)s?\b)|\bquiz(?:zes)?\b", re.IGNORECASE)
NO_EXAM = re.compile(
    r"\b(?:no|not an?|nobody sits|without|never an?|instead of|in (?:the )?place of)\b[^.;,]{0,12}\b(?:exam|test)",
    re.IGNORECASE,
)
"""Words of a question or of a record for an exam, for a smaller one, and for there being none."""

DEMANDED = re.compile(
    r"\b(?:needs?|requires?|required|must\b[^.?!]{0,15}\bhave|has to have|have to have|without)\b[^.?!]{0,20}?"
    r"\b(?P<paper>degree|hnc|hnd|highers|diploma|svq|a[ -]levels?|gcses?|national 5s?|qualifications?)\b",
    re.IGNORECASE,
)
"""Words of a question whether something on paper is needed to get on to a course."""

PAPER = re.compile(
    r"\b(?:degrees?|hn[cd]s?|highers?|nationals?|gcses?|diplomas?|[sn]vqs?|scqf|awards?|qualif\w*|certificat\w*|cards?|"
    r"licen[cs]es?|tickets?|regist\w*|study|studies|graduates?|apprenticeships?|levels?|comparable|equivalent)\b",
    re.IGNORECASE,
)
"""Words of a record that ask for something on paper."""


SOUNDS_OPEN = re.compile(r"[aeio]|hn[cd]|m(?:sc|ba)|svq|n\d|hon", re.IGNORECASE)
"""How the name of a qualification begins before which "a" is "an"."""


def conclusions(turn: Turn, credential: Credential, told: Collection[str]) -> list[str]:
    """The sentences that follow from the facts told (`told`, their keys) for what the message asks; none where it asks
    nothing so."""
    said = (
        _exam(turn, credential) if "assessment" in told else None,
        _for_all(turn, credential) if "price" in told else None,
        beside_an_award(turn, credential) if "scqf_level" in told else None,
        _demanded(turn, credential) if "entry_requirements" in told else None,
    )
    return [sentence for sentence in said if sentence]


def own_time(turn: Turn, credential: Credential) -> str | None:
    """That learners choose their own days and times, of a course where they do."""
    return turn.phrases("utter_own_time") if credential.pattern is Pattern.SELF_PACED else None


def beside_an_award(turn: Turn, credential: Credential) -> str | None:
    """Where the level of a course stands beside that of a qualification which a message names: "one has an HNC"."""
    level, awards = credential.scqf_level, awards_named(turn.text)
    if level is None or len(awards) != 1:
        return None
    name, (low, high) = awards[0]
    if level.high < low:
        form = "below"
    elif level.low > high:
        form = "above"
    else:
        form = "same"
    number = str(low) if low == high else f"{low}-{high}"
    own = str(level.low) if level.low == level.high else f"{level.low}-{level.high}"
    return turn.phrases(f"utter_beside_award_{form}", award=_with_article(name), level=number, own=own)


def _with_article(name: str) -> str:
    """A qualification as it stands in a sentence: "an HNC", "a degree", "Highers"."""
    if name[-1] in "s5" and not name.lower().endswith("master's"):
        return name
    return f"an {name}" if SOUNDS_OPEN.match(name) else f"a {name}"


def _exam(turn: Turn, credential: Credential) -> str | None:
    """Whether there is an exam, where one is asked about and the record says how people are assessed."""
    asked = EXAM.search(turn.text) or TEST.search(turn.text)
    method = credential.assessment
    if not asked or not method:
        return None
    told = NO_EXAM.sub("", method)
    if EXAM.search(told):
        return turn.phrases("utter_exam")
    return turn.phrases("utter_test" if TEST.search(told) else "utter_no_exam")


def _for_all(turn: Turn, credential: Credential) -> str | None:
    """What a published price a head comes to for those who are to learn."""
    heads, price = turn.search.learners, credential.price
    total = cost(credential, heads) if heads and heads > 1 else None
    if not total or price is None or price.per != "learner":
        return None
    return turn.phrases("utter_price_for_all", count=heads, total=money(total))


def _demanded(turn: Turn, credential: Credential) -> str | None:
    """That what a question asks for on paper is not asked for by a record that says who can get on."""
    asked, entry = DEMANDED.search(turn.text), credential.entry_requirements
    if not asked or not entry or PAPER.search(entry):
        return None
    return turn.phrases("utter_not_demanded", paper=asked["paper"])
