"""From a question to the glossary term it asks about, or to the nearest two when it is not certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from catalogue.glossary import find_terms
from catalogue.records import Term
from index.encoder import Encoder
from index.vectors import LoadedPart, load_matrix, similarities

CERTAIN = 0.62
"""The least similarity at which a paraphrase is taken for a term without asking."""

SPELLING, LONG_SPELLING = 88, 80
"""The least rapidfuzz ratio (of 100) at which a phrase is a misspelt term; a long phrase may hold more slips."""

LONG = 9

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

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        with (folder / "terms.jsonl").open(encoding="utf-8") as file:
            self.terms = [Term.model_validate_json(line) for line in file]
        part = LoadedPart.load(folder, "terms")
        self._passages, self._vectors = list(part.passages), load_matrix(folder)[part.rows]
        self._by_id = {term.id: term for term in self.terms}
        self._names = {name.casefold(): term.id for term in self.terms for name in (term.term, *term.aliases)}
        self._encoder = encoder

    def explain(self, question: str) -> Explanation:
        """Exact names and aliases first, then misspellings, then meaning; each of two that are held against another."""
        if both := BOTH.search(question):
            found = [self._explain(part) for part in both.groups() if part]
            if all(one.terms for one in found):
                return Explanation(tuple(dict.fromkeys(term for one in found for term in one.terms[:1])), ())
        return self._explain(question)

    def _explain(self, question: str) -> Explanation:
        subject = _subject(question)
        if term_id := self._names.get(subject.casefold()):
            return Explanation((self._by_id[term_id],), ())
        named = [self._by_id[found.term_id] for found in find_terms(question, self.terms)]
        if named:
            return Explanation(tuple(dict.fromkeys(named)), ())
        cutoff = LONG_SPELLING if len(subject) >= LONG else SPELLING
        if spelt := process.extractOne(subject.casefold(), self._names.keys(), scorer=fuzz.ratio, score_cutoff=cutoff):
            return Explanation((self._by_id[self._names[spelt[0]]],), ())
        return self._by_meaning(subject)

    def _by_meaning(self, subject: str) -> Explanation:
        if not self.terms or not subject:
            return Explanation((), ())
        scores = similarities(self._vectors, self._encoder.encode([subject])[0])
        best: dict[str, float] = {}
        for passage, score in zip(self._passages, scores, strict=True):
            best[passage.owner] = max(best.get(passage.owner, -1.0), float(score))
        ranked = sorted(best, key=lambda term_id: (-best[term_id], term_id))
        nearest = tuple(self._by_id[term_id] for term_id in ranked[:3])
        if best[ranked[0]] >= CERTAIN:
            return Explanation(nearest[:1], nearest[1:])
        return Explanation((), nearest[:2])

    def get(self, term_ids: Sequence[str]) -> list[Term]:
        """The terms with these ids; an id that is gone is left out."""
        return [self._by_id[term_id] for term_id in term_ids if term_id in self._by_id]


def _subject(question: str) -> str:
    """What is asked about, without the asking: "what does RPL mean?" is "RPL"."""
    text = question.strip()
    while (shorter := ASKING.sub("", text, count=1)) != text:
        text = shorter
    return TRAILING.sub("", text).strip(" ?!.,\"'")
