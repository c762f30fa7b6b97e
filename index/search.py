"""From needs and filters to credentials, best first, each with the catalogue sentence that made it a match.

Vectors and words are searched together because each alone loses (see index/scoring.py). A small catalogue is scored
whole; in a large one the nearest records and the best word matches are the candidates, and only they are scored.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catalogue.records import Credential
from index.encoder import Encoder, Vectors
from index.filters import judge
from index.lexical import Lexical
from index.nearest import Nearest
from index.scoring import MATCH, SIGNS, Array, certainty, fuse, standardise
from index.signs import RecordSigns
from index.spelling import Spelling
from index.stored import Chosen, Stored
from index.vectors import similarities
from reading.filters import Filters

CANDIDATES = 250
"""In a large catalogue: how many records each way of finding names. Of the best ten of 100,000 made-up records, scored
whole, 0.992 are found (50 needs); with 200 0.986, with 300 no more."""

SAMPLE = 1000
"""How many records stand in means and spreads for all that are no candidates; with half as many 0.982 are found."""

LARGE = 10
"""A catalogue is large when it holds more than this many times the candidates."""

Places = NDArray[np.int64]


@dataclass(frozen=True)
class Reason:
    """Why a record answers a need: the record's own words, the field they stand in, and how certain it is (0 to 1)."""

    need: str
    quote: str
    field: str
    score: float


@dataclass(frozen=True)
class Hit:
    """A credential with the needs it answers, the needs it does not, and the facts asked for but not published."""

    credential: Credential
    score: float
    reasons: tuple[Reason, ...]
    not_covered: tuple[str, ...]
    unpublished: tuple[str, ...]


@dataclass(frozen=True)
class Match:
    """A hit before its texts are read: the facts of its record alone, and how certain it is of each need it answers."""

    facts: Credential
    scores: Mapping[str, float]


@dataclass(frozen=True)
class Result:
    """All hits, best first, with the match of each, and the needs that nothing in the catalogue answers.

    A large catalogue has hundreds of hits: a search finds them, and each is read when it is looked at.
    """

    hits: Sequence[Hit]
    matches: Sequence[Match]
    uncovered: tuple[str, ...]

    def without(self, hidden: Collection[str]) -> Result:
        """The same without the records of these ids."""
        if not hidden:
            return self
        kept = [at for at, match in enumerate(self.matches) if match.facts.id not in hidden]
        return Result(Chosen(kept, self.hits.__getitem__), Chosen(kept, self.matches.__getitem__), self.uncovered)


@dataclass(frozen=True)
class _Scored:
    """One need held against the candidates: for each its place in the order, its certainty, and the need's vector."""

    fused: Array
    certain: Array
    vector: Vectors


@dataclass(frozen=True)
class _Found:
    """What a search found, by rows of its candidates: `certain` (needs, candidates), and the rows of hits in order."""

    needs: Sequence[str]
    vectors: Sequence[Vectors]
    places: Places
    certain: Array
    rows: list[int]

    def scores(self, row: int) -> dict[int, float]:
        """How certain a candidate is of each need that it answers, by the need's place."""
        return {at: round(float(sure), 4) for at, sure in enumerate(self.certain[:, row]) if sure >= MATCH}


class CredentialIndex:
    """One build's credentials, in memory. Reads only; safe to share between threads."""

    def __init__(self, folder: Path, encoder: Encoder, candidates: int = CANDIDATES) -> None:
        self._records = Stored(folder / "credentials.jsonl", Credential.model_validate_json)
        self._facts = Stored(folder / "facts.jsonl", Credential.model_validate_json)
        self._signs = RecordSigns.load(folder)
        self._nearest = Nearest.load(folder / "nearest.faiss")
        self._lexical = Lexical.load(folder / "credentials.bm25")
        self._spelling = Spelling.load(folder / "words.txt")
        self._encoder = encoder
        self.providers: tuple[str, ...] = tuple(json.loads((folder / "manifest.json").read_text())["providers"])
        self._count = candidates
        self._large = len(self._records) > LARGE * candidates
        if self._large:
            self._sample = self._signs.sample(np.linspace(0, len(self._records) - 1, SAMPLE).astype(np.int64))

    def search(self, needs: Sequence[str], filters: Filters | None = None, context: str = "") -> Result:
        """Every credential that passes the filters and answers at least one of the needs.

        `context` is the message that the needs were read from: it says more than they do, so it has a voice in the
        order and, when it holds one need only, in the certainty.
        """
        filters = filters or Filters()
        found = self._found(needs, filters, context)
        if found is None or not found.rows:
            return Result((), (), tuple(needs))
        best = found.certain[:, found.rows].max(axis=1)
        return Result(
            Chosen(found.rows, lambda row: self._hit(found, row, filters)),
            Chosen(found.rows, lambda row: self._match(found, row)),
            tuple(need for need, sure in zip(needs, best, strict=True) if sure < MATCH),
        )

    def ranked(self, texts: Sequence[str]) -> list[tuple[str, float, float]]:
        """For evaluation: every candidate's id, fused score and best certainty for these texts, best first."""
        places, order, scored = self._scored(texts)
        certain = np.max([one.certain for one in scored], axis=0)
        return [
            (self._records[places[row]].id, float(order[row]), float(certain[row]))
            for row in self._in_order(places, order)
        ]

    def signs_of(self, text: str) -> tuple[list[str], Array]:
        """For evaluation: the ids of all records and their signs for one text."""
        places = np.arange(len(self._records))
        signs = self._signs.of(self._encoder.encode([text])[0], self._lexical.scores(text), places)
        return [record.id for record in self._records], signs

    def _in_order(self, places: Places, order: Array) -> Places:
        """The rows of the candidates, best first; equal ones in the order of their ids, which is that of a build."""
        return np.lexsort((places, -order))

    def _scored(self, texts: Sequence[str]) -> tuple[Places, Array, list[_Scored]]:
        """The candidates for these texts, their order over all of them, and how each text scored them."""
        texts = [self._spelling.mended(text) for text in texts]
        vectors, words = self._encoder.encode(texts), [self._lexical.scores(text) for text in texts]
        places = self._candidates(vectors, words)
        scored = [self._score(vector, word, places) for vector, word in zip(vectors, words, strict=True)]
        return places, np.mean([one.fused for one in scored], axis=0), scored

    def answers_surely(self, needs: Sequence[str], filters: Filters, margin: float) -> bool:
        """Whether some record answers one of the needs by at least `margin` more than the match threshold."""
        found = self._found(needs, filters, "")
        return found is not None and any(max(found.scores(row).values()) >= MATCH + margin for row in found.rows)

    def _found(self, needs: Sequence[str], filters: Filters, context: str) -> _Found | None:
        """What answers the needs and passes the filters; None where there is nothing to ask or to answer."""
        if not needs or not self._records:
            return None
        whole = context or ". ".join(needs)
        places, order, scored = self._scored([*needs, whole] if [whole] != list(needs) else needs)
        certain = np.stack([one.certain for one in scored])
        certain = certain.max(axis=0, keepdims=True) if len(needs) == 1 else certain[: len(needs)]
        answered = certain >= MATCH
        in_order = self._in_order(places, order)
        rows: list[int] = in_order[answered[:, in_order].any(axis=0)].tolist()
        if filters:
            rows = [row for row in rows if judge(self._facts[places[row]], filters).passes]
        rows = _best_of_each_need_first(rows, answered)
        return _Found(needs, [one.vector for one in scored], places, certain, rows)

    def _candidates(self, vectors: Vectors, words: Iterable[Array]) -> Places:
        """The records worth scoring, by place: all of a small catalogue."""
        if not self._large:
            return np.arange(len(self._records))
        near = [self._nearest.search(vector, self._count) for vector in vectors]
        said = [_highest(word, self._count) for word in words]
        return np.unique(np.concatenate([*near, *said]))

    def _score(self, vector: Vectors, words: Array, places: Places) -> _Scored:
        signs, rest = self._signs.of(vector, words[places], places), np.empty((0, len(SIGNS)), np.float32)
        if self._large:
            rest = self._sample.of(vector, words)[~np.isin(self._sample.places, places)]
        return _Scored(fuse(standardise(signs, rest, words)), certainty(signs), vector)

    def _hit(self, found: _Found, row: int, filters: Filters) -> Hit:
        record, scores = self._records[found.places[row]], found.scores(row)
        reasons = tuple(self._reason(found, row, at, score) for at, score in scores.items())
        not_covered = tuple(need for at, need in enumerate(found.needs) if at not in scores)
        return Hit(record, max(scores.values()), reasons, not_covered, judge(record, filters).unpublished)

    def _match(self, found: _Found, row: int) -> Match:
        scores = {found.needs[at]: score for at, score in found.scores(row).items()}
        return Match(self._facts[found.places[row]], scores)

    def _reason(self, found: _Found, row: int, at: int, score: float) -> Reason:
        part = self._signs.part
        start, end = part.spans[found.places[row], :2]
        similar = similarities(self._signs.matrix[part.rows[start:end]], found.vectors[at])
        best = part.passages[start + int(np.argmax(similar))]
        return Reason(found.needs[at], best.text, best.field, score)


def _highest(words: Array, count: int) -> Places:
    """The places of so many of the highest scores, the first ones of equals."""
    least = np.partition(words, -count)[-count]  # twice as fast as argpartition
    above = np.flatnonzero(words > least)
    return np.concatenate([above, np.flatnonzero(words == least)[: count - len(above)]])


def _best_of_each_need_first(rows: list[int], answered: NDArray[np.bool_]) -> list[int]:
    """Put the best hit of every need at the head, so that the first page answers as much as it can."""
    head: list[int] = []
    for met in answered:
        if not any(met[row] for row in head):
            head += [row for row in (next((row for row in rows if met[row]), None),) if row is not None]
    return head + [row for row in rows if row not in head]
