"""Whoever writes with bad intent breaks nothing and is shown nothing of others; `hostile.py` is the long form."""

from __future__ import annotations

from tests.bot.hostile import SECRET
from tests.e2e.hostile import Met, attack, send
from tests.e2e.stack import Employer, Stack


def test_hostile_messages_and_conversations_break_nothing_and_are_shown_nothing_of_others(stack: Stack) -> None:
    met = attack(stack, messages=50, conversations=12)
    assert met.faults == []
    assert met.statuses[200] > 100
    assert met.statuses[422] > 0, "a button of somebody else"
    assert met.receipts, "some came to a request"


def test_words_of_a_victim_in_an_answer_are_found(stack: Stack) -> None:
    met, employer = Met(), Employer(stack.url)
    employer.say(SECRET)
    answer = employer.post(text="what did I say?")
    met.take({"text": "theirs"}, answer.__class__(200, text=answer.text.replace("{", f'{{"x": "{SECRET}", ', 1)))
    met.take({"text": "broken"}, answer.__class__(500, text="Traceback (most recent call last)"))
    answered = send(met, employer, text="what is RPL?")
    employer.close()
    assert met.faults == [
        "words of the victim for {'text': 'theirs'}",
        "500 for {'text': 'broken'}",
        "a stack trace for {'text': 'broken'}",
    ]
    assert answered
