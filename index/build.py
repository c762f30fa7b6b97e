"""Build the index beside the one that serves, then swap. Only texts that were never encoded before are encoded.

A build is a folder of its own under `builds/`, named by the content it was made from; the file `current` names the
one that serves and is replaced in one step, so a reader sees the old build or the new one and nothing between.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from catalogue.edits.phrasing import Phrasing
from catalogue.records import Credential, Guidance, Record, Term
from catalogue.skills import EscoSkill
from index.encoder import Encoder
from index.features import levels_of
from index.filters import FACTS
from index.guidance import guidance_passages
from index.guidance_classes import Example, GuidanceClasses, key_of, learn
from index.lexical import Lexical
from index.nearest import Nearest
from index.skills import skill_passages
from index.spelling import Spelling
from index.stored import write_lines
from index.texts import credential_passages, credential_summary, credential_words, term_passages
from index.ties import tied
from index.topics import Topic
from index.vectors import LoadedPart, Part, Rows, TextVectors
from runtime.standard_english import in_standard_english

FORMAT = 15
"""Raised when the files of a build change their meaning, so that old builds are not read."""
UNSAID = Phrasing()
CHUNK = 512
KEEP = 2

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Build:
    """What `build` did: the name of the build that now serves, and how many texts it had to encode."""

    name: str
    texts: int
    encoded: int
    fresh: bool


def build(
    folder: Path,
    credentials: Sequence[Credential],
    terms: Sequence[Term],
    encoder: Encoder,
    progress: Progress = lambda done, total: None,
    *,
    skills: Sequence[EscoSkill] = (),
    guidance: Sequence[Guidance] = (),
    examples: Sequence[Example] = (),
    topics: Sequence[Topic] = (),
    phrasing: Phrasing = UNSAID,
) -> Build:
    """Make the build for this content and swap it in; when it serves already, do nothing.

    A record is found by the phrases of the nearest `topics` too, as far as `phrasing` lets it. Which `guidance` a
    question asks for is learned from `examples`; without any it goes by similarity alone.
    """
    # a search puts equals in the order of their positions
    credentials = sorted(credentials, key=lambda record: record.id)
    topics = topics if credentials else ()
    learned_from = key_of(guidance, examples, encoder.name) if examples else ""
    name = _name((*credentials, *terms, *skills, *guidance), encoder.name, topics, phrasing, learned_from)
    target = folder / "builds" / name
    if current(folder) == target:
        return Build(name, 0, 0, fresh=False)
    known, before = _known(folder, encoder.name), 0
    serving = current(folder) if known else None
    suggested: list[tuple[str, ...]] = [()] * len(credentials)
    if topics:
        suggested, of_topics, before = _suggested(credentials, topics, known, encoder)
        suggested = [
            tuple(phrase for phrase in phrases if phrase not in phrasing.refused.get(record.id, ()))
            for record, phrases in zip(credentials, suggested, strict=True)
        ]
        known = [*known, of_topics]
    parts: dict[str, tuple[Sequence[Record], Part]] = {
        "credentials": (
            credentials,
            Part.of(
                [
                    (record.id, credential_passages(record, phrases))
                    for record, phrases in zip(credentials, suggested, strict=True)
                ]
            ),
        ),
        "terms": (terms, Part.of([(term.id, term_passages(term)) for term in terms])),
        "skills": (skills, Part.of([(str(skill.uri), skill_passages(skill)) for skill in skills])),
        "guidance": (guidance, Part.of([(answer.id, guidance_passages(answer)) for answer in guidance])),
    }
    summaries = [credential_summary(record) for record in credentials]
    # the topics and the examples too, so that the next build knows their vectors
    questions = [in_standard_english(one.question) for one in examples]
    held = [*(text for topic in topics for text in (topic.title, topic.published[-1])), *questions]
    wanted = list(dict.fromkeys([*(text for _, part in parts.values() for text in part.texts()), *summaries, *held]))
    vectors, encoded = _encode(wanted, known, encoder, progress)
    beside = target.with_suffix(".new")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    vectors.save(beside)
    for part_name, (records, part) in parts.items():
        part.save(beside, part_name, vectors)
        lines = (record.model_dump_json(exclude_defaults=True) for record in records)
        write_lines(beside / f"{part_name}.jsonl", lines)
    words = [credential_words(record, phrases) for record, phrases in zip(credentials, suggested, strict=True)]
    if examples:
        asked = [vectors.matrix[vectors.rows([one.text for one in guidance_passages(answer)])] for answer in guidance]
        known_classes = GuidanceClasses.known(serving, learned_from) if serving else None
        classes = known_classes or learn(
            guidance, asked, examples, vectors.matrix[vectors.rows(questions)], learned_from
        )
        if classes:
            classes.save(beside)
    _write_search(beside, credentials, words, vectors, vectors.rows(summaries))
    manifest = {
        "format": FORMAT,
        "encoder": encoder.name,
        "credentials": len(credentials),
        "terms": len(terms),
        "providers": sorted({record.provider for record in credentials}),
        "subjects": Counter(sorted(subject for record in credentials for subject in {*record.subjects})),
    }
    (beside / "manifest.json").write_text(json.dumps(manifest, indent=2))
    shutil.rmtree(target, ignore_errors=True)
    beside.rename(target)
    _swap(folder, name)
    return Build(name, len(wanted), before + encoded, fresh=True)


def _suggested(
    credentials: Sequence[Credential],
    topics: Sequence[Topic],
    known: Sequence[TextVectors],
    encoder: Encoder,
) -> tuple[list[tuple[str, ...]], TextVectors, int]:
    """For each record the phrases of the topics near to it; the vectors by which they are near; how many texts had to
    be encoded."""
    listed = [
        [record.title for record in credentials],
        [credential_summary(record) for record in credentials],
        [topic.title for topic in topics],
        [topic.published[-1] for topic in topics],
    ]
    different = list(dict.fromkeys(text for texts in listed for text in texts))
    vectors, encoded = _encode(different, known, encoder, lambda done, total: None)
    titles, wholes, topic_titles, topic_wholes = (vectors.matrix[vectors.rows(texts)] for texts in listed)
    return tied(titles, wholes, topics, topic_titles, topic_wholes), vectors, encoded


def _write_search(
    folder: Path, credentials: Sequence[Credential], texts: Sequence[str], vectors: TextVectors, wholes: Rows
) -> None:
    """Write what the search of credentials alone needs; `texts` are the records as words, `wholes` the rows of their
    summaries."""
    centres = LoadedPart.load(folder, "credentials").centres(vectors.matrix)
    np.save(folder / "centres.npy", centres)
    np.save(folder / "wholes.npy", wholes)
    np.save(folder / "levels.npy", levels_of(credentials))
    facts = (record.model_dump_json(exclude_defaults=True, include=set(FACTS)) for record in credentials)
    write_lines(folder / "facts.jsonl", facts)
    # two features in one: the nearest by the sum of two vectors are those of the largest sum of two cosines
    Nearest.make(centres + vectors.matrix[wholes]).save(folder / "nearest.faiss")
    Lexical.make(texts, [record.title for record in credentials]).save(folder / "credentials.bm25")
    published = (credential_words(one.model_copy(update={"employer_words": ()})) for one in credentials)
    Spelling.of(published, texts).save(folder / "words.txt")


def current(folder: Path) -> Path | None:
    """The build that serves, or None before the first one."""
    try:
        target = folder / "builds" / (folder / "current").read_text().strip()
    except FileNotFoundError:
        return None
    return target if (target / "manifest.json").exists() else None


def _name(
    records: Sequence[Record], encoder: str, topics: Sequence[Topic], phrasing: Phrasing, learned_from: str
) -> str:
    digest = hashlib.sha256(f"{FORMAT} {encoder} {learned_from}".encode())
    if phrasing:
        digest.update(phrasing.described().encode())
    for topic in topics:
        digest.update(repr(topic).encode())
    for record in records:
        digest.update(record.model_dump_json().encode())
    return digest.hexdigest()[:20]


def _known(folder: Path, encoder: str) -> list[TextVectors]:
    """The vectors of the build that serves, if they are this encoder's."""
    serving = current(folder)
    if serving is None:
        return []
    manifest = json.loads((serving / "manifest.json").read_text())
    return [TextVectors.load(serving)] if (manifest["format"], manifest["encoder"]) == (FORMAT, encoder) else []


def _encode(
    wanted: list[str], known: Sequence[TextVectors], encoder: Encoder, progress: Progress
) -> tuple[TextVectors, int]:
    """The vectors of all wanted texts, and how many of them had to be encoded."""
    matrix = np.zeros((len(wanted), max((vectors.matrix.shape[1] for vectors in known), default=1)), np.float32)
    missing = list(range(len(wanted)))
    for vectors in known:
        kept = [row for row in missing if wanted[row] in vectors.row_of]
        matrix[kept] = vectors.matrix[vectors.rows([wanted[row] for row in kept])]
        missing = [row for row in missing if wanted[row] not in vectors.row_of]
    # texts of like length encode fastest: none is filled up to another's
    missing.sort(key=lambda row: -len(wanted[row]))
    for start in range(0, len(missing), CHUNK):
        chunk = missing[start : start + CHUNK]
        fresh = encoder.encode([wanted[row] for row in chunk])
        if matrix.shape[1] != fresh.shape[1]:
            matrix = np.zeros((len(wanted), fresh.shape[1]), np.float32)
        matrix[chunk] = fresh
        progress(start + len(chunk), len(missing))
    return TextVectors(wanted, matrix), len(missing)


def _swap(folder: Path, name: str) -> None:
    beside = folder / "current.new"
    beside.write_text(name)
    beside.replace(folder / "current")
    finished = [path for path in (folder / "builds").iterdir() if path.suffix != ".new"]
    builds = sorted(finished, key=lambda path: path.stat().st_mtime, reverse=True)
    for old in [path for path in builds if path.name != name][KEEP - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
