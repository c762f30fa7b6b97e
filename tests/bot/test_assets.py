"""The widget's files as they are served: small, compressed, and asked for again only when they changed."""

from __future__ import annotations

import gzip
import re

import brotli  # type: ignore[import-untyped]  # ships no types
import httpx
import pytest
import zopfli.gzip  # type: ignore[import-untyped]  # ships no types

from bot.assets import LOADER, PAGES, bundled
from bot.web import WIDGET

SERVED = bundled(WIDGET)
HASHED = [SERVED.panel, SERVED.style]


def test_a_page_loads_three_files_for_the_widget_whatever_it_is_made_of() -> None:
    assert set(SERVED.widget) == {LOADER, SERVED.panel, SERVED.style}
    assert set(SERVED.files) == {*SERVED.widget, *PAGES}


def test_the_loader_names_the_other_two_by_what_they_hold() -> None:
    loader = SERVED.files[LOADER].body.decode()
    assert all(re.fullmatch(r"[a-z-]+-[0-9a-f]{12}\.(js|css)", name) for name in HASHED)
    assert all(name in loader for name in HASHED)
    assert "panel.js" not in loader


def test_what_is_served_has_no_comments_and_no_imports_but_the_one() -> None:
    for asset in SERVED.files.values():
        assert not asset.body.startswith((b"/*", b"//"))
        assert b"import {" not in asset.body


async def test_nothing_is_compressed_while_somebody_waits(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def compress(_: bytes) -> bytes:
        raise AssertionError

    monkeypatch.setattr(brotli, "compress", compress)
    monkeypatch.setattr(zopfli.gzip, "compress", compress)
    for name in SERVED.files:
        assert (await client.get(f"/widget/{name}", headers={"Accept-Encoding": "br"})).is_success


async def test_a_style_sheet_is_served_as_one(client: httpx.AsyncClient) -> None:
    answer = await client.get(f"/widget/{SERVED.style}")
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert answer.content == SERVED.files[SERVED.style].body


@pytest.mark.parametrize(
    ("taken", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("identity", None),
        ("", None),
        ("GZIP;q=0.000", None),
    ],
)
async def test_a_file_goes_in_the_smallest_coding_that_the_browser_takes(
    client: httpx.AsyncClient, taken: str, coding: str | None
) -> None:
    url = f"/widget/{SERVED.panel}"
    async with client.stream("GET", url, headers={"Accept-Encoding": taken}) as answer:
        raw = b"".join([part async for part in answer.aiter_raw()])
    assert answer.headers.get("Content-Encoding") == coding
    assert "Accept-Encoding" in answer.headers["Vary"]
    opened = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[coding](raw)
    assert opened == SERVED.files[SERVED.panel].body


@pytest.mark.parametrize("name", HASHED)
async def test_a_file_whose_name_is_a_hash_is_kept_for_a_year(client: httpx.AsyncClient, name: str) -> None:
    answer = await client.get(f"/widget/{name}")
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("mark", ["", "W/"])
@pytest.mark.parametrize("name", [LOADER, "demo.css"])
async def test_a_file_whose_name_stays_is_asked_for_and_sent_only_when_it_changed(
    client: httpx.AsyncClient, name: str, mark: str
) -> None:
    first = await client.get(f"/widget/{name}")
    assert first.headers["Cache-Control"] == "no-cache"
    again = await client.get(f"/widget/{name}", headers={"If-None-Match": mark + first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    changed = await client.get(f"/widget/{name}", headers={"If-None-Match": '"earlier"'})
    assert changed.status_code == httpx.codes.OK


@pytest.mark.parametrize("name", ["demo.html", "panel.js", "nodes.js"])
async def test_pages_and_sources_are_not_served_as_files(client: httpx.AsyncClient, name: str) -> None:
    assert (await client.get(f"/widget/{name}")).status_code == httpx.codes.NOT_FOUND
