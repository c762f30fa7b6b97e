"""The copies of a feed brought up to date: one file, or many pages, slowly and as their site asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from catalogue.fetching.copies import Copies
from catalogue.fetching.download import Downloader, NotFetched
from catalogue.fetching.feed import Feed
from catalogue.fetching.harvest import harvest
from catalogue.fetching.robots import Robots
from catalogue.fetching.sitemap import addresses_in
from catalogue.importers.reading import MEGABYTE

LARGEST, SECONDS = 500 * MEGABYTE, 900.0
"""The most bytes and seconds of a feed in one file, which is what the importers read."""

LARGEST_PAGE, SECONDS_FOR_PAGE = 10 * MEGABYTE, 60.0

MOST_FAULTS = 5
"""Pages after another that cannot be fetched, before the rest is given up: their server is down."""

MOST_WAITING = 6 * 3600.0
"""Seconds that the pauses between the pages of a feed may take in all."""

Pause = Callable[[float], None]


def gather(feed: Feed, copies: Copies, downloader: Downloader, pause: Pause, *, again: bool = False) -> tuple[str, ...]:
    """Fetch what has changed, and delete what is no longer listed; return warnings, such as of pages that are gone.

    Of a page that cannot be fetched now the earlier copy stays. `again` asks a repository for all of its records, also
    where nothing has changed. Raises NotFetched where the feed as a whole could not
    be fetched; the copies are then as before, or some of them newer.
    """
    if feed.harvest:
        return harvest(feed.addresses[0], feed.harvest, copies, downloader, pause, again=again)
    if not feed.of_pages:
        _fetch(feed.addresses[0], copies, downloader, LARGEST, SECONDS)
        copies.keep_only(feed.addresses)
        return ()
    addresses: Iterable[str] = feed.addresses
    if feed.sitemap:
        maps = [addresses_in(address, feed.only, downloader, copies.new) for address in feed.addresses]
        addresses = (address for listed in maps for address in listed)
    return _pages(list(dict.fromkeys(addresses)), copies, downloader, pause)


def _pages(addresses: list[str], copies: Copies, downloader: Downloader, pause: Pause) -> tuple[str, ...]:
    robots, warnings, there, faults = Robots(downloader), list[str](), set[str](), 0
    for number, address in enumerate(addresses):
        try:
            if not robots.allow(address):
                warnings.append(f"{address} is left out: the site's robots.txt asks that it is not fetched")
                continue
            seconds = robots.pause(address)
            if seconds * len(addresses) > MOST_WAITING:
                raise NotFetched(
                    f"{address} is not fetched: its site asks for {seconds:.0f} seconds between pages, which is too "
                    f"long for {len(addresses)} of them"
                )
            if number:
                pause(seconds)
            _fetch(address, copies, downloader, LARGEST_PAGE, SECONDS_FOR_PAGE)
            there.add(address)
            faults = 0
        except NotFetched as error:
            warnings.append(str(error))
            if copies.known(address) and not error.gone:
                there.add(address)
            faults += not error.gone
            if faults == MOST_FAULTS:
                raise NotFetched(
                    f"{MOST_FAULTS} pages after another could not be fetched; the last: {error}"
                ) from error
    if not there:
        raise NotFetched(f"none of its {len(addresses)} pages could be fetched; the first: {warnings[0]}")
    copies.keep_only(there)
    return tuple(warnings)


def _fetch(address: str, copies: Copies, downloader: Downloader, most: int, seconds: float) -> None:
    with copies.new.open("wb") as file:
        got = downloader.get(address, file, most=most, seconds=seconds, known=copies.known(address))
    if got and not copies.new.stat().st_size:
        raise NotFetched(f"{address} is empty")
    if got:
        copies.keep(address, got)
