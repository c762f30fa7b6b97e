"""Checking a badge on a page without JavaScript and by the API: each way in, each finding, and what is refused."""

from __future__ import annotations

import html
import json
import re
from ipaddress import ip_network
from typing import Any

import httpx
import pytest

from bot import web
from bot.badges import FOR_PROGRAMS, LARGEST, PAGE
from catalogue.badges import MOST
from runtime.settings import Settings
from tests.bot.conftest import PHRASES
from tests.bot.fake_finder import FakeFinder
from tests.bot.fake_rasa import FakeRasa
from tests.bot.issuers import Browse, browse
from tests.catalogue.badges.made import (
    ASSERTION,
    FORGERS,
    KEY,
    Sites,
    assertion,
    credential,
    hosted,
    itxt,
    jwk,
    keyed,
    png,
    proved_as_linked_data,
    token,
    unreachable,
)

__all__ = ["browse"]


def plain(page: str) -> str:
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", page)).split())


async def test_the_page_is_a_form_without_script(browse: Browse) -> None:
    async with browse(hosted()) as client:
        page = await client.get(PAGE)
    assert page.status_code == httpx.codes.OK
    assert PHRASES("utter_badge_about") in plain(page.text)
    assert "<script" not in page.text
    assert "form-action 'self'" in page.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "given",
    [
        {"data": {"badge": json.dumps(assertion())}},
        {"data": {"badge": ASSERTION}},
        {"files": {"file": ("badge.json", json.dumps(assertion()))}},
        {"files": {"file": ("badge.png", png(itxt(b"openbadges", ASSERTION.encode())))}, "data": {"badge": "ignored"}},
    ],
    ids=["pasted", "its address", "a file", "a picture"],
)
async def test_a_badge_that_holds_is_told_with_who_issued_it_and_for_what(
    browse: Browse, given: dict[str, Any]
) -> None:
    async with browse(hosted()) as client:
        page = await client.post(PAGE, **given)
    text = plain(page.text)
    assert page.status_code == httpx.codes.OK
    assert f"{PHRASES('utter_badge_holds_yes')} college.example has it as it was shown here." in text
    assert "Issued for MIG welding Issuer Clyde College Website of the issuer college.example" in text
    assert "Issued on 1 March 2026" in text
    assert page.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("shown", "sites", "holds", "finding"),
    [
        (assertion(), hosted(), "yes", "hosted"),
        (token(credential(), kid=KEY), keyed(), "yes", "signed"),
        (token(credential(), FORGERS, jwk=jwk(FORGERS), kid="did:x:1"), keyed(), "unknown", "intact"),
        (token(credential(), FORGERS, kid=KEY), keyed(), "no", "forged_signature"),
        (assertion(issuedOn="2020-01-01"), hosted(), "no", "forged_altered"),
        (token(credential(), FORGERS, kid="https://forger.example/key"), keyed(), "no", "forged_other_site"),
        (assertion(), Sites({ASSERTION: {"revoked": True}}), "no", "revoked"),
        (assertion(expires="2026-05-01"), hosted(expires="2026-05-01"), "no", "expired"),
        (assertion(issuedOn="2999-01-01"), hosted(issuedOn="2999-01-01"), "no", "early"),
        (assertion(), Sites({}), "unknown", "unchecked_gone"),
        (assertion(), Sites({ASSERTION: unreachable()}), "unknown", "unchecked_unreachable"),
        (credential(), keyed(), "unknown", "unchecked_no_proof"),
        (credential(proof={"type": "Ed25519Signature2018"}), keyed(), "unknown", "unchecked_proof"),
        (
            {**proved_as_linked_data(credential()), "@context": "https://other.example"},
            keyed(),
            "unknown",
            "unchecked_linked_data",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 40 else "",
)
async def test_every_finding_has_its_sentence(
    browse: Browse, shown: Any, sites: Sites, holds: str, finding: str
) -> None:
    body = shown if isinstance(shown, str) else json.dumps(shown)
    async with browse(sites) as client:
        answer = await client.post(FOR_PROGRAMS, content=body)
        page = await client.post(PAGE, data={"badge": body})
    found = answer.json()
    day = {"expired": "1 May 2026", "early": "1 January 2999"}.get(finding, "")
    assert (found["holds"], found["finding"]) == (holds, finding)
    assert found["words"] == PHRASES(f"utter_badge_{finding}", site="college.example", day=day)
    assert f"{PHRASES(f'utter_badge_holds_{holds}')} {found['words']}" in plain(page.text)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"data": {"badge": " "}}, "utter_badge_no_empty"),
        ({"data": {"badge": "hello"}}, "utter_badge_no_other"),
        ({"files": {"file": ("a.png", png())}}, "utter_badge_no_picture"),
        ({"files": {"file": ("a.png", b"x" * (MOST + 1))}}, "utter_badge_no_huge"),
        ({"data": {"badge": "https://college.example/gone"}}, "utter_badge_unchecked_gone"),
    ],
    ids=["nothing", "words", "a bare picture", "a huge file", "an address of nothing"],
)
async def test_what_is_no_badge_is_told_and_what_was_typed_stays(
    browse: Browse, given: dict[str, Any], reason: str
) -> None:
    async with browse(hosted()) as client:
        page = await client.post(PAGE, **given)
    assert page.status_code == httpx.codes.UNPROCESSABLE_ENTITY
    assert f"{PHRASES('utter_badge_not_read')} {PHRASES(reason)}" in plain(page.text)
    typed = given.get("data", {}).get("badge", "")
    assert f">{typed}</textarea>" in page.text


async def test_a_program_is_told_what_is_no_badge(browse: Browse) -> None:
    async with browse(hosted()) as client:
        answer = await client.post(FOR_PROGRAMS, content=b"hello")
    assert answer.status_code == httpx.codes.UNPROCESSABLE_ENTITY
    assert answer.json() == {"code": "no_badge", "detail": PHRASES("utter_badge_no_other")}


@pytest.mark.parametrize("path", [PAGE, FOR_PROGRAMS])
async def test_what_is_far_too_large_is_not_read(browse: Browse, path: str) -> None:
    async with browse(hosted()) as client:
        answer = await client.post(path, files={"file": ("a.png", b"x" * LARGEST)})
    assert answer.status_code == httpx.codes.REQUEST_ENTITY_TOO_LARGE


@pytest.mark.parametrize("path", [PAGE, FOR_PROGRAMS])
async def test_an_address_may_not_have_many_badges_checked(browse: Browse, path: str) -> None:
    async with browse(hosted(), limit_upload="1/hour", limits="on") as client:
        await client.post(path, content=b"hello")
        answer = await client.post(path, content=b"hello")
    assert answer.status_code == httpx.codes.TOO_MANY_REQUESTS
    assert int(answer.headers["Retry-After"]) > 0


async def test_a_foreign_site_checks_no_badge(browse: Browse) -> None:
    async with browse(hosted()) as client:
        answer = await client.post(PAGE, data={"badge": "x"}, headers={"Origin": "https://foreign.example"})
    assert answer.status_code == httpx.codes.FORBIDDEN


async def test_what_a_badge_says_is_never_taken_for_html_or_a_script_address(browse: Browse) -> None:
    shown = credential(issuer={"id": "javascript:alert(1)", "name": "<b>Clyde</b>"})
    shown["credentialSubject"]["achievement"]["criteria"]["id"] = "javascript:alert(1)"
    async with browse(keyed()) as client:
        page = await client.post(PAGE, data={"badge": json.dumps(shown)})
    assert "<b>Clyde" not in page.text
    assert 'href="javascript' not in page.text
    assert "&lt;b&gt;Clyde" in page.text


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/a", "http://10.0.0.7/a"])
async def test_a_badge_reaches_no_private_network_not_even_one_that_feeds_may(
    chosen: Settings, rasa: FakeRasa, finder: FakeFinder, address: str
) -> None:
    networks = (ip_network("127.0.0.0/8"), ip_network("10.0.0.0/8"))
    made = web.make_app(chosen.model_copy(update={"reachable_networks": networks}), lambda: None, rasa, PHRASES, finder)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(made), base_url="http://advisor.example") as client:
        pointing = await client.post(FOR_PROGRAMS, content=json.dumps(assertion(id=address)))
        named = await client.post(FOR_PROGRAMS, content=address)
    assert pointing.json()["finding"] == "unchecked_private"
    assert named.json()["detail"] == PHRASES("utter_badge_unchecked_private")
