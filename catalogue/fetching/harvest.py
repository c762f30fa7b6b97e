"""A repository of records that is harvested by OAI-PMH (openarchives.org), in which some feeds are wrapped.

A repository that remembers for good what it has deleted is first asked whether anything has changed since the day
before the last harvest. Where something has, and from every other repository, all records are asked for anew, so that
the copies are what it holds now. What changes from harvest to harvest without a change of a record (the time of the
answer, the request, the token for more) is not kept, so that what stays the same is imported once.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from catalogue.fetching.copies import Copies
from catalogue.fetching.download import Downloaded, Downloader, NotFetched, Validators
from catalogue.importers import times
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

REMEMBERS = "persistent"
"""The policy (`deletedRecord`) of a repository that names every record that it has deleted, without an end."""

NOTHING = "noRecordsMatch"
"""The error of a repository that has no record to list."""

OVERLAP = dt.timedelta(days=1)
"""How long before the last harvest changes are asked for: some show only later under the date that they were made."""

OF_LISTS = {"set", "from", "until"}
"""What an address may say of the records, and what goes with no request but the first for a list."""

PASSING = re.compile(rb"<((?:\w+:)?(?:responseDate|request|resumptionToken))\b[^>]{0,2000}(?:/>|>[^<]{0,5000}</\1\s*>)")


class _Refused(NotFetched):
    """The repository answered with an error, whose code in OAI-PMH this is."""

    def __init__(self, words: str, code: str) -> None:
        super().__init__(words)
        self.code = code


def harvest(
    address: str,
    prefix: str,
    copies: Copies,
    downloader: Downloader,
    pause: Callable[[float], None],
    *,
    again: bool = False,
) -> tuple[str, ...]:
    """Fetch every record in the format that the repository calls `prefix`, a list of them a copy; return no warnings.

    Nothing is fetched where the repository says that nothing has changed, unless `again`. Raises NotFetched where a
    list could not be fetched, the repository answers with an error, its lists do not end, or they are larger than
    LARGEST. The earlier copies then stay, some of them newer.
    """
    repository = _Repository(address, prefix, copies, downloader, pause)
    if again or not repository.unchanged():
        repository.fetch_all()
    return ()


@dataclass
class _Repository:
    address: str
    prefix: str
    copies: Copies
    downloader: Downloader
    pause: Callable[[float], None]
    asked: int = 0

    def unchanged(self) -> bool:
        """Whether the repository can say, and says, that nothing has changed or gone since the last whole harvest."""
        since = self._last()
        if since is None:
            return False
        try:
            self._ask({"verb": "Identify"})
            if self._texts("deletedRecord") == [REMEMBERS]:
                self._ask({"verb": "ListIdentifiers", "metadataPrefix": self.prefix, "from": f"{since - OVERLAP}"})
        except NotFetched as error:  # all else is no reason to fail: what is wrong with it shows in the harvest
            return isinstance(error, _Refused) and error.code == NOTHING
        return False

    def fetch_all(self) -> None:
        asked, tokens, size = {"verb": "ListRecords", "metadataPrefix": self.prefix}, set[str](), 0
        began = None
        for number in range(1, MOST_LISTS + 1):
            media_type = self._ask(asked)
            token = next(filter(None, self._texts("resumptionToken")), None)
            began = began or next(filter(None, map(times.date, self._texts("responseDate"))), None)
            size += self.copies.new.stat().st_size
            if size > LARGEST:
                raise NotFetched(f"{self.address} lists more than {LARGEST // MEGABYTE} MB")
            # Only the last list bears the date, so that a harvest that breaks off never seems to have ended.
            validators = Validators(modified=None if token or not began else f"{began}")
            digest = _without_passing(self.copies.new)
            self.copies.keep(self._list(number), Downloaded(digest, media_type, validators))
            if not token:
                self.copies.keep_only([self._list(kept) for kept in range(1, number + 1)])
                return
            if token in tokens:
                break
            tokens.add(token)
            asked = {"verb": "ListRecords", "resumptionToken": token}
        raise NotFetched(f"{self.address} gives lists without end: {number} were fetched")

    def _list(self, number: int) -> str:
        return f"{self.address}#{self.prefix}-{number}"

    def _last(self) -> dt.date | None:
        """The repository's day of the harvest that the copies are of; None where that is not known."""
        known = takewhile(bool, (self.copies.known(self._list(number)) for number in range(1, MOST_LISTS + 1)))
        days = [times.date(validators.modified) for validators in known if validators]
        return min(filter(None, days), default=None)

    def _ask(self, asked: dict[str, str]) -> str:
        """Write the answer to `new` and return its media type. Raises NotFetched, also for an answer with an error."""
        if self.asked:
            self.pause(PAUSE)
        self.asked += 1
        with self.copies.new.open("wb") as file:
            got = self.downloader.get(_asking(self.address, asked), file, most=LARGEST_LIST, seconds=SECONDS_FOR_LIST)
        for code, words in self._elements("error"):
            raise _Refused(f"{self.address} answers by OAI-PMH: {code}" + (f", {words}" if words else ""), code)
        return got.media_type if got else ""

    def _texts(self, name: str) -> list[str]:
        return [text for _, text in self._elements(name)]

    def _elements(self, name: str) -> list[tuple[str, str]]:
        """The codes and texts of all elements of this name in the answer that are no part of a record."""

        def read(element: Element, ancestors: list[Element]) -> tuple[str, str] | None:
            within = {ancestor.name for ancestor in ancestors}
            return None if "record" in within else (element.attributes.get("code", ""), element.text().strip())

        text = forgiving(pieces(self.copies.new, most=LARGEST_LIST), self.address)
        try:
            found = list(stream(text, self.address, roots=("OAI-PMH",), record=name, make=read))
        except UnreadableFile as error:
            raise NotFetched(f"{self.address} cannot be read as OAI-PMH: {error}") from error
        return [element for element in found if element]


def _asking(address: str, asked: dict[str, str]) -> str:
    parts = urlsplit(address)
    own = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name not in asked]
    if "metadataPrefix" not in asked:
        own = [(name, value) for name, value in own if name not in OF_LISTS]
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode([*own, *asked.items()]), ""))


def _without_passing(file: Path) -> str:
    """Take what passes out of the file, and return the digest of the rest."""
    content = PASSING.sub(b"", file.read_bytes())
    file.write_bytes(content)
    return hashlib.sha256(content).hexdigest()
