"""Open requests that ask for much the same as another, found by the words that they share.

A word counts more the fewer of the requests hold it. The web process loads no model, so that meanings without a common
word are not found.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session
from Stemmer import Stemmer

from hub.models import CollaborationRequest
from hub.search_words import WORD, folded
from hub.transitions import OPEN

COMPARED = 1000
"""The newest open requests that are compared: reading their words takes a few hundredths of a second."""

MOST = 5
ALIKE = 0.3
"""The least cosine of two requests' words, weighed by their rarity, that is suggested. Set on the pairs of
tests/hub/test_likeness.py; it is no measured figure of quality."""

WORDS_NAMED = 4
_EMPTY = """
    about after all also and any are as at be because been before but by can could course courses day days do does for
    from get give has have help how in into is it its just learn learning like lot make more much must need needs new no
    not now of off on one only or our out people people's please really should skill skills so some staff such team than
    that the their them then there these they thing things this to too train training up us use used using very want
    was way we were what when where which who will with within work workers working would you your
"""
EMPTY = frozenset(_EMPTY.split())
"""Words of every request, which make none like another."""


@dataclass(frozen=True)
class Likeness:
    """Another request with the words that both hold, the rarest first; `same_contact` where one person sent both."""

    request: CollaborationRequest
    words: tuple[str, ...]
    same_contact: bool


def alike(session: Session, request: CollaborationRequest) -> list[Likeness]:
    """At most MOST open requests that are like this one: those of the same contact first, then the most alike."""
    others = select(CollaborationRequest).where(
        CollaborationRequest.status.in_(sorted(OPEN)), CollaborationRequest.id != request.id
    )
    found = session.scalars(others.order_by(CollaborationRequest.id.desc()).limit(COMPARED)).all()
    own, theirs = _words(request), [_words(other) for other in found]
    held = Counter(stem for words in (own, *theirs) for stem in words)
    weight = {stem: math.log(1 + (len(found) + 1) / count) for stem, count in held.items()}

    def length(words: Iterable[str]) -> float:
        return math.sqrt(sum(weight[stem] ** 2 for stem in words))

    ranked: list[tuple[bool, float, Likeness]] = []
    for other, words in zip(found, theirs, strict=True):
        shared = sorted(own.keys() & words.keys(), key=lambda stem: (-weight[stem], stem))
        cosine = length(shared) ** 2 / (length(own) * length(words)) if shared else 0.0
        same = other.contact_email.casefold() == request.contact_email.casefold()
        if same or cosine >= ALIKE:
            named = tuple(own[stem] for stem in shared[:WORDS_NAMED])
            ranked.append((same, cosine, Likeness(other, named, same)))
    return [likeness for *_, likeness in sorted(ranked, key=lambda row: row[:2], reverse=True)[:MOST]]


def _words(request: CollaborationRequest) -> dict[str, str]:
    """The words of what is needed and for whom, by their stems."""
    texts = (request.need, request.said, request.roles, *request.skills)
    words = [word for text in texts if text for word in WORD.findall(folded(text)) if word not in EMPTY]
    stems = Stemmer("english").stemWords(words)
    return dict(reversed([*zip(stems, words, strict=True)]))
