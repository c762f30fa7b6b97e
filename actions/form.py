"""Filling a form of Rasa: take the message as answers, check them, and say which question comes next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from actions.turn import Events, Turn, remember

Answers = dict[str, Any]
"""Slots with their values; None leaves the question open."""


@dataclass(frozen=True)
class Form:
    """A form of domain.yml.

    `read` gives what the message answers, `checks` has for every slot what becomes of an answer (it may set other slots
    too, and may speak), `wanted` the slots that have to be filled, in order.
    """

    read: Callable[[Turn], Answers]
    checks: Mapping[str, Callable[[Turn, Any], Answers]]
    wanted: Callable[[Turn], Sequence[str]]

    def validate(self, turn: Turn) -> Events:
        """The checked answers and the next question, None when every wanted slot is filled.

        As in rasa_sdk's FormValidationAction, slots that were set just before the form began are checked too.
        """
        answers = self.read(turn)
        turn = turn.with_slots(answers)
        wanted = self.wanted(turn)
        checked = {name: value for name, value in {**turn.candidates, **answers}.items() if name in wanted}
        for name, value in list(checked.items()):
            result = self.checks[name](turn, value)
            checked.update(result)
            turn = turn.with_slots(result)
        turn = turn.with_slots(checked)
        following = next((name for name in self.wanted(turn) if turn.slots.value(name) is None), None)
        return remember(**checked, requested_slot=following)
