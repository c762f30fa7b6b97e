"""`python -m training evaluate`: the figures of the judged data, ours beside word search alone and vectors alone."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from math import isnan
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from catalogue.records import Credential, Term
from catalogue.sample import sample_credentials, sample_providers, sample_terms
from index.build import build
from index.calibration import Calibration
from index.encoder import Encoder
from index.search import CredentialIndex
from index.terms import TermIndex
from index.topics import Topic, language
from nlu.onnx_reader import OnnxReader
from training.conversations import BEST, Found, read_found
from training.conversations import TEST as CONVERSATIONS
from training.evaluate import Judged, decide, measure, ndcg, read_judged
from training.evaluate_messages import read_judged as read_messages
from training.evaluate_messages import score_messages
from training.material import JUDGED, QUERIES, SECOND, THIRD, Question, other_catalogue, read_questions
from training.ranking import FeatureTable, Ranking, nearest_text, ranked, word_score
from training.reader.evaluate import Figures

OURS = "ours"
BEHIND = 0.01
"""How much nDCG@10 the search may lie below the better single way on a corpus that it was not made for."""
Ways = Mapping[str, Callable[[Judged], Ranking]]


def evaluate_sample(
    encoder: Encoder, calibration: Calibration, reader: OnnxReader, split: str, console: Console
) -> None:
    """Print how the search, the glossary and the reading of messages do on one split of the judged data.

    What a new hub has comes first: published texts only, of the sample and of two catalogues of other hands.
    """
    credentials, topics = sample_credentials(), language()
    queries = read_judged(QUERIES, split)
    bare = [record.model_copy(update={"employer_words": ()}) for record in credentials]
    untagged = [record.model_copy(update={"skills": ()}) for record in bare]
    second, third = (read_judged([folder / "queries.yml"]) for folder in (SECOND, THIRD))
    catalogues: list[tuple[str, list[Credential], Sequence[Topic], list[Judged]]] = [
        ("published texts only", bare, topics, queries),
        ("published texts only, without topics", bare, (), queries),
        ("published texts only, without skill tags", untagged, topics, queries),
        ("the second catalogue", other_catalogue(SECOND), topics, second),
        ("the third catalogue", other_catalogue(THIRD), topics, third),
        ("with employers' phrases", credentials, topics, queries),
    ]
    with _workplace() as work:
        for title, records, given, asked in catalogues:
            folder = _built(work, records, [], encoder, given)
            headline = f"{len(asked)} queries, {title}"
            console.print(_search_table(folder, encoder, calibration, asked, headline))
        for title, records in (("with employers' phrases", credentials), ("published texts only", bare)):
            index = CredentialIndex(_built(work, records, [], encoder, topics), encoder, calibration)
            console.print(in_conversation(index, read_found(CONVERSATIONS), title))
    messages = score_messages(
        read_messages(JUDGED / "messages.yml", split), [provider.name for provider in sample_providers()], reader
    )
    console.print(
        f"Messages ({messages.messages}): need F1 {messages.f1:.3f} (precision {messages.precision:.3f}, "
        f"recall {messages.recall:.3f}); constraints exactly right {messages.constraints:.3f}"
    )
    questions = read_questions(JUDGED / "glossary.yml", split)
    with _workplace() as work:
        right = glossary_accuracy(_built(work, [], sample_terms(), encoder), encoder, calibration, questions)
    console.print(f"Glossary ({len(questions)} questions): first answer right {right:.3f}")


def evaluate_beir(folder: Path, encoder: Encoder, calibration: Calibration, console: Console) -> None:
    """The same for a corpus in BEIR's layout: corpus.jsonl, queries.jsonl, qrels/test.tsv. Prints nDCG@10.

    A document becomes a record with its title and text. Raises FileNotFoundError and ValueError for other layouts.
    """
    records, name_of = [], {}
    for number, entry in enumerate(_lines(folder / "corpus.jsonl")):
        name_of[f"doc-{number}"] = str(entry["_id"])
        text = str(entry.get("text") or "")[:10_000] or None
        title = str(entry.get("title") or (text or "untitled")[:100])[:300]
        records.append(Credential(id=f"doc-{number}", title=title, provider=folder.name, description=text))
    judged: dict[str, dict[str, int]] = {}
    for line in (folder / "qrels" / "test.tsv").read_text("utf-8").splitlines()[1:]:
        query, document, grade = line.split("\t")
        if int(grade) > 0:
            judged.setdefault(query, {})[document] = int(grade)
    queries = [
        Judged(str(entry["text"]), (), judged[str(entry["_id"])])
        for entry in _lines(folder / "queries.jsonl")
        if str(entry["_id"]) in judged
    ]
    table = Table("", "nDCG@10", title=f"{folder.name}: {len(records)} documents, {len(queries)} queries")
    means: dict[str, float] = {}
    with _workplace() as work:
        built = _built(work, records, [], encoder)
        index, single = CredentialIndex(built, encoder, calibration), FeatureTable.load(built, encoder)
        for way, rank in _ways(index, single).items():
            scores = [ndcg([name_of[name] for name, _ in rank(query)], query.relevant, 10) for query in queries]
            means[way] = float(np.mean(scores))
            table.add_row(way, f"{means[way]:.3f}")
    console.print(table)
    console.print(beside_single_ways(means))


def beside_single_ways(means: Mapping[str, float]) -> str:
    """A sentence on how far the search lies above or below the better single way, and whether that is near enough."""
    best = max((way for way in means if way != OURS), key=lambda way: means[way])
    ahead = means[OURS] - means[best]
    verdict = "held" if ahead >= -BEHIND else "NOT held"
    return f"Ours is {ahead:+.3f} beside {best}; never more than {BEHIND} below it: {verdict}."


def glossary_accuracy(folder: Path, encoder: Encoder, calibration: Calibration, questions: Sequence[Question]) -> float:
    """The share of questions whose first answer is a right one: all terms of two, none for an unknown word."""
    terms = TermIndex(folder, encoder, calibration.terms)
    return sum(question.answered_by(terms.explain(question.text).terms) for question in questions) / len(questions)


def _search_table(folder: Path, encoder: Encoder, calibration: Calibration, queries: list[Judged], title: str) -> Table:
    table = Table("", "nDCG@5", "recall@10", "MRR", "no-match AUROC", title=title)
    index, single = CredentialIndex(folder, encoder, calibration), FeatureTable.load(folder, encoder)
    for way, rank in _ways(index, single).items():
        figures = measure(queries, rank, partial(_confidence, index, way, rank))
        table.add_row(
            way, f"{figures.ndcg5:.3f}", f"{figures.recall10:.3f}", f"{figures.mrr:.3f}", f"{figures.auroc:.3f}"
        )
    shipped = decide(queries, partial(_first, index))
    table.caption = (
        f"at the shipped threshold: {shipped.answered:.3f} of those with an answer get one, the first of it right in "
        f"{shipped.first_right:.3f}; {shipped.nothing:.3f} of the others are told that there is none"
    )
    return table


def in_conversation(index: CredentialIndex, found: Sequence[Found], title: str) -> str:
    """A line on what is shown for the needs of whole conversations: how often a best record is first and among the
    first three, with what was said before and without, and how often nothing is shown where none answers."""
    lines = []
    for name in ("with", "without"):
        shown = [
            (index.search(one.asked.needs, background=one.background if name == "with" else ()), one.asked.relevant)
            for one in found
        ]
        ids = [([hit.credential.id for hit in result.hits[:3]], relevant) for result, relevant in shown]
        best = [[relevant.get(key) == BEST for key in keys] for keys, relevant in ids if relevant]
        none = [not keys for keys, relevant in ids if not relevant]
        lines.append(
            f"{name} what was said before: first right {np.mean([any(right[:1]) for right in best]):.3f}, in the first "
            f"three {np.mean([any(right) for right in best]):.3f}; nothing where none answers {np.mean(none):.3f}"
        )
    return f"Needs of conversations ({len(found)}, {title}), " + "; ".join(lines)


def _first(index: CredentialIndex, query: Judged) -> str | None:
    """The record that a conversation would show first; None where it would say that there is nothing."""
    hits = index.search(query.needs, context=query.query).hits
    return hits[0].credential.id if hits else None


def _confidence(index: CredentialIndex, way: str, rank: Callable[[Judged], Ranking], query: Judged) -> float:
    """How sure a way is that a query has an answer: ours by its certainty, the others by their best score."""
    if way == OURS:
        return max(certain for *_, certain in ranked(index, query.texts))
    return rank(query)[0][1]


def _ways(index: CredentialIndex, table: FeatureTable) -> Ways:
    return {
        "word search alone": lambda query: table.ranked_by(query.query, word_score),
        "vectors alone": lambda query: table.ranked_by(query.query, nearest_text),
        OURS: lambda query: [(name, score) for name, score, _ in ranked(index, query.texts)],
    }


@contextmanager
def _workplace() -> Iterator[Path]:
    """A folder for builds, each of which takes the vectors of the one before; gone when the context closes."""
    with tempfile.TemporaryDirectory(prefix="evaluate-") as folder:
        yield Path(folder)


def _built(
    work: Path, records: list[Credential], terms: list[Term], encoder: Encoder, topics: Sequence[Topic] = ()
) -> Path:
    return work / "builds" / build(work, records, terms, encoder, topics=topics).name


def _lines(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def understanding_table(figures: Figures, written: str) -> Table:
    """The figures of the reader, a line each, on messages that were `written` so (training/reader/evaluate.py)."""
    table = Table("what", "figure", title=f"{figures.messages} messages that nobody trained on ({written})")
    rows: list[tuple[str, str]] = [
        ("act, with its context", f"{figures.acts:.3f}"),
        ("act, without context", f"{figures.acts_alone:.3f}"),
        *((f"act, {kind}", f"{share:.3f}") for kind, share in figures.by_kind.items()),
        *([] if isnan(figures.outside) else [("out of scope, AUROC", f"{figures.outside:.3f}")]),
        ("spans, F1", f"{figures.span_f1:.3f}"),
        *((f"  {label}", f"{counts.f1:.3f}") for label, counts in sorted(figures.spans.items())),
        ("words of spans, F1", f"{figures.words.f1:.3f}"),
        ("facts asked for, F1", f"{figures.asked.f1:.3f}"),
        ("needs and values of a message all right", f"{figures.values:.3f}"),
        ("reading a message, median", f"{figures.median:.1f} ms"),
        *((f"{true} taken for {read}", str(count)) for (true, read), count in figures.confused.most_common(12)),
    ]
    for row in rows:
        table.add_row(*row)
    return table
