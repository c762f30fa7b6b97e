"""How many are to learn."""

from __future__ import annotations

import pytest

from tests.reading.constraints.reading import read


@pytest.mark.parametrize(
    ("text", "learners"),
    [
        ("about 12 people", 12),
        ("a dozen of us", 12),
        ("half a dozen admin staff", 6),
        ("a couple of our managers", 2),
        ("fifteen or so", 15),
        ("5-10 staff", 10),
        ("ten o them", 10),
        ("team of fourteen", 14),
        ("2 apprentices and 3 time-served plumbers", 5),
        ("we have 40 staff, 10 of them need it", 10),
        ("6 of our 40 staff", 6),
        ("Our receptionists (3) need help", 3),
        ("Staff: 60", 60),
        ("it's just for myself", 1),
        ("me and my brother", 2),
        ("12 staff, actually make that 20 people", 20),
        ("family firm of 40, 6 team leaders", 6),
        ("we employ 250 people", None),
        ("a 60 bed care home", None),
        ("30 computers", None),
        ("a few of our managers", None),
        ("0 people", None),
    ],
)
def test_who_is_to_learn_is_counted_and_the_size_of_the_firm_is_not(text: str, learners: int | None) -> None:
    assert read(text).learners == learners
