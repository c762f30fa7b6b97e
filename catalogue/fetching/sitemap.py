"""Sitemaps (sitemaps.org): the addresses of a site's pages, in one file or in several that an index lists."""

from __future__ import annotations

import gzip
import itertools
import zlib
from collections.abc import Iterator
from pathlib import Path

from catalogue.fetching.download import Downloader, NotFetched
from catalogue.fetching.feed import MAX_ADDRESSES
from catalogue.importers.reading import MEGABYTE, PIECE, forgiving
from catalogue.importers.xml_stream import Element, stream
from catalogue.problems import UnreadableFile
from runtime.addresses import checked_web_address

LARGEST = 50 * MEGABYTE
"""The most bytes of a sitemap, by its own standard; also when it is unpacked."""

SECONDS = 120.0
MAX_SITEMAPS = 100
GZIP = b"\x1f\x8b"


def addresses_in(address: str, only: str | None, downloader: Downloader, file: Path) -> list[str]:
    """The addresses that hold `only`, each once, of the sitemap and of those that it lists. `file` is written anew.

    Raises NotFetched where one of them cannot be fetched or read, where none of its addresses holds `only`, and for
    more than MAX_ADDRESSES.
    """
    waiting, read, addresses = [address], set[str](), dict[str, None]()
    while waiting:
        sitemap = waiting.pop(0)
        if sitemap in read:
            continue
        read.add(sitemap)
        if len(read) > MAX_SITEMAPS:
            raise NotFetched(f"{address} lists more than {MAX_SITEMAPS} sitemaps")
        with file.open("wb") as out:
            downloader.get(sitemap, out, most=LARGEST, seconds=SECONDS)
        for kind, named in _listed(file, sitemap):
            if kind == "sitemap":
                waiting.append(named)
            elif only is None or only in named:
                addresses[named] = None
            if len(addresses) > MAX_ADDRESSES:
                raise NotFetched(
                    f"{address} lists more than {MAX_ADDRESSES} pages; say which with a part of the address"
                )
    if not addresses:
        raise NotFetched(f"{address} lists no page" + (f" whose address holds {only}" if only else ""))
    return list(addresses)


def _listed(file: Path, name: str) -> Iterator[tuple[str, str]]:
    """Each address in the file, with `url` for a page and `sitemap` for a further sitemap."""
    try:
        for kind, text in stream(
            forgiving(_unpacked(file, name), name), name, roots=("urlset", "sitemapindex"), record="loc", make=_located
        ):
            if kind in ("url", "sitemap"):  # an image of a page has a location too
                yield kind, checked_web_address(text)
    except (UnreadableFile, ValueError) as error:
        raise NotFetched(f"{name} cannot be read as a sitemap: {error}") from error


def _located(element: Element, ancestors: list[Element]) -> tuple[str, str]:
    return ancestors[-1].name if ancestors else "", element.text()


def _unpacked(file: Path, name: str) -> Iterator[bytes]:
    """The bytes of the file, which may be packed with gzip."""
    with file.open("rb") as packed:
        is_packed = packed.read(2) == GZIP
        packed.seek(0)
        try:
            with gzip.open(packed) if is_packed else packed as opened:
                for number in itertools.count():
                    piece = opened.read(PIECE)
                    if not piece:
                        return
                    if number * PIECE > LARGEST:
                        raise UnreadableFile(f"it unpacks to more than {LARGEST // MEGABYTE} MB")
                    yield piece
        except (OSError, EOFError, zlib.error) as error:
            raise UnreadableFile(f"{name} is damaged") from error
