"""What is said to be kept is complete, and true for the settings of the hub, also before it has an address."""

from __future__ import annotations

import httpx
import pytest
from pydantic import SecretStr

from bot.privacy import Notice
from bot.telegram.render import length
from bot.web import make_app
from runtime.settings import Settings
from tests.bot.conftest import PHRASES
from tests.bot.test_shared import plain

PUBLIC = {"public_url": "https://advisor.example"}


def told(chosen: Settings, **changed: object) -> str:
    return Notice.of(chosen.model_copy(update=changed)).in_telegram()


@pytest.mark.parametrize(
    ("changed", "address"),
    [
        (PUBLIC, "https://advisor.example/privacy"),
        ({"privacy_url": "https://hub.example/privacy"}, "https://hub.example/privacy"),
        (PUBLIC | {"privacy_url": "/kept"}, "https://advisor.example/kept"),
    ],
)
def test_the_whole_notice_is_named_where_others_can_open_it(
    chosen: Settings, changed: dict[str, object], address: str
) -> None:
    assert told(chosen, **changed).endswith(f"The whole notice: {address}")


def test_without_a_public_address_no_address_of_this_machine_is_given_but_whom_to_ask(chosen: Settings) -> None:
    words = told(chosen)
    assert "http" not in words
    assert "no public address yet" in words
    assert chosen.contact_email in words


def test_it_says_for_how_long_this_hub_keeps_what_and_fits_in_one_message(chosen: Settings) -> None:
    words = told(chosen, keep_conversations=90, keep_requests=400, contact_name="Glen Hub")
    for part in (
        "90 days after the last message",
        "400 days after it was closed",
        "Glen Hub",
        "/forget",
        "/export",
        "is deleted there",
    ):
        assert part in words
    assert length(words) <= 4096


@pytest.mark.parametrize(("token", "says"), [(None, False), (SecretStr("1:x"), True)])
async def test_the_page_speaks_of_telegram_where_there_is_a_bot(
    chosen: Settings, token: SecretStr | None, says: bool
) -> None:
    app = make_app(chosen.model_copy(update={"telegram_token": token}), lambda: None, phrases=PHRASES)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://advisor.example") as client:
        page = plain((await client.get("/privacy")).text)
    assert ("Telegram carries what you write" in page) is says
    assert "not your organisation, name or contact, unless you agree" in page
