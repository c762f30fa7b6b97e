"""The part of a record that comes nearest to a question which asks for no fact of the table."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from actions.turn import Turn
from catalogue.facts import Shown, facts
from catalogue.records import Credential
from contract import Fact
from index.texts import credential_passages
from reading.need_words import is_among, telling

TEXTS = frozenset({"assessment", "entry_requirements", "rpl", "quality_assurance", "recognised_by"})
"""Facts that a provider words itself; a number or a place comes near to no question by its words."""

LEAST, ALONE = 0.38, 0.5
"""The least similarity at which a part of a record is given as the answer: where it has a word of the question, and
where it has none; read off sixty questions by hand."""


def closest(turn: Turn, credentials: Sequence[Credential], *, sharing: bool = False) -> tuple[Credential, Fact] | None:
    """The published part of one of the records that comes nearest to the message; None where none comes near.

    With `sharing` only a part that has a word of the question which the title does not have.
    """
    parts = [(credential, part) for credential in credentials for part in _parts(turn, credential)]
    if not parts:
        return None
    vectors = turn.index.encoder.encode([turn.text, *(f"{part.name}: {part.value}" for _, part in parts)])
    similar = vectors[1:] @ vectors[0]
    asked = telling(turn.text)
    shares = np.array([_shares(asked, credential, part) for credential, part in parts])
    near = similar >= np.where(shares, LEAST, np.inf if sharing else ALONE)
    return parts[int(np.argmax(np.where(near, similar, -1)))] if near.any() else None


def _shares(asked: set[str], credential: Credential, part: Fact) -> bool:
    """Whether a part of a record has a word of a question that the title does not have."""
    title, words = telling(credential.title), telling(f"{part.name} {part.value}" if part.key in TEXTS else part.value)
    return any(is_among(word, words) and not is_among(word, title) for word in asked)


def _parts(turn: Turn, credential: Credential) -> list[Fact]:
    """The sentences of a record, and those of its published facts that are sentences."""
    says = turn.phrases("utter_record_says")
    passages = [
        Fact(key=passage.field, name=says, value=passage.text)
        for passage in credential_passages(credential)
        if passage.published and passage.field not in ("title", "skills")
    ]
    rows = facts(credential, turn.phrases, turn.today, Shown.RECORD)
    return passages + [
        Fact(key=row.key, name=row.name, value=row.value) for row in rows if row.published and row.key in TEXTS
    ]
