"""What a member of staff may do in the console. Each role may also do what those before it may."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """VIEWER reads; TRIAGE decides requests and exports them; EDITOR changes the catalogue; ADMIN erases."""

    VIEWER = "viewer"
    TRIAGE = "triage"
    EDITOR = "editor"
    ADMIN = "admin"

    def includes(self, other: Role) -> bool:
        """Whether this role may do what `other` may."""
        order = list(Role)
        return order.index(self) >= order.index(other)
