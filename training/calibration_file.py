"""A calibration as a file that people read: each figure under the rule that it was worked out by."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

from rich.table import Table

from index.calibration import Calibration, file_name

RULES = {
    "made": "The figures of one encoder, worked out from the bundled sample, the development split of tests/relevance/"
    " and the training examples in data/nlu/. Restart the advisor to use them.",
    "weights": "What the z-scores of a record's features count in its place: the weights with the best nDCG@5 of the"
    " development queries and the needs of conversations in a coarse search; of those within 0.005 of it, the ones that"
    " differ least.",
    "weights.background": "What all that was said counts beside a need, and what each SCQF level takes off: the pair"
    " with the best nDCG@5 of the needs of conversations.",
    "match.nearest": "Logistic regression over every pair of a development need and a record: on the similarity of the"
    " nearest text, on that of the record as one text, on the logarithm of 1 + the word score, and a constant.",
    "match.threshold": "The least certainty at which a record answers a need: the highest at which, of the development"
    " queries and the needs of conversations, at most 0.005 fewer are answered right than at the best: a right one"
    " first, or none where there is none.",
    "margins.guess": "How far above the threshold an answer must lie to be called a fit, and a guess to be shown"
    " without being asked for: from there on 80 in 100 of the first answers to development queries are right, and at"
    " most one in seven of the training examples for out_of_scope reaches it.",
    "margins.out_of_scope": "How far it must lie when the words look like something the hub does not do: one in twenty"
    " of the training examples for out_of_scope reaches it.",
    "terms.phrase": "The least similarity at which a word or two are taken for a term that they do not name: the lowest"
    " that answers most development questions right, and 0.02 more.",
    "terms.description": "The least similarity at which a question of six words or more describes the nearest term: the"
    " highest that answers most development questions right, less 0.02.",
    "terms.over_name": "The least similarity at which a description goes before a term that it names in passing: the"
    " highest that answers most development questions right, less 0.02.",
    "guidance.answered": "The least similarity at which guidance answers a question: nine in ten of the training"
    " examples for guidance reach it.",
    "guidance.same_question": "The least similarity at which words without a clear intent are taken for a question that"
    " guidance answers: one in a hundred of the training examples for out_of_scope reaches it.",
    "skills.least": "The least similarity at which a skill is put to the employer: midway between the highest of the"
    " development needs without a skill and the next need with one.",
    "skills.gap": "How much less similar than the first another skill may be to be put beside it: the most at which"
    " nine in ten of the skills put for development needs are right.",
}
"""The rule of each figure, by its name in the file; training/calibrate.py follows them."""


def write(calibration: Calibration, folder: Path) -> Path:
    """Write the file of an encoder's figures into a folder, in place of an older one; gives its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / file_name(calibration.encoder)
    beside = path.with_suffix(".new")
    beside.write_text("\n".join(_lines(calibration)) + "\n", encoding="utf-8")
    beside.replace(path)
    return path


def beside(old: Calibration | None, new: Calibration) -> Table:
    """Each figure before and now; before is empty where there was none."""
    table = Table("figure", "before", "now", title=f"Calibration of {new.encoder}")
    before = dict(_figures(old)) if old else {}
    for name, value in _figures(new):
        table.add_row(name, str(before.get(name, "")), str(value))
    return table


def _lines(calibration: Calibration) -> Iterator[str]:
    yield from _comment(RULES["made"], "")
    yield f"encoder: {_quoted(calibration.encoder)}"
    yield "made:"
    yield f"  date: {calibration.made.date}"
    yield f"  command: {_quoted(calibration.made.command)}"
    yield "  counts:" if calibration.made.counts else "  counts: {}"
    yield from (f"    {name}: {count}" for name, count in calibration.made.counts.items())
    section = ""
    for name, value in _figures(calibration):
        group, _, figure = name.partition(".")
        if group != section:
            section = group
            yield ""
            yield from _comment(RULES.get(group, ""), "")
            yield f"{group}:"
        yield from _comment(RULES.get(name, ""), "  ")
        yield f"  {figure}: {value}"


def _figures(calibration: Calibration) -> Iterator[tuple[str, float]]:
    """Every figure by its name in the file, in the file's order."""
    for group, figures in calibration.model_dump(exclude={"encoder", "made"}).items():
        yield from ((f"{group}.{name}", value) for name, value in figures.items())


def _comment(text: str, indent: str) -> Iterator[str]:
    return (f"{indent}# {line}" for line in wrap(text, 118 - len(indent)))


def _quoted(text: str) -> str:
    """A text as YAML takes it, whatever stands in it."""
    return "'" + text.replace("'", "''") + "'"
