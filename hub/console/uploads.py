"""Files that staff have uploaded and not yet decided about: at most one for each of them, for a day."""

from __future__ import annotations

import datetime as dt
import re
import secrets
import shutil
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from pydantic import BaseModel, ConfigDict, ValidationError

from catalogue.feeds import Replace
from runtime.clock import now

KEPT_FOR = dt.timedelta(days=1)
_TOKEN = re.compile(r"[0-9a-f]{32}")
_NOTE = "upload.json"


class UploadGone(Exception):
    """No such file waits for this member of staff: it was applied or left, it is too old, or it is another's."""


class Choice(BaseModel):
    """How a file shall be taken in."""

    model_config = ConfigDict(frozen=True)

    replace: Replace = Replace.NOTHING
    source: str | None = None
    format: str | None = None


class Upload(BaseModel):
    """A file that waits, and whose it is. `name` is a file name that says no more than the last part of its own."""

    model_config = ConfigDict(frozen=True)

    token: str
    staff: str
    name: str
    at: dt.datetime
    choice: Choice


class Uploads:
    """A folder of folders, each named by a token that nobody can guess."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, file: BinaryIO, name: str, staff: str, choice: Choice) -> Upload:
        """Store what is left to read of `file`. Whatever waited for this member of staff goes, and all that is old."""
        self._clear(staff)
        upload = Upload(token=secrets.token_hex(16), staff=staff, name=_safe(name), at=now(), choice=choice)
        path = self.path(upload)
        path.parent.mkdir(mode=0o700, parents=True)
        with path.open("wb") as out:
            shutil.copyfileobj(file, out)
        # Written last: a folder without it is of an upload that broke off, and nobody finds it.
        (self._folder / upload.token / _NOTE).write_text(upload.model_dump_json(), encoding="utf-8")
        return upload

    def find(self, token: str, staff: str) -> Upload:
        """Raises UploadGone."""
        upload = self._read(token) if _TOKEN.fullmatch(token) else None
        if upload is None or upload.staff != staff or not self.path(upload).exists():
            raise UploadGone
        return upload

    def waiting(self, staff: str) -> Upload | None:
        """What this member of staff has uploaded and not decided about."""
        return next((upload for upload in map(self._read, self._tokens()) if upload and upload.staff == staff), None)

    def path(self, upload: Upload) -> Path:
        """The file itself, under its own name: importers know a format by it and say it in what they refuse."""
        return self._folder / upload.token / "file" / upload.name

    def remove(self, upload: Upload) -> None:
        shutil.rmtree(self._folder / upload.token, ignore_errors=True)

    def _clear(self, staff: str) -> None:
        for token in self._tokens():
            upload, folder = self._read(token), self._folder / token
            with suppress(FileNotFoundError):  # another upload clears too
                old = folder.stat().st_mtime < (now() - KEPT_FOR).timestamp()
                if old or (upload and upload.staff == staff):
                    shutil.rmtree(folder, ignore_errors=True)

    def _tokens(self) -> list[str]:
        return [path.name for path in self._folder.glob("*") if _TOKEN.fullmatch(path.name)]

    def _read(self, token: str) -> Upload | None:
        try:
            upload = Upload.model_validate_json((self._folder / token / _NOTE).read_bytes())
        except (OSError, ValidationError):
            return None
        return upload if upload.token == token and now() - upload.at < KEPT_FOR else None


def _safe(name: str) -> str:
    """The last part of a file's name without what a file system or a terminal could take for something else."""
    last = re.sub(r"[^\w.() -]", "_", re.split(r"[/\\]", name)[-1]).strip(". ")
    stem, dot, suffix = last.rpartition(".")
    return f"{stem[:40]}.{suffix[:10]}" if dot else last[:40] or "catalogue"
