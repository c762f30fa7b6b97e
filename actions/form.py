"""Filling a form of Rasa: take the message as answers, check them, and say which question comes next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from actions.turn import Events, Turn, remember
from reading.answers import NOT_SURE
from reading.contact import way_in

BESIDE = frozenset({"request_asked", "request_offered"})
"""What a message sets that only asks something."""

OF_REQUEST = "request_"
"""How the slots begin that hold what is said in the form of a request."""

MOST_PASSED = 2
"""Messages that may leave a question unanswered before it is left open."""

MOST_MISSED = 2
"""Answers to one question that may be refused before the ways on are offered."""

Answers = dict[str, Any]
"""Slots with their values; None leaves the question open."""


def check_contact(slot: str, turn: Turn, value: Any) -> Answers:
    """The e-mail address or the telephone number in an answer; without either it is asked for again."""
    way = way_in(str(value)) if value else None
    if value and way is None:
        turn.say(turn.phrases("utter_contact_unclear"))
    return {slot: way}


def messages_since_asked(turn: Turn) -> int:
    """How many messages since the open question was first asked answered others, this one among them; what only asks
    something passes nothing by."""
    count = since = 0
    passes = True
    for event in reversed(turn.events):
        kind, name = event.get("event"), event.get("name")
        if kind == "user":
            count += passes
            passes = False
        elif kind == "slot" and name == "requested_slot" and event.get("value") == turn.slots.requested_slot:
            since = count
        elif kind == "active_loop" or (kind == "slot" and name == "requested_slot"):
            break
        elif kind == "slot" and str(name).startswith(OF_REQUEST):
            passes |= name not in BESIDE and event.get("value") is not None
    return since


@dataclass(frozen=True)
class Form:
    """A form of domain.yml.

    `read` gives what the message answers, `checks` has for every slot what becomes of an answer (it may set other slots
    too, and may speak; an answer without a check is taken as it is), `wanted` the slots that have to be filled, in
    order, `unsure` those that may stay not known.

    An answer that was refused twice leads to the ways on; a third time the question is left open where it may be. So it
    is when two messages answered other things: `left_open` says with what. A name is asked for once more when no other
    question is open, before it is left open too.
    """

    read: Callable[[Turn], Answers]
    checks: Mapping[str, Callable[[Turn, Any], Answers]]
    wanted: Callable[[Turn], Sequence[str]]
    unsure: frozenset[str] = frozenset()
    left_open: Mapping[str, str | None] = field(default_factory=dict)

    def validate(self, turn: Turn) -> Events:
        """The checked answers and the next question, None when every wanted slot is filled.

        As in rasa_sdk's FormValidationAction, slots that were set just before the form began are checked too.
        """
        answers = self.read(turn)
        turn = turn.with_slots(answers)
        wanted = self.wanted(turn)
        beside = {name: value for name, value in answers.items() if name not in self.checks}
        checked = {
            name: value
            for name, value in {**turn.candidates, **answers}.items()
            if name in wanted and name in self.checks
        }
        for name, value in list(checked.items()):
            result = self.checks[name](turn, value)
            checked.update(result)
            turn = turn.with_slots(result)
        asked = turn.slots.requested_slot
        missed = turn.slots.missed
        if asked in answers:  # an aside sets nothing: Rasa takes a form that sets a slot for one that was answered
            missed = missed + 1 if {**checked, **beside}.get(str(asked)) is None else 0
        if asked and missed > MOST_MISSED and asked in self.unsure:
            checked[asked], missed = NOT_SURE, 0
        elif missed == MOST_MISSED:
            turn.respond("utter_missed_twice")
        turn = turn.with_slots(checked)
        following = next((name for name in self.wanted(turn) if turn.slots.value(name) is None), None)
        if asked and following == asked and asked not in answers and {*answers} - BESIDE:
            following = self._passed_by(turn, asked, checked)
        counted = {"missed": missed} if missed != turn.slots.missed else {}
        return remember(**checked, **beside, **counted, requested_slot=following)

    def _passed_by(self, turn: Turn, asked: str, checked: Answers) -> str | None:
        """The question that follows one which a message left unanswered that answered others: the same once more; then
        it is left open, and a name comes back once when no other question is open."""
        if asked not in self.left_open or messages_since_asked(turn) < MOST_PASSED:
            return asked
        others = [name for name in self.wanted(turn)[:-1] if turn.slots.value(name) is None and name != asked]
        value = self.left_open[asked]
        if (asked in self.unsure or not others) and value:
            checked[asked] = value
            turn.say(turn.phrases("utter_left_open", label=turn.phrases(f"utter_label_{asked}")))
            turn = turn.with_slots({asked: value})
            return next((name for name in self.wanted(turn) if turn.slots.value(name) is None), None)
        return others[0] if others else asked
