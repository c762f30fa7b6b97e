"""The six routes from a need to learning: which of them make sense now, and which one an employer names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reading.need_words import telling
from reading.numbers import ordinal, position
from reading.spans import Span, without
from runtime.standard_english import in_standard_english

PATTERNS = {
    "credit_rate": (
        r"\bcredit[- ]?rat|\baccredit|\bour own (?:training|course|programme)|\brecogni[sz]e our (?:own|training)"
    ),
    "rpl": r"\bexperience|\brpl\b|\bprior learning|\bwhat (?:they|people|staff) (?:already )?(?:know|can)",
    "closed_cohort": (
        r"\bclosed|\b(?:just|jist|only) (?:for )?(?:us|our (?:own )?\w+)\b|\bown group|\bprivate|\bin[- ]house|"
        r"\bcohort|\bour (?:own )?staff only"
    ),
    "adapt": r"\badapt|\btailor|\btweak|\badjust|\bcustomi[sz]e",
    "buy_places": (
        r"\bbuy|\bbook\b|\bas (?:it is|they are)\b|\bexisting|^\W*(?:just )?places?\b|\bplaces? (?:on|for|please)\b|"
        r"(?:\d|\b(?:a|one|two|three|four|five|six|ten|dozen|some|few|more|get|want|need|take|of|the)) ?places?\b"
    ),
    "co_design": (
        r"\bdesign|\bbuild|\bnew (?:one|een|ane|yin|course)\b|\bcreate|\bdevelop|\bfrom scratch|\bsomething new|"
        r"\bmake (?:us )?one\b"
    ),
}
ROUTES = {route: re.compile(pattern, re.IGNORECASE) for route, pattern in PATTERNS.items()}
"""The words by which each is named, the more particular first."""

MADE = re.compile(
    r"\b(?:make|mak|makkin|making|made|design|write|develop|pit on|put on|lay on|come up (?:with|wi))\b"
    r"(?: (?:us|to|tae|up))? (?:this|it|one|wan|yin|een|ane|something|a (?:proper|new|short|better)\b[^.?!]*)|"
    r"\b(?:put|pit|lay) (?:something|one|wan|yin|a course) on\b|"
    r"\b(?:one|wan|yin|it|this|something|course) (?:to |tae )?(?:be )?(?:made|built|designed|written|pit on|put on)\b|"
    r"\b(?:put|pit) in for (?:an?|wan|yin|one)\b|\b(?:ask|asking|request)\b[^.?!]{0,20}\bfor (?:a|one|wan|yin|ane)\b",
    re.IGNORECASE,
)
"""Words of a message that asks for a request by which a new course is meant: "get them to make one"."""

AT_THEIRS = re.compile(
    r"\b(?:come|teach it|run (?:it|one|wan|yin|the [\w -]{2,30})) (?:out |oot )?(?:to|tae|at|in|here)\b", re.IGNORECASE
)
"""Words of such a message that want a course brought to their own people: "come tae the depot and run it"."""

NEGATED = re.compile(
    r"\b(?:not|nae|no|without|rather than|instead of|(?:do|wid|would)(?:n['’]?t|nae| not)|dinnae?) (?:(?:want|"
    r"need|like|tae|to|"
    r"a|an|the|any|brand|another|necessarily|just) )*(?:new|existing|closed|adapt\w*|design\w*|places?|buy\w*|"
    r"book\w*|private)\b"
    r"(?: (?:one|course|group|places?))?",
    re.IGNORECASE,
)
"""A way that is named to be turned down: "not a brand new course"."""

WANTED = re.compile(r"\b(?:ones?|een|ane|yin|it|that|courses?|something|places?|group|us|training)\b", re.IGNORECASE)
"""What a way is a way to, in words that name one and nothing else."""

NUMBERED = re.compile(r"\W*(?:number |option |no\.? ?(?=\d))?(\w+)\W*", re.IGNORECASE)
COUNTED = re.compile(r"\W*the (\w+)(?: (?:one|route|option))?\W*", re.IGNORECASE)

WAYS = re.compile(
    r"\b(?:the|these|those|them|my|our|what|which|all|six|other) (?:\w+ )?(?:ways|options|routes|choices)\b|"
    r"\b(?:ways|options|routes|choices) (?:again|are there|do (?:we|i) have)\b|\b(?:say|show|list)\b.{0,20}\bagain\b",
    re.IGNORECASE,
)

MORE = 2
"""Telling words beside the name of a way from which on a clause says more than that."""

ALWAYS = ("co_design", "credit_rate", "rpl")
NEED_AN_OFFER = ("buy_places", "closed_cohort", "adapt")
"""These begin from a course that exists, so they make sense only when something was found."""


def asks_the_ways(text: str) -> bool:
    """Whether somebody wants to hear the ways: "what are the ways again?"."""
    return bool(WAYS.search(in_standard_english(text)))


def sensible(found: bool) -> tuple[str, ...]:
    """The routes worth proposing, the quickest first; `found` says that the catalogue had something near."""
    return (*NEED_AN_OFFER, *ALWAYS) if found else ALWAYS


def read_route(text: str, proposed: tuple[str, ...]) -> str | None:
    """The route that a message names, by words or by its number in the proposal; None when it names none."""
    number = _number(text)
    if number is not None:
        number = len(proposed) if number < 0 else number
        return proposed[number - 1] if 1 <= number <= len(proposed) else None
    wanted = NEGATED.sub("", text)
    return next((route for route, pattern in ROUTES.items() if pattern.search(wanted)), None)


def route_begun(text: str) -> str | None:
    """The route that a message asks for which asks for a request: a new course where something is to be
    made, a group of their own where one is to be taught at theirs."""
    if route := read_route(text, ()):
        return route
    return "co_design" if MADE.search(text) else "closed_cohort" if AT_THEIRS.search(text) else None


def route_among(text: str, spans: Sequence[Span], proposed: tuple[str, ...]) -> str | None:
    """The route that a message names beside those who are to learn: "product developers" develop nothing new."""
    return read_route(without(text, spans, "who", "person"), proposed)


def route_alone(text: str, spans: Sequence[Span]) -> str | None:
    """The route that is all a clause names, whatever was asked: "design a new one, I suppose". None for any other."""
    left = without(text, spans, "who", "person", "need", "story")
    route = read_route(left, ())
    if route is None or not WANTED.search(left):
        return None
    return route if len(telling(ROUTES[route].sub("", left))) < MORE else None


def _number(text: str) -> int | None:
    """The number that is all a message says: "2", "option two", "the second one"."""
    if numbered := NUMBERED.fullmatch(text):
        return position(numbered[1].lower())
    counted = COUNTED.fullmatch(text)
    return ordinal(counted[1].lower()) if counted else None
