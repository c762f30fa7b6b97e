from __future__ import annotations

import pytest

from hub.checklist import checklist


def _missing(request) -> list[str]:
    return [check.part for check in checklist(request) if not check.ready]


def test_a_request_with_the_least_still_misses_roles_numbers_and_a_start(opened) -> None:
    assert _missing(opened()) == ["roles", "numbers", "start"]


def test_a_request_with_everything_is_ready(opened) -> None:
    assert _missing(opened(roles="Care assistants", learners="12-15", deadline="before Easter")) == []


@pytest.mark.parametrize("answer", ["unsure", "Not sure.", "don’t know", " TBC ", "?"])
def test_an_answer_that_says_nothing_is_missing(opened, answer: str) -> None:
    assert "numbers" in _missing(opened(roles="Care assistants", learners=answer, deadline="May"))
