from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.records import Credential
from index.build import build
from index.search import CredentialIndex
from tests.toy import ToyEncoder


@pytest.fixture
def encoder() -> ToyEncoder:
    return ToyEncoder()


@pytest.fixture
def index_of(tmp_path: Path, encoder: ToyEncoder) -> Callable[..., CredentialIndex]:
    """Makes an index of the records it is given."""

    def make(*records: Credential) -> CredentialIndex:
        return CredentialIndex(tmp_path / "builds" / build(tmp_path, records, [], encoder).name, encoder)

    return make
