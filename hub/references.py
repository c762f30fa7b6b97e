"""The short name of a request: easy to say on the telephone, impossible to count up from."""

from __future__ import annotations

import re
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No 0 or O, no 1, I or L, and no U: nothing that is misread or misheard for something else."""

LENGTH = 6

_TYPED = re.compile(
    r"(?<![A-Za-z0-9])MC[\s\xa0\-\u2010-\u2015_:#.]*"
    rf"([{ALPHABET}](?:[\s\-]?[{ALPHABET}]){{{LENGTH - 1}}})(?![A-Za-z0-9])",
    re.IGNORECASE | re.ASCII,
)


def new_reference() -> str:
    """`MC-` and six characters, at least one of them a digit: so McFadden is a person and never a request."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if any(character.isdigit() for character in code):
            return f"MC-{code}"


def parse(text: str) -> str | None:
    """The first reference in what somebody typed, in its one true spelling: 'mc 7k4qx2' is MC-7K4QX2."""
    for match in _TYPED.finditer(text):
        code = re.sub(r"[\s\-]", "", match[1]).upper()
        if any(character.isdigit() for character in code):
            return f"MC-{code}"
    return None
