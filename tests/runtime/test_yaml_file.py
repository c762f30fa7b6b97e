"""YAML files are read as plain values, and no file can make an object."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from runtime.yaml_file import read_yaml


def test_a_file_is_read_as_plain_values(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("terms: [RPL, Gàidhlig]\n", encoding="utf-8")
    assert read_yaml(path) == {"terms": ["RPL", "Gàidhlig"]}


def test_a_file_can_make_no_object(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("!!python/object/apply:os.getcwd []\n", encoding="utf-8")
    with pytest.raises(yaml.YAMLError):
        read_yaml(path)
