"""The beginning of a request: what the conversation says already is taken over and not asked again."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence

from actions.referents import meant
from actions.request_form import skills_of
from actions.skill import skill
from actions.turn import Events, Turn, remember
from hub.models import Route
from reading.changes import closest_need, needs_refused, turned_down
from reading.routes import read_route

ROOM_FOR_SAID = 2000
"""Characters of the notes that the employer's own messages may take."""

FROM_NOTHING = frozenset({Route.CO_DESIGN, Route.CREDIT_RATE, Route.RPL})
"""Routes that begin from no course of the catalogue."""

AS_THEY_ARE = re.compile(r"\b(?:none|nothing|not|no)\b[^.,;:!?]*\bas (?:it is|they are)\b", re.IGNORECASE)
"""Words that reject what exists and name no way to get it: "none of these fit as they are"."""

GO_ON = "go_on"
"""What the button names that goes on with a request which was put aside."""

OF_A_SEARCH = ("request_need", "request_skills", "request_learners", "request_roles", "request_credential")
"""What a request has from the search that it grew out of."""

NO_JOBS = re.compile(
    r"\b(?:milkers?|cows?|ewes?|sheep|cattle|calves|hens?|pigs?|horses?|animals|beds?|rooms?|covers|vans?|"
    r"lorr(?:y|ies)|trucks?|"
    r"tractors?|boats?|sites?|shops?|wife|husband|son|daughter|mum|dad|myself)\W*$",
    re.IGNORECASE,
)
"""Words behind a number that are no learners' jobs: "360 milkers", "the wife"."""


@skill("action_begin_request")
def begin_request(turn: Turn) -> Events:
    """Start the form with what the conversation knows already."""
    slots, search, conditions = turn.slots, turn.search, turn.heard.conditions
    said = said_so_far(turn)
    known: dict[str, object] = {"request_key": uuid.uuid4().hex, "request_consent": None}
    going_on = turn.message.named.get("value") == GO_ON
    if search.needs and said != slots.request_said and not going_on:
        # another search since this request was put aside: the request is about that now
        slots = slots.model_copy(update=dict.fromkeys(OF_A_SEARCH))
        known |= {**dict.fromkeys(OF_A_SEARCH), "request_said": said}
    if route := turn.message.named.get("route") or _route_said(turn):
        known["request_route"] = route
    pointing = turn.heard.pointed or turn.heard.titles or "credential" in turn.message.named
    if pointing and route not in FROM_NOTHING:  # "not that one, could somebody make one for us?"
        about = meant(turn)
        known["request_credential"] = about[0].id if len(about) == 1 and about[0].id not in search.hidden else None
    if conditions.learners and not slots.request_learners:
        known["request_learners"] = str(conditions.learners)
    needs = () if going_on else _still_wanted(turn, search.needs)
    if not all(closest_need(need, needs) for need in turn.heard.needs):  # another need than the one looked for
        needs = _still_wanted(turn, turn.heard.needs)
    if needs and not slots.request_need:
        known["request_need"] = turn.phrases.listing(needs)
    if needs and not slots.request_skills:
        known |= skills_of(turn, needs)
    if search.learners and not (going_on or slots.request_learners or conditions.learners):
        known["request_learners"] = str(search.learners)
    if (own := jobs(turn, conditions.people or search.people)) and not (going_on or slots.request_roles):
        known["request_roles"] = own
    begins = [turn.phrases("utter_request_begins")]
    if taken := [str(known[slot]) for slot in ("request_need", "request_learners", "request_roles") if known.get(slot)]:
        begins.append(turn.phrases("utter_request_known", known="; ".join(taken)))
    turn.say(" ".join(begins))
    return remember(**known)


def _still_wanted(turn: Turn, needs: tuple[str, ...]) -> tuple[str, ...]:
    """The needs without those that were refused since, or turned down in the words in which they were said."""
    refused = needs_refused((*turn.search.refused, *turn.heard.refused), needs)
    said = (*turn.search.said, turn.text)
    return tuple(need for need in needs if need not in refused and not any(turned_down(need, words) for words in said))


def jobs(turn: Turn, people: Sequence[str]) -> str:
    """The jobs that a request takes over from the words for those who are to learn; empty where they say none. What a
    business counts, and who belongs to a family, are none."""
    return ", ".join(turn.index.learners.telling([words for words in people if not NO_JOBS.search(words)]))


def _route_said(turn: Turn) -> str | None:
    """The route that the message asks for in so many words: "book 6 places", "run it just for us"."""
    return read_route(AS_THEY_ARE.sub("", turn.text), ()) if turn.text else None


def said_so_far(turn: Turn) -> str | None:
    """The last messages that the needs were read from, as they were typed, as far as a request has room for them; None
    where there are none."""
    kept: list[str] = []
    for words in reversed(turn.search.said):
        if len(" / ".join((words, *kept))) > ROOM_FOR_SAID:
            break
        kept.insert(0, words)
    return " / ".join(kept) or None
