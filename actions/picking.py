"""Which of several courses to look at first, where an employer asks for one, and why that one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from actions.conditions import as_told
from actions.finding import LOOKED_AT, find
from actions.turn import Turn
from actions.verdicts import DENYING
from catalogue.facts import facts
from catalogue.records import Credential
from index.filters import judge
from index.results import Hit
from reading.filters import Filters

ADVICE = re.compile(
    r"\b(?:would|wid|wad|should|do|could) (?:you|ye|i|we) (?:\w+ )?"
    r"(?:pick|choose|go for|go with|recommend|suggest|advise|take|begin|start|look at)\b|"
    r"\b(?:you|ye) (?:pick|choose|recommend|suggest|advise)\b|"
    r"\b(?:pick|choose|recommend|suggest) (?:me |us )?(?:just )?(?:one|yin)\b|\btell (?:me|us) which\b",
    re.IGNORECASE,
)
"""Words that ask which of several to take."""

PICK = re.compile(rf"\bwhich\b|\bwhit (?:yin|een|ane|wan)\b|\bbest\b|\bbetter\b|{ADVICE.pattern}", re.IGNORECASE)
"""Words that ask for one of several courses and not for all of them beside each other."""

CONTENT = "content"
WEIGHED = ("scqf_level", "price", "delivery", "time")
WEIGHED_FOR = ("entry_requirements", "scqf_level", "delivery", "assessment")
"""The facts that one is weighed against the others by, and those where it is to suit somebody who is described."""

SOMEBODY = re.compile(
    r"\bfor (?:him|her|them|(?:some|any)(?:body|one|yin)|an? |the |my |our )|"
    r"\b(?:he|she|they)(?:['’](?:s|re)| (?:is|are|has|have))\b",
    re.IGNORECASE,
)
ANYBODY = re.compile(r"\bfor (?:an? )?(?:some(?:body|one|yin)|person|people|folk)\b", re.IGNORECASE)
"""Words that say of somebody what one of several is to suit, and those that need no mark of the reader."""

IN_WORDS = frozenset({"assessment", "entry_requirements", "rpl", "content", "stacks_into"})
"""Facts that a record tells in words, of which one may suit somebody better than another; of the others a condition
asks, and several courses may meet it."""

DENIED = re.compile(rf"{DENYING.pattern}|\bno\b|\bwithout\b|\bavoid\w*", re.IGNORECASE)
"""Words by which a line that is near to a question may be what it does not want."""

CLEAR = 0.05
"""How much nearer to a question the line of one course has to be than that of the next, to be what it asks for."""


@dataclass(frozen=True)
class Pick:
    """The course to look at first, and the sentence that says so and why; or, with none, that none is about it."""

    credential: Credential | None
    said: str


def picks(turn: Turn) -> bool:
    """Whether a message asks for one of several courses."""
    return bool(PICK.search(turn.text))


def speaks_of_somebody(turn: Turn) -> bool:
    """Whether a message says who the one is for that it asks for."""
    told = {span.label for span in turn.message.spans} & {"story", "who"}
    return bool((told and SOMEBODY.search(turn.text)) or ANYBODY.search(turn.text))


def pick(turn: Turn, credentials: Sequence[Credential], asked: Sequence[str]) -> Pick | None:
    """The one of several courses that a message which asks for one is told to look at first; None where nothing was
    looked for and nothing in the question tells them apart.

    Where one fact is asked for, it is the course whose line of that fact the question comes nearest to ("for somebody
    who would rather draw than write essays"); else the one that comes first for what is looked for, of those that meet
    the conditions which the message names.
    """
    telling = len(asked) == 1 and asked[0] in IN_WORDS and not DENIED.search(turn.text)
    if telling and (suited := _suited(turn, credentials, asked[0])):
        return suited
    if not turn.search.needs or (asked and not ADVICE.search(turn.text)):
        return None
    among = {one.id: one for one in _meeting(turn, credentials) or credentials}
    search = turn.search.changed(order=None, again=())
    # first by all that is asked for, then by the needs alone, where a must leaves these out
    found = (find(turn, one) for one in (search, search.changed(filters=Filters())))
    hits = (hit for result in found for hit in result.hits[:LOOKED_AT])
    hit = next((hit for hit in hits if hit.credential.id in among and hit.reasons), None)
    if hit is None:
        none = turn.phrases("utter_picked_none", needs=_needs(turn, turn.search.needs))
        return Pick(None, none) if {one.id for one in credentials} <= {*turn.search.shown} else None
    return Pick(among[hit.credential.id], _because(turn, hit, alone=len(among) == 1 < len(credentials)))


def _meeting(turn: Turn, credentials: Sequence[Credential]) -> list[Credential]:
    """Those of several that meet every condition which a message names."""
    said = turn.heard.conditions
    filters = said.shared_among(turn.search.learners).model_copy(
        update={"heads": said.learners or turn.search.learners}
    )
    verdicts = [(one, judge(one, filters)) for one in credentials]
    return [one for one, verdict in verdicts if not (verdict.broken or verdict.missed)]


def _suited(turn: Turn, credentials: Sequence[Credential], key: str) -> Pick | None:
    """The course whose published line of a fact is nearest to the question; None where none is clear of the others."""
    lines = [facts(credential, turn.phrases, turn.today, [key])[0] for credential in credentials]
    if not all(line.published for line in lines):
        return None
    near = turn.services.answers.similar(turn.text, [f"{line.name}: {line.value}" for line in lines])
    order = sorted(range(len(lines)), key=lambda at: -near[at])
    if near[order[0]] < near[order[1]] + CLEAR:
        return None
    title, fact = credentials[order[0]].title, lines[order[0]].name
    return Pick(credentials[order[0]], turn.phrases("utter_begin_with_by", title=title, fact=fact))


def _because(turn: Turn, hit: Hit, *, alone: bool) -> str:
    """What is said of the course to look at first: what it answers of what is looked for, and that it meets `alone`
    what the message asks."""
    needs = _needs(turn, [reason.need for reason in hit.reasons])
    because = turn.phrases("utter_begin_with_because", title=hit.credential.title, needs=needs)
    return f"{because} {turn.phrases('utter_picked_alone')}" if alone else because


def _needs(turn: Turn, needs: Sequence[str]) -> str:
    return turn.phrases.listing([as_told(turn.phrases, need) for need in needs])
