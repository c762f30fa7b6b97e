"""What the web process does once, when it starts."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from advisor.web import spare_what_stays


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_what_is_there_at_the_start_is_passed_over_by_the_garbage_collection() -> None:
    stays = [["kept"]]
    assert any(each is stays for each in gc.get_objects())
    spare_what_stays()
    assert not any(each is stays for each in gc.get_objects())
    assert gc.get_freeze_count() > 100_000
