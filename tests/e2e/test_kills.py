"""However often Rasa and the action server are killed, nothing is lost or doubled; `kills.py` is the long form."""

from __future__ import annotations

from tests.e2e.kills import attack, differences
from tests.e2e.stack import Stack


def test_kills_while_requests_are_made_lose_and_double_nothing(stack: Stack) -> None:
    found = attack(stack, kills=2)
    assert found.faults == []
    assert found.kills == 2
    assert found.requests >= 3, "each employer sent one"
    assert found.again > 0


def test_what_is_lost_and_what_is_doubled_is_found() -> None:
    assert differences({"references": (["MC-1"], ["MC-1"]), "receipts": ([], [])}) == []
    assert differences({"references": (["MC-1", "MC-2"], ["MC-1"])}) == ["references: ['MC-1', 'MC-2'] for ['MC-1']"]
    assert differences({"receipts": ([], ["MC-1"])}) == ["receipts: [] for ['MC-1']"]
