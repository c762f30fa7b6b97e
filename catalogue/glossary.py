"""Finding the glossary's terms in running text, so that a channel can offer their meanings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from catalogue.records import Term
from catalogue.revisions import terms_revision
from catalogue.store import read_terms


@dataclass(frozen=True)
class Mention:
    """A term in a text: its id and the words that the text uses."""

    term_id: str
    words: str


class TermMatcher:
    """Finds the names of these terms. Making a matcher costs as much as searching many texts with it."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._ids: dict[str, str] = {}
        for term in terms:
            for name in (*term.aliases, term.term):
                self._ids.setdefault(_plain(name), term.id)  # the first of two terms with the same name keeps it
        self._pattern = re.compile(rf"(?<![\w/.@-])(?:{_alternatives(self._ids)})(?![\w@-]|\.\w)")

    def mentions(self, text: str) -> list[Mention]:
        """Each term named in `text` once, in order of first appearance; the longest of overlapping names wins."""
        mentions: dict[str, Mention] = {}
        for match in self._pattern.finditer(_lower(text)):
            term_id = self._ids[_plain(match[0])]
            mentions.setdefault(term_id, Mention(term_id, text[match.start() : match.end()]))
        return list(mentions.values())


class StoredGlossary:
    """The matcher of the stored glossary, kept until the glossary is replaced. Several threads may share it."""

    def __init__(self) -> None:
        self._kept: tuple[str | None, TermMatcher] | None = None

    def matcher(self, session: Session) -> TermMatcher:
        """The matcher of the terms stored now; a call costs one short query if they have not changed since the last."""
        revision = terms_revision(session)  # read first, so that the next call sees a change during this one
        kept = self._kept
        if kept is None or kept[0] != revision:
            kept = self._kept = (revision, TermMatcher(read_terms(session)))
        return kept[1]


def _alternatives(names: Iterable[str]) -> str:
    """A pattern of the names, the longest first, grouped by first letter so that few alternatives are tried."""
    rests: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        rests.setdefault(name[0], []).append(re.escape(name[1:]).replace(r"\ ", r"\s+"))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items()) or r"(?!)"


def _plain(name: str) -> str:
    return " ".join(_lower(name).split())


def _lower(text: str) -> str:
    """The text in lower case and of the same length: a letter that would become two stays as it is."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
