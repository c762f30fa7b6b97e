"""The number of everybody, and what some of them do."""

from __future__ import annotations

import pytest

from tests.reading.constraints.reading import read


@pytest.mark.parametrize(
    ("text", "learners"),
    [
        ("{heads:7} of us, {heads:4} on the tools", 7),
        ("there's {heads:12} of us - {heads:9} drivers, {heads:3} in the office", 12),
        ("{heads:5} of us ({heads:two} part-time)", 5),
        ("{heads:8} of us, {heads:5} from next door", 13),
        ("{heads:12} of us, {heads:3} from a partner firm would join", 15),
        ("{heads:9} of us, {heads:4} from the office", 9),
        ("{heads:8} technicians and {heads:1} supervisor", 9),
        ("{heads:14} of us + {heads:6} freelancers", 20),
        ("{heads:2} of us in Perth and {heads:5} in Dundee", 7),
    ],
)
def test_parts_of_all_of_us_are_not_added(text: str, learners: int) -> None:
    assert read(text).learners == learners
