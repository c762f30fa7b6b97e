"""`python -m index bench`: how the search behaves from a thousand credentials to a million.

The records are the sample's own, made into as many as wanted: their real vectors with noise, so that neighbourhoods
are as crowded as they would be, and no time goes into encoding. Times are of the nearest-record search alone, on one
query at a time, beside an exact scan of the same vectors in the same run.
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from rich.console import Console
from rich.table import Table

from catalogue.sample import sample_credentials
from index.build import build
from index.encoder import Encoder, Vectors
from index.nearest import Nearest
from index.texts import credential_summary

SIZES = (1_000, 10_000, 100_000, 1_000_000)
NOISE = 0.6
QUERIES = 200
DEPTH = 10


def bench(encoder: Encoder, console: Console, largest: int) -> None:
    """Print encoding, building and searching at each size up to `largest`."""
    texts = [credential_summary(record) for record in sample_credentials()]
    base = encoder.encode(texts)
    asked = [words for record in sample_credentials() for words in record.employer_words][:QUERIES]
    _say_encoding(encoder, asked, console)
    queries = encoder.encode(asked)
    table = Table("credentials", "build s", "p50 ms", "p95 ms", "exact p50 ms", "recall@10", "MB of vectors")
    for size in (size for size in SIZES if size <= largest):
        vectors = _multiplied(base, size)
        began = time.perf_counter()
        index = Nearest.make(vectors)
        built = time.perf_counter() - began
        exact = faiss.IndexFlatIP(vectors.shape[1])
        exact.add(vectors)
        ours, found = _timed(partial(index.search, count=DEPTH), queries)
        scan, truth = _timed(partial(Nearest(exact).search, count=DEPTH), queries)
        recall = np.mean([len({*one} & {*other}) / DEPTH for one, other in zip(found, truth, strict=True)])
        row = [f"{built:.1f}", *(f"{np.percentile(ours, at):.2f}" for at in (50, 95)), f"{np.percentile(scan, 50):.2f}"]
        table.add_row(f"{size:,}", *row, f"{recall:.3f}", f"{vectors.nbytes / 1e6:,.0f}")
    console.print(table)
    _say_building(encoder, console)
    console.print(f"Most memory held: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.1f} GB")


def _say_encoding(encoder: Encoder, asked: list[str], console: Console) -> None:
    took, _ = _timed(lambda text: encoder.encode([text]), asked[:50])
    console.print(f"Encoding one phrase: p50 {np.percentile(took, 50):.1f} ms, p95 {np.percentile(took, 95):.1f} ms")


def _say_building(encoder: Encoder, console: Console) -> None:
    """The whole build of the sample against encoding its texts alone, then again with one record in a hundred new."""
    records = sample_credentials()
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        done = build(Path(folder), records, [], encoder)
        whole = time.perf_counter() - began
        changed = [
            record.model_copy(update={"description": f"{record.description} Now revised."}) if not at % 100 else record
            for at, record in enumerate(records)
        ]
        began = time.perf_counter()
        again = build(Path(folder), changed, [], encoder)
        console.print(
            f"Build of {len(records)} records: {done.encoded} texts in {whole:.1f} s ({done.encoded / whole:.0f} a "
            "second); "
            f"with one in a hundred changed: {again.encoded} encoded, {time.perf_counter() - began:.1f} s"
        )


def _multiplied(base: Vectors, size: int) -> Vectors:
    """`size` unit vectors around those of `base`."""
    random = np.random.default_rng(0)
    spread = NOISE / np.sqrt(base.shape[1])
    made = base[random.integers(len(base), size=size)]
    for start in range(0, size, 100_000):
        block = made[start : start + 100_000]
        block += spread * random.standard_normal(block.shape, dtype=np.float32)
        block /= np.linalg.norm(block, axis=1, keepdims=True)
    return made


def _timed(work: Callable[[Any], Any], asked: Iterable[Any]) -> tuple[list[float], list[Any]]:
    """Milliseconds and answers, one for each thing asked; the first is asked once more beforehand, to warm up."""
    listed = list(asked)
    work(listed[0])
    took, found = [], []
    for one in listed:
        began = time.perf_counter()
        found.append(work(one))
        took.append(1000 * (time.perf_counter() - began))
    return took, found
