"""What all turns share: made once per process by `python -m actions`, by hand in tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from index.answers import Answers
from index.live import LiveIndex
from runtime.clock import today
from runtime.database import Sessions
from runtime.phrases import Phrases
from runtime.settings import Settings


@dataclass(frozen=True)
class Services:
    settings: Settings
    sessions: Sessions
    index: LiveIndex
    answers: Answers
    phrases: Phrases
    today: Callable[[], dt.date] = today
