"""Build the index beside the one that serves, then swap. Only texts that were never encoded before are encoded.

A build is a folder of its own under `builds/`, named by the content it was made from; the file `current` names the
one that serves and is replaced in one step, so a reader sees the old build or the new one and nothing between.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from catalogue.records import Credential, Record, Term
from catalogue.skills import EscoSkill
from index.encoder import Encoder, Vectors
from index.lexical import Lexical
from index.nearest import Nearest
from index.skills import skill_passages
from index.texts import credential_passages, credential_summary, credential_words, term_passages
from index.vectors import Part, TextVectors

FORMAT = 3
"""Raised when the files of a build change their meaning, so that old builds are not read."""
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
) -> Build:
    """Make the build for this content and swap it in; when it serves already, do nothing."""
    name = _name((*credentials, *terms, *skills), encoder.name)
    target = folder / "builds" / name
    if current(folder) == target:
        return Build(name, 0, 0, fresh=False)
    offers = Part.of([(record.id, credential_passages(record)) for record in credentials])
    words = Part.of([(term.id, term_passages(term)) for term in terms])
    named = Part.of([(str(skill.uri), skill_passages(skill)) for skill in skills])
    summaries = [credential_summary(record) for record in credentials]
    wanted = list(dict.fromkeys([*offers.texts(), *words.texts(), *named.texts(), *summaries]))
    vectors, encoded = _encode(wanted, _known(folder, encoder.name), encoder, progress)
    beside = target.with_suffix(".new")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    vectors.save(beside)
    listed = (("credentials", credentials, offers), ("terms", terms, words), ("skills", skills, named))
    for part, records, passages in listed:
        passages.save(beside, part, vectors)
        _write_records(beside / f"{part}.jsonl", records)
    np.save(beside / "summaries.npy", vectors.rows(summaries))
    Nearest.make(vectors.matrix[vectors.rows(summaries)]).save(beside / "summaries.faiss")
    Lexical.make([credential_words(record) for record in credentials]).save(beside / "credentials.bm25")
    manifest = {"format": FORMAT, "encoder": encoder.name, "credentials": len(credentials), "terms": len(terms)}
    (beside / "manifest.json").write_text(json.dumps(manifest, indent=2))
    shutil.rmtree(target, ignore_errors=True)
    beside.rename(target)
    _swap(folder, name)
    return Build(name, len(wanted), encoded, fresh=True)


def current(folder: Path) -> Path | None:
    """The build that serves, or None before the first one."""
    try:
        target = folder / "builds" / (folder / "current").read_text().strip()
    except FileNotFoundError:
        return None
    return target if (target / "manifest.json").exists() else None


def _name(records: Sequence[Record], encoder: str) -> str:
    digest = hashlib.sha256(f"{FORMAT} {encoder}".encode())
    for record in records:
        digest.update(record.model_dump_json().encode())
    return digest.hexdigest()[:20]


def _known(folder: Path, encoder: str) -> TextVectors | None:
    """The vectors of the build that serves, if they are this encoder's."""
    serving = current(folder)
    if serving is None:
        return None
    manifest = json.loads((serving / "manifest.json").read_text())
    return TextVectors.load(serving) if (manifest["format"], manifest["encoder"]) == (FORMAT, encoder) else None


def _encode(
    wanted: list[str], known: TextVectors | None, encoder: Encoder, progress: Progress
) -> tuple[TextVectors, int]:
    """The vectors of all wanted texts, and how many of them had to be encoded."""
    old = known.row_of if known else {}
    missing = [text for text in wanted if text not in old]
    fresh: list[Vectors] = []
    for start in range(0, len(missing), CHUNK):
        chunk = missing[start : start + CHUNK]
        fresh.append(encoder.encode(chunk))
        progress(start + len(chunk), len(missing))
    kept = [text for text in wanted if text in old]
    parts = [known.matrix[known.rows(kept)]] if known and kept else []
    matrix = np.concatenate([*parts, *fresh]) if parts or fresh else np.zeros((0, 1), np.float32)
    return TextVectors([*kept, *missing], matrix), len(missing)


def _write_records(path: Path, records: Sequence[Record]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(record.model_dump_json(exclude_defaults=True) + "\n" for record in records)


def _swap(folder: Path, name: str) -> None:
    beside = folder / "current.new"
    beside.write_text(name)
    beside.replace(folder / "current")
    finished = [path for path in (folder / "builds").iterdir() if path.suffix != ".new"]
    builds = sorted(finished, key=lambda path: path.stat().st_mtime, reverse=True)
    for old in [path for path in builds if path.name != name][KEEP - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
