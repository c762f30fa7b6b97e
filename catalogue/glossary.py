"""Finding the glossary's words in running text, so that a meaning is never more than one tap away."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from catalogue.records import Term
from catalogue.store import read_terms, terms_revision


@dataclass(frozen=True)
class Mention:
    """A term as it stands in a text: its id and the words used there."""

    term_id: str
    words: str


class TermMatcher:
    """Finds the names of these terms. Making one costs as much as reading many texts with it."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._ids: dict[str, str] = {}
        for term in terms:
            for name in (*term.aliases, term.term):
                self._ids.setdefault(_plain(name), term.id)  # of two terms with one name the first has it
        self._pattern = re.compile(rf"(?<![\w/.@-])(?:{_alternatives(self._ids)})(?![\w@-]|\.\w)")

    def mentions(self, text: str) -> list[Mention]:
        """Each term named in `text`, once, in order of first appearance; the longest name wins where two overlap."""
        mentions: dict[str, Mention] = {}
        for match in self._pattern.finditer(_lower(text)):
            term_id = self._ids[_plain(match[0])]
            mentions.setdefault(term_id, Mention(term_id, text[match.start() : match.end()]))
        return list(mentions.values())


class StoredGlossary:
    """The matcher of the stored glossary, kept until the glossary is exchanged. Several threads may share one."""

    def __init__(self) -> None:
        self._kept: tuple[str | None, TermMatcher] | None = None

    def matcher(self, session: Session) -> TermMatcher:
        """The matcher of the terms that are stored now: one short query where they are those of the call before."""
        revision = terms_revision(session)  # before the terms: a change in between is then seen by the next call
        kept = self._kept
        if kept is None or kept[0] != revision:
            kept = self._kept = (revision, TermMatcher(read_terms(session)))
        return kept[1]


def _alternatives(names: Iterable[str]) -> str:
    """A pattern for each of the names, the longest first. Grouped by the first letter, so that few are tried."""
    rests: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        rests.setdefault(name[0], []).append(re.escape(name[1:]).replace(r"\ ", r"\s+"))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items()) or r"(?!)"


def _plain(name: str) -> str:
    return " ".join(_lower(name).split())


def _lower(text: str) -> str:
    """The text in lower case, as long as it was: a letter that would become two stays as it is."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
