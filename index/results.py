"""What a search answers: hits with the catalogue's own words as reasons, and how certain it is of each need."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from catalogue.records import Credential
from index.features import Array
from index.filters import Verdict
from index.scorer import Scores
from index.stored import Chosen


@dataclass(frozen=True)
class Reason:
    """Why a record answers a need: the record's own words, the field they stand in, and how certain it is (0 to 1)."""

    need: str
    quote: str
    field: str
    score: float


@dataclass(frozen=True)
class Hit:
    """A credential with the needs it answers, the needs it does not, and how it stands to the conditions."""

    credential: Credential
    score: float
    reasons: tuple[Reason, ...]
    not_covered: tuple[str, ...] = ()
    verdict: Verdict = field(default_factory=Verdict)


@dataclass(frozen=True)
class Match:
    """A hit before its texts are read: the facts of its record alone, and how certain it is of each need it answers."""

    facts: Credential
    scores: Mapping[str, float]


@dataclass(frozen=True)
class Result:
    """All hits for some needs, best first, with the match of each, and the needs that no hit answers.

    `needs` are those that were asked for, or the context alone where it answers what they do not. `surest` is the
    greatest certainty of a hit by the needs asked for, whatever the context adds; 0 without hits. `certainties` are the
    greatest ones of each need asked for, over the whole catalogue whatever the filters. `one_less` are the hits that
    one must alone keeps out, by the fact that it asks about; `unknown` counts the credentials that might meet the
    conditions and do not say; `idle` are the refused topics that nothing in the catalogue is surely about. `threshold`
    is the least certainty of an answer. A large catalogue has hundreds of hits: a search finds them, and each is read
    when it is looked at.
    """

    needs: tuple[str, ...]
    hits: Sequence[Hit]
    matches: Sequence[Match]
    uncovered: tuple[str, ...]
    certainties: Mapping[str, float]
    surest: float
    threshold: float
    one_less: Mapping[str, Sequence[Hit]] = field(default_factory=dict)
    unknown: int = 0
    idle: tuple[str, ...] = ()

    def certainty_of(self, need: str) -> float:
        """How certain the catalogue is of a need, whatever the filters. Raises KeyError for one not asked for."""
        return self.certainties[need]

    def sure(self, margin: float) -> bool:
        """Whether a hit answers one of the needs by at least `margin` more than the least certainty of an answer."""
        return self.surest >= self.threshold + margin

    def without(self, hidden: Collection[str]) -> Result:
        """The same without the hits whose records have these ids."""
        if not hidden:
            return self
        return self._only([at for at, match in enumerate(self.matches) if match.facts.id not in hidden])

    def beginning_with(self, needs: Collection[str]) -> Result:
        """The same with what answers one of these needs first."""
        return self.putting_first(lambda match: not match.scores.keys().isdisjoint(needs))

    def putting_first(self, suits: Callable[[Match], bool]) -> Result:
        """The same with the matches that suit before the others."""
        return self._only(sorted(range(len(self.matches)), key=lambda at: not suits(self.matches[at])))

    def ordered(self, key: Callable[[Credential], Any]) -> Result:
        """The same in the order of a key of each record's facts; equals stay as they are."""
        return self._only(sorted(range(len(self.matches)), key=lambda at: key(self.matches[at].facts)))

    def _only(self, rows: list[int]) -> Result:
        return replace(self, hits=Chosen(rows, self.hits.__getitem__), matches=Chosen(rows, self.matches.__getitem__))


@dataclass(frozen=True)
class Answers:
    """What answers some needs: `certain` (needs, candidates), the rows of the hits in their order, and those of the
    candidates that one must alone keeps out, by the fact that it asks about."""

    needs: tuple[str, ...]
    scores: Scores
    certain: Array
    rows: list[int]
    hidden: Mapping[str, list[int]]
    threshold: float

    def of(self, row: int) -> dict[int, float]:
        """How certain a candidate is of each need that it answers, by the need's position."""
        return {at: round(float(sure), 4) for at, sure in enumerate(self.certain[:, row]) if sure >= self.threshold}

    def uncovered(self) -> tuple[str, ...]:
        answered = self.certain[:, self.rows].max(axis=1, initial=0) >= self.threshold
        return tuple(need for need, covered in zip(self.needs, answered, strict=True) if not covered)
