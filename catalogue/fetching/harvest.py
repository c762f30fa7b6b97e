"""A repository of records that is harvested by OAI-PMH (openarchives.org), in which some feeds are wrapped.

Every record is asked for anew, because a repository need not remember what it has deleted. What changes from harvest to
harvest without a change of a record (the time of the answer, the request, the token for more) is not kept, so that a
repository that stays the same is imported once.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode, urlsplit, urlunsplit

from catalogue.fetching.copies import Copies
from catalogue.fetching.download import Downloaded, Downloader, NotFetched, Validators
from catalogue.importers.reading import MEGABYTE, forgiving, pieces
from catalogue.importers.xml_stream import Element, stream
from catalogue.problems import UnreadableFile

MOST_LISTS = 1_000
"""The most answers of one harvest."""

LARGEST_LIST, SECONDS_FOR_LIST = 50 * MEGABYTE, 120.0
LARGEST = 500 * MEGABYTE
"""The most bytes of all answers of a harvest, which is what the importers read."""

PAUSE = 1.0
"""Seconds between two answers."""

PASSING = re.compile(rb"<((?:\w+:)?(?:responseDate|request|resumptionToken))\b[^>]{0,2000}(?:/>|>[^<]{0,5000}</\1\s*>)")


def harvest(
    address: str, prefix: str, copies: Copies, downloader: Downloader, pause: Callable[[float], None]
) -> tuple[str, ...]:
    """Fetch every record in the format that the repository calls `prefix`, a list of them a copy; return no warnings.

    Raises NotFetched where a list could not be fetched, the repository answers with an error, its lists do not end, or
    they are larger than LARGEST. The earlier copies then stay, some of them newer.
    """
    asked, tokens, there, size = {"verb": "ListRecords", "metadataPrefix": prefix}, set[str](), list[str](), 0
    while True:
        if there:
            pause(PAUSE)
        with copies.new.open("wb") as file:
            got = downloader.get(_asking(address, asked), file, most=LARGEST_LIST, seconds=SECONDS_FOR_LIST)
        media_type = got.media_type if got else ""
        token = _token(copies.new, address)
        size += copies.new.stat().st_size
        if size > LARGEST:
            raise NotFetched(f"{address} lists more than {LARGEST // MEGABYTE} MB")
        there.append(f"{address}#list-{len(there) + 1}")
        copies.keep(there[-1], Downloaded(_without_passing(copies.new), media_type, Validators()))
        if not token:
            copies.keep_only(there)
            return ()
        if token in tokens or len(there) == MOST_LISTS:
            raise NotFetched(f"{address} gives lists without end: {len(there)} were fetched")
        tokens.add(token)
        asked = {"verb": "ListRecords", "resumptionToken": token}


def _asking(address: str, asked: dict[str, str]) -> str:
    parts = urlsplit(address)
    query = "&".join(filter(None, (parts.query, urlencode(asked))))
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))


def _token(file: Path, address: str) -> str | None:
    """What to ask for the next list with; None for the last list. Raises NotFetched for an answer with an error."""
    try:
        for code, words in _elements(file, address, "error"):
            raise NotFetched(f"{address} answers by OAI-PMH: {code}" + (f", {words}" if words else ""))
        return next((token for _, token in _elements(file, address, "resumptionToken") if token), None)
    except UnreadableFile as error:
        raise NotFetched(f"{address} cannot be read as OAI-PMH: {error}") from error


def _elements(file: Path, address: str, name: str) -> list[tuple[str, str]]:
    """The codes and texts of all elements of this name that are no part of a record."""

    def read(element: Element, ancestors: list[Element]) -> tuple[str, str] | None:
        within = {ancestor.name for ancestor in ancestors}
        return None if "record" in within else (element.attributes.get("code", ""), element.text().strip())

    text = forgiving(pieces(file, most=LARGEST_LIST), address)
    return [found for found in stream(text, address, roots=("OAI-PMH",), record=name, make=read) if found]


def _without_passing(file: Path) -> str:
    """Take what passes out of the file, and return the digest of the rest."""
    content = PASSING.sub(b"", file.read_bytes())
    file.write_bytes(content)
    return hashlib.sha256(content).hexdigest()
