"""What an import did or would do: changes by kind, records before and after, errors and warnings."""

from __future__ import annotations

from dataclasses import dataclass, field

from catalogue.problems import Problem
from catalogue.records import Credential


@dataclass(frozen=True)
class Changes:
    """What an import did, or would do: ids by kind of change, in order."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()

    def __str__(self) -> str:
        return (
            f"{len(self.added)} added, {len(self.changed)} changed, "
            f"{len(self.removed)} removed, {len(self.unchanged)} unchanged"
        )


@dataclass(frozen=True)
class Difference:
    """One record as it was and as it becomes; None before it is added and after it is removed."""

    before: Credential | None
    after: Credential | None

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that differ; empty for an added or removed record."""
        before, after = self.before, self.after
        if before is None or after is None:
            return ()
        return tuple(name for name in Credential.model_fields if getattr(before, name) != getattr(after, name))


@dataclass(frozen=True)
class Report:
    """The changes, and the first of the errors and of the warnings; of both all are counted.

    A caller that gets an error rolls back, unless it asked that bad records be skipped: the changes are then those of
    the other records. `fingerprint` is a digest of every record that the import writes and every record that it
    overwrites or removes: two reports with the same fingerprint make the same changes.
    """

    changes: Changes
    problems: tuple[Problem, ...] = ()
    problem_count: int = 0
    differences: tuple[Difference, ...] = ()
    fingerprint: str = field(default="", compare=False)
    warnings: tuple[Problem, ...] = ()
    warning_count: int = 0

    @property
    def taken(self) -> int:
        """How many records of the feed are, or would be, in the catalogue."""
        return len(self.changes.added) + len(self.changes.changed) + len(self.changes.unchanged)
