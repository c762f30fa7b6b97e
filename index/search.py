"""From needs and filters to credentials, best first, each with the catalogue sentence that made it a match.

Vectors and words are searched together because each alone loses: a need's score for a record is its best passage's
cosine similarity plus a share of its best word score, scaled to the best of the query.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from catalogue.records import Credential
from index.build import read_passages
from index.encoder import Encoder
from index.filters import Filters, Verdict, judge
from index.lexical import Lexical

WORD_SHARE = 0.1
"""Weight of the word score beside the similarity: the best of 0.1 to 0.5 on the development queries."""

MATCH = 0.4
"""The least similarity plus word share at which a record is said to answer a need."""

Scores = NDArray[np.float32]


@dataclass(frozen=True)
class Reason:
    """Why a record answers a need: the record's own words, and the field they stand in."""

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


class CredentialIndex:
    """One build's credentials, in memory. Reads only; safe to share between threads."""

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        with (folder / "credentials.jsonl").open(encoding="utf-8") as file:
            self._records = [Credential.model_validate_json(line) for line in file]
        self._passages = read_passages(folder, "credentials")
        places = {record.id: place for place, record in enumerate(self._records)}
        self._owners = np.array([places[passage.owner] for passage in self._passages], dtype=np.int64)
        self._lexical = Lexical.load(folder / "credentials.bm25")
        vectors = np.load(folder / "credentials.npy")
        self._vectors = faiss.IndexFlatIP(vectors.shape[1])
        self._vectors.add(vectors)
        self._encoder = encoder
        self.providers = tuple(sorted({record.provider for record in self._records}))

    def search(self, needs: Sequence[str], filters: Filters | None = None) -> Result:
        """Every credential that passes the filters and answers at least one of the needs."""
        if not needs or not self._records:
            return Result((), tuple(needs))
        verdicts = {place: judge(record, filters or Filters()) for place, record in enumerate(self._records)}
        admitted = {place: verdict for place, verdict in verdicts.items() if verdict.passes}
        similarities = self._similarities(needs)
        by_need = [self._answers(need, row, admitted) for need, row in zip(needs, similarities, strict=True)]
        hits = [
            self._hit(place, needs, by_need, admitted[place])
            for place in sorted({place for answers in by_need for place in answers})
        ]
        hits.sort(key=lambda hit: (-hit.score, hit.credential.id))
        uncovered = tuple(need for need, answers in zip(needs, by_need, strict=True) if not answers)
        return Result(tuple(_best_of_each_need_first(hits, needs)), uncovered)

    def answers_surely(self, needs: Sequence[str], filters: Filters, margin: float) -> bool:
        """Whether some record answers one of the needs by at least `margin` more than the match threshold."""
        hits = self.search(needs, filters).hits
        return any(reason.score >= MATCH + margin for hit in hits for reason in hit.reasons)

    def _similarities(self, needs: Sequence[str]) -> Scores:
        """An array (needs, passages) of cosine similarities."""
        count = len(self._passages)
        found, places = self._vectors.search(self._encoder.encode(needs), count)
        scores = np.zeros((len(needs), count), dtype=np.float32)
        np.put_along_axis(scores, places, found, axis=1)
        return scores

    def _answers(self, need: str, similarity: Scores, admitted: dict[int, Verdict]) -> dict[int, Reason]:
        """The admitted records that answer one need, by place, each with its best passage."""
        words = self._lexical.scores(need)
        scores = similarity + WORD_SHARE * words / max(float(words.max(initial=0.0)), 1e-9)
        pooled = np.full(len(self._records), -1.0, dtype=np.float32)
        np.maximum.at(pooled, self._owners, scores)
        answers = {}
        for place in np.flatnonzero(pooled >= MATCH):
            if int(place) not in admitted:
                continue
            mine = np.flatnonzero(self._owners == place)
            best = self._passages[int(mine[np.argmax(scores[mine])])]
            answers[int(place)] = Reason(need, best.text, best.field, round(float(pooled[place]), 4))
        return answers

    def _hit(self, place: int, needs: Sequence[str], by_need: Sequence[dict[int, Reason]], verdict: Verdict) -> Hit:
        reasons = tuple(answers[place] for answers in by_need if place in answers)
        answered = {reason.need for reason in reasons}
        return Hit(
            credential=self._records[place],
            score=round(sum(reason.score for reason in reasons), 4),
            reasons=reasons,
            not_covered=tuple(need for need in needs if need not in answered),
            unpublished=verdict.unpublished,
        )


def _best_of_each_need_first(hits: list[Hit], needs: Sequence[str]) -> list[Hit]:
    """Put the best hit of every need at the head, so that the first page answers as much as it can."""
    head: list[Hit] = []
    for need in needs:
        answering = [(reason.score, hit) for hit in hits for reason in hit.reasons if reason.need == need]
        if answering and not any(need == reason.need for hit in head for reason in hit.reasons):
            head.append(max(answering, key=lambda pair: pair[0])[1])
    return head + [hit for hit in hits if hit not in head]
