"""The whole application before the sites of issuers of badges, which are written by hand."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from bot import web
from catalogue.badges import Get
from runtime.database import Sessions
from runtime.settings import Settings
from tests.bot.conftest import PHRASES
from tests.bot.fake_finder import FakeFinder
from tests.bot.fake_rasa import FakeRasa
from tests.catalogue.badges.made import Sites

Browse = Callable[..., AbstractAsyncContextManager[httpx.AsyncClient]]


@pytest.fixture
def browse(
    monkeypatch: pytest.MonkeyPatch, chosen: Settings, sessions: Sessions, rasa: FakeRasa, finder: FakeFinder
) -> Browse:
    """A client of the whole application, before the sites of issuers that are given."""

    @asynccontextmanager
    async def begin(sites: Sites, **settings: Any) -> AsyncIterator[httpx.AsyncClient]:
        def getter(_: object) -> Get:
            return sites

        monkeypatch.setattr(web, "getter", getter)
        made: FastAPI = web.make_app(chosen.model_copy(update=settings), lambda: None, rasa, PHRASES, finder)
        async with (
            made.router.lifespan_context(made),
            httpx.AsyncClient(transport=httpx.ASGITransport(made), base_url="http://advisor.example") as client,
        ):
            yield client

    return begin
