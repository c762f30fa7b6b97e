"""A level that is asked for without being named: "for beginners", "nothing too academic", "advanced"."""

from __future__ import annotations

import re

from reading.constraints.message import Message

AS_A_HIGHER, AS_AN_HND = 6, 8
"""The greatest level that "beginner" is taken for, and the least that "advanced" is."""

HARD = r"academic|advanced|hard|high|heavy|technical|fancy|qualifications?|experience|degrees?|diplomas?|essays?"
EASY = r"basics?|simple|easy|introduct\w*|beginners?"
LOW = r"beginners?|basics?|entry|introduct\w*|intro|starters?|novices?|from scratch|low(?:er|est)?|simple|easy|easier"
HIGH = r"advanced|high(?:er|est)?|experts?|in[- ]depth|deeper|senior|harder|challenging"

CLASS = r"(?:class(?:es)?|courses?|ones?|training|sessions?|workshops?|level)"
MUCH, SORT = r"(?:too |anything |the |very |so |just )*", r"(?: stuff| ones?| things?| courses?| level)?"

Words = tuple[tuple[re.Pattern[str], int | None, int | None], ...]
WANTED: Words = (
    (re.compile(rf"\b(?:not?|nothing|isn't|without)\b[^.]{{0,40}}\b(?:{HARD})\b"), None, AS_A_HIGHER),
    (re.compile(rf"\b(?:not?|nothing|more than|above|beyond)\b[^.]{{0,40}}\b(?:{EASY})\b"), AS_AN_HND, None),
    (re.compile(rf"\b(?:{LOW})\b"), None, AS_A_HIGHER),
    (re.compile(rf"\b(?:{HIGH})\b"), AS_AN_HND, None),
)
"""Words with the least and the greatest level that they are taken for; the first that are found count."""
REFUSED: Words = (
    (re.compile(rf"^{MUCH}(?:{HARD}){SORT}$"), None, AS_A_HIGHER),
    (re.compile(rf"^{MUCH}(?:{LOW}){SORT}$"), AS_AN_HND, None),
    (
        re.compile(r"^(?:an? |the )?(?:introduct\w+|intro|beginners'?|starter|basics?)\b.{0,20}? (?:to|in|on|of|for) "),
        AS_AN_HND,
        None,
    ),
    (re.compile(rf"^(?:an? |the |any )?(?:{LOW})(?:['’]s|s['’])? .{{0,25}}{CLASS}$"), AS_AN_HND, None),
    (re.compile(rf"^(?:an? |the |any )?(?:{HIGH}) .{{0,25}}{CLASS}$"), None, AS_A_HIGHER),
)
"""The same of what is refused, where it is all of it or says of what ("an introduction to procurement", "a
beginner's CAD class"): "advanced plumbing" is a topic."""


def read_loose_levels(message: Message) -> None:
    """Claim as a wish what was marked as a level, or as refused, and names none; what was claimed of it already
    stands."""
    for label, listed in (("level", WANTED), ("not", REFUSED)):
        for start, end in message.marked(label):
            if not any(claim.start < end and claim.end > start for claim in message.claims):
                _read(message, start, end, listed)


def _read(message: Message, start: int, end: int, listed: Words) -> None:
    marked = message.unclaimed[start:end]
    bounds = next(((least, most) for words, least, most in listed if words.search(marked)), None)
    if bounds:
        least, most = bounds
        value = f"up to {most}" if most else f"{least} or above"
        message.claim((start, end), "level", value, wish=True, level_min=least, level_max=most)
