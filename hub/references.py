"""The reference of a request: short enough to say on the telephone, and drawn at random so that nobody can guess it."""

from __future__ import annotations

import re
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""The digits and letters without 0, O, 1, I, L and U, which people misread or mishear."""

LENGTH = 6

_TYPED = re.compile(
    r"(?<![A-Za-z0-9])MC[\s\xa0\-\u2010-\u2015_:#.]*"
    rf"([{ALPHABET}](?:[\s\-]?[{ALPHABET}]){{{LENGTH - 1}}})(?![A-Za-z0-9])",
    re.IGNORECASE | re.ASCII,
)


def new_reference() -> str:
    """`MC-` and six characters of ALPHABET, at least one of them a digit: McFadden must not look like a reference."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if any(character.isdigit() for character in code):
            return f"MC-{code}"


def parse(text: str) -> str | None:
    """The first reference in `text`, in the stored spelling ('mc 7k4qx2' gives 'MC-7K4QX2'), or None."""
    for match in _TYPED.finditer(text):
        code = re.sub(r"[\s\-]", "", match[1]).upper()
        if any(character.isdigit() for character in code):
            return f"MC-{code}"
    return None
