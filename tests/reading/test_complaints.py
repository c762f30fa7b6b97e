"""What a message complains that it was shown is not wanted; what it names instead is."""

from __future__ import annotations

import pytest

from reading.complaints import with_complaints
from training.reader.labelled import unmarked


@pytest.mark.parametrize(
    ("marked", "refused"),
    [
        ("those look like {need:care sector} courses. our people sit in a bank", ["care sector"]),
        ("i didnae ask for a {title:degree in energy policy} pal", ["degree in energy policy"]),
        ("these are all for {need:managers}, we need {need:fault finding}", ["managers"]),
        ("I wasn't looking for {need:leadership}", ["leadership"]),
        ("Not that, it's {need:awareness level} again. We need {need:coaching}", ["awareness level"]),
    ],
)
def test_what_a_complaint_names_is_not_wanted(marked: str, refused: list[str]) -> None:
    text, spans = unmarked(marked)
    assert [text[span.start : span.end] for span in with_complaints(text, spans) if span.label == "not"] == refused


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("thats not {not:CPC} thats some university waffle about {not:supply chains}", ["CPC"]),
        ("{ordinal:those} aren't {not:first aid courses}", ["first aid courses"]),
        ("this isn't about {not:food hygiene} at all", ["food hygiene"]),
        ("that isnae {not:forklift training}", ["forklift training"]),
        ("it's not really {not:welding} is it", ["welding"]),
        ("neither of those is about {not:water systems}", ["water systems"]),
        ("none of them covers {not:legionella}", ["legionella"]),
        ("wait actualy boss says {not:hydrogen} not {not:wind}", ["hydrogen"]),
        ("{not:python}, not {not:excel} please", ["python"]),
        ("I meant {not:fire safety} rather than {not:first aid}", ["fire safety"]),
    ],
)
def test_what_the_shown_is_not_and_what_is_put_against_another_is_wanted(marked: str, wanted: list[str]) -> None:
    text, spans = unmarked(marked)
    assert [text[span.start : span.end] for span in with_complaints(text, spans) if span.label == "need"] == wanted


@pytest.mark.parametrize(
    "marked",
    [
        "we do not want {not:welding}",
        "no {not:welding} and no {not:joinery}",
        "we don't want {not:welding}, not {not:joinery} either",
        "they're not for {not:beginners}",
        "not that, I meant {need:first aid}",
        "we need {need:care} training",
        "looking for {need:leadership}",
        "looks like {who:us}",
    ],
)
def test_any_other_message_is_left_as_it_is(marked: str) -> None:
    text, spans = unmarked(marked)
    assert with_complaints(text, spans) == tuple(spans)


@pytest.mark.parametrize(
    "marked",
    [
        "I didn't ask to restrict it to {not:Fife College}",
        "we never said {not:Stirling}",
        "I did not ask for {not:Perth}",
    ],
)
def test_a_place_or_a_college_that_was_never_asked_for_is_taken_off(marked: str) -> None:
    assert [span.label for span in with_complaints(*unmarked(marked))] == ["drop"]


def test_a_topic_that_was_never_asked_for_is_refused() -> None:
    assert [span.label for span in with_complaints(*unmarked("I did not ask for {not:body odour}"))] == ["not"]
