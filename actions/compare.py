"""compare: credentials side by side, each fact a row, what is not published said in its cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.answering import show_search
from actions.asking import FULL
from actions.earlier import beyond_the_page, shown_for
from actions.guidance import of_principle, say_guidance
from actions.items import say_unclear, shown
from actions.pages import Referents
from actions.picking import picks
from actions.put import asks_sum
from actions.recommend import in_order_asked
from actions.referents import of_courses, referents
from actions.several import several
from actions.side_by_side import ASKS_TO_COMPARE, say_comparison
from actions.skill import SKILLS, skill
from actions.turn import Events, Turn
from catalogue.records import Credential
from reading.amounts import awards_named
from reading.choosing import choose, tells_apart
from reading.comparatives import measured
from reading.lists import of_shortlist

MOST = 3

WHICH = re.compile(r"\b(?:which|whit yin|best for|better for)\b", re.IGNORECASE)
"""Words of a question that wants one of several."""

ADVICE = re.compile(r"\bwhich\b[^.?!]*\b(?:would|wid|should|do) (?:you|i|we)\b", re.IGNORECASE)
"""Words that ask which of several to take, and not what the hub thinks of such things."""

WITH = re.compile(r"\bcompar\w* (?:with|wi|to|against) (?P<other>[^.?!;\n]+)", re.IGNORECASE)
"""Words behind which stands what something is compared with."""

BESIDE_ANOTHER = ("scqf_level", "behind")
"""The facts by which a course stands beside something that was not shown."""

SHOWN = "shown"
"""What the button below a list names: those that are shown are compared, whatever was kept."""


@skill("action_compare_credentials")
def compare(turn: Turn) -> Events:
    listed = shown(turn)
    if pressed := turn.message.named.get("credential"):
        return _beside(turn, pressed, listed)
    asks_advice = len(listed) > 1 and ADVICE.search(turn.text)
    if turn.text and turn.message.facts and not asks_advice and (principle := of_principle(turn)):
        return say_guidance(turn, principle)
    kept = [] if turn.message.named.get("value") == SHOWN else shown_for(turn, turn.slots.shortlist)
    if len(kept) > 1 and (not turn.text or of_shortlist(turn.text) or len(listed) < 2):
        listed = kept
    if (ordered := in_order_asked(turn)) is not None:
        return show_search(turn, ordered)
    means, chosen = _compared(turn, listed, kept)
    described = _described(turn, chosen[:MOST])
    if listed and _of_one_beside_another(turn, means):
        facts = turn.asked or BESIDE_ANOTHER
        return SKILLS["action_show_details"](replace(turn, message=replace(turn.message, facts=facts)))
    if listed and not described and _asks_else(turn):
        return SKILLS["action_show_details"](turn)
    if len(chosen) < 2:
        if len(listed) == 1 and (turn.asked or WHICH.search(turn.text)):
            if not WHICH.search(turn.text):
                turn.respond("utter_one_to_compare")
            return SKILLS["action_show_details"](turn)
        turn.respond("utter_nothing_to_compare")
        return []
    if asks_sum(turn):
        return SKILLS["action_total_price"](turn)
    alone = means.credentials[0] if len(means.credentials) == 1 else None
    events = say_comparison(turn, chosen[:MOST], turn.asked, described, alone)
    say_unclear(turn, means.unclear)
    return events


def _compared(turn: Turn, listed: list[Credential], kept: list[Credential]) -> tuple[Referents, list[Credential]]:
    """What a message points at, and the courses that it compares: those, else all that are listed."""
    current = turn.search.current
    if counted := several(turn, turn.text, listed):
        return Referents(tuple(counted)), counted
    points = turn.heard.pointed or turn.heard.titles
    numbered = choose(of_courses(turn), listed)
    means = referents(turn) if points else Referents(tuple(numbered))
    chosen = list(means.credentials)
    if len(chosen) == 1 < len(numbered) < len(listed) and chosen[0] in numbered:
        chosen = numbered  # "compare one and two", of which the reader marked one
    elif listed is not kept and any(beyond_the_page(turn, point) for point in points):
        chosen = beyond_the_page(turn, " ".join(points)) or chosen  # "the first and the third", where one was left
    if len(chosen) == 1 and current and chosen[0].id != current:
        chosen = [*(credential for credential in listed if credential.id == current), *chosen]
    return means, chosen if len(chosen) > 1 else listed


def _of_one_beside_another(turn: Turn, means: Referents) -> bool:
    """Whether a message asks of one course how it compares with something that was not shown: "how does it compare with
    an SVQ?"."""
    of_one = len(means.credentials) == 1 or (turn.search.current and not means.credentials)
    untold = any(phrase in turn.heard.titles for phrase in means.unclear)
    return bool(of_one and not picks(turn) and (untold or awards_named(turn.text) or _beside_something_else(turn)))


def _asks_else(turn: Turn) -> bool:
    """Whether a message that was taken for a comparison asks for something else of several courses, without words for a
    comparison or for one of them."""
    if turn.asked or len(turn.text.split()) < FULL:
        return False
    return not (ASKS_TO_COMPARE.search(turn.text) or picks(turn) or measured(turn.text))


def _beside_something_else(turn: Turn) -> bool:
    """Whether a message asks how a course compares with what it does not point at."""
    found = WITH.search(turn.text)
    pointing = [span.start for span in turn.message.spans if span.label in ("ordinal", "title")]
    return found is not None and not any(found.start("other") <= start for start in pointing)


def _described(turn: Turn, listed: Sequence[Credential]) -> Credential | None:
    """The one of several that a question describes and asks nothing else of: "which is more for quality", "which covers
    distress best"."""
    if {*turn.asked} - {"content"} or turn.heard.pointed or measured(turn.text) or not WHICH.search(turn.text):
        return None
    like = turn.index.credentials.likest(tells_apart(turn.text), [card.id for card in listed])
    return next((card for card in listed if (card.id,) == like), None)


def _beside(turn: Turn, pressed: str, listed: Sequence[Credential]) -> Events:
    """Compare the credential of a card with the one that was spoken of, or else with the first other of the list."""
    found = shown_for(turn, [pressed])
    others = sorted((other for other in listed if other.id != pressed), key=lambda one: one.id != turn.search.current)
    if not (found and others):
        turn.respond("utter_nothing_to_compare")
        return []
    return say_comparison(turn, [*found, others[0]])
