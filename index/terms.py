"""From a question to the glossary term it asks about, or to the nearest two when it is not certain."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

from catalogue.glossary import TermMatcher
from catalogue.records import Term
from index.calibration import Terms
from index.encoder import Encoder, Vectors
from index.texts import term_passages
from index.vectors import LoadedPart, load_matrix, similarities
from reading.term_questions import compared, describes, searched_text, subject

SPELLING, LONG_SPELLING = 88, 80
"""The least rapidfuzz ratio (of 100) at which a phrase is a misspelt term; a long phrase may hold more slips."""

LONG = 9
SHORTEST, MOST_WORDS = 6, 4
"""Some of the words of a question may be a name: so many letters at least, so many words at most."""


@dataclass(frozen=True)
class Explanation:
    """The terms a question asks about (none when unknown), and the nearest others."""

    terms: tuple[Term, ...]
    nearest: tuple[Term, ...]


class TermIndex:
    """One build's glossary, in memory."""

    def __init__(self, folder: Path, encoder: Encoder, least: Terms) -> None:
        self._encoder, self._least = encoder, least
        with (folder / "terms.jsonl").open(encoding="utf-8") as file:
            terms = [Term.model_validate_json(line) for line in file]
        self._hold(terms, LoadedPart.load(folder, "terms"), load_matrix(folder))

    def _hold(self, terms: Sequence[Term], part: LoadedPart, matrix: Vectors) -> None:
        self.terms = list(terms)
        self._part, self._matrix = part, matrix
        self._centres = part.centres(matrix)
        self._by_id = {term.id: term for term in terms}
        self._matcher = TermMatcher(terms)
        self._names = {name.casefold(): term.id for term in terms for name in (term.term, *term.aliases)}
        self._words = {word for name in self._names for word in name.split()}

    def amended(self, terms: Sequence[Term]) -> TermIndex:
        """An index of these terms: as a build of them would have it, with only the texts encoded that are new."""
        if list(terms) == self.terms:
            return self
        index = copy(self)
        listed = [(term.id, term_passages(term)) for term in terms]
        index._hold(terms, *self._part.renewed(listed, self._matrix, self._encoder))
        return index

    def explain(self, question: str, message: str = "") -> Explanation:
        """Exact names and aliases first, then misspellings, then meaning; each of two that are held against another.

        Only a question that names no term is encoded, and in the same call the `message` that it is a part of: what
        names no term is looked for in the guidance next.
        """
        explanations = [self._explain(part, message) for part in compared(question)]
        if explanations and all(explanation.terms for explanation in explanations):
            firsts = (term for explanation in explanations for term in explanation.terms[:1])
            return Explanation(tuple(dict.fromkeys(firsts)), ())
        return self._explain(question, message)

    def texts_of(self, question: str) -> tuple[str, ...]:
        """The texts that `explain` may encode for a question, so that they can be encoded together with others."""
        return tuple(searched_text(part) for part in (question, *compared(question)))

    def _explain(self, question: str, message: str) -> Explanation:
        name = subject(question)
        if term_id := self._names.get(name.casefold()):
            return Explanation((self._by_id[term_id],), ())
        named = list(dict.fromkeys(self._by_id[mention.term_id] for mention in self._matcher.mentions(question)))
        description = describes(question)
        if named and not (description and len(named) == 1):
            return Explanation(tuple(named), ())
        if not description and (spelt := self._spelt(name)):
            return Explanation((spelt,), ())
        ranked = self._by_meaning(question, message)
        best = ranked[0][0] if ranked else 0.0
        if named and best < self._least.over_name:
            return Explanation(tuple(named), ())
        nearest = tuple(term for _, term in ranked[:3])
        if ranked and best >= (self._least.description if description else self._least.phrase):
            return Explanation(nearest[:1], nearest[1:])
        return Explanation((), nearest[:2])

    def _spelt(self, subject: str) -> Term | None:
        """The term whose name the subject, or a few words of it, is but for a slip; None when there is none."""
        words = subject.casefold().split()
        parts = [
            " ".join(words[at : at + size])
            for size in range(min(MOST_WORDS, len(words)), 0, -1)
            for at in range(len(words) - size + 1)
        ]
        slips = (part for part in parts if len(part) >= SHORTEST and not self._words.issuperset(part.split()))
        for part in [subject.casefold(), *slips]:
            cutoff = LONG_SPELLING if part == subject.casefold() and len(part) >= LONG else SPELLING
            if match := process.extractOne(part, self._names.keys(), scorer=fuzz.ratio, score_cutoff=cutoff):
                return self._by_id[self._names[match[0]]]
        return None

    def _by_meaning(self, question: str, message: str) -> list[tuple[float, Term]]:
        """All terms with their similarity, the nearest first: that of their nearest text and of the mean of all."""
        text = searched_text(question)
        if not self.terms or not text:
            return []
        vector = self._encoder.encode([text, message or question])[0]
        nearest = self._part.best(self._matrix, vector, np.arange(len(self.terms)), 0)
        scores = (nearest + similarities(self._centres, vector)) / 2
        order = sorted(range(len(scores)), key=lambda position: (-scores[position], self.terms[position].id))
        return [(float(scores[position]), self.terms[position]) for position in order]

    def get(self, term_ids: Sequence[str]) -> list[Term]:
        """The terms with these ids; an id that is gone is left out."""
        return [self._by_id[term_id] for term_id in term_ids if term_id in self._by_id]
