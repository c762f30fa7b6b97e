"""`advisor catalogue feed` and `advisor catalogue fetch`: what is fetched from its address, and the fetch itself."""

from __future__ import annotations

import logging
import time
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from advisor.feed_news import tell
from advisor.prepare import StepFailed, renew_index
from advisor.terminal import console, fail, open_database, read_settings
from catalogue.fetching.copies import BeingFetched
from catalogue.fetching.download import downloader_of
from catalogue.fetching.feed import Feed, Outcome
from catalogue.fetching.fetching import fetch_feed
from catalogue.fetching.kept_feeds import NoSuchFeed, forget_feed, keep_feed, pause_feed, read_feeds
from catalogue.importers import FORMATS, UnreadableFile
from catalogue.importers.sheets.mapping import read_mapping
from catalogue.kept_mappings import keep_mapping
from runtime.database import Sessions
from runtime.settings import Settings

log = logging.getLogger(__name__)
feed = typer.Typer(no_args_is_help=True, help="The feeds that are fetched from their addresses.")

WELL = {Outcome.TAKEN, Outcome.UNCHANGED}

Source = Annotated[str, typer.Argument(help="whose feed it is, such as the college")]
MAPPING = "what the columns of a spreadsheet hold; see `advisor catalogue mapping`"

HARVEST = "the address is a repository that is harvested by OAI-PMH; this is what it calls the format, such as xcri"


@feed.command(name="add")
def add(
    source: Source,
    addresses: Annotated[list[str] | None, typer.Argument(help="one feed, or several pages")] = None,
    pages: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="a text file with the address of a page a line")
    ] = None,
    sitemap: Annotated[bool, typer.Option("--sitemap", help="the address is a sitemap, which lists the pages")] = False,
    only: Annotated[str | None, typer.Option(help="fetch only pages of the sitemap whose address holds this")] = None,
    harvest: Annotated[str | None, typer.Option(metavar="PREFIX", help=HARVEST)] = None,
    format: Annotated[str | None, typer.Option(metavar="|".join(FORMATS), help="where it does not show")] = None,
    mapping: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help=MAPPING)] = None,
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help="leave out the records with an error")] = False,
) -> None:
    """Fetch this source from now on, or from another address than before."""
    if format is not None and format not in FORMATS:
        fail(f"The format {format!r} is not known; the formats are {', '.join(FORMATS)}.")
    if only is not None and not sitemap:
        fail("--only chooses among the pages of a sitemap; it needs --sitemap.")
    try:
        listed = [*(addresses or ()), *(_lines(pages) if pages else ())]
        if not listed:
            fail("Give the address of the feed, or a file with the addresses of its pages: --pages.")
        kept = Feed(
            addresses=tuple(listed), sitemap=sitemap, only=only, format=format, skip_bad=skip_bad, harvest=harvest
        )
        columns = read_mapping(mapping) if mapping else None
    except UnreadableFile as error:
        fail(f"{error}.")
    except ValidationError as error:
        fail(str(error.errors()[0]["msg"]).removeprefix("Value error, "))
    with open_database(read_settings()).begin() as session:
        keep_feed(session, source, kept)
        if columns:
            keep_mapping(session, source, columns)
    console.print(f"{source} is fetched from now on: advisor catalogue fetch", markup=False, highlight=False)


@feed.command(name="list")
def list_feeds() -> None:
    """Print every feed with its address and how its last fetch ended."""
    with open_database(read_settings())() as session:
        feeds = read_feeds(session)
    for source, (kept, last) in feeds.items():
        more = f" and {len(kept.addresses) - 1} more" if len(kept.addresses) > 1 else ""
        paused = "paused; " if kept.paused else ""
        ended = f"{last.outcome} {last.at:%Y-%m-%d %H:%M} UTC: {last.words}" if last else "not fetched yet"
        console.print(f"{source}: {kept.addresses[0]}{more}\n  {paused}{ended}", markup=False, highlight=False)


@feed.command(name="pause")
def pause(source: Source) -> None:
    """Leave this source out each night, until it is resumed. `fetch SOURCE` still fetches it."""
    _pause(source, paused=True)


@feed.command(name="resume")
def resume(source: Source) -> None:
    """Fetch this source each night again."""
    _pause(source, paused=False)


def _pause(source: str, *, paused: bool) -> None:
    try:
        with open_database(read_settings()).begin() as session:
            pause_feed(session, source, paused=paused)
    except NoSuchFeed:
        fail(f"Nothing is fetched under the name {source}. `advisor catalogue feed list` lists the feeds.")
    words = "is paused" if paused else "is fetched each night again"
    console.print(f"{source} {words}.", markup=False, highlight=False)


@feed.command(name="remove")
def remove(source: Source) -> None:
    """Fetch this source no more. Its credentials stay."""
    try:
        with open_database(read_settings()).begin() as session:
            forget_feed(session, source)
    except NoSuchFeed:
        fail(f"Nothing is fetched under the name {source}. `advisor catalogue feed list` lists the feeds.")
    console.print(f"{source} is fetched no more; its credentials stay.", markup=False, highlight=False)


def fetch(
    source: Annotated[str | None, typer.Argument(help="the feed of this source alone; otherwise all")] = None,
    again: Annotated[bool, typer.Option("--again", help="read it again also where nothing has changed")] = False,
    index: Annotated[bool, typer.Option(help="build the search index again where something has changed")] = True,
) -> None:
    """Fetch the feeds, and take over what has changed. Ends with 1 where there is a fault that nobody knows of yet."""
    chosen = read_settings()
    sessions = open_database(chosen)
    with sessions() as session:
        feeds = read_feeds(session)
    names = [name for name, (kept, _) in feeds.items() if not kept.paused]
    if source is not None and source not in feeds:
        fail(f"Nothing is fetched under the name {source}. `advisor catalogue feed list` lists the feeds.")
    outcomes, broken = set[Outcome](), False
    for name in [source] if source else names:
        try:
            outcomes |= _fetched(sessions, chosen, name, again=again)
        except Exception:  # a fault of our own in one feed stops no other
            log.exception("the feed of %s could not be read, by a fault of the advisor", name)
            broken = True
    if index and Outcome.TAKEN in outcomes:
        try:
            renew_index(chosen)
        except StepFailed as error:
            fail(str(error))
    if tell(sessions, chosen) or broken or (source and not outcomes & WELL):
        raise typer.Exit(1)


def _fetched(sessions: Sessions, chosen: Settings, name: str, *, again: bool) -> set[Outcome]:
    """Fetch, and print how it ended; nothing is returned where another process fetches the feed."""
    try:
        ended = fetch_feed(sessions, name, chosen.feed_folder, downloader_of(chosen), time.sleep, again=again)
    except BeingFetched:
        console.print(f"{name}: another process fetches it at the moment", markup=False, highlight=False)
        return set()
    style = {Outcome.FAULT: "red", Outcome.WAITING: "yellow"}.get(ended.outcome, "")
    for warning in ended.warnings:
        console.print(f"{name}: warning: {warning}", style="yellow", markup=False, highlight=False)
    console.print(f"{name}: {ended.outcome}: {ended.words}", style=style, markup=False, highlight=False)
    return {ended.outcome}


def _lines(file: Path) -> list[str]:
    """The lines of a text file without empty ones and comments. Raises UnreadableFile."""
    try:
        lines = [line.strip() for line in file.read_text(encoding="utf-8-sig").splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{file.name} is not a text file with an address a line") from error
    return [line for line in lines if line and not line.startswith("#")]
