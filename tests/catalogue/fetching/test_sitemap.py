"""A sitemap gives the addresses of a site's pages, also over several files and packed; what is none says so."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from catalogue.fetching import sitemap
from catalogue.fetching.download import NotFetched
from catalogue.fetching.sitemap import addresses_in
from tests.catalogue.fetching.web import Web

MAP = "https://college.example/sitemap.xml"
HEAD = '<?xml version="1.0"?>'


def urlset(*addresses: str) -> str:
    urls = "".join(f"<url><loc> {address} </loc><lastmod>2026-11-01</lastmod></url>" for address in addresses)
    return f'{HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'


def index(*addresses: str) -> str:
    maps = "".join(f"<sitemap><loc>{address}</loc></sitemap>" for address in addresses)
    return f"{HEAD}<sitemapindex>{maps}</sitemapindex>"


def pages(folder: Path, files: dict[str, str | bytes], only: str | None = None) -> list[str]:
    return addresses_in(MAP, only, Web(files).downloader, folder / "new")


def refusal(folder: Path, files: dict[str, str | bytes], only: str | None = None) -> str:
    with pytest.raises(NotFetched) as refused:
        pages(folder, files, only)
    return str(refused.value)


A, B = "https://college.example/courses/a", "https://college.example/news/b"


def test_each_address_comes_once(tmp_path: Path) -> None:
    assert pages(tmp_path, {MAP: urlset(A, B, A)}) == [A, B]


def test_only_addresses_that_hold_a_text_are_taken(tmp_path: Path) -> None:
    assert pages(tmp_path, {MAP: urlset(A, B)}, "/courses/") == [A]


def test_the_sitemaps_of_an_index_are_read_each_once(tmp_path: Path) -> None:
    first, second = "https://college.example/1.xml", "https://college.example/2.xml.gz"
    files: dict[str, str | bytes] = {
        MAP: index(first, second, MAP, first),
        first: urlset(A),
        second: gzip.compress(urlset(B).encode()),
    }
    assert pages(tmp_path, files) == [A, B]


def test_the_image_of_a_page_is_no_page(tmp_path: Path) -> None:
    image = f"<urlset><url><loc>{A}</loc><image><loc>{B}</loc></image></url></urlset>"
    assert pages(tmp_path, {MAP: HEAD + image}) == [A]


def test_a_sitemap_without_a_page_is_a_fault(tmp_path: Path) -> None:
    assert refusal(tmp_path, {MAP: urlset()}) == f"{MAP} lists no page"
    assert refusal(tmp_path, {MAP: urlset(B)}, "/courses/") == f"{MAP} lists no page whose address holds /courses/"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<html><body>Not found</body></html>", "begins with <html>"),
        ("<urlset><url>", "breaks off"),
        (urlset("javascript:alert(1)"), "is not an address on the web"),
        (gzip.compress(urlset(A).encode())[:-20], "is damaged"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><urlset/>', "declares a document type"),
    ],
)
def test_what_is_no_sitemap_says_why(content: str | bytes, words: str, tmp_path: Path) -> None:
    text = refusal(tmp_path, {MAP: content})
    assert f"{MAP} cannot be read as a sitemap" in text
    assert words in text


def test_a_sitemap_that_is_away_is_a_fault(tmp_path: Path) -> None:
    assert refusal(tmp_path, {MAP: index(A)}) == f"{A} answers 404 Not Found"


def test_more_pages_than_a_night_allows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MAX_ADDRESSES", 1)
    assert "lists more than 1 pages; say which" in refusal(tmp_path, {MAP: urlset(A, B)})


def test_more_sitemaps_than_a_site_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MAX_SITEMAPS", 1)
    assert "lists more than 1 sitemaps" in refusal(tmp_path, {MAP: index(A), A: urlset(B)})


def test_a_packed_sitemap_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = gzip.compress((HEAD + "<urlset>" + " " * 1_000_000 + "</urlset>").encode())
    monkeypatch.setattr(sitemap, "LARGEST", 500_000)
    assert "it unpacks to more than" in refusal(tmp_path, {MAP: packed})
