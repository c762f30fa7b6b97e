"""A badge from what somebody pasted or uploaded: JSON, a signed token, or a picture with one of them inside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from catalogue.badges.baked import badge_in_png, badge_in_svg
from catalogue.badges.strict_json import read_json

MOST = 2 * 1024 * 1024
"""Bytes of a badge; a picture that is larger is no badge but a poster."""
LONGEST = 256 * 1024
"""Characters of the badge itself, without a picture around it."""

TOKEN = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+")
ADDRESS = re.compile(r"https?://\S{1,2000}")
PNG = b"\x89PNG\r\n\x1a\n"


class NoBadge(Exception):
    """What was given is no badge. `reason` says why: empty, huge, picture (one without a badge), or other."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Given:
    """One of a JSON object, a compact JWS, and the address where the badge lies."""

    document: dict[str, Any] | None = None
    token: str | None = None
    address: str | None = None


def read(given: bytes) -> Given:
    """The badge in what was given. Raises NoBadge."""
    if len(given) > MOST:
        raise NoBadge("huge")
    if not given.strip():
        raise NoBadge("empty")
    if given.startswith(PNG):
        inside = badge_in_png(given)
    elif (start := given.lstrip(b"\xef\xbb\xbf \t\r\n")).startswith(b"<"):
        inside = badge_in_svg(start.decode("utf-8", "replace"))
    else:
        inside = given.decode("utf-8-sig", "replace")
    if inside is None:
        raise NoBadge("picture")
    return from_text(inside)


def from_text(text: str) -> Given:
    """The badge in a text. Raises NoBadge."""
    text = text.strip()
    if len(text) > LONGEST:
        raise NoBadge("huge")
    if ADDRESS.fullmatch(text):
        return Given(address=text)
    if TOKEN.fullmatch(text):
        return Given(token=text)
    try:
        document = read_json(text)
    except ValueError:
        raise NoBadge("other") from None
    if isinstance(document, str):
        return from_text(document) if document != text else _other()
    if not isinstance(document, dict):
        raise NoBadge("other")
    return Given(document=document)


def _other() -> Given:
    raise NoBadge("other")
