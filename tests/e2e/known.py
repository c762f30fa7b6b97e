"""What is known not to be understood yet: named with its reason, so that whatever else fails is news."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

Known = Mapping[str, str]
"""The reason by the name of a test."""


def parameter(name: str, value: Any, known: Known) -> Any:
    """The parameter of a test with this name, which has to fail where it is known to: one that passes again must be
    taken off the list."""
    reason = known.get(name)
    marks = [pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)] if reason else []
    return pytest.param(value, id=name, marks=marks)
