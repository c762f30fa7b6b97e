"""Ids that stay the same from feed to feed, made of the provider's name and its own identifier for the course."""

from __future__ import annotations

import hashlib
import re
import unicodedata

PROVIDER_LETTERS = 50
IDENTIFIER_LETTERS = 56
DIGEST_LETTERS = 8


def slug(text: str) -> str:
    """Lower-case Latin letters and digits joined by hyphens; empty when the text has neither."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))


def stable_id(provider: str, identifier: str) -> str:
    """An id of at most 120 characters; it ends in a digest where the slug loses a part of the identifier."""
    name, mark = slug(provider)[:PROVIDER_LETTERS].rstrip("-"), slug(identifier)[:IDENTIFIER_LETTERS].rstrip("-")
    lossless = mark == identifier.strip().lower()
    digest = "" if lossless else hashlib.sha256(identifier.strip().encode()).hexdigest()[:DIGEST_LETTERS]
    return "-".join(part for part in (name, mark, digest) if part)
