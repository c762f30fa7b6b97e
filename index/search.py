"""From needs and filters to credentials, best first, each with the catalogue sentence that made it a match.

Vectors and words are searched together because each alone loses (see index/scoring.py). A small catalogue is scored
whole; in a large one the nearest records and the best word matches are the candidates, and only they are scored.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catalogue.records import Credential
from index.encoder import Encoder, Vectors
from index.filters import Filters, Verdict, judge
from index.lexical import Lexical
from index.nearest import Nearest
from index.scoring import MATCH, Array, certainty, fuse, standardise
from index.vectors import LoadedPart, load_matrix, similarities

CANDIDATES = 500
"""In a large catalogue: how many records each way of finding names, and how many stand for all in means and spreads."""

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
class Result:
    """All hits, best first, and the needs that nothing in the catalogue answers within the filters."""

    hits: tuple[Hit, ...]
    uncovered: tuple[str, ...]


@dataclass(frozen=True)
class _Scored:
    """One need held against the candidates: for each its place in the order, its certainty, and the need's vector."""

    fused: Array
    certain: Array
    vector: Vectors


class CredentialIndex:
    """One build's credentials, in memory. Reads only; safe to share between threads."""

    def __init__(self, folder: Path, encoder: Encoder, candidates: int = CANDIDATES) -> None:
        with (folder / "credentials.jsonl").open(encoding="utf-8") as file:
            self._records = [Credential.model_validate_json(line) for line in file]
        self._matrix = load_matrix(folder)
        self._part = LoadedPart.load(folder, "credentials")
        self._centres = self._part.middles(self._matrix)
        self._summaries = np.load(folder / "summaries.npy")
        self._nearest = Nearest.load(folder / "summaries.faiss")
        self._lexical = Lexical.load(folder / "credentials.bm25")
        self._encoder = encoder
        self.providers = tuple(sorted({record.provider for record in self._records}))
        self._count = candidates
        self._large = len(self._records) > LARGE * candidates
        self._sample: Places = np.linspace(0, len(self._records) - 1, candidates).astype(np.int64)

    def search(self, needs: Sequence[str], filters: Filters | None = None, context: str = "") -> Result:
        """Every credential that passes the filters and answers at least one of the needs.

        `context` is the message that the needs were read from: it says more than they do, so it has a voice in the
        order and, when it holds one need only, in the certainty.
        """
        if not needs or not self._records:
            return Result((), tuple(needs))
        whole = context or ". ".join(needs)
        places, order, scored = self._scored([*needs, whole] if [whole] != list(needs) else needs)
        certain = [one.certain for one in scored[: len(needs)]]
        if len(needs) == 1:
            certain = [np.max([one.certain for one in scored], axis=0)]
        hits = []
        for row in self._in_order(places, order):
            answered = [at for at, sure in enumerate(certain) if sure[row] >= MATCH]
            if not answered:
                continue
            verdict = judge(self._records[places[row]], filters or Filters())
            if verdict.passes:
                hits.append(self._hit(int(places[row]), row, needs, answered, scored, certain, verdict))
        covered = {reason.need for hit in hits for reason in hit.reasons}
        uncovered = tuple(need for need in needs if need not in covered)
        return Result(tuple(_best_of_each_need_first(hits, needs)), uncovered)

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
        return [record.id for record in self._records], self._signs(
            self._encoder.encode([text])[0], self._lexical.scores(text), places
        )

    def _in_order(self, places: Places, order: Array) -> list[int]:
        """The rows of the candidates, best first; equal ones in the order of their ids."""
        return sorted(range(len(places)), key=lambda row: (-order[row], self._records[places[row]].id))

    def _scored(self, texts: Sequence[str]) -> tuple[Places, Array, list[_Scored]]:
        """The candidates for these texts, their order over all of them, and how each text scored them."""
        vectors, words = self._encoder.encode(texts), [self._lexical.scores(text) for text in texts]
        places = self._candidates(vectors, words)
        scored = [self._score(vector, word, places) for vector, word in zip(vectors, words, strict=True)]
        return places, np.mean([one.fused for one in scored], axis=0), scored

    def answers_surely(self, needs: Sequence[str], filters: Filters, margin: float) -> bool:
        """Whether some record answers one of the needs by at least `margin` more than the match threshold."""
        hits = self.search(needs, filters).hits
        return any(reason.score >= MATCH + margin for hit in hits for reason in hit.reasons)

    def _candidates(self, vectors: Vectors, words: Iterable[Array]) -> Places:
        """The records worth scoring, by place: all of a small catalogue."""
        if not self._large:
            return np.arange(len(self._records))
        near = [self._nearest.search(vector, self._count) for vector in vectors]
        said = [np.argpartition(-word, self._count)[: self._count] for word in words]
        return np.unique(np.concatenate([*near, *said]))

    def _score(self, vector: Vectors, words: Array, places: Places) -> _Scored:
        signs = self._signs(vector, words, places)
        sample = self._signs(vector, words, self._sample) if self._large else signs
        return _Scored(fuse(standardise(signs, sample, words)), certainty(signs), vector)

    def _signs(self, vector: Vectors, words: Array, places: Places) -> Array:
        """The array (places, 5) of index.scoring.SIGNS."""
        published = self._part.best(self._matrix, vector, places, 0)
        employer = self._part.best(self._matrix, vector, places, 1)
        employer = np.where(np.isneginf(employer), published, employer)
        centre = similarities(self._centres[places], vector)
        whole = similarities(self._matrix[self._summaries[places]], vector)
        return np.stack([published, employer, centre, whole, words[places]], axis=1)

    def _hit(
        self,
        place: int,
        row: int,
        needs: Sequence[str],
        answered: list[int],
        scored: list[_Scored],
        certain: list[Array],
        verdict: Verdict,
    ) -> Hit:
        reasons = tuple(self._reason(place, needs[at], scored[at].vector, float(certain[at][row])) for at in answered)
        return Hit(
            credential=self._records[place],
            score=max(reason.score for reason in reasons),
            reasons=reasons,
            not_covered=tuple(need for at, need in enumerate(needs) if at not in answered),
            unpublished=verdict.unpublished,
        )

    def _reason(self, place: int, need: str, vector: Vectors, certain: float) -> Reason:
        start, end = self._part.spans[place, :2]
        similar = similarities(self._matrix[self._part.rows[start:end]], vector)
        best = self._part.passages[start + int(np.argmax(similar))]
        return Reason(need, best.text, best.field, round(certain, 4))


def _best_of_each_need_first(hits: list[Hit], needs: Sequence[str]) -> list[Hit]:
    """Put the best hit of every need at the head, so that the first page answers as much as it can."""
    head: list[Hit] = []
    for need in needs:
        if any(need == reason.need for hit in head for reason in hit.reasons):
            continue
        answering = (hit for hit in hits if any(reason.need == need for reason in hit.reasons))
        head += [hit for hit in (next(answering, None),) if hit]
    return head + [hit for hit in hits if hit not in head]
