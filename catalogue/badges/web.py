"""What a badge points at, fetched safely: public addresses alone, little, and not for long."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from typing import Any

from catalogue.badges.strict_json import read_json
from catalogue.badges.verdict import Uncheckable, Why
from catalogue.fetching.download import Downloader, NotFetched
from runtime.public_http import AddressRefused

MOST_FETCHED = 1024 * 1024
"""Bytes of one file: a list of what was revoked may be long."""
MOST_FILES = 10
SECONDS = 20.0
"""For all that a badge points at together."""

Get = Callable[[str], bytes]
"""The file at an address. Raises Uncheckable."""


class Gone(Uncheckable):
    """The server says that there is no such file."""

    def __init__(self) -> None:
        super().__init__(Why.GONE)


def getter(downloader: Downloader) -> Get:
    """Fetches for the check of one badge."""
    ends, kept = time.monotonic() + SECONDS, dict[str, bytes]()

    def get(address: str) -> bytes:
        if address not in kept:
            left = ends - time.monotonic()
            if left <= 0 or len(kept) >= MOST_FILES or not address.startswith(("http://", "https://")):
                raise Uncheckable(Why.UNREACHABLE)
            file = io.BytesIO()
            try:
                downloader.get(address, file, most=MOST_FETCHED, seconds=left)
            except NotFetched as error:
                raise _why(error) from error
            kept[address] = file.getvalue()
        return kept[address]

    return get


def json_at(get: Get, address: str) -> dict[str, Any]:
    """The JSON object at an address. Raises Uncheckable."""
    try:
        value = read_json(get(address))
    except ValueError as error:
        raise Uncheckable(Why.NOT_JSON) from error
    if not isinstance(value, dict):
        raise Uncheckable(Why.NOT_JSON)
    return value


def _why(error: NotFetched) -> Uncheckable:
    if isinstance(error.__cause__, AddressRefused):
        return Uncheckable(Why.PRIVATE)
    return Gone() if error.gone else Uncheckable(Why.UNREACHABLE)
