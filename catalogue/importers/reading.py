"""Files read and decoded in pieces of limited size, so that no importer holds the whole of a large feed."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from catalogue.problems import UnreadableFile

Progress = Callable[[int], None]
"""Called after each piece with the number of bytes of the file that have been read."""

MEGABYTE = 1024 * 1024
PIECE = 64 * 1024
MAX_RECORD = MEGABYTE
"""The most characters of one record of any feed; the longest real record is about thirty times smaller."""

DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
UTF_8_FAMILY = {"utf-8", "ascii", "iso8859-1", "cp1252"}
SINGLE_BYTE = re.compile(r"(iso8859-\d+|cp\d+|koi8-[rtu]|mac-[a-z0-9]+)")
STRAY_BYTES = "catalogue.stray-bytes"


def pieces(path: Path, *, most: int, progress: Progress | None = None) -> Iterator[bytes]:
    """The bytes of the file. Raises UnreadableFile when it cannot be opened or has more than `most` bytes."""
    try:
        if path.stat().st_size > most:
            raise _too_large(path, most)
        with path.open("rb") as file:
            read = 0
            while piece := file.read(PIECE):
                read += len(piece)
                if read > most:  # the file grew after its size was read, or is a device
                    raise _too_large(path, most)
                yield piece
                if progress:
                    progress(read)
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be opened: {error.strerror}") from error


def _too_large(path: Path, most: int) -> UnreadableFile:
    return UnreadableFile(f"{path.name} is larger than {most // MEGABYTE} MB; split it and merge the parts")


def utf_8(stream: Iterable[bytes], name: str, advice: str) -> Iterator[str]:
    """The text of UTF-8 bytes without a byte order mark. Raises UnreadableFile for other bytes and for nulls."""
    decoder, read, first = codecs.getincrementaldecoder("utf-8")(), 0, True
    for piece, last in _with_end(stream):
        waiting = len(decoder.getstate()[0])
        try:
            text = decoder.decode(piece, last)
        except UnicodeDecodeError as error:
            offset = read - waiting + error.start
            raise UnreadableFile(f"{name} is not UTF-8 text (byte {offset}); {advice}") from error
        if "\0" in text:
            raise UnreadableFile(f"{name} is not a text file")
        read += len(piece)
        if text:
            yield text.removeprefix("\ufeff") if first else text
            first = False


def forgiving(stream: Iterable[bytes], name: str) -> Iterator[str]:
    """The text of XML or HTML whose declared encoding may be wrong, as it often is.

    A byte order mark identifies UTF-16, and a declaration identifies another single-byte encoding. All other text is
    read as UTF-8, and a byte that cannot be UTF-8 is read as Windows-1252, the browsers' rule for Western pages
    (encoding.spec.whatwg.org). UTF-8, Latin-1 and Windows-1252 are thus read correctly whatever the file declares.
    Raises UnreadableFile when UTF-16 or another declared encoding cannot be decoded.
    """
    codecs.register_error(STRAY_BYTES, _stray_bytes)
    decoder: codecs.IncrementalDecoder | None = None
    try:
        for piece, last in _with_end(stream):
            if decoder is None:
                decoder = codecs.getincrementaldecoder(_encoding(piece))(STRAY_BYTES)
            yield decoder.decode(piece, last)
    except UnicodeError as error:
        raise UnreadableFile(f"{name} breaks off inside a letter, or is not in the encoding it begins with") from error


def _stray_bytes(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError) or error.encoding != "utf-8":
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


def _encoding(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    declared = DECLARED.search(head[:400])
    if declared and not head.startswith(codecs.BOM_UTF8):
        try:
            named = codecs.lookup(declared[1].decode()).name
        except LookupError:
            named = ""
        if named not in UTF_8_FAMILY and SINGLE_BYTE.fullmatch(named):
            return named
    return "utf-8-sig"


def _with_end(stream: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    for piece in stream:
        yield piece, False
    yield b"", True
