"""What the catalogue says of a badge: only one that is genuine gets credit from it."""

from __future__ import annotations

import html
import json
import re
from typing import Any

from bot.badges import FOR_PROGRAMS, PAGE
from catalogue.records import Credential
from catalogue.store import apply_credentials
from runtime.database import Sessions
from tests.bot.conftest import PHRASES
from tests.bot.issuers import Browse, browse
from tests.catalogue.badges.made import FORGERS, KEY, assertion, credential, hosted, keyed, token

__all__ = ["browse"]

SAME = Credential(
    id="mig", title="MIG  Welding", provider="Clyde College", url="https://www.college.example/mig", scqf_level=5
)
ELSEWHERE = Credential(id="mig-2", title="MIG welding", provider="Another College", url="https://another.example/mig")
BESIDE = Credential(id="tig", title="TIG welding", provider="Clyde College", url="https://college.example/tig")


async def found(browse: Browse, *records: Credential, sessions: Sessions) -> Any:
    with sessions.begin() as session:
        apply_credentials(session, list(records))
    async with browse(hosted()) as client:
        return (await client.post(FOR_PROGRAMS, content=json.dumps(assertion()))).json()


async def test_credentials_of_its_name_are_named_those_of_its_site_first(browse: Browse, sessions: Sessions) -> None:
    answer = await found(browse, ELSEWHERE, SAME, BESIDE, sessions=sessions)
    assert [(one["id"], one["same_site"]) for one in answer["called_the_same"]] == [("mig", True), ("mig-2", False)]
    assert [one["id"] for one in answer["of_the_same_site"]] == ["tig"]
    assert answer["called_the_same"][0]["page"] == "http://127.0.0.1:8000/credentials/mig"
    assert answer["catalogue"] == PHRASES("utter_badge_called_same", site="college.example")


async def test_a_name_of_another_site_is_no_proof(browse: Browse, sessions: Sessions) -> None:
    answer = await found(browse, ELSEWHERE, sessions=sessions)
    assert answer["catalogue"] == PHRASES("utter_badge_called_other")
    async with browse(hosted()) as client:
        page = await client.post(PAGE, data={"badge": json.dumps(assertion())})
    assert PHRASES("utter_badge_other_pages") in " ".join(html.unescape(re.sub("<[^>]+>", " ", page.text)).split())


async def test_others_of_its_site_are_named_where_none_is_called_so(browse: Browse, sessions: Sessions) -> None:
    answer = await found(browse, BESIDE, sessions=sessions)
    assert answer["catalogue"] == PHRASES("utter_badge_provider", provider="Clyde College", site="college.example")


async def test_a_badge_that_the_catalogue_does_not_know_is_told_so(browse: Browse, sessions: Sessions) -> None:
    answer = await found(browse, sessions=sessions)
    assert (answer["catalogue"], answer["called_the_same"]) == (PHRASES("utter_badge_stranger"), [])


async def test_a_badge_that_is_not_genuine_gets_no_credit_from_the_catalogue(
    browse: Browse, sessions: Sessions
) -> None:
    with sessions.begin() as session:
        apply_credentials(session, [SAME, BESIDE])
    async with browse(keyed()) as client:
        answer = (await client.post(FOR_PROGRAMS, content=token(credential(), FORGERS, kid=KEY))).json()
    assert answer["catalogue"] == PHRASES("utter_badge_called_unproved")
    assert [(one["id"], one["same_site"]) for one in answer["called_the_same"]] == [("mig", False)]
    assert answer["of_the_same_site"] == []


async def test_of_a_badge_that_is_not_genuine_no_site_is_spoken_of(browse: Browse) -> None:
    async with browse(keyed()) as client:
        answer = (await client.post(FOR_PROGRAMS, content=token(credential(), FORGERS, kid=KEY))).json()
    assert answer["catalogue"] == PHRASES("utter_badge_stranger_unproved")
