from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.records import Credential
from index.build import build
from index.search import CredentialIndex
from tests.toy import ToyEncoder, toy_calibration


@pytest.fixture
def encoder() -> ToyEncoder:
    return ToyEncoder()


@pytest.fixture
def index_of(tmp_path: Path, encoder: ToyEncoder) -> Callable[..., CredentialIndex]:
    """Makes an index of the records it is given."""

    def make(*records: Credential) -> CredentialIndex:
        folder = tmp_path / "builds" / build(tmp_path, records, [], encoder).name
        return CredentialIndex(folder, encoder, toy_calibration())

    return make
