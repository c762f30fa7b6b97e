"""The index is built in the background: one build at a time, and one more for whatever came meanwhile."""

from __future__ import annotations

import logging
import threading

import pytest

from advisor.prepare import StepFailed
from advisor.rebuild import Rebuild

PATIENCE = 5.0


class Builder:
    """A build that lasts until it is let go; it knows how many there were, and how many at once."""

    def __init__(self) -> None:
        self.begun, self.go, self.ended = (threading.Semaphore(0) for _ in range(3))
        self.builds = self.running = self.most = 0

    def __call__(self) -> None:
        self.builds, self.running = self.builds + 1, self.running + 1
        self.most = max(self.most, self.running)
        self.begun.release()
        assert self.go.acquire(timeout=PATIENCE)
        self.running -= 1
        self.ended.release()

    def finish(self) -> None:
        assert self.begun.acquire(timeout=PATIENCE)
        self.go.release()
        assert self.ended.acquire(timeout=PATIENCE)


def wait_for_the_end() -> None:
    for thread in threading.enumerate():
        if thread.name == "rebuild":
            thread.join(PATIENCE)


def test_a_call_does_not_wait_for_the_build() -> None:
    builder = Builder()
    Rebuild(builder)()
    builder.finish()
    wait_for_the_end()
    assert builder.builds == 1


def test_calls_during_a_build_are_one_more_build_after_it() -> None:
    builder = Builder()
    rebuild = Rebuild(builder)
    rebuild()
    assert builder.begun.acquire(timeout=PATIENCE)
    for _ in range(3):
        rebuild()
    builder.go.release()
    builder.finish()
    wait_for_the_end()
    assert (builder.builds, builder.most) == (2, 1)


def test_after_a_build_another_can_be_asked_for() -> None:
    builder = Builder()
    rebuild = Rebuild(builder)
    for _ in range(2):
        rebuild()
        builder.finish()
        wait_for_the_end()
    assert builder.builds == 2


@pytest.mark.parametrize("error", [StepFailed("no encoder"), OSError("no python")])
def test_a_failed_build_is_logged_and_the_next_call_builds_again(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    calls: list[str] = []

    def build() -> None:
        calls.append("built")
        raise error

    rebuild = Rebuild(build)
    with caplog.at_level(logging.ERROR, logger="advisor.rebuild"):
        for _ in range(2):
            rebuild()
            wait_for_the_end()
    assert len(calls) == 2
    assert "the index could not be built" in caplog.text
    assert str(error) in caplog.text
