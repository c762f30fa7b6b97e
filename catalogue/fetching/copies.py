"""The files of a feed as they were last fetched, with what the server gave to ask later whether they have changed.

They can be deleted: everything is then fetched once more.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import re
import shutil
import zipfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from catalogue.fetching.download import Downloaded, Validators
from catalogue.fetching.feed import Feed
from catalogue.importers import FORMATS

SUFFIXES = {suffix for known in FORMATS.values() for suffix in known.suffixes}
MEDIA_TYPES = {
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/zip": ".zip",
}
"""Media types that say what a file is where its address does not. Servers call all else text/html or text/xml."""


class BeingFetched(Exception):
    """Another process fetches this feed at the moment."""


@dataclass(frozen=True)
class Copy:
    """A file by its name in the folder."""

    name: str
    digest: str
    validators: Validators


class Copies:
    """The copies of one feed, in a folder of its own below `folder`; a file is written to `new` before it is kept."""

    def __init__(self, folder: Path, source: str) -> None:
        self._folder = folder / _slug(source, source)
        self.files = self._folder / "files"
        self.new = self._folder / "new"
        self._list = self._folder / "copies.json"
        self._copies: dict[str, Copy] = {}

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Read the list of the copies, and let no other process change them until the end. Raises BeingFetched."""
        self.files.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self._folder / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise BeingFetched from error
            self._copies = self._read()
            try:
                yield
            finally:
                self.new.unlink(missing_ok=True)

    def known(self, address: str) -> Validators | None:
        """What to ask the server with; None where there is no copy."""
        return self._copies[address].validators if address in self._copies else None

    def keep(self, address: str, got: Downloaded) -> None:
        """Put the file that was written to `new` in the place of the earlier copy."""
        parts = urlsplit(address)
        name = _slug(Path(parts.path).stem or parts.netloc, address) + _suffix(parts.path, got.media_type)
        self.new.replace(self.files / name)
        self._copies[address] = Copy(name, got.digest, got.validators)
        self._write()

    def keep_only(self, addresses: Collection[str]) -> None:
        """Delete every other copy."""
        self._copies = {address: copy for address, copy in self._copies.items() if address in addresses}
        self._write()
        names = {copy.name for copy in self._copies.values()}
        for file in self.files.iterdir():
            if file.name not in names:
                file.unlink()

    def path(self, feed: Feed) -> Path:
        """What to import: the file of a feed, or the folder of its pages."""
        return self.files if feed.of_pages else self.files / self._copies[feed.addresses[0]].name

    def pack(self, feed: Feed, file: IO[bytes]) -> str:
        """Write what there is to import to the file, pages as a zip of them; return a name for it."""
        path = self.path(feed)
        if not feed.of_pages:
            with path.open("rb") as copy:
                shutil.copyfileobj(copy, file)
            return path.name
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            for page in sorted(path.iterdir()):
                packed.write(page, page.name)
        return f"{self._folder.name}.zip"

    @property
    def digest(self) -> str:
        """A digest of all copies and their addresses."""
        lines = sorted(f"{address} {copy.digest}\n" for address, copy in self._copies.items())
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    def _read(self) -> dict[str, Copy]:
        """The copies whose files are there; none where the list cannot be read."""
        try:
            listed = json.loads(self._list.read_text(encoding="utf-8"))
            copies = {
                address: Copy(entry["name"], entry["digest"], Validators(**entry["validators"]))
                for address, entry in listed.items()
            }
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}
        return {address: copy for address, copy in copies.items() if (self.files / copy.name).is_file()}

    def _write(self) -> None:
        """Write the list beside the old one and swap: a crash leaves one of them whole."""
        beside = self._list.with_suffix(".new")
        beside.write_text(json.dumps({address: asdict(copy) for address, copy in self._copies.items()}))
        beside.replace(self._list)


def _slug(words: str, whole: str) -> str:
    """A name for a file or folder: words that people recognise, and a digest of the whole that nothing else has."""
    stem = re.sub(r"[^\w-]+", "-", words).strip("-")[:60] or "feed"
    return f"{stem}-{hashlib.sha256(whole.encode()).hexdigest()[:8]}"


def _suffix(path: str, media_type: str) -> str:
    suffix = Path(path).suffix.lower()
    return suffix if suffix in SUFFIXES else MEDIA_TYPES.get(media_type, "")
