"""The API does what it describes at /openapi.json, whatever is sent: requests are made from the description, sound and
unsound ones, and each answer is held against it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.testclient import TestClient

from bot.web import make_app
from runtime.database import Sessions
from runtime.settings import Settings
from tests.bot.conftest import PHRASES
from tests.bot.fake_finder import FakeFinder
from tests.bot.fake_rasa import FakeRasa

HOST = "advisor.example"
REQUESTS = 80
"""Of each kind for each operation."""
SOUND, UNSOUND = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
FUZZED = [
    ("GET /api/conversations/greeting", SOUND),
    ("GET /api/conversations/messages", SOUND),
    ("POST /api/conversations", SOUND),
    ("POST /api/conversations/messages", SOUND),
    ("POST /api/conversations/messages", UNSOUND),
    ("POST /api/conversations/ratings", SOUND),
    ("POST /api/conversations/ratings", UNSOUND),
    ("POST /api/conversations/moves", SOUND),
    ("POST /api/conversations/moves/taken", SOUND),
    ("POST /api/conversations/moves/taken", UNSOUND),
    ("POST /api/badges", SOUND),
    ("GET /api/catalogue/credentials", SOUND),
    ("GET /api/catalogue/credentials", UNSOUND),
    ("GET /api/catalogue/credentials/{credential_id}", SOUND),
    ("GET /api/catalogue/plan", SOUND),
    ("GET /api/catalogue/plan", UNSOUND),
    ("GET /api/catalogue/terms", SOUND),
    ("GET /api/catalogue/terms", UNSOUND),
    ("GET /api/catalogue/demand", SOUND),
    ("GET /api/catalogue/demand", UNSOUND),
]
"""The operations with the kinds of requests that can be made: the first three take nothing that could be wrong."""


@pytest.fixture
def served(chosen: Settings, sessions: Sessions) -> Iterator[tuple[FastAPI, TestClient]]:
    """The application, running, without limits: one address sends everything."""
    app = make_app(chosen.model_copy(update={"limits": "off"}), lambda: None, FakeRasa(), PHRASES, FakeFinder())
    with TestClient(app, base_url=f"http://{HOST}", raise_server_exceptions=False) as client:
        yield app, client


def operations(app: FastAPI) -> Iterator[Any]:
    found: Any  # a result, which holds an operation or a fault of the description
    for found in schemathesis.openapi.from_asgi("/openapi.json", app, headers={"Host": HOST}).get_all_operations():
        yield found.ok()


def test_every_operation_is_fuzzed(served: tuple[FastAPI, TestClient]) -> None:
    assert {operation.label for operation in operations(served[0])} == {label for label, _ in FUZZED}


@pytest.mark.parametrize(("label", "mode"), FUZZED)
def test_an_answer_is_as_described_and_never_a_fault(
    served: tuple[FastAPI, TestClient], label: str, mode: GenerationMode
) -> None:
    app, client = served
    headers = {"Host": HOST, "Authorization": f"Bearer {client.post('/api/conversations').json()['token']}"}
    operation = next(found for found in operations(app) if found.label == label)

    @settings(
        max_examples=REQUESTS,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        # that a message holds either words or a payload is a rule which the description gives in words
        case.call_and_validate(headers=headers, excluded_checks=[positive_data_acceptance])

    ask()
