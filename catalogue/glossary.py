"""Finding the glossary's words in running text, so that a meaning is never more than one tap away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from catalogue.records import Term


@dataclass(frozen=True)
class Found:
    """A term as it stands in a text: its id and the words used there."""

    term_id: str
    words: str


def find_terms(text: str, terms: Sequence[Term]) -> list[Found]:
    """Each term named in `text`, once, in order of first appearance; the longest name wins where two overlap."""
    pattern, owners = _matcher(tuple(terms))
    found: dict[str, Found] = {}
    for match in pattern.finditer(text):
        # the pattern takes a dotless ı for an i, folding does not: such a word is not in the glossary
        if term_id := owners.get(_folded(match[0])):
            found.setdefault(term_id, Found(term_id, match[0]))
    return list(found.values())


@lru_cache(maxsize=4)
def _matcher(terms: tuple[Term, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    owners = {_folded(name): term.id for term in reversed(terms) for name in (*term.aliases, term.term)}
    longest_first = sorted(owners, key=len, reverse=True)
    names = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest_first) or r"(?!)"
    return re.compile(rf"(?<![\w/.@-])(?:{names})(?![\w@-]|\.\w)", re.IGNORECASE), owners


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
