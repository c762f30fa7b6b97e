"""A long conversation: a renewal of Rasa's session forgets nothing, and its messages take no longer than the first."""

from __future__ import annotations

import time
from itertools import cycle, islice
from statistics import median
from typing import Any

from bot.chat import SESSION
from tests.e2e.stack import Employer, Stack

NEED = "our carers need dementia care, only online or blended, 12 people"
ASIDES = ("what does RPL mean?", "how many hours are 15 credits?", "what can you do?", "am I talking to a robot?")
"""What may come in the middle of a request and leaves everything as it was."""

LONG = 65
"""Turns: the session is renewed twice in them."""

SMALL = (
    "project management for engineers",
    "what does the first one cost?",
    "what does SCQF mean?",
    "save the first one",
    "only online please",
)
"""A round of ordinary turns."""

YOUNG, MEASURED = 5, 16
OLD = YOUNG + 6 * SESSION
"""From which turn on messages are timed, and how many: both are as far into a session and into a round."""

GROWTH = 1.3
"""How much longer, in the median, a message of the old conversation may take than the same one of the young."""


def test_two_renewals_forget_neither_search_nor_shortlist_nor_request(employer: Employer) -> None:
    assert LONG > 2 * SESSION
    (found,) = employer.say(NEED)
    _, second, *_ = [card["title"] for card in found["data"]["items"]]
    employer.say("save the second one")
    assert open_question(employer.say("could a university build something for us?")) == "request_deadline"
    for aside in islice(cycle(ASIDES), LONG - 5):
        assert open_question(employer.say(aside)) == "request_deadline", f"after {aside!r}"

    for answer in ("no deadline", "Glen Care, Aviemore"):
        employer.say(answer)
    (review,) = employer.say("Mhairi, mhairi@glencare.example")
    said = {field["name"]: field["value"] for field in review["data"]["fields"]}
    assert said["The way to get it"] == "Design a new one"
    assert said["What people should be able to do"] == "dementia care"
    assert said["How many people"] == "12"
    assert employer.press("Yes, send it")[-1]["kind"] == "receipt"

    (recap,) = employer.say("what did you understand I asked for?")
    assert [need["text"] for need in recap["data"]["needs"]] == ["dementia care"]
    assert [chip["value"] for chip in recap["data"]["filters"]] == ["12 people", "online and blended delivery"]
    (kept,) = employer.say("show me my shortlist")
    assert [card["title"] for card in kept["data"]["items"]] == [second]


def test_the_two_hundredth_message_takes_no_longer_than_the_tenth(stack: Stack, employer: Employer) -> None:
    """Told in turn in an old and a young conversation, so that whatever else the machine does slows both."""
    young = Employer(stack.url)
    for someone, turn in ((employer, OLD), (young, YOUNG)):
        for text in islice(cycle(SMALL), turn - 1):
            someone.say(text)
    messages = islice(cycle(SMALL), YOUNG - 1, YOUNG - 1 + MEASURED)
    grown = median(seconds_for(employer, text) / seconds_for(young, text) for text in messages)
    young.close()
    assert (OLD - YOUNG) % len(SMALL) == 0
    assert grown <= GROWTH, f"{grown:.2f} times as long"


def open_question(messages: list[dict[str, Any]]) -> str | None:
    """The slot of the question that an answer ends with."""
    data = messages[-1]["data"] or {}
    return data.get("slot")


def seconds_for(employer: Employer, text: str) -> float:
    began = time.perf_counter()
    assert employer.say(text)[-1]["kind"] != "error"
    return time.perf_counter() - began
