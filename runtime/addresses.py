"""What an e-mail address looks like, for employers and staff alike."""

from __future__ import annotations

import re

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
