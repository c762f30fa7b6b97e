"""The beginning of a request: what the conversation says already is taken over and not asked again."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence

from actions.referents import referents
from actions.request_form import skills_of
from actions.request_need import Need, in_words, told_so_far
from actions.search import Search
from actions.skill import skill
from actions.turn import Events, Turn, remember
from reading.belonging import IDENTITY
from reading.choosing import ONE_COURSE
from reading.clauses import clauses
from reading.contact import contact_in, introduced, way_in
from reading.echoes import TURNED_DOWN
from reading.routes import ALWAYS, route_begun

TAKEN_OVER = (
    *("request_need", "request_learners", "request_roles", "request_organisation", "request_name", "request_contact"),
)
"""What is said back of what a request takes over."""

AS_THEY_ARE = re.compile(r"\b(?:none|nothing|not|no)\b[^.,;:!?]*\bas (?:it is|they are)\b", re.IGNORECASE)
"""Words that reject what exists and name no way to get it: "none of these fit as they are"."""

ASKING = "request"
"""The act of a sentence that asks for something to be built, adapted, run or booked."""

NONE = re.compile(r"\b(?:none|nane|neither|nothing|nithing)\b", re.IGNORECASE)
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
    known: dict[str, object] = {"request_key": uuid.uuid4().hex, "request_consent": None}
    if (asked := _asked_for_in_vain(turn)) is not None:
        known["search"] = asked
        turn = turn.with_slots({"search": asked})
    slots, search, conditions = turn.slots, turn.search, turn.heard.conditions
    going_on = turn.message.named.get("value") == GO_ON
    need = Need() if going_on else told_so_far(turn)
    if any(words not in (slots.request_said or "") for words in need.naming):
        # another search since this request was put aside: the request is about that now
        slots = slots.model_copy(update=dict.fromkeys(OF_A_SEARCH))
        known |= {**dict.fromkeys(OF_A_SEARCH), "request_said": need.said}
    elif slots.request_said is None and need.said:
        known["request_said"] = need.said
    if route := turn.message.named.get("route") or _route_said(turn):
        known["request_route"] = route
    if "credential" in turn.message.named or (pointing := wanted_courses(turn)):
        about = list(referents(turn, None if "credential" in turn.message.named else pointing).credentials)
        if route not in ALWAYS:  # "not that one, could somebody make one for us?"
            known["request_credential"] = about[0].id if len(about) == 1 and about[0].id not in search.hidden else None
    if conditions.learners and not slots.request_learners:
        known["request_learners"] = str(conditions.learners)
    if need.needs and not slots.request_need:
        known["request_need"] = in_words(turn, need.needs)
    if need.needs and not slots.request_skills:
        known |= skills_of(turn, need.needs)
    if search.learners and not (going_on or slots.request_learners or conditions.learners):
        known["request_learners"] = str(search.learners)
    if (own := jobs(turn, conditions.people or search.people)) and not (going_on or slots.request_roles):
        known["request_roles"] = own
    known |= _who_asks(turn, {*filter(slots.value, IDENTITY)})
    begins = [turn.phrases("utter_request_begins")]
    if taken := [str(known[slot]) for slot in TAKEN_OVER if known.get(slot)]:
        begins.append(turn.phrases("utter_request_known", known="; ".join(taken)))
    turn.say(" ".join(begins))
    return remember(**known)


def _asked_for_in_vain(turn: Turn) -> Search | None:
    """The search that nothing answered while another list went on, with its own learners, places and other conditions:
    a request is for that. None where there is none, or a course is wanted."""
    search = turn.search
    named = [words for words in wanted_courses(turn) if not ONE_COURSE.fullmatch(words)]  # "that" is what is not there
    if search.unanswered is None or "credential" in turn.message.named or named:
        return None
    return Search(**dict(search.unanswered), recent=search.recent).following(search)


def _who_asks(turn: Turn, answered: set[str]) -> dict[str, str]:
    """Who asks and how to reach them, as the messages before said it by themselves, where it is not `answered`."""
    told: dict[str, str] = {}
    for message in turn.past:
        told |= introduced(message.text)
    if way_in(turn.text):
        told |= contact_in("request_need", turn.text, turn.message.spans)
    return {question: words for question, words in told.items() if question in IDENTITY - answered}


def jobs(turn: Turn, people: Sequence[str]) -> str:
    """The jobs that a request takes over from the words for those who are to learn; empty where they say none. What a
    business counts, and who belongs to a family, are none."""
    return ", ".join(turn.index.learners.telling([words for words in people if not NO_JOBS.search(words)]))


def _route_said(turn: Turn) -> str | None:
    """The route that the message asks for in so many words: "book 6 places", "run it just for us"."""
    return route_begun(AS_THEY_ARE.sub("", turn.text)) if turn.text else None


def wanted_courses(turn: Turn) -> tuple[str, ...]:
    """The phrases of a message that point at a course which is wanted: those of a sentence that turns nothing down and
    asks for something. "that's cars. can they build one for us?" points at none."""
    text, pointing = turn.text, (*turn.heard.pointed, *turn.heard.titles)
    wanted: list[str] = []
    for part in clauses(text, turn.message.spans):
        at = text.find(part.text)
        act = next((one.act for one in turn.message.parts if one.start <= at < one.end), ASKING)
        refused = "not" in part.labels or TURNED_DOWN.search(part.text) or NONE.search(part.text)
        if act == ASKING and not refused:
            wanted += [words for words in pointing if words in part.text]
    return tuple(wanted)
