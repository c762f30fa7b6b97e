"""Words of a need that are misspelt, mended by the words of the catalogue before they are searched for.

A sentence vector and a word search both lose a misspelt word. Only a word that neither English nor the catalogue knows,
whole or as two in one ("upselling"), is changed, and only into one of the catalogue's that begins alike and differs by
a slip of the finger; what the employer reads stays as it was typed. The phrases by which a record is found hold slips
of their own ("alergens"): a word that only they have is known where it is no slip of a published one. With every third
longer word of the development queries misspelt, nDCG@5 fell from 0.825 to 0.745, and with them mended to 0.794; correct
queries lose nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA
from spellchecker import SpellChecker

SHORTEST = 4
WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")
"""Shorter words have too many neighbours; of the shortest only a letter that was missed is mended ("exel")."""

PARTICLES = ("up", "on", "off", "out", "over", "under", "down", "cross", "re", "un", "non", "pre", "multi")
"""What new words begin with that no dictionary has yet: "upselling", "offboarding", "reskilling"."""

LONG, SLIPS_OF_LONG = 9, 2
"""From so many letters on two slips are mended, below it one: a letter missed, added or changed, or two swapped."""

SHORT, LOOKED_AT = 5, 5
"""Up to so many letters a changed letter makes another word ("calcs", "calls"), so the other slips alone are mended;
and how many of the nearest words are looked at for one."""

LEAST, MOST = 2, 7
"""How many times as often as a slip the word is written that was meant, at least: as many times as the slip itself is
written, within these bounds. "Tech", 10 times, and "teach", 50 times, are two words."""


class Spelling:
    """The words of a catalogue, the most frequent first, a short form in capitals. Reads only; safe to share between
    threads."""

    def __init__(self, words: Iterable[str]) -> None:
        self._english = english()
        self._known = dict[str, str]()
        self._by_letter: dict[str, list[str]] = {}
        for written in words:
            word = written.casefold()
            self._known[word] = written
            if len(word) > SHORTEST:
                self._by_letter.setdefault(word[0], []).append(word)

    @classmethod
    def of(cls, published: Iterable[str], said: Iterable[str] = ()) -> Spelling:
        """The words of published texts, and of what is `said` those that are no slip of one of them: a short form in
        capitals, or a word that is written too often beside the one that it is like, is none."""
        published, said = list(published), list(said)
        words, counts = _counted(published), _counted([*published, *said])
        capitals = {word.casefold() for text in (*published, *said) for word in WORD.findall(text) if word.isupper()}

        def written(word: str) -> str:
            return word.upper() if word in capitals else word

        spelling = cls(written(word) for word, _ in words.most_common())

        def is_slip(word: str, count: int) -> bool:
            meant = spelling.mended(word)
            return word not in capitals and meant != word and counts[meant] >= count * min(max(count, LEAST), MOST)

        further = (written(word) for word, count in counts.most_common() if not is_slip(word, count))
        return cls([*spelling._known.values(), *further])

    def save(self, path: Path) -> None:
        path.write_text("\n".join(self._known.values()), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Spelling:
        return cls(path.read_text(encoding="utf-8").split())

    def mended(self, text: str) -> str:
        """The text with each misspelt word in the catalogue's spelling; case is lost there and nowhere else."""
        return WORD.sub(lambda match: self._mended(match[0]), text)

    def _mended(self, word: str) -> str:
        folded = word.casefold()
        if self._is_word(folded) or self._is_compound(folded):
            return word
        slips = SLIPS_OF_LONG if len(folded) >= LONG and not self._is_slip_of_english(folded) else 1
        near = process.extract(
            folded, self._by_letter.get(folded[0], ()), scorer=OSA.distance, score_cutoff=slips, limit=LOOKED_AT
        )
        return next((meant for meant, _, _ in near if not self._is_another(folded, meant)), word)

    def _is_word(self, folded: str) -> bool:
        return folded in self._known or folded in self._english

    def _is_slip_of_english(self, folded: str) -> bool:
        """Whether an English word is a slip away, and so likelier meant than one of the catalogue two slips away:
        "scafolding" is no "scalding"."""
        return bool(self._english.known(self._english.edit_distance_1(folded)))

    def _is_another(self, word: str, near: str) -> bool:
        """Whether a short word and one like it differ in a letter, so that the one is no slip of the other; a short
        form stands alone, so "hacpp" is one of it."""
        return len(word) == len(near) <= SHORT and sorted(word) != sorted(near) and not self._known[near].isupper()

    def _is_compound(self, folded: str) -> bool:
        """Whether a particle and a word of the language are written as one."""
        return any(folded.startswith(first) and self._is_word(folded[len(first) :]) for first in PARTICLES)


@cache
def english() -> SpellChecker:
    """The words of English, loaded once: it takes a fifth of a second, and every newer build wants them."""
    return SpellChecker(language="en")


def _counted(texts: Iterable[str]) -> Counter[str]:
    """How often some texts have each word."""
    return Counter(match[0].casefold() for text in texts for match in WORD.finditer(text))
