"""What employers type, word for word in standard English, for models that have hardly seen Scots or short forms.

`standard_english.txt` says which word stands for which. A model reads "how long does the first one take" for "foo
lang does the first een tak". The number of words stays the same, so that what was marked in one text is found in the
other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).with_suffix(".txt")
WORD = re.compile(r"[£$€]?\d[\d,.:/]*\d\w*|[£$€]?\d\w*|[^\W_]+(?:['’\-/&+#][^\W_]+)*[+#]{0,2}|\S")
"""Words as people see them: "£3,000", "first-line", "C++", "they're"; a sign of punctuation is one too."""

SCOTS, SHORT = "Scots", "Short forms"
BESIDE, AT_HEAD = "Beside other Scots", "Heads of clauses beside other Scots"
IN_FULL = "English words in -in"
"""The parts of the file: words that are always put so, those that are where the message has a word of Scots too, and
words that end in -in without being cut short."""

CUT_SHORT = re.compile(r"[a-z]{2,}[^\Wao]in")
"""What may be a word in -ing as it is said: "programmin the knittin machines"; "chain" and "join" are none."""

ENDS_CLAUSE = frozenset('.,;:!?()-–—"')
JOINS = frozenset({"and", "an", "but", "so", "or", "then", "right", "ok", "okay"})
"""What stands before a clause: "fit" after it asks, and "fit" elsewhere fits."""


@dataclass(frozen=True)
class Standard:
    """A text in standard English. `moved` are the ends of the changed words in the text as it was typed, in order, each
    with the characters that the standard text is longer there."""

    text: str
    moved: tuple[tuple[int, int], ...] = ()

    def at(self, position: int) -> int:
        """Where a position of the typed text, not inside a changed word, is in the standard one."""
        before = bisect_right([end for end, _ in self.moved], position)
        return position + (self.moved[before - 1][1] if before else 0)


def standard(word: str) -> str:
    """The standard form of one word in lower case, whatever stands beside it; others come back unchanged."""
    return _standing_for(word, "", beside_scots=True) or word


def in_standard_english(text: str) -> str:
    """The text with its Scots and its short forms in standard English, as many words as before."""
    return standardised(text).text


def standardised(text: str) -> Standard:
    """The same with its positions.

    A word with a capital is a name, unless it begins the text or a sentence, or all of the text is in capitals.
    """
    found = list(WORD.finditer(text))
    shouted = text.isupper()
    plain = [_plain(match[0], found[at - 1][0] if at else ".", shouted) for at, match in enumerate(found)]
    cut_short = sum(_is_cut_short(word) for word in plain)
    beside_scots = cut_short > 1 or any(word in _listed()[SCOTS] for word in plain)
    pieces, moved, end, difference = [], [], 0, 0
    for at, match in enumerate(found):
        standing = _standing_for(plain[at], plain[at - 1] if at else ".", beside_scots)
        if not standing:
            continue
        pieces += [text[end : match.start()], standing]
        end, difference = match.end(), difference + len(standing) - len(match[0])
        moved.append((end, difference))
    return Standard("".join([*pieces, text[end:]]), tuple(moved))


def _plain(word: str, before: str, shouted: bool) -> str:
    """The word as it is listed; one that is a name, or is written in capitals by itself, is never listed: empty."""
    word = word.replace("’", "'")
    if word.islower() or shouted or not any(letter.isalpha() for letter in word):
        return word.lower()
    return word.lower() if before in ".!?" and word[1:].islower() else ""


def _standing_for(word: str, before: str, beside_scots: bool) -> str:
    listed = _listed()
    if known := listed[SCOTS].get(word) or listed[SHORT].get(word):
        return known
    if not beside_scots:
        return ""
    if _is_cut_short(word):
        return f"{word}g"
    if before in ENDS_CLAUSE or before in JOINS:
        return listed[BESIDE].get(word) or listed[AT_HEAD].get(word, "")
    return listed[BESIDE].get(word, "")


def _is_cut_short(word: str) -> bool:
    return CUT_SHORT.fullmatch(word) is not None and word not in _listed()[IN_FULL]


@lru_cache(maxsize=1)
def _listed() -> dict[str, dict[str, str]]:
    """What each part of the file lists."""
    parts: dict[str, dict[str, str]] = {name: {} for name in (SCOTS, SHORT, BESIDE, AT_HEAD, IN_FULL)}
    part = SCOTS
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            part = line[2:]
        elif part == IN_FULL:
            parts[part].update(dict.fromkeys(line.split(), ""))
        elif line and not line.startswith("#"):
            word, _, standing = line.partition(" ")
            parts[part][word] = standing
    return parts
