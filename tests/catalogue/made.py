"""A record by hand, for the tests of its facts."""

from __future__ import annotations

import datetime as dt
from typing import Any

from catalogue.records import Credential

TODAY = dt.date(2026, 11, 21)


def made(**fields: Any) -> Credential:
    """A record that publishes these fields and no others."""
    return Credential.model_validate({"id": "care", "title": "Dementia Care", "provider": "Clyde College", **fields})
