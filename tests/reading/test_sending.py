"""Words that send a request as it is, and questions whether it went."""

from __future__ import annotations

import pytest

from reading.sending import asks_if_sent, says_send


@pytest.mark.parametrize(
    "text",
    [
        "send it",
        "aye that's it, send it",
        "just send it as it is please",
        "right, submit it then",
        "ok log it now",
        "log it noo",
        "send the request please",
        "grand, send that off",
    ],
)
def test_a_few_words_send_a_request(text: str) -> None:
    assert says_send(text)


@pytest.mark.parametrize(
    "text",
    [
        "don't send it",
        "dinna send it yet",
        "before you send it, who reads it?",
        "can you send it to my e-mail",
        "will you send it to the colleges",
        "send it to moira@fibre.example",
        "put it in the winter",
        "we send parcels",
        "did you send it?",
        "how do I submit it",
        "never send it",
        "put it off",
        "put that in please",
        "12 welders by May, just send it please",
        "Moira Ross, moira@fibre.example, send it",
        "send it, but no names",
        "we need it by May and then a second group in June, so send it to both of them",
    ],
)
def test_other_words_do_not(text: str) -> None:
    assert not says_send(text)


@pytest.mark.parametrize(
    "text",
    [
        "is it sent now?",
        "is that it sent awa noo?",
        "did that request go in awright?",
        "has my request been submitted",
        "was it logged?",
        "have you sent it yet?",
        "is that it away noo?",
        "is my request in?",
    ],
)
def test_it_is_asked_whether_it_went(text: str) -> None:
    assert asks_if_sent(text)


@pytest.mark.parametrize(
    "text",
    [
        "is it assessed?",
        "who is it sent to?",
        "did they go there?",
        "can it be sent to two people",
        "is it logged on their record?",
        "is it submitted online?",
        "did it go in the summer last year?",
    ],
)
def test_other_questions_are_none(text: str) -> None:
    assert not asks_if_sent(text)
