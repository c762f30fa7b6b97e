"""Many files at once: a folder, or a zip of them, such as the saved pages of a provider's site.

Each file is read as what it is. A file that cannot be read is one error, a file that holds no credential one warning.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from catalogue.importers.reading import MEGABYTE, PIECE, Progress
from catalogue.problems import NothingInside, Problem, UnclearFormat, UnreadableFile, warning
from catalogue.records import Credential

MAX_FILES = 20_000
MAX_FILE = 500 * MEGABYTE
MAX_TOTAL = 2_000 * MEGABYTE
"""The most bytes that all files of a zip have when they are unpacked; they are unpacked one at a time."""

Open = Callable[[Path, str | None], Iterator[Credential | Problem]]
"""Opens a file with a source for records that name none."""

BROKEN = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError, OSError)
"""What zipfile raises for an archive that is damaged, protected by a password or of an unknown kind."""


def read_folder(path: Path, open_file: Open, source: str | None) -> Iterator[Credential | Problem]:
    """The credentials and problems of every file below the folder, in the order of their names; links are left out."""
    files = sorted(file for file in path.rglob("*") if file.is_file() and not file.is_symlink())
    if len(files) > MAX_FILES:
        raise UnreadableFile(f"{path.name} holds more than {MAX_FILES} files")
    for file in files:
        if not file.name.startswith("."):
            yield from _read(file, str(file.relative_to(path)), open_file, source)


def read_zip(
    path: Path, open_file: Open, source: str | None, progress: Progress | None = None
) -> Iterator[Credential | Problem]:
    """The same for the files of a zip. A zip within it is not opened, and no name of it is used as a path.

    Raises UnreadableFile where it is damaged, protected by a password or unpacks to too much.
    """
    total = 0
    try:
        with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory() as folder:
            members = [member for member in archive.infolist() if not member.is_dir()]
            if len(members) > MAX_FILES or sum(member.file_size for member in members) > MAX_TOTAL:
                raise _too_much(path)
            for member in members:
                base = re.split(r"[/\\]", member.filename)[-1]
                if base.startswith(".") or member.filename.startswith("__MACOSX/"):
                    continue
                file = Path(folder) / (re.sub(r"[^\w.() -]", "_", base)[-80:] or "file")
                total += _unpack(archive, member, file, path)
                if total > MAX_TOTAL:
                    raise _too_much(path)
                yield from _read(file, member.filename, open_file, source)
                file.unlink()
                if progress:
                    progress(member.header_offset + member.compress_size)
    except BROKEN as error:
        raise UnreadableFile(f"{path.name} is damaged, or protected by a password, and cannot be unpacked") from error
    if progress:
        progress(path.stat().st_size)


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, file: Path, path: Path) -> int:
    """Write the member to the file, and return its bytes, whatever the zip says of them."""
    size = 0
    with archive.open(member) as inside, file.open("wb") as out:
        while piece := inside.read(PIECE):
            size += len(piece)
            if size > MAX_FILE:
                raise _too_much(path)
            out.write(piece)
    return size


def _read(file: Path, name: str, open_file: Open, source: str | None) -> Iterator[Credential | Problem]:
    try:
        with file.open("rb") as opened:
            if file.suffix.lower() == ".zip" and opened.read(2) == b"PK":
                yield warning(name, "a zip within a zip or a folder is not opened")
                return
        for item in open_file(file, source):
            yield replace(item, location=f"{name}, {item.location}") if isinstance(item, Problem) else item
    except (NothingInside, UnclearFormat) as nothing:
        yield warning(name, f"it is left out: {nothing}")
    except UnreadableFile as fault:
        yield Problem(name, str(fault))


def _too_much(path: Path) -> UnreadableFile:
    return UnreadableFile(f"{path.name} unpacks to more than a catalogue can hold")
