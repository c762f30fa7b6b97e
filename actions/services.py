"""What the actions share: made once per process by `python -m actions`, by hand in tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from index.encoder import SentenceEncoder
from index.live import LiveIndex
from runtime.clock import today
from runtime.database import Sessions, make_engine, make_sessions
from runtime.settings import Settings


@dataclass(frozen=True)
class Services:
    settings: Settings
    sessions: Sessions
    index: LiveIndex
    today: Callable[[], dt.date] = today

    @classmethod
    def from_settings(cls, settings: Settings) -> Services:
        """The real ones. Loads the encoder and the index: seconds. Raises NoIndex when none was built."""
        return cls(
            settings=settings,
            sessions=make_sessions(make_engine(settings.database)),
            index=LiveIndex(settings.index_folder, SentenceEncoder(settings.sentence_model)),
        )
