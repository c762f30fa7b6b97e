"""One stack for all end-to-end tests: Rasa takes half a minute to start."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.bot.telegram_server import FakeBotApi
from tests.e2e.stack import Employer, Stack, real_stack

TOKEN = "123456:end-to-end"


@pytest.fixture(scope="session")
def bot_api() -> Iterator[FakeBotApi]:
    server = FakeBotApi()
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory, bot_api: FakeBotApi) -> Iterator[Stack]:
    var = tmp_path_factory.mktemp("var")
    with real_stack(var, telegram_token=TOKEN, telegram_api=f"{bot_api.url}/bot") as made:
        yield made


@pytest.fixture
def employer(stack: Stack) -> Iterator[Employer]:
    someone = Employer(stack.url)
    yield someone
    someone.close()
