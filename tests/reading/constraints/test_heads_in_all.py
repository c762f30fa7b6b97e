"""A number that somebody names as that of all is the number, and what it sums up is not added."""

from __future__ import annotations

import datetime as dt

import pytest

from reading.constraints import extract
from training.reader.labelled import unmarked


@pytest.mark.parametrize(
    ("marked", "learners"),
    [
        ("Us three, but {heads:eight or nine} other festivals would send a couple so call it {heads:20}.", 20),
        ("{heads:6 a year} fae us. but twa firms wid send some, say {heads:10 or 12} aw in", 12),
        ("{heads:Four} from ourselves. I would estimate {heads:twenty-five} across the five authorities", 25),
        ("{heads:8} here, {heads:4} in Wick, {heads:12} in all", 12),
        ("{heads:8} of us, {heads:5} from next door, altogether {heads:13}", 13),
        ("{heads:15} all in the depot, {heads:3} in the office", 18),
        ("{heads:6} joiners. Total cost matters. Then {heads:5} painters", 11),
        ("{heads:3} of ours and {heads:9} of theirs, total {heads:12}", 12),
        ("{heads:6} here and {heads:7} there, {heads:13} total", 13),
        ("{heads:5} fae here, {heads:4} fae Elgin. {heads:nine} a'thegither", 9),
        ("{heads:8} fitters and {heads:4} electricians", 12),
        ("{heads:24} crew over two years", 24),
        ("{heads:220} in total, {heads:40} to begin with", 220),
        ("{heads:5} carers across the two homes and {heads:3} cooks", 8),
    ],
)
def test_the_number_of_all_stands(marked: str, learners: int) -> None:
    text, spans = unmarked(marked)
    assert extract(text, spans, today=dt.date(2026, 11, 1)).learners == learners
