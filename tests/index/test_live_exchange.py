"""While builds are exchanged under clients that ask without a pause, no question fails, nothing withdrawn answers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.build import build
from index.live import LiveIndex
from tests.index.made import credential
from tests.toy import ToyEncoder, toy_calibration

FOREVER = 60.0

WELDING = credential("weld", "Pipe Welding")


def found(live: LiveIndex, need: str) -> list[str]:
    return [hit.credential.id for hit in live.snapshot().credentials.search([need]).hits]


def test_no_question_fails_and_nothing_withdrawn_is_answered_while_builds_are_exchanged(
    tmp_path: Path, encoder: ToyEncoder
) -> None:
    """Ten catalogues, each of which withdraws the record before; three clients ask without a pause."""
    names = [f"round-{number}" for number in range(10)]
    catalogues = [[WELDING, credential(name, f"Pipe Welding {name}")] for name in names]
    build(tmp_path, catalogues[0], [], encoder)
    live = LiveIndex(tmp_path, encoder, toy_calibration(), FOREVER)
    with asking(live, "pipe welding round") as clients:
        for name, records in zip(names[1:], catalogues[1:], strict=True):
            exchange(live, build(tmp_path, records, [], encoder).name)
            assert sorted(found(live, "pipe welding round")) == [name, "weld"]
    assert all(client.answers for client in clients)
    assert all("weld" in ids and len(ids) == 2 for client in clients for ids in client.answers)


def exchange(live: LiveIndex, name: str) -> None:
    """Return when this build serves: whoever asks meanwhile may have begun to load it, or the one before."""
    for _ in range(100):
        if live.snapshot().folder.name == name:
            return
        live.wait()
    raise AssertionError(f"{name} does not serve")


@contextmanager
def asking(live: LiveIndex, need: str) -> Iterator[list[Client]]:
    """Three clients that ask without a pause until the context closes."""
    over = threading.Event()
    clients = [Client(live, need, over) for _ in range(3)]
    for client in clients:
        client.start()
    try:
        yield clients
    finally:
        over.set()
        for client in clients:
            client.join()


class Client(threading.Thread):
    """Asks one need until it is over, and once at least; an answer that failed is an empty one."""

    def __init__(self, live: LiveIndex, need: str, over: threading.Event) -> None:
        super().__init__()
        self._live, self._need, self._over = live, need, over
        self.answers: list[list[str]] = []

    def run(self) -> None:
        while not (self.answers and self._over.is_set()):
            try:
                self.answers.append(found(self._live, self._need))
            except Exception:  # noqa: BLE001  whatever it is, the test counts it
                self.answers.append([])
