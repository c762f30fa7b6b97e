"""What a question about the field's words asks about."""

from __future__ import annotations

import pytest

from reading.term_questions import compared, describes, searched_text, subject


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("what does RPL mean?", "RPL"),
        ("RPL", "RPL"),
        ("please can you tell me what a digital badge is?", "digital badge is"),
        ("explain credit transfer please", "credit transfer"),
        ("SCQF - what is that?", "SCQF -"),
        ("", ""),
        ("what?", ""),
    ],
)
def test_the_subject_is_what_is_left_without_the_asking(question: str, name: str) -> None:
    assert subject(question) == name


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("what does RPL mean?", "RPL"),
        ("what do you call it when old hands skip a part?", "what do you call it when old hands skip a part?"),
    ],
)
def test_a_description_is_searched_whole_and_a_name_alone(question: str, text: str) -> None:
    assert (searched_text(question), describes(question)) == (text, text == question)


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("what is the difference between a badge and a certificate", ("a badge", "a certificate")),
        ("compare credit with a level", ("credit", "a level")),
        ("how is RPL different from credit transfer?", ("RPL", "credit transfer?")),
        ("is a credit the same as a CPD hour", ("a credit", "a CPD hour")),
        ("are credits the same thing as points?", ("credits", "points?")),
        ("levelled vs credit-rated", ("levelled", "credit-rated")),
        ("HNC v HND", ("HNC", "HND")),
        ("what is a badge and who gives it", ()),
        ("is a badge any use to us", ()),
        ("", ()),
    ],
)
def test_two_terms_may_be_compared(question: str, parts: tuple[str, ...]) -> None:
    assert compared(question) == parts


@pytest.mark.parametrize("question", ["Is it same thing as a HACCP certificate?", "are these the same as an HNC?"])
def test_a_course_that_is_pointed_at_is_no_term(question: str) -> None:
    assert compared(question) == ()
