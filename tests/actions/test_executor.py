"""The action server offers what the domain asks for, no more and no less."""

from __future__ import annotations

from actions.__main__ import make_executor
from actions.services import Services
from tests.actions.turn import DOMAIN


def test_the_actions_of_the_domain_are_registered_and_no_others(services: Services) -> None:
    assert set(make_executor(services).actions) == set(DOMAIN["actions"])
