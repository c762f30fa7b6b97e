"""The credentials nearest to a need by the words that both hold, whether or not they answer it.

The web process loads no model; what answers a need by its meaning is found by the index (advisor/comparing.py).
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock

from sqlalchemy import select
from sqlalchemy.orm import Session
from Stemmer import Stemmer

from catalogue.records import Credential
from catalogue.revisions import CREDENTIALS
from catalogue.store import each_credential
from catalogue.tables import RevisionRow
from hub.demand.words import EMPTY as EMPTY_IN_NEEDS
from hub.likeness import EMPTY as EMPTY_IN_REQUESTS
from hub.search_words import WORD, folded

EMPTY = EMPTY_IN_NEEDS | EMPTY_IN_REQUESTS
"""Words that say nothing of what is to be learned."""
SHORTEST = 2
TITLE, TEXT = 3, 1
"""How much a word of the title and one of the other texts count."""
COMMON = 1.2
"""How fast a word that comes again counts less (k1 of BM25)."""


@dataclass(frozen=True)
class Near:
    """A credential by its id, with how near it is (0 and up) and the words of the need that it holds, rarest first."""

    id: str
    score: float
    words: tuple[str, ...]


class NearestCredentials:
    """The words of the catalogue in memory, read again when the credentials have changed. Safe to share by threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._mark: str | None = None
        self._held: dict[str, dict[str, float]] = {}
        self._count = 0

    def near(self, session: Session, texts: Iterable[str], most: int, *, mark: str | None = None) -> list[Near]:
        """At most so many of the credentials that share a word with the texts, the nearest first.

        Who asks for many texts gives the `mark` of now, which is then not looked up for each.
        """
        with self._lock:
            self._refresh(session, mark)
            held, count = self._held, self._count
        words = _stems(texts)
        scores: dict[str, float] = defaultdict(float)
        shared: dict[str, dict[str, float]] = {}
        for stem in words:
            credentials = held.get(stem, {})
            rarity = math.log(1 + (count - len(credentials) + 0.5) / (len(credentials) + 0.5))
            shared[stem] = {name: rarity * weight for name, weight in credentials.items()}
            for name, score in shared[stem].items():
                scores[name] += score
        nearest = heapq.nsmallest(most, scores, key=lambda name: (-scores[name], name))
        return [Near(name, scores[name], _rarest_first(name, shared, words)) for name in nearest]

    def holders(self, session: Session) -> tuple[Mapping[str, int], int]:
        """How many credentials hold each stem, and how many credentials there are."""
        with self._lock:
            self._refresh(session)
            return {stem: len(ids) for stem, ids in self._held.items()}, self._count

    def mark(self, session: Session) -> str:
        """A word that is another one after the credentials have changed."""
        return session.scalar(select(RevisionRow.mark).where(RevisionRow.name == CREDENTIALS)) or ""

    def _refresh(self, session: Session, mark: str | None = None) -> None:
        mark = self.mark(session) if mark is None else mark
        if mark == self._mark:
            return
        held: dict[str, dict[str, float]] = defaultdict(dict)
        count = 0
        for credential in each_credential(session):
            count += 1
            for stem, times in _weights(credential).items():
                held[stem][credential.id] = times * (COMMON + 1) / (times + COMMON)
        self._held, self._count, self._mark = dict(held), count, mark


def _rarest_first(name: str, shared: Mapping[str, Mapping[str, float]], words: Mapping[str, str]) -> tuple[str, ...]:
    """The words that a credential shares, those first that count most."""
    counts = {stem: by[name] for stem, by in shared.items() if name in by}
    return tuple(words[stem] for stem in sorted(counts, key=lambda stem: (-counts[stem], stem)))


def _weights(credential: Credential) -> Counter[str]:
    """How often each stem comes in a credential, that of its title more."""
    texts = [*credential.subjects, *credential.learning_outcomes, *credential.employer_words]
    texts += [credential.description or "", *(skill.label for skill in credential.skills)]
    counted: Counter[str] = Counter()
    for weight, some in ((TITLE, [credential.title]), (TEXT, texts)):
        for stem in Stemmer("english").stemWords(_words(some)):
            counted[stem] += weight
    return counted


def _stems(texts: Iterable[str]) -> dict[str, str]:
    """The words of some texts by their stems."""
    words = _words(texts)
    return dict(reversed([*zip(Stemmer("english").stemWords(words), words, strict=True)]))


def _words(texts: Iterable[str]) -> list[str]:
    words = [word for text in texts for word in WORD.findall(folded(text))]
    return [word for word in words if len(word) >= SHORTEST and word not in EMPTY]
