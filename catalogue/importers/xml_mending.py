"""Slips of real XML feeds that harm nothing: space before the declaration, a bare ampersand, a control character."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

BARE_AMPERSAND = re.compile(r"&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][\w.-]{0,40};)")
REFERENCE_START = re.compile(r"&[#\w.-]{0,42}$")
NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def mended(texts: Iterable[str]) -> Iterator[str]:
    """The same text without space before it and without control characters, with every bare `&` as a reference."""
    begun, held = False, ""
    for text in texts:
        if not begun:
            text = text.lstrip("\ufeff \t\r\n")
            begun = bool(text)
        text = held + text
        cut = REFERENCE_START.search(text)  # the rest of a reference may be in the next piece
        held = text[cut.start() :] if cut else ""
        yield _mended(text[: cut.start()] if cut else text)
    yield _mended(held)


def _mended(text: str) -> str:
    return BARE_AMPERSAND.sub("&amp;", NOT_XML.sub("", text))
