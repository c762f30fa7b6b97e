"""`python -m training bench`: how build and search behave from a thousand credentials to a million.

The catalogues are made up of the sample's texts (training/made_up.py). At a million only the nearest records are
measured: a build of as many needs more memory than the whole bench is meant to take.
"""

from __future__ import annotations

import resource
import tempfile
import threading
import time
from pathlib import Path

import numpy as np
from rich.console import Console

from catalogue.records import Credential
from catalogue.sample import sample_credentials
from index.build import build
from index.calibration import Calibration
from index.encoder import Encoder
from index.live import LiveIndex
from index.texts import credential_passages, credential_summary
from training.bench_search import Prepared, nearest_table, timed, whole_table
from training.made_up import StandIn

SIZES = (1_000, 10_000, 100_000, 1_000_000)
WHOLE_UP_TO = 100_000
QUERIES = 200
ROUNDS = 3
RATED = 40
"""How many sample records are encoded in each round of the build rate."""

SWAPS = 10
CLIENTS = 3


def bench(encoder: Encoder, calibration: Calibration, console: Console, largest: int) -> None:
    """Print encoding, building, exchanging and searching at each size up to `largest`."""
    sample = sample_credentials()
    needs = [words for record in sample for words in record.employer_words][:QUERIES]
    took, _ = timed(lambda text: encoder.encode([text]), needs[:50])
    console.print(f"Encoding one phrase: p50 {np.percentile(took, 50):.1f} ms, p95 {np.percentile(took, 95):.1f} ms")
    console.print(_rate(sample[:RATED], encoder))
    queries = encoder.encode(needs)
    stand_in, asked = StandIn(sample, encoder), Prepared(needs, queries)
    console.print(_swaps(sample, stand_in, calibration, asked, needs[:: QUERIES // SWAPS]))
    sizes = [size for size in SIZES if size <= largest]
    whole = [size for size in sizes if size <= WHOLE_UP_TO]
    console.print(whole_table(sample, stand_in, calibration, asked, needs, whole))
    console.print(nearest_table(sample, stand_in, queries, sizes))
    console.print(f"Most memory held: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.1f} GB")


def _rate(records: list[Credential], encoder: Encoder) -> str:
    """Texts a second of whole builds and of the encoder alone, by turns, as medians."""
    listed = [
        *(passage.text for record in records for passage in credential_passages(record)),
        *map(credential_summary, records),
    ]
    texts = list(dict.fromkeys(listed))
    bare, whole = [], []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        encoder.encode(texts)
        bare.append(time.perf_counter() - began)
        with tempfile.TemporaryDirectory() as folder:
            began = time.perf_counter()
            build(Path(folder), records, [], encoder)
            whole.append(time.perf_counter() - began)
    alone, built = (len(texts) / float(np.median(times)) for times in (bare, whole))
    return f"Build: {built:.0f} texts a second, encoder alone {alone:.0f}, ratio {built / alone:.2f}"


def _swaps(
    sample: list[Credential], stand_in: StandIn, calibration: Calibration, asked: Prepared, needs: list[str]
) -> str:
    """Questions asked without a pause while catalogues are exchanged, each of which withdraws the best answer."""
    with tempfile.TemporaryDirectory() as name:
        folder, records = Path(name), list(sample)
        build(folder, records, [], stand_in)
        live, over = LiveIndex(folder, asked, calibration), threading.Event()
        answered, failed, withdrawn = [0] * CLIENTS, [0] * CLIENTS, 0

        def ask(client: int) -> None:
            while not over.is_set():
                try:
                    live.snapshot().credentials.search(needs[:1])
                    answered[client] += 1
                except Exception:  # noqa: BLE001  whatever it is, it is counted
                    failed[client] += 1

        clients = [threading.Thread(target=ask, args=(client,), daemon=True) for client in range(CLIENTS)]
        for client in clients:
            client.start()
        for need in needs:
            best = live.snapshot().credentials.search([need]).hits[0].credential.id
            records = [record for record in records if record.id != best]
            build(folder, records, [], stand_in)
            live.snapshot()
            live.wait()
            withdrawn += any(hit.credential.id == best for hit in live.snapshot().credentials.search([need]).hits)
        over.set()
        for client in clients:
            client.join()
    counts = f"{sum(answered)} questions answered, {sum(failed)} failed, {withdrawn} withdrawn records answered"
    return f"{len(needs)} swaps: {counts}"
