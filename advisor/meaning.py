"""`python -m advisor.meaning`: the vectors of the open requests that have none of the present encoder.

A request of the chat gets its vector when it is sent (actions/request.py). These were sent by the form, whose process
has no encoder (bot/request_page.py), before vectors were kept, or to another encoder. It runs after the index was built
(advisor/prepare.py), as a process of its own because it loads the encoder.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select

from advisor.terminal import console
from hub.likeness import not_encoded
from hub.models import CollaborationRequest
from hub.requests import begin_writing
from hub.vectors import NeedVector, keep_vectors
from index.encoder import Encoder
from runtime.database import make_engine, make_sessions
from runtime.onnx_encoder import OnnxEncoder
from runtime.settings import Settings, settings

BATCH = 100
"""Requests whose vectors are stored in one transaction: half a second of the encoder's time."""


def encode(chosen: Settings, load: Callable[[Path], Encoder] = OnnxEncoder) -> int:
    """Store the vectors that are missing; returns how many. `load` raises NoEncoder."""
    engine = make_engine(chosen.database)
    try:
        sessions, encoder = make_sessions(engine), load(chosen.onnx_folder)
        with sessions() as session:
            missing = not_encoded(session, encoder.name)
        for start in range(0, len(missing), BATCH):
            some = missing[start : start + BATCH]
            numbers, rows = [number for number, _ in some], encoder.encode([need for _, need in some])
            made = {number: NeedVector.of(encoder.name, row) for number, row in zip(numbers, rows, strict=True)}
            with sessions.begin() as session:
                begin_writing(session)  # what SQLite has for the lock of the rows
                request = CollaborationRequest.id  # one may have been erased meanwhile; the others are kept from it
                left = session.scalars(select(request).where(request.in_(numbers)).with_for_update()).all()
                keep_vectors(session, {number: made[number] for number in left})
        return len(missing)
    finally:
        engine.dispose()


if __name__ == "__main__":
    if count := encode(settings()):
        console.print(f"Requests that can now be compared by their meaning: {count}.")
