"""The conditions that the questions of a message put to a course: "is it online?", "which is in the evening?"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from actions.turn import Turn
from reading.comparatives import measured
from reading.constraints import extract
from reading.filters import FIELDS_OF, Filters
from reading.spans import Span

_ASKS = r"(?:is|are|was|were|do|does|dis|did|can|could|will|would|wid)\b"
_SEVERAL = r"(?:these|those|them|the \w+(?: courses?| ones?)?)"
_OF_SEVERAL = (
    r"(?:which|whit|any|ony|either)\b(?: (?:ones?|yins?|courses?))?"
    rf"(?: (?:of|o|from|among) {_SEVERAL}| (?:{_ASKS}|has|have|runs?|starts?|takes?)\b)"
)
CLAUSE = re.compile(
    rf"(?:^|[.,;?!:–-]\s*|\b(?:and|but|so|an|then|just|me|confirm|say)\s+)\s*"
    rf"(?P<asked>(?:(?P<which>{_OF_SEVERAL})|{_ASKS})(?:(?!\s(?:and|but|an)\s+(?:{_ASKS}|which\b))[^.?!;\n])*)",
    re.IGNORECASE,
)
"""A clause that yes or no answers, or the names of some of several (`which`), wherever it stands in a message; the next
one ends it."""

TIMED = frozenset({"delivery", "time", "starts"})
"""The facts that a question asks for by words of how or when, whichever of them the reader takes it for."""

ENDS = re.compile(r"\b(?:finish\w*|complet\w*|done|over|end\w*|through)\b", re.IGNORECASE)
OF_START = frozenset({"starts_by", "starts_from"})
"""Words that ask for the end, of which a record publishes no day, and the conditions that are then none on a start."""

AT_MOST = re.compile(
    r"\b(?:under|below|less than|cheaper than|up to|within|(?:no|not) (?:more|mair) than|at most|free|for nothing)\b",
    re.IGNORECASE,
)
MORE = re.compile(r"\b(?:more|mair|over|above|at least|dearer|exceed\w*)\b(?<!no more)(?<!not more)", re.IGNORECASE)
"""Words that ask whether a price is within a limit, and those that ask whether it is beyond one."""

TOGETHER = re.compile(
    r"\b(?:both|together|altogether|all (?:of )?(?:them|these|those|the courses|two|three|four|[2-6](?= courses)))\b",
    re.IGNORECASE,
)
COMPARING = re.compile(r"\b(?:compar\w*|differ\w*|odds|versus|vs|against|side[- ]by[- ]side|each)\b", re.IGNORECASE)
"""Words that ask for several credentials as one sum, and those by which they are compared or told one by one."""

SETTLED_BY = {
    "mode": "delivery",
    "pattern": "delivery",
    "location": "delivery",
    "price": "price",
    "starts": "starts",
    "duration_weeks": "time",
    "hours_per_week": "time",
    "credit_bearing": "scqf_credits",
    "assessed": "assessment",
}
"""The facts of a record that settle a question, with the row of the table that says them."""

ASKED = (
    *("modes", "patterns", "places", "price_max", "starts_by", "starts_from", "weeks_max", "hours_per_week_max"),
    *("credit_bearing", "assessed"),
)
"""The conditions that a question may put to a record; what it refuses is put to none."""


@dataclass(frozen=True)
class Put:
    """What a clause of a message asks, whether it asks which of several, and the conditions that it puts, if any."""

    asked: str
    which: bool
    put: Filters | None


def clauses_put(turn: Turn) -> list[Put]:
    """The clauses of a message that put a question, each with its conditions as musts."""
    return [Put(found["asked"], bool(found["which"]), _put(turn, found)) for found in CLAUSE.finditer(turn.text)]


def settling(turn: Turn) -> tuple[str, ...]:
    """The facts of a record, by their rows, that settle the conditions which a message puts."""
    facts = (fact for clause in clauses_put(turn) if clause.put for fact in facts_of(clause.put))
    return tuple(dict.fromkeys(SETTLED_BY[fact] for fact in facts if fact in SETTLED_BY))


def facts_of(put: Filters) -> set[str]:
    """The facts of a record that these conditions ask about."""
    return {fact for fact, names in FIELDS_OF.items() if any(getattr(put, name) not in (None, ()) for name in names)}


def asks_sum(turn: Turn) -> bool:
    """Whether a message that asks for the price of several courses asks for what they come to: "how much are they
    both?", but not "are both under £300?" or "compare the prices of both"."""
    compares = COMPARING.search(turn.text) or measured(turn.text) or clauses_put(turn)
    return turn.asked == ("price",) and bool(TOGETHER.search(turn.text)) and not compares


def _put(turn: Turn, found: re.Match[str]) -> Filters | None:
    """The conditions that a clause puts to a record; None where it puts none.

    Where how or when is asked, or a limit is put to the price, all of the clause is read for ways and times of
    teaching, marked by the reader or not; and for that limit by itself, as a span that lies over others hides them.
    """
    start, end = found.span("asked")
    inside = [span for span in turn.message.spans if start <= span.start and span.end <= end]
    limits = "price" in turn.message.facts and AT_MOST.search(found["asked"])
    if limits or TIMED & {*turn.message.facts}:
        inside.insert(0, Span(start, end, "mode"))
    said = extract(turn.text, inside, today=turn.today).filters
    if limits:
        of_price = extract(turn.text, [Span(start, end, "price")], today=turn.today).filters
        said = said.model_copy(
            update={"price_max": said.price_max if of_price.price_max is None else of_price.price_max}
        )
    if said.price_max is not None and (MORE.search(found["asked"]) or not AT_MOST.search(found["asked"])):
        return None
    asked = (name for name in ASKED if not (name in OF_START and ENDS.search(found["asked"])))
    put: dict[str, Any] = {name: value for name in asked if (value := getattr(said, name)) not in (None, ())}
    return Filters(**put) if put else None
