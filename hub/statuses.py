"""Where a request can stand.

A new status changes three files: this one (its value, its name for staff and its stage), hub/transitions.py (the
transitions to it and from it) and domain.yml (`utter_status_` and the value: its name for the employer). The console
shows the name and chooses the badge by the stage. The database stores the value as text, so no migration is needed.
tests/hub/test_statuses.py checks that the three files agree.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Stage(StrEnum):
    """How far a request has come. It decides whether the request is open, and the look of the console's badge."""

    NEW = "new"
    WAITING = "waiting"
    CONSIDERED = "considered"
    AGREED = "agreed"
    DELIVERED = "delivered"
    ENDED = "ended"


class Status(StrEnum):
    """Where a request stands."""

    NEW = "new"
    NEED_INFORMATION = "need_information"
    TRIAGED = "triaged"
    WITH_PROVIDERS = "with_providers"
    IN_TALKS = "in_talks"
    ACCEPTED = "accepted"
    IN_DESIGN = "in_design"
    DELIVERED = "delivered"
    DECLINED = "declined"
    DUPLICATE = "duplicate"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The name for staff."""
        return _TABLE[self].label

    @property
    def stage(self) -> Stage:
        return _TABLE[self].stage


TOGETHER = (Status.IN_TALKS, Status.IN_DESIGN)
"""The statuses in which an employer and a provider work together, the earlier first."""


class _Row(NamedTuple):
    label: str
    stage: Stage


_TABLE = {
    Status.NEW: _Row("New", Stage.NEW),
    Status.NEED_INFORMATION: _Row("Waiting for information", Stage.WAITING),
    Status.TRIAGED: _Row("Triaged", Stage.CONSIDERED),
    Status.WITH_PROVIDERS: _Row("With providers", Stage.CONSIDERED),
    Status.IN_TALKS: _Row("In talks", Stage.CONSIDERED),
    Status.ACCEPTED: _Row("Accepted", Stage.AGREED),
    Status.IN_DESIGN: _Row("In design", Stage.AGREED),
    Status.DELIVERED: _Row("Delivered", Stage.DELIVERED),
    Status.DECLINED: _Row("Declined", Stage.ENDED),
    Status.DUPLICATE: _Row("Duplicate", Stage.ENDED),
    Status.WITHDRAWN: _Row("Withdrawn", Stage.ENDED),
}
