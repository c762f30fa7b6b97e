from __future__ import annotations

import pytest

from tests.toy import ToyEncoder


@pytest.fixture
def encoder() -> ToyEncoder:
    return ToyEncoder()
