"""The reader by hand, and the reader that answers."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from nlu.onnx_reader import OnnxReader
from runtime.settings import ROOT
from tests.nlu.toy_reader import write_reader
from training.reader.export import export_reader
from training.reader.kept import is_exported


@pytest.fixture(scope="session")
def toy_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_reader(tmp_path_factory.mktemp("toy") / "reader")


@pytest.fixture(scope="session")
def toy(toy_folder: Path) -> OnnxReader:
    return OnnxReader(toy_folder)


@pytest.fixture(scope="session")
def exported_reader(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the reader as the code of today exports it: that of the checkout, where it is there."""
    folder = ROOT / "var" / "reader"
    if not is_exported(folder):
        folder = tmp_path_factory.mktemp("exported") / "reader"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # torch announces its next exporter and remarks on every traced shape
            export_reader(folder)
    return folder


@pytest.fixture(scope="session")
def reader(exported_reader: Path) -> OnnxReader:
    return OnnxReader(exported_reader)
