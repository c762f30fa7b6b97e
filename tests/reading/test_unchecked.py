"""Words that were taken for conditions, of which some can be named as not checked."""

from __future__ import annotations

import pytest

from reading.unchecked import can_be_named


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("it has to fit around the tides", "around the tides"),
        ("before lambing please", "before lambing"),
        ("at a sensible rate", "at a sensible rate"),
        ("something near Narnia", "Narnia"),
        ("a class in Balmullo", "Balmullo"),
        ("daytimes for us", "daytimes"),
        ("not on a Friday", "Friday"),
        ("first aid, not on a Friday", "a Friday"),
        ("deliverable without attendance on the mainland", "deliverable without attendance on the mainland"),
    ],
)
def test_a_condition_that_nobody_could_check_is_named(text: str, words: str) -> None:
    assert can_be_named(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What would Fergus get for his twenty years?", "Fergus"),
        ("Number 4, managers having difficult conversations", "Number"),
        ("sound, lights, video", "video"),
        ("evenings is nae use and days is nae use", "days"),
        ("for me this time", "this"),
        ("I've no paper qualifications", "paper qualifications"),
        ("something short on mental health", "short"),
        ("Nothing too long, they're volunteers", "Nothing too long"),
        ("a certificate at the end", "a certificate at the"),
        ("gas, confined space, dseear", "dseear"),
        ("a wee quick yin", "quick"),
        ("it should be small and cheap", "cheap"),
        ("we are about 20", "20"),
    ],
)
def test_a_name_a_number_an_adjective_or_a_topic_is_no_condition(text: str, words: str) -> None:
    assert not can_be_named(text, words)
