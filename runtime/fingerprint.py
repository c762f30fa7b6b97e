"""A short name for the content of some files, by which it is known whether what was made from them is out of date."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

DIGITS = 20


def fingerprint(files: Iterable[tuple[str, Path]]) -> str:
    """The first 20 hexadecimal digits of the SHA-256 over the name and the bytes of each file, in this order."""
    return _of_parts(part for name, path in files for part in (name.encode(), path.read_bytes()))


def of_texts(texts: Iterable[str]) -> str:
    """The same over some texts, in this order."""
    return _of_parts(map(str.encode, texts))


def _of_parts(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part + b"\0")
    return digest.hexdigest()[:DIGITS]
