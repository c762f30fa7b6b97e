"""The nightly dump: what it holds, and how it is offered to everybody."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest

from catalogue.exporters.dump import DUMP, write_dump
from catalogue.importers import open_feed
from catalogue.store import apply_credentials
from runtime.database import Sessions
from runtime.settings import Settings
from tests.bot.test_shared import FULL
from tests.catalogue.importers.outcome import outcome

REAL = FULL.model_copy(update={"id": "nets", "sample": False})


@pytest.fixture(autouse=True)
def catalogue(sessions: Sessions) -> None:
    with sessions.begin() as session:
        apply_credentials(session, [FULL, REAL])


@pytest.fixture
def folder(chosen: Settings, sessions: Sessions) -> Path:
    """The folder of the dump, written."""
    with sessions() as session:
        assert write_dump(session, chosen.dump_folder) == 1
    return chosen.dump_folder


@pytest.mark.parametrize("name", DUMP)
def test_a_file_holds_what_providers_publish_and_no_sample(name: str, folder: Path) -> None:
    (record,) = outcome(open_feed(folder / name)).credentials
    assert (record.id, record.title, record.employer_words) == (REAL.id, REAL.title, ())


def test_a_file_that_would_be_the_same_is_left_alone(folder: Path, sessions: Sessions) -> None:
    before = {name: (folder / name).stat() for name in DUMP}
    with sessions() as session:
        write_dump(session, folder)
    assert {name: (folder / name).stat() for name in DUMP} == before


def test_nothing_is_left_beside_the_files(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == sorted(DUMP)
    assert not list(folder.parent.glob(".dump-*"))


@pytest.mark.usefixtures("folder")
async def test_the_page_lists_the_files_for_people_and_programs(client: httpx.AsyncClient) -> None:
    page = (await client.get("/open-data")).text
    assert all(f'href="/open-data/{name}"' in page for name in DUMP)
    data = json.loads(page.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    assert [each["encodingFormat"] for each in data["distribution"]] == [
        "text/csv",
        "application/jsonl",
        "application/ld+json",
    ]


async def test_before_the_first_night_the_page_says_so(client: httpx.AsyncClient) -> None:
    assert "not written yet" in (await client.get("/open-data")).text
    assert (await client.get("/open-data/catalogue.csv")).status_code == httpx.codes.NOT_FOUND


@pytest.mark.parametrize("name", DUMP)
async def test_a_file_that_a_client_has_costs_nothing(name: str, folder: Path, client: httpx.AsyncClient) -> None:
    first = await client.get(f"/open-data/{name}")
    assert (first.status_code, first.content) == (httpx.codes.OK, (folder / name).read_bytes())
    assert first.headers["Content-Type"] == DUMP[name].media_type
    again = await client.get(f"/open-data/{name}", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (httpx.codes.NOT_MODIFIED, b"")
    head = await client.head(f"/open-data/{name}")
    assert (head.headers["Content-Length"], head.content) == (str(len(first.content)), b"")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", ["other.csv", "..%2fadvisor.db", "%2e%2e/advisor.db", ".env"])
async def test_no_other_file_is_given(name: str, client: httpx.AsyncClient) -> None:
    assert (await client.get(f"/open-data/{name}")).status_code == httpx.codes.NOT_FOUND


async def test_search_engines_are_led_to_the_page(client: httpx.AsyncClient) -> None:
    assert "/open-data</loc>" in (await client.get("/sitemap.xml")).text
    assert 'href="/open-data"' in (await client.get("/credentials")).text
