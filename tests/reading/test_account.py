"""What an employer tells of a need over a whole conversation."""

from __future__ import annotations

import hashlib

import pytest

from reading.account import Told, account, alike, says_no_more, wanted, whole_needs
from reading.clauses import clauses
from reading.interpretation import MOST_NEEDS
from reading.utterance import Utterance
from tests.reading.constraints.reading import TODAY
from tests.reading.growth import seconds
from tests.reading.heard import pressed, typed
from training.reader.labelled import unmarked


def tale(*messages: Utterance) -> list[Told]:
    return account(messages, TODAY)


def said(*marked: str) -> list[Told]:
    return tale(*(typed(words, "recommend") for words in marked))


def needs(*marked: str) -> list[str]:
    return list(wanted(said(*marked)))


@pytest.mark.parametrize(
    ("marked", "whole"),
    [
        ("{need:networking} for {need:show control}", ("networking for show control",)),
        ("{need:dementia care} and how to do {need:moving and handling}", ("dementia care", "moving and handling")),
        (
            "{need:statistics} for our {who:analysts}: {need:control charts}, {need:validation}",
            ("statistics", "control charts", "validation"),
        ),
        (
            "foo ye {need:keep the cauld chain richt}, {need:loggers an fit} ye dee {need:fan it gings wrang}",
            ("keep the cauld chain richt, loggers an fit ye dee fan it gings wrang",),
        ),
        (
            "the {need:electric} side, anything on {need:batteries}",
            ("electric side", "batteries"),
        ),
        ("{who:lads} {need:have} only ever done {need:glass}", ("glass",)),
        (
            "{need:turning} at sixteen {who:welders} {need:grinding} slowly on {need:lathes}",
            ("turning", "grinding slowly on lathes"),
        ),
        ("{story:we are few}", ()),
    ],
)
def test_parts_that_make_no_sense_by_themselves_are_one_need(marked: str, whole: tuple[str, ...]) -> None:
    text, spans = unmarked(marked)
    (clause,) = clauses(text, spans)
    assert whole_needs(clause) == whole


def test_a_need_stays_until_it_is_refused() -> None:
    assert needs("{need:pipe welding}", "{need:beekeeping}") == ["pipe welding", "beekeeping"]
    assert needs("{need:pipe welding}", "no {not:welding}, {need:beekeeping}") == ["beekeeping"]


def test_a_correction_takes_the_place_of_its_worse_wording() -> None:
    assert needs("{need:carbon repairs}", "it's {need:carbon fibre}, not {not:footprints}") == ["carbon fibre"]


def test_another_need_that_shares_a_word_takes_no_place() -> None:
    assert needs("{need:food safety}", "what about {need:fire safety}?") == ["food safety", "fire safety"]


def test_of_two_wordings_the_fuller_one_stays() -> None:
    assert needs("{need:networking for show control}", "{need:networking}") == ["networking for show control"]
    assert needs("{need:networking}", "{need:networking for show control}") == ["networking for show control"]


@pytest.mark.parametrize(
    "marked",
    [
        "na {ordinal:that's} {need:heat pumps}",
        "{ordinal:The third} is near but it's {need:heat pumps}",
        "{ordinal:thats} {not:boilers}, {need:heat pumps}",
    ],
)
def test_what_a_course_that_was_shown_is_about_is_no_need(marked: str) -> None:
    assert needs("{need:cold chain}", marked) == ["cold chain"]


def test_whether_a_course_is_about_something_may_be_what_is_needed() -> None:
    assert needs("is {ordinal:it} {need:heat pumps}?") == ["heat pumps"]


def test_sentences_that_tell_nothing_are_not_quoted() -> None:
    message = "Lovely, thanks. {story:We run a mill}. Our {who:weavers} need {need:dye chemistry}; {need:ends} too."
    (one,) = said(message)
    assert one.words == "We run a mill. Our weavers need dye chemistry; ends too."
    assert one.story == "We run a mill"


def test_a_question_on_what_a_course_teaches_is_quoted_and_names_no_need() -> None:
    asks = Utterance("Do they touch Dante at all?", "details", 1.0, facts=("content",))
    assert tale(asks) == [Told("Do they touch Dante at all?")]


def test_what_asks_for_a_request_is_quoted_where_it_says_more() -> None:
    asking = typed("nothing there. can you put in for a course on chains for fish?", "request")
    assert [one.words for one in tale(typed("{need:cold chains}", "recommend"), asking)] == [
        "cold chains",
        "can you put in for a course on chains for fish?",
    ]
    assert tale(typed("can you ask the universities?", "request")) == []


@pytest.mark.parametrize(
    "message",
    [
        Utterance("how much is it?", "details", 1.0, facts=("price",)),
        typed("is there any funding?", "guidance"),
        pressed("request"),
        typed("ok", "recommend"),
    ],
)
def test_what_says_nothing_of_a_need_is_not_told(message: Utterance) -> None:
    assert tale(message) == [] or tale(message)[0].words == ""


def test_what_was_undone_dropped_or_forgotten_is_told_no_more() -> None:
    welding, bees = typed("{need:welding}", "recommend"), typed("{need:bees}", "recommend")
    assert list(wanted(tale(welding, bees, pressed("undo")))) == ["welding"]
    assert list(wanted(tale(welding, bees, typed("start again", "start_over")))) == []
    assert list(wanted(tale(welding, bees, pressed("refine", {"need": "welding"})))) == ["bees"]


def test_a_bare_need_is_one_although_nothing_in_it_was_marked() -> None:
    assert needs("GIS") == ["GIS"]


def test_needs_are_compared_by_their_telling_words() -> None:
    assert says_no_more("the welding", "pipe welding")
    assert not says_no_more("it", "")
    assert alike("carbon repairs", "carbon fibre")
    assert not alike("bees", "carbon fibre")


@pytest.mark.parametrize("need", ["drystane dykin", "h&s mgmt"])
def test_a_need_in_scots_or_short_is_refused_in_the_same_words(need: str) -> None:
    assert needs(f"{{need:{need}}} and {{need:first aid}}", f"forget {{drop:{need}}}") == ["first aid"]
    assert needs(f"{{need:{need}}} and {{need:first aid}}", f"not {{not:{need}}}") == ["first aid"]


def test_a_request_is_told_by_a_need_in_scots() -> None:
    asking = typed("nothing there. can you put in for drystane dykin?", "request")
    assert len(tale(typed("{need:drystane dykin}", "recommend"), asking)) == 2


def listed(number: int, label: str = "need") -> Utterance:
    """A message of so many different words of twelve letters."""
    words = [hashlib.sha256(str(at).encode()).hexdigest()[:12].translate(LETTERS) for at in range(number)]
    return typed(", ".join(f"{{{label}:{word}}}" for word in words), "recommend")


LETTERS = str.maketrans("0123456789", "ghijklmnop")


def test_of_a_message_without_end_the_first_needs_and_refusals_are_told() -> None:
    for label in ("need", "not"):
        (one,) = tale(listed(MOST_NEEDS + 5, label))
        assert len(one.needs or one.refused) == MOST_NEEDS


def test_four_times_the_needs_take_about_four_times_as_long() -> None:
    messages: dict[int, Utterance] = {}

    def work(text: str) -> dict[str, int]:
        return wanted(tale(messages.setdefault(len(text), listed(len(text) // 14))))

    assert seconds(work, " ", 10_000) < 10 * seconds(work, " ", 2_500) + 0.05
