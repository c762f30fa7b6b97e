"""Files that staff have uploaded and not yet decided on: at most one for each member of staff, for a day."""

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
from catalogue.importers import ColumnMapping
from runtime.clock import now

LIFETIME = dt.timedelta(days=1)
_TOKEN = re.compile(r"[0-9a-f]{32}")
_METADATA = "upload.json"


class UploadGone(Exception):
    """This member of staff has no such file: it was applied or discarded, it is too old, or it is somebody else's."""


class Choice(BaseModel):
    """The options of an import. `fetched` is the digest of what waited, where the file is a feed's that was fetched."""

    model_config = ConfigDict(frozen=True)

    replace: Replace = Replace.NOTHING
    source: str | None = None
    format: str | None = None
    mapping: ColumnMapping | None = None
    fetched: str | None = None


class Upload(BaseModel):
    """A file that waits for a decision, and the e-mail address of its owner. `name` is safe as a file name."""

    model_config = ConfigDict(frozen=True)

    token: str
    staff: str
    name: str
    at: dt.datetime
    choice: Choice


class Uploads:
    """A folder with a folder for each file, named by a random token that nobody can guess."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, file: BinaryIO, name: str, staff: str, choice: Choice) -> Upload:
        """Store the rest of `file`, and delete the earlier file of this member of staff and every expired one."""
        self._clear(staff)
        upload = Upload(token=secrets.token_hex(16), staff=staff, name=_safe(name), at=now(), choice=choice)
        path = self.path(upload)
        path.parent.mkdir(mode=0o700, parents=True)
        with path.open("wb") as out:
            shutil.copyfileobj(file, out)
        # Written last: a folder without it belongs to an upload that broke off, and is never found.
        (self._folder / upload.token / _METADATA).write_text(upload.model_dump_json(), encoding="utf-8")
        return upload

    def choose(self, upload: Upload, choice: Choice) -> Upload:
        """Store other options for the file."""
        changed = upload.model_copy(update={"choice": choice})
        (self._folder / upload.token / _METADATA).write_text(changed.model_dump_json(), encoding="utf-8")
        return changed

    def find(self, token: str, staff: str) -> Upload:
        """The file of `token`, if it is one of this member of staff. Raises UploadGone."""
        upload = self._read(token) if _TOKEN.fullmatch(token) else None
        if upload is None or upload.staff != staff or not self.path(upload).exists():
            raise UploadGone
        return upload

    def waiting(self, staff: str) -> Upload | None:
        """The file that waits for a decision of this member of staff, or None."""
        return next((upload for upload in map(self._read, self._tokens()) if upload and upload.staff == staff), None)

    def path(self, upload: Upload) -> Path:
        """The file itself, under its own name: importers read the format from it and name the file in their errors."""
        return self._folder / upload.token / "file" / upload.name

    def remove(self, upload: Upload) -> None:
        shutil.rmtree(self._folder / upload.token, ignore_errors=True)

    def _clear(self, staff: str) -> None:
        for token in self._tokens():
            upload, folder = self._read(token), self._folder / token
            with suppress(FileNotFoundError):  # another upload may delete it at the same time
                expired = folder.stat().st_mtime < (now() - LIFETIME).timestamp()
                if expired or (upload and upload.staff == staff):
                    shutil.rmtree(folder, ignore_errors=True)

    def _tokens(self) -> list[str]:
        return [path.name for path in self._folder.glob("*") if _TOKEN.fullmatch(path.name)]

    def _read(self, token: str) -> Upload | None:
        try:
            upload = Upload.model_validate_json((self._folder / token / _METADATA).read_bytes())
        except (OSError, ValidationError):
            return None
        return upload if now() - upload.at < LIFETIME else None


def _safe(name: str) -> str:
    """The last part of a path, shortened, without characters that mean something to a file system or a terminal."""
    base = re.sub(r"[^\w.() -]", "_", re.split(r"[/\\]", name)[-1]).strip(". ")
    stem, dot, suffix = base.rpartition(".")
    return f"{stem[:40]}.{suffix[:10]}" if dot else base[:40] or "catalogue"
