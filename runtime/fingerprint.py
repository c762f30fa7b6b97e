"""A short name for the content of some files, by which it is known whether what was made from them is out of date."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

DIGITS = 20


def fingerprint(files: Iterable[tuple[str, Path]]) -> str:
    """The first 20 hexadecimal digits of the SHA-256 over the name and the bytes of each file, in this order."""
    digest = hashlib.sha256()
    for name, path in files:
        digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:DIGITS]


def of_texts(texts: Iterable[str]) -> str:
    """The same over some texts, in this order."""
    digest = hashlib.sha256()
    for text in texts:
        digest.update(text.encode() + b"\0")
    return digest.hexdigest()[:DIGITS]
