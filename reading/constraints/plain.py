"""A message in plain words: lower case, straight quotes, digits for numbers, constraint words spelt right.

Patterns are matched on the plain copy, and every stretch of it still knows which of the employer's own words it
stands for.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from reading.constraints.spelling import corrected
from reading.numbers import spoken_number

TOKEN = re.compile(r"[^\W\d_]+(?:['’‘`][^\W\d_]+)*|\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?|\s+|.", re.DOTALL)
SAME = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "‑": "-"})
LONGEST_NUMBER = 9
"""Words of the longest number worth reading, as in "one thousand two hundred and twenty-five"."""


@dataclass(frozen=True)
class Token:
    text: str
    start: int
    end: int


class Plain:
    """The plain copy of a text, as `text`."""

    def __init__(self, original: str) -> None:
        tokens = _with_digits([_token(match) for match in TOKEN.finditer(original)])
        self.text = "".join(token.text for token in tokens)
        self._tokens = tokens
        self._starts, self._ends = [token.start for token in tokens], [token.end for token in tokens]
        self._offsets: list[int] = []
        offset = 0
        for token in tokens:
            self._offsets.append(offset)
            offset += len(token.text)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Where the stretch [start, end) of `text` stands in the original; a half-covered token counts whole."""
        if not self._tokens or start >= end:
            return (0, 0)
        first = self._at(start)
        last = self._at(end - 1)
        return self._tokens[first].start, self._tokens[last].end

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of `text` that stands for [start, end) of the original; a half-covered token counts whole."""
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end) - 1
        if start >= end or first > last:
            return (0, 0)
        return self._offsets[first], self._offsets[last] + len(self._tokens[last].text)

    def _at(self, position: int) -> int:
        return bisect_left(self._offsets, position + 1) - 1


def _token(match: re.Match[str]) -> Token:
    raw = match[0]
    if raw.isspace():
        text = "\n" if "\n" in raw else " "
    elif raw[0].isdigit():
        text = raw.replace(",", "")
    else:
        text = corrected(unicodedata.normalize("NFKC", raw).translate(SAME).lower())
    return Token(text, match.start(), match.end())


def _with_digits(tokens: list[Token]) -> list[Token]:
    """The tokens with every number that is written in words put into one token of digits."""
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        indices = _words_from(tokens, at)
        number = spoken_number([tokens[index].text for index in indices]) if indices else None
        if number is None or (number[1] == 1 and tokens[at].text.isdigit()):
            out.append(tokens[at])
            at += 1
            continue
        value, used = number
        last = indices[used - 1]
        out.append(Token(f"{value.normalize():f}", tokens[at].start, tokens[last].end))
        at = last + 1
    return out


def _words_from(tokens: list[Token], at: int) -> list[int]:
    """The indices of the words and numbers from `at` on that only spaces and hyphens separate."""
    indices: list[int] = []
    while at < len(tokens) and len(indices) < LONGEST_NUMBER and tokens[at].text[:1].isalnum():
        indices.append(at)
        hyphen = at + 1 < len(tokens) and tokens[at + 1].text in (" ", "-")
        at += 2 if hyphen else len(tokens)
    return indices
