"""What an e-mail address and the origin of a website look like."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,63}")


def checked_address(text: str) -> str:
    """`text` without the space around it. Raises ValueError, in words for the person who typed it.

    Only a message that arrives proves an address; this catches the slips, not the inventions.
    """
    address = text.strip()
    if len(address) > 254:
        raise ValueError("An e-mail address has at most 254 characters.")
    local, at, _ = address.partition("@")
    dotted = local.startswith(".") or local.endswith(".") or ".." in address
    if not at or dotted or not _ADDRESS.fullmatch(address):
        raise ValueError("This does not look like an e-mail address, such as name@organisation.co.uk.")
    return address


def checked_origin(text: str) -> str:
    """`text` as browsers write an origin: lower case, no path. Raises ValueError, in words for the operator."""
    origin = text.strip().rstrip("/").lower()
    parts = urlsplit(origin)
    if parts.scheme not in ("http", "https") or not parts.hostname or origin != f"{parts.scheme}://{parts.netloc}":
        raise ValueError("must be an origin such as https://www.example.org: no path, no *")
    return origin
