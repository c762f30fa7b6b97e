"""What the tests of the hub share: a request with the least that it needs, and a cheap password hasher."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest
from argon2 import PasswordHasher

from hub import passwords
from hub.models import CollaborationRequest
from hub.requests import Draft
from hub.vectors import NeedVector

AILSA, RORY = "ailsa@hub.example", "rory@hub.example"
PASSWORD = "a long pass phrase"
FIELDS: dict[str, Any] = {
    "organisation": "Craigellan Care Homes",
    "contact_name": "Mairi Sinclair",
    "contact": "Mairi@craigellan.example",
    "consent_version": "2026-11",
    "need": "Our night staff freeze when a resident with dementia refuses care.",
}
HASHER = passwords.hasher
"""The hasher of the service, for the tests of its parameters."""

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
Opener = Callable[..., CollaborationRequest]
Drafter = Callable[..., Draft]


def draft_of(**fields: Any) -> Draft:
    """A draft with the least that a request needs, and `fields`."""
    return Draft(**FIELDS | fields)


def meaning(*numbers: float, encoder: str = "toy") -> NeedVector:
    """The vector of a need as that encoder might see it; the numbers need not be of length 1."""
    return NeedVector.of(encoder, np.array(numbers) / np.linalg.norm(numbers))


@contextmanager
def cheap_passwords() -> Iterator[None]:
    """Within it a password costs microseconds instead of 20 ms."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "hasher", CHEAP)
        yield
