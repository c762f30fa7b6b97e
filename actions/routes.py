"""The six routes from a need to learning: which of them make sense now, and which one an employer names."""

from __future__ import annotations

import re

from hub.models import Route

PATTERNS = {
    Route.CREDIT_RATE: (
        r"\bcredit[- ]?rat|\baccredit|\bour own (?:training|course|programme)|\brecogni[sz]e our (?:own|training)"
    ),
    Route.RPL: r"\bexperience|\brpl\b|\bprior learning|\bwhat (?:they|people|staff) (?:already )?(?:know|can)",
    Route.CLOSED_COHORT: (
        r"\bclosed|\b(?:just|only) (?:for )?us\b|\bown group|\bprivate|\bin[- ]house|\bcohort|\bour (?:own )?staff only"
    ),
    Route.ADAPT: r"\badapt|\btailor|\btweak|\badjust|\bcustomi[sz]e",
    Route.BUY_PLACES: r"\bbuy|\bplaces?\b|\bbook\b|\bas (?:it is|they are)\b|\bexisting",
    Route.CO_DESIGN: r"\bdesign|\bbuild|\bnew (?:one|course)\b|\bcreate|\bdevelop|\bfrom scratch|\bsomething new",
}
ROUTES = {route: re.compile(pattern, re.IGNORECASE) for route, pattern in PATTERNS.items()}
"""The words by which each is named, the more particular first."""

ALWAYS = (Route.CO_DESIGN, Route.CREDIT_RATE, Route.RPL)
NEED_AN_OFFER = (Route.BUY_PLACES, Route.CLOSED_COHORT, Route.ADAPT)
"""These begin from a course that exists, so they make sense only when something was found."""


def sensible(found: bool) -> tuple[Route, ...]:
    """The routes worth proposing, the quickest first; `found` says that the catalogue had something near."""
    return (*NEED_AN_OFFER, *ALWAYS) if found else ALWAYS


def read_route(text: str, proposed: tuple[Route, ...]) -> Route | None:
    """The route that a message names, by words or by its number in the proposal; None when it names none."""
    numbered = re.fullmatch(r"\W*(?:number |option |no\.? ?)?([1-6])\W*", text, re.IGNORECASE)
    if numbered:
        place = int(numbered[1])
        return proposed[place - 1] if place <= len(proposed) else None
    return next((route for route, pattern in ROUTES.items() if pattern.search(text)), None)
