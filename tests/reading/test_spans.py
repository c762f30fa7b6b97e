"""Stretches of a message by their labels: their words, and what is left without them."""

from __future__ import annotations

import pytest

from reading.spans import CONDITIONS, LABELS, Span, told_apart, without, words_of
from tests.reading.growth import seconds
from training.reader.labelled import unmarked


def words(marked: str, *labels: str) -> tuple[str, ...]:
    return words_of(*unmarked(marked), *labels)


def test_the_words_of_a_label_come_in_their_order() -> None:
    assert words("{need:welding} in {place:Perth} and {need:first aid}", "need") == ("welding", "first aid")


def test_several_labels_are_taken_together() -> None:
    assert words("{need:welding} in {place:Perth}", "place", "need") == ("welding", "Perth")


def test_a_stretch_comes_once_whatever_its_capitals() -> None:
    assert words("{need:First Aid}, and {need:first aid}", "need") == ("First Aid",)


def test_signs_around_a_stretch_are_none_of_its_words() -> None:
    assert words('{need: "welding", }', "need") == ("welding",)


def test_a_stretch_of_signs_alone_is_no_words() -> None:
    assert words("{need:...} {need:welding}", "need") == ("welding",)


def test_a_label_that_is_not_there_has_no_words() -> None:
    assert words("{need:welding}", "place") == ()


@pytest.mark.parametrize(
    ("stretch", "touches"), [((0, 3), False), ((0, 4), True), ((5, 6), True), ((6, 9), True), ((7, 9), False)]
)
def test_a_span_touches_a_stretch_that_has_one_of_its_characters(stretch: tuple[int, int], touches: bool) -> None:
    assert Span(3, 7, "need").touches([stretch]) is touches


def test_a_span_touches_no_stretches() -> None:
    assert not Span(3, 7, "need").touches([])


def test_every_condition_is_a_label() -> None:
    assert CONDITIONS < LABELS


@pytest.mark.parametrize(
    ("marked", "rest"),
    [
        (
            "our carers need {need:dementia care}, {mode:online}; and {need:records}",
            "our carers need dementia care; and records",
        ),
        ("{need:dementia care}, {level:level 7}, {level:10 credits}", "dementia care"),
        ("{need:welding} ({mode:online}) please", "welding please"),
        ("{mode:online}, {need:welding}.", "welding."),
        ("{mode:online}", ""),
        ("a (  ) b", "a b"),
        ("{need:welding}", "welding"),
        ("Topics: {need:GDPR}; {mode:online}: {need:fraud} , {mode:evenings} !", "Topics: GDPR: fraud!"),
        ("at 3:30 {mode:online}", "at 3:30"),
    ],
)
def test_a_message_without_its_conditions_has_no_debris(marked: str, rest: str) -> None:
    assert without(*unmarked(marked), "mode", "level") == rest


@pytest.mark.parametrize("phrase", [":", " :", ", ", "(", "( ", ". ", "a"])
def test_four_times_the_text_takes_about_four_times_as_long(phrase: str) -> None:
    def cut(text: str) -> str:
        return without(text, [Span(0, 1, "mode")], "mode")

    assert seconds(cut, phrase, 12_000) < 10 * seconds(cut, phrase, 3_000) + 0.05


@pytest.mark.parametrize(
    ("marked", "meant"),
    [
        ("tell me about {ordinal:the} {title:soil} one", [("ordinal", "the soil one")]),
        ("how long is the {title:soil} one", [("ordinal", "the soil one")]),
        (
            "save {title:distilling} one and {ordinal:the} {title:tourism} yin",
            [("ordinal", "distilling one"), ("ordinal", "the tourism yin")],
        ),
        ("teach them to {need:write better ones}", [("need", "write better ones")]),
        ("{need:hydrogen one} for site staff, whats in it", [("ordinal", "hydrogen one")]),
        ("how long is {ordinal:that} {title:Soil Audit}", [("title", "that Soil Audit")]),
        ("{ordinal:the} and {ordinal:the second}", [("ordinal", "the second")]),
    ],
)
def test_what_tells_a_course_apart_is_one_phrase(marked: str, meant: list[tuple[str, str]]) -> None:
    text, spans = unmarked(marked)
    assert [(span.label, text[span.start : span.end]) for span in told_apart(text, spans)] == meant


@pytest.mark.parametrize(
    "marked", ["we want a {need:welding one}", "any {need:online one}", "{title:Soil Audit} please"]
)
def test_what_points_at_no_course_stays_as_it_is(marked: str) -> None:
    text, spans = unmarked(marked)
    assert told_apart(text, spans) == spans


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("our budget is {heads:2000} for them", "price"),
        ("budget: {heads:900}", "price"),
        ("it is for {heads:20} of them", "heads"),
        ("the budget is for {heads:20}", "heads"),
    ],
)
def test_a_number_behind_a_budget_is_money(marked: str, label: str) -> None:
    text, spans = unmarked(marked)
    assert [span.label for span in told_apart(text, spans)] == [label]
