from __future__ import annotations

import pytest

from hub.checklist import checklist
from hub.models import CollaborationRequest
from tests.hub.made import Opener

EVERYTHING = {"roles": "Care assistants", "learners": "12-15", "deadline": "before Easter"}


def missing(request: CollaborationRequest) -> list[str]:
    return [check.part for check in checklist(request) if not check.ready]


def test_a_request_with_the_least_still_misses_roles_numbers_and_a_start(opened: Opener) -> None:
    assert missing(opened()) == ["roles", "numbers", "start"]


def test_a_request_with_everything_is_ready(opened: Opener) -> None:
    assert missing(opened(**EVERYTHING)) == []


@pytest.mark.parametrize(("field", "part"), [("roles", "roles"), ("learners", "numbers"), ("deadline", "start")])
def test_what_the_employer_is_not_sure_of_is_missing(opened: Opener, field: str, part: str) -> None:
    assert missing(opened(**EVERYTHING | {field: None})) == [part]


@pytest.mark.parametrize(("field", "part"), [("contact_name", "contact"), ("contact", "contact"), ("need", "need")])
def test_nobody_to_answer_and_nothing_to_do_is_missing(opened: Opener, field: str, part: str) -> None:
    request = opened(**EVERYTHING)
    setattr(request, field, "")
    assert missing(request) == [part]
