"""The fingerprint of files changes with their names, their bytes and their order, and with nothing else."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from runtime.fingerprint import fingerprint


@pytest.fixture
def files(tmp_path: Path) -> list[tuple[str, Path]]:
    for name in ("a", "b"):
        (tmp_path / name).write_text(f"content of {name}")
    return [(name, tmp_path / name) for name in ("a", "b")]


def test_it_is_the_beginning_of_the_hash_over_names_and_bytes(files: list[tuple[str, Path]]) -> None:
    whole = hashlib.sha256(b"a\0content of a\0b\0content of b\0").hexdigest()
    assert fingerprint(files) == whole[:20]


def test_another_name_other_bytes_and_another_order_are_another(files: list[tuple[str, Path]]) -> None:
    before = fingerprint(files)
    renamed = [("c", files[0][1]), files[1]]
    assert len({before, fingerprint(renamed), fingerprint(files[::-1]), fingerprint([])}) == 4
    files[0][1].write_text("something else")
    assert fingerprint(files) != before


def test_a_file_that_is_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        fingerprint([("gone", tmp_path / "gone")])
