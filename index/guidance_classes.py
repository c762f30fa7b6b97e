"""Which guidance a question asks for, learned when the index is built: from every way of asking of each, and from what
employers really asked, with the guidance that answers it, or none (data/guidance.txt).

A question of principle and one about a course sound alike, so what nothing answers is a class of its own. With the ways
of asking alone, by similarity, the guidance that answers came first in 0.57 of strangers' questions; learned so in 0.74
(`python -m training guidance`, docs/measurements.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catalogue.records import Guidance
from index.encoder import Vectors
from runtime.fingerprint import of_texts
from runtime.settings import ROOT

EXAMPLES = ROOT / "data" / "guidance.txt"

LIKELY, SURE = 0.15, 0.45
"""The likelihood from which guidance answers a message that asks for some, and from which it answers a message that was
taken for something else too: below the one most of what is said is wrong, above the other 0.87 is right. A likelihood
means the same whatever the encoder, so they stand here and not with an encoder's thresholds."""

PROBABLE = 0.3
"""The likelihood from which it answers a question in a place where most ask for guidance: 0.77 is right."""

WEIGHT = 3.0
"""What a question that somebody really asked counts beside a way of asking that was written for its guidance."""

ENOUGH = 20
"""Ways of asking, with its questions by their weight, from which guidance is found by what was learned: with fewer, the
many questions that no guidance answers would outweigh them."""

VERBATIM = 0.95
"""The similarity from which a question is one of the ways of asking in all but a letter or a word."""

STRENGTH = 3.0
"""How closely the examples are followed (C of the logistic regression); from 1 to 10 it changes little."""

ROUNDS, CLOSE_ENOUGH = 200, 1e-3

FILE = "guidance-classes.npz"
_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
IDS = re.compile(rf"-|{_ID}(?: +{_ID})*")


class BadExamples(ValueError):
    """A file of questions that cannot be read; the message says which line of it, and why."""


@dataclass(frozen=True)
class Example:
    """A question of an employer, and the ids of the guidance that answers it, the best first; none where none does."""

    question: str
    answers: tuple[str, ...]


def read_examples(path: Path = EXAMPLES) -> list[Example]:
    """The questions of a file: `question | ids`, `-` for none, one a line. Raises BadExamples."""
    examples = []
    for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        question, stroke, ids = (part.strip() for part in line.rpartition("|"))
        if not (stroke and question and IDS.fullmatch(ids)):
            raise BadExamples(f"{path.name}, line {at}: it takes a question and ids of guidance, or -, with | between")
        examples.append(Example(question, () if ids == "-" else tuple(ids.split())))
    return examples


@dataclass(frozen=True)
class GuidanceClasses:
    """`weights` (n + 1, d) and `biases` (n + 1,) give for a question's vector the log-odds of each of n `ids` and,
    last, of none; `key` names what it was learned from, `learned` those of the ids for which there was enough."""

    key: str
    ids: tuple[str, ...]
    learned: frozenset[str]
    weights: NDArray[np.float32]
    biases: NDArray[np.float32]

    def likelihoods(self, vector: Vectors) -> Mapping[str, float]:
        """How likely a question asks for each guidance: with none of them they add up to 1."""
        odds = self.weights @ vector + self.biases
        shares = np.exp(odds - odds.max())
        shares /= shares.sum()
        return dict(zip(self.ids, shares[:-1].tolist(), strict=True))

    def save(self, folder: Path) -> None:
        np.savez(
            folder / FILE,
            key=self.key,
            ids=np.array(self.ids),
            learned=np.array(sorted(self.learned)),
            weights=self.weights,
            biases=self.biases,
        )

    @classmethod
    def load(cls, folder: Path) -> GuidanceClasses | None:
        """Those of a build; None where it has none."""
        if not (folder / FILE).exists():
            return None
        kept = np.load(folder / FILE)
        ids, learned = (tuple(map(str, kept[name])) for name in ("ids", "learned"))
        return cls(str(kept["key"]), ids, frozenset(learned), kept["weights"], kept["biases"])

    @classmethod
    def known(cls, build: Path, key: str) -> GuidanceClasses | None:
        """Those of a build that were learned from just this, which saves some ten seconds; None where it has none."""
        classes = cls.load(build)
        return classes if classes and classes.key == key else None


def key_of(listed: Sequence[Guidance], examples: Sequence[Example], encoder: str) -> str:
    """A short name for what classes are learned from, and how."""
    how = f"{ENOUGH} {encoder} {WEIGHT} {STRENGTH} {ROUNDS} {CLOSE_ENOUGH}"
    texts = (repr((one.id, one.title, one.asked)) for one in listed)
    return of_texts([how, *texts, *map(repr, examples)])


def learn(
    listed: Sequence[Guidance],
    asked: Sequence[Vectors],
    examples: Sequence[Example],
    vectors: Vectors,
    key: str,
) -> GuidanceClasses | None:
    """Classes by logistic regression; None where there are not two to tell apart.

    `asked` has for each guidance the vectors of its ways of asking, `vectors` a row for each example. Examples of
    guidance that a hub does not have are left out.
    """
    known = {one.id: position for position, one in enumerate(listed)}
    none = len(listed)
    answers = [next((known[name] for name in one.answers if name in known), None) for one in examples]
    classes = [none if not one.answers else answer for one, answer in zip(examples, answers, strict=True)]
    used = [at for at, answer in enumerate(classes) if answer is not None]
    if not listed or len({answer for answer in classes if answer is not None} | set(known.values())) < 2:
        return None
    from sklearn.linear_model import LogisticRegression  # takes a second to import: only a build pays for it

    rows = np.concatenate([*asked, vectors[used]]).astype(np.float32)
    own_labels = [np.full(len(own), position) for position, own in enumerate(asked)]
    labels = np.concatenate([*own_labels, np.array([classes[at] for at in used], dtype=int)])
    counts = np.concatenate([np.ones(len(rows) - len(used)), np.full(len(used), WEIGHT)])
    model = LogisticRegression(C=STRENGTH, max_iter=ROUNDS, tol=CLOSE_ENOUGH).fit(rows, labels, sample_weight=counts)
    weights = np.zeros((none + 1, rows.shape[1]), np.float32)
    biases = np.full(none + 1, -np.inf, np.float32)
    if len(model.classes_) == 2:  # it keeps one row for two classes
        weights[model.classes_[1]], biases[model.classes_[1]] = model.coef_[0], model.intercept_[0]
        biases[model.classes_[0]] = 0
    else:
        weights[model.classes_], biases[model.classes_] = model.coef_, model.intercept_
    weighed = np.bincount(labels, weights=counts, minlength=none + 1)
    enough = frozenset(name for name, position in known.items() if weighed[position] >= ENOUGH)
    return GuidanceClasses(key, tuple(known), enough, weights, biases)
