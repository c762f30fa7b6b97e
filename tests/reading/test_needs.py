"""What a marked need is searched for."""

from __future__ import annotations

import pytest

from reading.needs import tidy


@pytest.mark.parametrize(
    ("marked", "searched"),
    [
        ("can't manage people", "manage people"),
        ("not able to talk to clients", "talk to clients"),
        ("don't know how to weld", "weld"),
        ("customer service refresher", "customer service"),
        ("refreshers", "refreshers"),
        ("can open them", "can open them"),
    ],
)
def test_what_cannot_be_done_is_what_is_to_be_learnt(marked: str, searched: str) -> None:
    assert tidy(marked) == searched
