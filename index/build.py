"""Build the index beside the one that serves, then swap. Only texts that were never encoded before are encoded.

A build is a folder of its own under `builds/`, named by the content it was made from; the file `current` names the
one that serves and is replaced in one step, so a reader sees the old build or the new one and nothing between.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from catalogue.records import Credential, Record, Term
from index.encoder import Encoder, Vectors
from index.lexical import Lexical
from index.texts import Passage, credential_passages, term_passages

FORMAT = 1
"""Raised when the files of a build change their meaning, so that old builds are not read."""
CHUNK = 512
KEEP = 2

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Build:
    """What `build` did: the name of the build that now serves, and how many texts it had to encode."""

    name: str
    passages: int
    encoded: int
    fresh: bool


def build(
    folder: Path,
    credentials: Sequence[Credential],
    terms: Sequence[Term],
    encoder: Encoder,
    progress: Progress = lambda done, total: None,
) -> Build:
    """Make the build for this content and swap it in; when it serves already, do nothing."""
    name = _name(credentials, terms, encoder.name)
    target = folder / "builds" / name
    passages = [passage for record in credentials for passage in credential_passages(record)]
    if current(folder) == target:
        return Build(name, len(passages), 0, fresh=False)
    known = _known_vectors(folder, encoder.name)
    term_texts = [passage for term in terms for passage in term_passages(term)]
    wanted = list(dict.fromkeys(passage.text for passage in (*passages, *term_texts)))
    missing = [text for text in wanted if text not in known]
    for start in range(0, len(missing), CHUNK):
        chunk = missing[start : start + CHUNK]
        known.update(zip(chunk, encoder.encode(chunk), strict=True))
        progress(start + len(chunk), len(missing))
    beside = target.with_suffix(".new")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    _write_part(beside, "credentials", credentials, passages, known)
    _write_part(beside, "terms", terms, term_texts, known)
    manifest = {"format": FORMAT, "encoder": encoder.name, "credentials": len(credentials), "terms": len(terms)}
    (beside / "manifest.json").write_text(json.dumps(manifest, indent=2))
    shutil.rmtree(target, ignore_errors=True)
    beside.rename(target)
    _swap(folder, name)
    return Build(name, len(passages), len(missing), fresh=True)


def current(folder: Path) -> Path | None:
    """The build that serves, or None before the first one."""
    try:
        target = folder / "builds" / (folder / "current").read_text().strip()
    except FileNotFoundError:
        return None
    return target if (target / "manifest.json").exists() else None


def _name(credentials: Sequence[Credential], terms: Sequence[Term], encoder: str) -> str:
    digest = hashlib.sha256(f"{FORMAT} {encoder}".encode())
    for record in (*credentials, *terms):
        digest.update(record.model_dump_json().encode())
    return digest.hexdigest()[:20]


def _known_vectors(folder: Path, encoder: str) -> dict[str, Vectors]:
    serving = current(folder)
    if serving is None:
        return {}
    manifest = json.loads((serving / "manifest.json").read_text())
    if manifest["format"] != FORMAT or manifest["encoder"] != encoder:
        return {}
    known: dict[str, Vectors] = {}
    for part in ("credentials", "terms"):
        vectors = np.load(serving / f"{part}.npy")
        known.update(zip((passage.text for passage in read_passages(serving, part)), vectors, strict=True))
    return known


def _write_part(
    folder: Path, part: str, records: Sequence[Record], passages: Sequence[Passage], known: dict[str, Vectors]
) -> None:
    vectors = np.stack([known[passage.text] for passage in passages]) if passages else np.zeros((0, 1), np.float32)
    np.save(folder / f"{part}.npy", vectors)
    with (folder / f"{part}.passages.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(asdict(passage)) + "\n" for passage in passages)
    with (folder / f"{part}.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(record.model_dump_json(exclude_defaults=True) + "\n" for record in records)
    Lexical.make([passage.text for passage in passages]).save(folder / f"{part}.bm25")


def read_passages(build_folder: Path, part: str) -> list[Passage]:
    with (build_folder / f"{part}.passages.jsonl").open(encoding="utf-8") as file:
        return [Passage(**json.loads(line)) for line in file]


def _swap(folder: Path, name: str) -> None:
    beside = folder / "current.new"
    beside.write_text(name)
    beside.replace(folder / "current")
    finished = [path for path in (folder / "builds").iterdir() if path.suffix != ".new"]
    builds = sorted(finished, key=lambda path: path.stat().st_mtime, reverse=True)
    for old in [path for path in builds if path.name != name][KEEP - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
