"""Badges inside of pictures: "baked" into a PNG or an SVG, as Open Badges 2.0 and 3.0 describe it."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

from catalogue.importers.xml_stream import Element, stream
from catalogue.problems import UnreadableFile

KEYWORDS = ("openbadgecredential", "openbadges")
"""The keywords of the chunk of a PNG: of version 3.0 and of 2.0."""
ELEMENTS = ("credential", "assertion")
"""The elements of an SVG, likewise."""

HEAD = 8
UNPACKED = 512 * 1024
"""Bytes that a packed chunk may become."""
DOCTYPE = re.compile(r"<!DOCTYPE\s+svg[^\[<>]*>", re.IGNORECASE)
"""The declaration that drawing programs write: it names a public definition and declares nothing by itself."""


def badge_in_png(picture: bytes) -> str | None:
    """The text of the badge; None where the picture has none, or is broken off before it."""
    for kind, content in _chunks(picture):
        keyword, _, rest = content.partition(b"\0")
        if keyword.decode("latin-1") not in KEYWORDS:
            continue
        if kind == b"tEXt":
            return rest.decode("latin-1")
        if kind == b"iTXt" and len(rest) > 1 and (text := _international(rest)) is not None:
            return text
    return None


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = HEAD
    while at + 8 <= len(picture):
        length, kind = struct.unpack(">I4s", picture[at : at + 8])
        content = picture[at + 8 : at + 8 + length]
        if len(content) < length:
            return
        yield kind, content
        at += length + 12


def _international(rest: bytes) -> str | None:
    """The text of an iTXt chunk, from behind its keyword."""
    packed, text = rest[0], rest[2:].split(b"\0", 2)[-1]
    if packed:
        unpacker = zlib.decompressobj()
        try:
            text = unpacker.decompress(text, UNPACKED)
        except zlib.error:
            return None
        if unpacker.unconsumed_tail:
            return None
    return text.decode("utf-8", "replace")


def badge_in_svg(picture: str) -> str | None:
    """The text of the badge; None where the picture has none, or is no well-formed SVG without declarations."""
    bare = DOCTYPE.sub("", picture, count=1)
    try:
        for name in ELEMENTS:
            for element in stream([bare], "the picture", roots=("svg",), record=name, make=_itself):
                return element.text().strip() or element.attributes.get("verify")
    except (UnreadableFile, ValueError):
        return None
    return None


def _itself(element: Element, _: list[Element]) -> Element:
    return element
