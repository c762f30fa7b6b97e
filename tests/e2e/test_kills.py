"""What `kills.py` looks for when Rasa and the action server are killed; it is run by `make bench-kills` alone."""

from __future__ import annotations

from tests.e2e.kills import differences


def test_what_is_lost_and_what_is_doubled_is_found() -> None:
    assert differences({"references": (["MC-1"], ["MC-1"]), "receipts": ([], [])}) == []
    assert differences({"references": (["MC-1", "MC-2"], ["MC-1"])}) == ["references: ['MC-1', 'MC-2'] for ['MC-1']"]
    assert differences({"receipts": ([], ["MC-1"])}) == ["receipts: [] for ['MC-1']"]
