"""A process dies in mid-conversation: an honest word at once, the process back, the conversation where it was."""

from __future__ import annotations

import time
import uuid
from pathlib import Path

import pytest

from tests.e2e.stack import Employer, Stack, wait_for

HONEST_WITHIN = 10.0
BACK_WITHIN = 60.0


@pytest.mark.parametrize("process", ["-m actions", "nlu.serving run"])
def test_a_killed_process_is_owned_up_to_and_comes_back(stack: Stack, employer: Employer, process: str) -> None:
    employer.say("we need training in food hygiene for 20 people")
    employer.press("None of these fit")
    employer.press("Not sure")
    killed = stack.kill(process)
    message = {"id": uuid.uuid4().hex, "text": "kitchen porters"}
    began = time.monotonic()
    answer = employer.post(**message)
    assert time.monotonic() - began < HONEST_WITHIN
    (error,) = answer.json()["messages"]
    assert error["kind"] == "error"
    assert error["data"]["retry"]

    def answered() -> bool:
        return bool(employer.post(**message).json()["messages"][-1]["kind"] != "error")

    wait_for(answered, BACK_WITHIN)
    assert stack.pid(process) != killed
    (question,) = employer.post(**message).json()["messages"]
    assert question["data"]["slot"] == "request_deadline", "the form goes on at its next question"


@pytest.mark.parametrize("process", ["-m actions", "nlu.serving run", "advisor.web"])
def test_no_process_loads_what_only_training_needs(stack: Stack, process: str) -> None:
    loaded = Path(f"/proc/{stack.pid(process)}/maps")
    if not loaded.exists():
        pytest.skip("WHAT THE PROCESSES LOAD WAS NOT LOOKED AT: this system has no /proc")
    assert [name for name in ("/tensorflow/", "/torch/") if name in loaded.read_text()] == []
