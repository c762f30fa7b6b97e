"""What is wrong with a value is said in the words of people, whatever the fault and the field."""

from __future__ import annotations

from typing import Any

import pytest

from catalogue.importers.checking import Checker
from catalogue.problems import Problem


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"price": {"amount": -1}}, "'-1' is left out: it must be at least 0"),
        ({"price": {"amount": 150_000}}, "'150000' is left out: it must be at most 100,000"),
        ({"price": {"amount": "1.005"}}, "'1.005' is left out: it has more than 2 places after the point"),
        ({"price": {"amount": "dear"}}, "'dear' is left out: it is no amount"),
        ({"price": {"amount": 1, "currency": "pounds"}}, "'pounds' is left out: it is not written as this catalogue"),
        ({"price": {"amount": 1, "per": "term"}}, "'term' is left out: it is none of 'learner' or 'cohort'"),
        ({"hours_per_week": 0}, "'0' is left out: it must be more than 0"),
        ({"hours_per_week": "many"}, "'many' is left out: it is no number"),
        ({"duration_weeks": "ten"}, "'ten' is left out: it is no number"),
        ({"duration_weeks": 1.5}, "'1.5' is left out: it is no whole number"),
        ({"duration_weeks": 600}, "'600' is left out: it must be at most 520"),
        ({"assessed": "perhaps"}, "'perhaps' is left out: it is neither yes nor no"),
        ({"starts": ["soon"]}, "'soon' is left out: it is no date"),
        ({"last_verified": "2027-01-01T10:00:00"}, "is left out: it is no date"),
        ({"url": "nowhere"}, "'nowhere' is left out: it is no web address"),
        ({"url": "ftp://lochside.example"}, "is left out: it is no web address"),
        ({"location": "x" * 301}, "is left out: it has more than 300 characters"),
        ({"location": ""}, "'' is left out: it is empty"),
        (
            {"mode": "by balloon"},
            "'by balloon' is left out: it is none of 'online', 'blended', 'campus' or 'workplace'",
        ),
        ({"scqf_level": 13}, "'13' is left out: SCQF level must lie between 1 and 12, not 13"),
    ],
)
def test_a_fault_is_said_in_plain_words(fields: dict[str, Any], words: str) -> None:
    record = {"id": "nets", "title": "Net Mending", "provider": "Corrie College"}
    (problem,) = (item for item in Checker("line", None).check(2, record | fields) if isinstance(item, Problem))
    assert words in problem.message
