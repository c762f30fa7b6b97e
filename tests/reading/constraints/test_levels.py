"""SCQF levels, however employers say them."""

from __future__ import annotations

import pytest

from reading.constraints import Note
from reading.filters import Filters
from tests.reading.constraints.reading import notes, read


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("level 7", 7, 7),
        ("scqf7", 7, 7),
        ("SCQF L6 in joinery", 6, 6),
        ("lvl seven", 7, 7),
        ("level 6 to 8", 6, 8),
        ("levels 6, 7 or 8", 6, 8),
        ("between level 6 and 8", 6, 8),
        ("level 8 or above", 8, None),
        ("at least level 8", 8, None),
        ("SCQF Level 9+", 9, None),
        ("above level 7", 8, None),
        ("not above level 7", None, 7),
        ("no higher than level 7", None, 7),
        ("below level 7", None, 6),
        ("up to and including level 9", None, 9),
        ("level 7 in England", 11, 11),
        ("England's level 7, not the Scottish one", 11, 11),
        ("RQF 7", 11, 11),
        ("RQF level 4 or 5", 7, 8),
        ("FHEQ level 6 or above", 9, None),
        ("EQF level 5", 7, 8),
        ("SVQ 3", 6, 7),
        ("masters level", 11, 11),
        ("a postgraduate module", 11, 11),
        ("HNC level or higher", 7, None),
        ("degree level", 9, 10),
        ("honours level", 10, 10),
        ("National 5 level", 5, 5),
        ("level 7, 10 credits", 7, 7),
        ("level 7 and 10 credits", 7, 7),
    ],
)
def test_a_level_becomes_scqf_levels_however_it_is_said(text: str, low: int | None, high: int | None) -> None:
    filters = read(text).filters

    assert (filters.level_min, filters.level_max) == (low, high)


@pytest.mark.parametrize(
    "text", ["level 99", "level 0", "level 7.5", "a level playing field", "National Level strategy"]
)
def test_what_is_no_level_sets_none(text: str) -> None:
    assert read(text).filters == Filters()


def test_a_level_without_a_framework_is_scqf_and_reported_as_an_assumption() -> None:
    assert notes("welding at level 7") == [("level", "level 7", Note.SCQF_ASSUMED)]
    assert notes("welding at SCQF level 7") == [("level", "SCQF level 7", None)]
    assert notes("RQF 7 welding") == [("level", "RQF 7", Note.CONVERTED)]
