"""From a question to the glossary term it asks about, or to the nearest two when it is not certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

from catalogue.glossary import TermMatcher
from catalogue.records import Term
from index.calibration import Terms
from index.encoder import Encoder
from index.vectors import LoadedPart, load_matrix, similarities

DESCRIPTION = 6
"""From so many words on a question describes the term."""

SPELLING, LONG_SPELLING = 88, 80
"""The least rapidfuzz ratio (of 100) at which a phrase is a misspelt term; a long phrase may hold more slips."""

LONG = 9
SHORTEST, MOST_WORDS = 6, 4
"""Some of the words of a question may be a name: so many letters at least, so many words at most."""

ASKING = re.compile(
    r"^\W*(?:please|so|and|ok(?:ay)?|can you|could you|tell me|explain|define|what(?:'s| is| are| does| do)?|"
    r"meaning of|the meaning of|mean by|a|an|the|is|are|by|you|to me)\b[\s:,]*",
    re.IGNORECASE,
)
TRAILING = re.compile(
    r"\b(?:(?:and )?what(?:'?s| is| does| do) (?:that|it|this|they)(?: all)?|mean(?:s|ing)?|stand for|about|please|"
    r"exactly|actually)\b|[?!.\"']+\s*$",
    re.IGNORECASE,
)


BOTH = re.compile(
    r"\b(?:differences?|compare|distinguish)(?: between| of)?\s+(.+?)\s+(?:and|or|from|with|vs\.?|versus)\s+(.+)|"
    r"\bhow (?:is|are|does|do)\s+(.+?)\s+(?:different (?:from|to)|differ from)\s+(.+)",
    re.IGNORECASE,
)
"""Two terms held against each other: "the difference between a badge and a certificate"."""


@dataclass(frozen=True)
class Explanation:
    """The terms a question asks about (none when unknown), and the nearest others."""

    terms: tuple[Term, ...]
    nearest: tuple[Term, ...]


class TermIndex:
    """One build's glossary, in memory."""

    def __init__(self, folder: Path, encoder: Encoder, least: Terms) -> None:
        with (folder / "terms.jsonl").open(encoding="utf-8") as file:
            self.terms = [Term.model_validate_json(line) for line in file]
        self._part, self._matrix = LoadedPart.load(folder, "terms"), load_matrix(folder)
        self._centres = self._part.centres(self._matrix)
        self._by_id = {term.id: term for term in self.terms}
        self._matcher = TermMatcher(self.terms)
        self._names = {name.casefold(): term.id for term in self.terms for name in (term.term, *term.aliases)}
        self._words = {word for name in self._names for word in name.split()}
        self._encoder = encoder
        self._least = least

    def explain(self, question: str) -> Explanation:
        """Exact names and aliases first, then misspellings, then meaning; each of two that are held against another.

        Only a question that names no term is encoded.
        """
        if both := BOTH.search(question):
            explanations = [self._explain(part) for part in both.groups() if part]
            if all(explanation.terms for explanation in explanations):
                firsts = (term for explanation in explanations for term in explanation.terms[:1])
                return Explanation(tuple(dict.fromkeys(firsts)), ())
        return self._explain(question)

    def texts_of(self, question: str) -> tuple[str, ...]:
        """The texts that `explain` may encode for a question, so that they can be encoded together with others."""
        both = BOTH.search(question)
        return tuple(_searched(part) for part in (question, *(both.groups() if both else ())) if part)

    def _explain(self, question: str) -> Explanation:
        subject = _subject(question)
        if term_id := self._names.get(subject.casefold()):
            return Explanation((self._by_id[term_id],), ())
        describes = _describes(subject)
        named = list(dict.fromkeys(self._by_id[mention.term_id] for mention in self._matcher.mentions(question)))
        if named and not (describes and len(named) == 1):
            return Explanation(tuple(named), ())
        if not describes and (spelt := self._spelt(subject)):
            return Explanation((spelt,), ())
        ranked = self._by_meaning(question)
        if named and not (ranked and ranked[0][0] >= self._least.over_name):
            return Explanation(tuple(named), ())
        nearest = tuple(term for _, term in ranked[:3])
        least = self._least.description if describes else self._least.phrase
        if ranked and ranked[0][0] >= least:
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

    def _by_meaning(self, question: str) -> list[tuple[float, Term]]:
        """All terms with their similarity, the nearest first: that of their nearest text and of the mean of all."""
        text = _searched(question)
        if not self.terms or not text:
            return []
        # the question too, in the same call: what names no term is looked for in the guidance next
        vector = self._encoder.encode([text, question])[0]
        nearest = self._part.best(self._matrix, vector, np.arange(len(self.terms)), 0)
        scores = (nearest + similarities(self._centres, vector)) / 2
        order = sorted(range(len(scores)), key=lambda position: (-scores[position], self.terms[position].id))
        return [(float(scores[position]), self.terms[position]) for position in order]

    def get(self, term_ids: Sequence[str]) -> list[Term]:
        """The terms with these ids; an id that is gone is left out."""
        return [self._by_id[term_id] for term_id in term_ids if term_id in self._by_id]


def _describes(subject: str) -> bool:
    """Whether a question describes a term rather than naming one."""
    return len(subject.split()) >= DESCRIPTION


def _searched(question: str) -> str:
    """What of a question is encoded: a description whole, otherwise what is asked about."""
    subject = _subject(question)
    return question if _describes(subject) else subject


def _subject(question: str) -> str:
    """What is asked about, without the asking: "what does RPL mean?" is "RPL"."""
    text = question.strip()
    while (shorter := ASKING.sub("", text, count=1)) != text:
        text = shorter
    return TRAILING.sub("", text).strip(" ?!.,\"'")
