"""The tables of `python -m training bench`: finding the nearest records, and the whole search, at each size."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from rich.table import Table

from catalogue.records import Credential, Mode
from index.build import build
from index.calibration import Calibration
from index.encoder import Vectors
from index.nearest import Nearest
from index.results import Hit
from index.search import CredentialIndex
from index.texts import credential_summary
from reading.filters import Filters
from training.made_up import StandIn, made_up

DEPTH = 10
BLOCK = 10_000

PAGE = 3
"""How many hits of a search are read, as a page of the chat does."""

NO_FILTERS = Filters()
FILTERED = Filters(level_max=8, price_max=Decimal(500), modes=(Mode.ONLINE, Mode.BLENDED))

SPARSE = 4
"""Every so many searches one is done again with every record scored, to see what was missed."""


class Prepared:
    """An encoder that has encoded everything it will be asked for, of the catalogues that a StandIn encodes."""

    name = StandIn.name

    def __init__(self, texts: Sequence[str], vectors: Vectors) -> None:
        self._row_of: Mapping[str, int] = {text: row for row, text in enumerate(texts)}
        self._vectors = vectors

    def encode(self, texts: Sequence[str]) -> Vectors:
        return np.asarray(self._vectors[[self._row_of[text] for text in texts]], dtype=np.float32)


def nearest_table(sample: Sequence[Credential], stand_in: StandIn, queries: Vectors, sizes: Iterable[int]) -> Table:
    """Nearest alone, on the vectors of whole records, beside an exact scan of the same vectors."""
    columns = ("credentials", "exact", "build s", "p50 ms", "p95 ms", "exact p50 ms", "recall@10", "MB")
    table = Table(*columns, title="The nearest records of one query")
    for size in sizes:
        vectors = _wholes(sample, stand_in, size, queries.shape[1])
        began = time.perf_counter()
        index = Nearest.make(vectors)
        built = time.perf_counter() - began
        ours, nearest = timed(partial(index.search, count=DEPTH), queries)
        scan, truth = timed(partial(_exactly, vectors), queries)
        recall = np.mean([len({*near} & {*exact}) / DEPTH for near, exact in zip(nearest, truth, strict=True)])
        with tempfile.TemporaryDirectory() as folder:
            index.save(Path(folder) / "index")
            weight = (Path(folder) / "index").stat().st_size / 1e6
        times = [f"{np.percentile(ours, at):.2f}" for at in (50, 95)]
        row = [f"{size:,}", "yes" if index.exact else "no", f"{built:.1f}", *times, f"{np.percentile(scan, 50):.2f}"]
        table.add_row(*row, f"{recall:.3f}", f"{weight:,.0f}")
    return table


def whole_table(
    sample: Sequence[Credential],
    stand_in: StandIn,
    calibration: Calibration,
    asked: Prepared,
    needs: list[str],
    sizes: Iterable[int],
) -> Table:
    """The whole search of a build in a process of its own, its needs encoded beforehand."""
    built = ("credentials", "texts", "build s", "1 % changed: encoded", "s", "load s", "MB held")
    times = ("clock ms", "CPU ms", "filtered clock ms", "CPU ms")
    table = Table(*built, *times, "recall@10", title="The whole search of one need (p50 / p95)")
    for size in sizes:
        records = list(made_up(sample, size))
        with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(1, get_context("spawn")) as other:
            began = time.perf_counter()
            done = build(Path(folder), records, [], stand_in)
            first = time.perf_counter()
            again = build(
                Path(folder),
                [_changed(record) if not at % 100 else record for at, record in enumerate(records)],
                [],
                stand_in,
            )
            rebuilt = time.perf_counter()
            path = Path(folder) / "builds" / again.name
            searched = other.submit(_searched, path, size, calibration, asked, needs).result()
        texts = [f"{size:,}", f"{done.texts:,}", f"{first - began:.1f}", f"{again.encoded:,}", f"{rebuilt - first:.1f}"]
        table.add_row(*texts, *searched)
    return table


def timed(
    work: Callable[[Any], Any], asked: Iterable[Any], clock: Callable[[], float] = time.perf_counter
) -> tuple[list[float], list[Any]]:
    """Milliseconds and answers, one for each thing asked; the first is asked once more beforehand, to warm up."""
    listed = list(asked)
    work(listed[0])
    took, answers = [], []
    for question in listed:
        began = clock()
        answers.append(work(question))
        took.append(1000 * (clock() - began))
    return took, answers


def _searched(folder: Path, size: int, calibration: Calibration, asked: Prepared, needs: list[str]) -> list[str]:
    """The cells of one size: seconds to load, megabytes held, times of a search and its first page, what is found."""
    before, began = _held(), time.perf_counter()
    index = CredentialIndex(folder, asked, calibration)
    loaded = time.perf_counter() - began

    def page(need: str, filters: Filters = NO_FILTERS) -> list[Hit]:
        return list(index.search([need], filters).hits[:PAGE])

    works = (page, partial(page, filters=FILTERED))
    times = [timed(work, needs, clock)[0] for work in works for clock in (time.perf_counter, time.process_time)]
    cells = [f"{loaded:.2f}", f"{_held() - before:,.0f}", *(_middle_and_high(took) for took in times)]
    whole = CredentialIndex(folder, asked, calibration, candidates=size)
    return [*cells, f"{_recall(index, whole, needs[::SPARSE]):.3f}"]


def _recall(index: CredentialIndex, whole: CredentialIndex, needs: Sequence[str]) -> float:
    """How much of the best ten of a search that scores every record another finds; all of it where there are none."""
    shares = []
    for need in needs:
        ours, best = ({hit.credential.id for hit in each.search([need]).hits[:DEPTH]} for each in (index, whole))
        shares.append(len(ours & best) / len(best) if best else 1.0)
    return float(np.mean(shares))


def _middle_and_high(took: Sequence[float]) -> str:
    return f"{np.percentile(took, 50):.1f} / {np.percentile(took, 95):.1f}"


def _held() -> float:
    """Megabytes of this process that are not files mapped from the disk; NaN where there is no /proc."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith("RssAnon")), float("nan"))


def _wholes(sample: Sequence[Credential], stand_in: StandIn, size: int, width: int) -> Vectors:
    vectors = np.empty((size, width), np.float32)
    records = made_up(sample, size)
    for start in range(0, size, BLOCK):
        block = [credential_summary(record) for record in islice(records, BLOCK)]
        vectors[start : start + len(block)] = stand_in.encode(block)
    return vectors


def _exactly(vectors: Vectors, query: Vectors) -> Any:
    return faiss.knn(query[None], vectors, DEPTH, metric=faiss.METRIC_INNER_PRODUCT)[1][0]


def _changed(record: Credential) -> Credential:
    return record.model_copy(update={"title": f"Revised {record.title}"})
