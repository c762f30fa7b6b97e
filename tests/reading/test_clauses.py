"""A message in the form is taken apart into what it says, what it asks, and what it would not say."""

from __future__ import annotations

import pytest

from reading.clauses import Kind, clauses, comma_pieces, joined
from tests.reading.heard import typed


def parts(marked: str) -> list[tuple[str, str]]:
    message = typed(marked)
    return [(str(part.kind), part.text) for part in clauses(message.text, message.spans)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("by May. and what would it cost us, roughly?", ["statement", "question"]),
        ("Fibre Ltd, will others see that?", ["statement", "question"]),
        ("me, Morag. before i forget does it count for the SSSC?", ["statement", "question"]),
        ("nae deadline. but see if they six chip in, wid it be cheaper?", ["statement", "question"]),
        ("how long would that take to build", ["question"]),
        ("Four, or perhaps five. And you did not answer me on the cost.", ["statement", "complaint"]),
        ("There is no hurry. I should still like to know the cost.", ["statement", "complaint"]),
        ("I shall not give the name to a machine. Near Dumfries.", ["refusal", "statement"]),
        ("I would sooner not say.", ["refusal"]),
        ("What people should do is mend boilers", ["statement"]),
        ("Will Smith, Wick", ["statement"]),
        ("how to calm a dog", ["statement"]),
    ],
)
def test_a_message_is_parted_by_what_its_clauses_do(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in parts(text)] == kinds


@pytest.mark.parametrize("text", ["Mrs. Ross", "No. 5 Bakery", "J. Ross of St. Andrews"])
def test_a_full_stop_that_ends_no_sentence_parts_nothing(text: str) -> None:
    assert len(parts(text)) == 1


def test_a_span_is_in_the_clause_in_which_it_stands() -> None:
    message = typed("{time:by May}. {who:fitters}, {heads:12} of them")
    first, second = clauses(message.text, message.spans)
    assert [second.text[span.start : span.end] for span in second.spans] == ["fitters", "12"]
    assert first.labels == {"time"}
    assert [piece.text for piece in comma_pieces(second)] == ["fitters", "12 of them"]


def test_clauses_are_joined_with_their_spans() -> None:
    message = typed("{time:by May}. why? {who:fitters}")
    said = [part for part in clauses(message.text, message.spans) if part.kind is Kind.STATEMENT]
    text, spans = joined(said)
    assert [(span.label, text[span.start : span.end]) for span in spans] == [("time", "by May"), ("who", "fitters")]


def test_a_message_of_nothing_has_no_clauses() -> None:
    assert parts("  \n ") == []


def test_a_comma_inside_a_number_ends_no_piece() -> None:
    (clause,) = clauses("a fair price, maybe £1,200 a head, or 5,6 of us")
    assert [piece.text for piece in comma_pieces(clause)] == ["a fair price", "maybe £1,200 a head", "or 5", "6 of us"]


@pytest.mark.parametrize(
    "asked",
    [
        "Does asking commit us to anything, and do you tell the other yards?",
        "Is anything kept, and who sees it?",
        "and would Moira hear of it, or will you write to me?",
    ],
)
def test_two_questions_that_share_a_question_mark_are_one_clause(asked: str) -> None:
    assert [(one.text, one.kind) for one in clauses(asked)] == [(asked, Kind.QUESTION)]


@pytest.mark.parametrize(
    "text",
    [
        "battery fitting, fire risk, and what the surveyor will want to see",
        "lending, arrears, what a director's liable for, and conduct",
        "mordants, how the vat is kept, colours",
    ],
)
def test_the_last_of_a_list_is_no_question(text: str) -> None:
    assert [part.kind for part in clauses(text)] == [Kind.STATEMENT]


@pytest.mark.parametrize(
    "text", ["12 of us, what does it cost", "back to the first one: what is the fee", "six, what the price?"]
)
def test_a_question_behind_a_comma_or_a_colon_is_one(text: str) -> None:
    assert [part.kind for part in clauses(text)][-1] is Kind.QUESTION
