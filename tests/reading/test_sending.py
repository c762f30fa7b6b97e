"""Words that send a request as it is, and questions whether it went."""

from __future__ import annotations

import pytest

from reading.sending import asks_back, asks_if_kept, asks_if_sent, asks_of_state, begins, says_send


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
        "did that go in aye?",
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


@pytest.mark.parametrize(
    "text",
    [
        "right put it to them",
        "then I would like it put to the universities",
        "could you take it to the universities?",
        "please register it with the colleges",
        "ok. bring it to the hub for us. it is about copper",
    ],
)
def test_what_was_looked_for_is_to_be_put_to_universities(text: str) -> None:
    assert begins(text, offered=False)


@pytest.mark.parametrize(
    "text",
    [
        *("pit it in", "richt, stick it in then. we need copper work", "get us in please", "lodge it", "pit it forrit"),
        *("register us", "ok, raise it", "put it on the books"),
    ],
)
def test_where_a_request_was_offered_fewer_words_will_do(text: str) -> None:
    assert begins(text, offered=True)
    assert not begins(text, offered=False)


@pytest.mark.parametrize(
    "text",
    [
        "put it in my list",
        "put it to one side",
        "pit in the price",
        "keep it in mind",
        "put me in touch with them",
        "can you bring it forward?",
        "I need to raise it with somebody",
        "I'd need to put it to them",
        "not yet. put it to them",
        "wait. pit it in",
        "take it to college",
        "naw, dinnae. pit it tae them",
        "in",
    ],
)
def test_other_words_begin_nothing(text: str) -> None:
    assert not begins(text, offered=True)


@pytest.mark.parametrize(
    "text",
    [
        "read it back",
        "Can you read back what you've got before it goes anywhere?",
        "whit hae ye got so far?",
        "can ye tell me whit ye've got written doon",
        "please to say it back to me",
        "whit hiv ye noted",
        "show me it before it goes",
    ],
)
def test_somebody_wants_to_hear_what_a_request_holds(text: str) -> None:
    assert asks_back(text)
    assert asks_of_state(text)


@pytest.mark.parametrize(
    "text", ["what have you got for him?", "what have you got on welding", "call me back", "get back to me", "read it"]
)
def test_other_words_do_not_ask_for_that(text: str) -> None:
    assert not asks_of_state(text)


@pytest.mark.parametrize(
    "text",
    [
        "will it still be here next week?",
        "does it aw get wiped?",
        "can I finish this tomorrow?",
        "Can ah come back an dae it later?",
        "will I lose it if I shut the page?",
        "is possible I do this later, will be saved?",
        "will it be saved if I shut this?",
        "is a' that kept till I come back?",
        "is what I wrote kept here?",
    ],
)
def test_somebody_asks_if_it_is_kept(text: str) -> None:
    assert asks_if_kept(text)


@pytest.mark.parametrize(
    "text",
    [
        *("will they come back to me?", "how long is it kept on file", "is it online?", "they can do it next spring"),
        *("we could do it next year", "Is the price kept the same?", "Does the course have to be kept up?"),
        *("will the certificate be lost", "will our name be kept confidential?", "is it kept private?"),
        *("can we do it next year?", "is it dearer if we come back for more?", "we can do it later"),
    ],
)
def test_other_questions_do_not_ask_if_it_is_kept(text: str) -> None:
    assert not asks_if_kept(text)
