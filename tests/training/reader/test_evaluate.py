"""The figures of the reader are those that can be worked out by hand, and the judged messages are well written."""

from __future__ import annotations

from pathlib import Path

import pytest

from contract.context import UNKNOWN
from tests.training.scripted import ScriptedReader
from training.reader.evaluate import Counts, judged, kind_of, measure, together
from training.reader.labelled import BadLine, labelled, parse

ASKED = parse("start | recommend | we need {need:dementia care} in {place:Perth}")
CHEAPER = parse("list | refine | {change:cheaper}, please")
RHYME = parse("start | out_of_scope | write me a rhyme")
RIGHT = {
    "we need {need:dementia care} in {place:Perth}": "recommend",
    "{change:cheaper}, please": "refine",
}


def test_what_is_read_as_it_was_judged_is_all_right() -> None:
    figures = measure(ScriptedReader(RIGHT), [ASKED, CHEAPER, RHYME])
    assert (figures.messages, figures.acts, figures.acts_alone, figures.values, figures.outside) == (3, 1, 1, 1, 1)
    assert (figures.span_f1, figures.words.f1) == (1, 1)
    assert figures.by_kind == {"follow-up": 1, "opening": 1, "out of scope": 1}
    assert not figures.confused


def test_a_wrong_act_is_counted_with_what_it_was_taken_for() -> None:
    figures = measure(ScriptedReader(RIGHT | {"{change:cheaper}, please": "recommend"}), [ASKED, CHEAPER, RHYME])
    assert figures.acts == pytest.approx(2 / 3)
    assert figures.confused == {("refine", "recommend"): 1}
    assert figures.by_kind["follow-up"] == 0


def test_a_message_is_read_with_its_context_and_without() -> None:
    reader = ScriptedReader(RIGHT, {("cheaper, please", UNKNOWN): "recommend"})
    figures = measure(reader, [CHEAPER, RHYME])
    assert (figures.acts, figures.acts_alone) == (1, 0.5)


def test_spans_are_counted_by_their_label() -> None:
    script = {"we need {need:dementia} {place:care} in {place:Perth}": "recommend"}
    figures = measure(ScriptedReader(script), [ASKED, RHYME])
    assert figures.spans == {"need": Counts(0, 1, 1), "place": Counts(1, 1, 0)}
    assert figures.words == Counts(found=2, wrong=1, missed=1)
    assert figures.span_f1 == pytest.approx(2 / 5)


@pytest.mark.parametrize("marked", ["{change:cheaper,} please", "{change: cheaper}, please"])
def test_a_sign_or_a_space_at_the_edge_of_a_span_makes_no_other_span(marked: str) -> None:
    message = parse(f"list | refine | {marked}")
    script = {"{change:cheaper}, please": "refine", " {change:cheaper}, please": "refine"}
    assert measure(ScriptedReader(script), [message, RHYME]).span_f1 == 1


def test_the_facts_that_are_asked_for_are_counted_where_somebody_named_them() -> None:
    messages = [
        parse("one | details:price | how much is {ordinal:it}"),
        parse("one | details:starts,price | when is {ordinal:it} and how dear"),
        parse("one | details:vat | and the VAT"),
        RHYME,
    ]
    assert measure(ScriptedReader({}), messages).asked == Counts(found=2, wrong=1, missed=2)


def test_a_value_that_comes_out_otherwise_is_a_mistake_of_its_message() -> None:
    reader = ScriptedReader({"we need {need:dementia care} in Perth": "recommend"})
    assert measure(reader, [ASKED, RHYME]).values == 0.5


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("start | recommend | x", "opening"),
        ("ask-need | answer | x", "opening"),
        ("none | greet | x", "opening"),
        ("list | refine | x", "follow-up"),
        ("q-name | answer | x", "form"),
        ("review | affirm | x", "form"),
        ("q-name | foreign | x", "out of scope"),
        ("list | out_of_scope | x", "out of scope"),
    ],
)
def test_messages_are_told_apart_by_where_they_were_typed(line: str, kind: str) -> None:
    assert kind_of(parse(line)) == kind


def test_counts_add_up() -> None:
    assert together([Counts(1, 2, 3), Counts(1, 0, 1)]) == Counts(2, 2, 4)
    assert together([]).f1 == 0


def test_the_judged_messages_are_well_written() -> None:
    assert len(judged()) > 100
    assert len(judged(written="strangers")) > 100


def test_a_badly_written_judged_message_is_refused(tmp_path: Path) -> None:
    (tmp_path / "blind-a.txt").write_text("start | recommend | {town:Perth}\n")
    with pytest.raises(BadLine, match=r"blind-a\.txt, line 1"):
        judged(tmp_path)


def test_nobody_trains_on_a_judged_message() -> None:
    """Two hands may write the same few words; ten alike are no chance."""
    known = {message.text.casefold() for messages in labelled() for message in messages}
    sentences = {
        message.text.casefold()
        for message in (*judged(), *judged(written="strangers"))
        if len(message.text.split()) >= 10
    }
    assert len(sentences) > 100
    assert sentences & known == set()
